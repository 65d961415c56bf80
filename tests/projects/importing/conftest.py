"""The real printed report for tests of the importer; skipped loudly where the machine does not have it."""

from pathlib import Path

import pytest

from projects.importing.files import read_text


@pytest.fixture
def real_report_text(real_report: Path) -> str:
    return read_text(real_report)
