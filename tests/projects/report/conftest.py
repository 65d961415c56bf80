"""Drawn photos in print size, and the sample report typeset once."""

import hashlib

import pytest
from PIL import Image

from projects.report.typeset import typeset_report
from tests.projects.report.documents import FULL_REPORT


def drawn_photo(path, size, colour):
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    Image.blend(picture, Image.new("RGB", size, colour), 0.5).save(path, "JPEG")
    return path


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """SHA-256 → file, as many as the sample report has photos; the names in the documents stand for the hashes."""
    folder = tmp_path_factory.mktemp("pictures")
    sizes = {
        "a" * 64: (900, 600),
        "b" * 64: (600, 900),
        "c" * 64: (1200, 300),
        "d" * 64: (200, 2400),
        "e" * 64: (2400, 200),
    }
    return {name: drawn_photo(folder / f"{name[0]}.jpg", size, "teal") for name, size in sizes.items()}


@pytest.fixture(scope="session")
def typeset(pictures):
    return typeset_report(FULL_REPORT, pictures)


@pytest.fixture(scope="session")
def checksum(typeset):
    return hashlib.sha256(typeset.pdf).hexdigest()
