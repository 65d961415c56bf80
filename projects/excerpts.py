"""Parts of a sealed report as PDFs of their own: one sheet, a topic field, a ministry.

Each is typeset when it is first asked for and kept in `.excerpts/` beside the editions, which may be emptied at any
time. What shapes an excerpt is part of its place: another renderer or another set of pictures makes a new one, and
the old ones go.
"""

import hashlib
import os
import shutil
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings

from projects.document import MinistryRef, ReportDocument
from projects.durable import put_in_place
from projects.editions import kept_pictures, without_missing_pictures
from projects.models import Edition
from projects.published import Form, form_now, form_of
from projects.report.excerpt import Excerpt
from projects.report.typeset import renderer_fingerprint, typeset_excerpt
from projects.text import slug_of
from projects.tombstones import report_as_read
from projects.turns import PATIENCE, Busy, turn

__all__ = [
    "Busy",
    "excerpt_file",
    "ministries_of",
    "ministry_excerpt",
    "ministry_slug",
    "sheet_excerpt",
    "topic_excerpt",
]


def sheet_excerpt(document: ReportDocument, code: str) -> Excerpt | None:
    """One sheet; None where the report has none of this project."""
    return Excerpt(f"blatt-{code}", (code,)) if document.sheet(code) else None


def topic_excerpt(document: ReportDocument, slug: str) -> Excerpt | None:
    """The sheets of a topic field; None where the report has none."""
    found = [sheet for sheet in document.projects if sheet.topic_field.slug == slug]
    if not found:
        return None
    return Excerpt(
        f"themenfeld-{slug}", tuple(sheet.code for sheet in found), f"Themenfeld {found[0].topic_field.name}"
    )


def ministry_excerpt(document: ReportDocument, slug: str) -> Excerpt | None:
    """The sheets for which a ministry is responsible; None where the report has none."""
    found = [sheet for sheet in document.projects if sheet.ministry and ministry_slug(sheet.ministry) == slug]
    ministry = found[0].ministry if found else None
    if ministry is None:
        return None
    return Excerpt(f"ministerium-{slug}", tuple(sheet.code for sheet in found), ministry.name)


def ministry_slug(ministry: MinistryRef) -> str:
    """A ministry's part of an address."""
    return slug_of(ministry.abbreviation)


def ministries_of(document: ReportDocument) -> tuple[MinistryRef, ...]:
    """The ministries that are responsible for a sheet, by abbreviation."""
    found = {ministry_slug(sheet.ministry): sheet.ministry for sheet in document.projects if sheet.ministry}
    return tuple(found[slug] for slug in sorted(found))


def excerpt_file(edition: Edition, document: ReportDocument, excerpt: Excerpt) -> tuple[Path, str]:
    """The PDF of an excerpt, typeset if need be, and a fingerprint that changes with its bytes.

    Raises `TypesetError` where the typesetter fails, `OSError` where the file cannot be written, `Busy` where others
    are typeset for too long. The edition itself is only read.
    """
    state = _state(edition, form_of(edition))
    path = _root() / edition.folder / state / f"{excerpt.key}.pdf"
    if not path.is_file():
        with _turn(_root()):
            form = form_now(edition)  # a picture may have been withdrawn while others were served
            state = _state(edition, form)
            path = _root() / edition.folder / state / f"{excerpt.key}.pdf"
            if not path.is_file():  # somebody else may have made it meanwhile
                _make(path, form, document, excerpt)
    return path, f"{state}-{excerpt.key}"


def forget(edition: Edition) -> None:
    """Take away what was kept of an edition, and wait for whoever makes an excerpt of it right now.

    Raises `Busy`, `OSError` where a file cannot be deleted.
    """
    with _turn(_root()):
        if (_root() / edition.folder).exists():
            shutil.rmtree(_root() / edition.folder)


def _root() -> Path:
    return Path(settings.EDITIONS_ROOT) / ".excerpts"


def _state(edition: Edition, form: Form) -> str:
    """What shapes an excerpt besides its choice of sheets, as 32 hexadecimal digits."""
    digest = hashlib.sha256(f"{renderer_fingerprint()} {edition.document_sha256}".encode())
    for sha256, path in kept_pictures(form).items():
        digest.update(f" {sha256} {path.stat().st_size}".encode())
    for stone in form.tombstones.values():
        digest.update(f" {stone}".encode())
    return digest.hexdigest()[:32]


def _make(path: Path, form: Form, document: ReportDocument, excerpt: Excerpt) -> None:
    """Typeset, written beside, renamed into place; what earlier renderers made of this edition is taken away."""
    pictures = kept_pictures(form)
    printed = without_missing_pictures(report_as_read(document, form.tombstones), {*pictures, *form.tombstones})
    pdf = typeset_excerpt(printed, excerpt, pictures, form.tombstones)
    path.parent.mkdir(parents=True, exist_ok=True)
    for outdated in path.parent.parent.iterdir():
        if outdated != path.parent:
            shutil.rmtree(outdated, ignore_errors=True)
    for litter in path.parent.glob(".new-*"):
        litter.unlink(missing_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        put_in_place(Path(beside), path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _turn(root: Path) -> AbstractContextManager[None]:
    """One excerpt is typeset at a time, among all threads and processes: none twice, and memory stays bounded."""
    sentence = "Gerade werden viele Auszüge gesetzt. Bitte versuchen Sie es in einer Minute noch einmal."
    return turn(root, sentence, PATIENCE)
