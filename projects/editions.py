"""Edition folders: a document is typeset and its folder put in place, finished or not at all.

A folder holds `report.pdf`, `cover.png` (its first page), `report.json` and `pictures/` (the print renditions). A
folder without a row is litter of a sealing that did not finish; nothing refers to it.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.db import DatabaseError
from django.db.models import QuerySet

from projects import pictures
from projects.document import PhotoDocument, ReportDocument, to_json
from projects.durable import BESIDE, clear_abandoned, is_abandoned, put_in_place
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.published import Form, form_of
from projects.report import fitting
from projects.report.typeset import TypesetReport, typeset_report
from projects.tombstones import NONE, Tombstones, report_as_read

_FOLDER = re.compile(r"\d{4}-\d+-\w+")  # year, number, and what makes its name its own


@dataclass(frozen=True)
class FinishedEdition:
    """A typeset edition in its folder, waiting for its row."""

    document: ReportDocument
    folder: str
    pdf_sha256: str
    pdf_bytes: int
    pdf_pages: int


@dataclass(frozen=True)
class TypesetEdition:
    """A document as it was set, and the print renditions that were used. It is nowhere on the disk yet."""

    document: ReportDocument
    result: TypesetReport
    renditions: Mapping[str, Path]


def typeset_edition(document: ReportDocument, stored: Mapping[str, Path]) -> TypesetEdition:
    """Needs no database, so that several can be set side by side. stored: its `stored_pictures`.

    Raises `TypesetError`.
    """
    return TypesetEdition(document, typeset(document, stored), stored)


@contextmanager
def finished_edition(document: ReportDocument, ready: TypesetEdition | None = None) -> Iterator[FinishedEdition]:
    """Typeset a document and put its folder in place; if the body fails, the folder is taken away again.

    ready: the same document, if it is set already. Raises `TypesetError` where the typesetter fails, `OSError` where
    the folder cannot be written.
    """
    if ready is None or ready.document != document:
        ready = typeset_edition(document, stored_pictures(document))
    result, stored = ready.result, ready.renditions
    with folder_in_place(document, result, stored, Edition.objects.all(), {"report.json": to_json(document)}) as name:
        yield FinishedEdition(document, name, *facts_of(result))


def facts_of(result: TypesetReport) -> tuple[str, int, int]:
    """SHA-256, length and pages of a PDF, as rows hold them."""
    return hashlib.sha256(result.pdf).hexdigest(), len(result.pdf), result.pages


@contextmanager
def folder_in_place(
    document: ReportDocument,
    result: TypesetReport,
    renditions: Mapping[str, Path],
    rows: QuerySet[Any],
    texts: Mapping[str, str],
) -> Iterator[str]:
    """The name of a new folder with a typeset report; if the body fails, it is taken away again.

    rows: among which a commit would have put the folder's. texts: further files by their names. Raises `OSError`.
    """
    root = Path(settings.EDITIONS_ROOT)
    clear_litter(root)
    name = _write_folder(root, document, result, renditions, texts)
    try:
        yield name
    except BaseException:
        # A commit whose answer was lost may have come through, and a row must not lose its folder. If the database
        # cannot tell, the folder stays: as litter at worst.
        with suppress(DatabaseError):
            if not rows.filter(folder=name).exists():
                shutil.rmtree(root / name, ignore_errors=True)
        raise


def _write_folder(
    root: Path,
    document: ReportDocument,
    result: TypesetReport,
    renditions: Mapping[str, Path],
    texts: Mapping[str, str],
) -> str:
    """The name of a new folder that holds a report whole."""
    root.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=root, prefix=BESIDE))
    try:
        (beside / "report.pdf").write_bytes(result.pdf)
        (beside / "cover.png").write_bytes(result.cover)
        (beside / "pictures").mkdir()
        for sha256, path in renditions.items():
            shutil.copyfile(path, beside / "pictures" / f"{sha256}.jpg")
        for file_name, text in texts.items():
            (beside / file_name).write_text(text, encoding="utf-8")
        beside.chmod(0o755)
        name = f"{document.year}-{document.edition}-{beside.name.removeprefix(BESIDE)}"
        put_in_place(beside, root / name)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return name


def clear_litter(root: Path) -> None:
    """Take away what sealings left that were ended: half-written folders, and finished ones that nothing refers to.

    A finished folder goes once its edition was sealed anew into another one. Until then it stays: where an older
    state of the database was brought back, it may be all that is left of an edition. Nothing younger than a day goes.
    """
    clear_abandoned(root)
    for name in folders_without_a_row(root):
        year, number, _random = name.split("-", 2)
        sealed = Edition.objects.filter(report__year=int(year), number=int(number))
        if sealed.exists() and is_abandoned(root / name):
            shutil.rmtree(root / name, ignore_errors=True)


def folders_without_a_row(root: Path) -> list[str]:
    """The names of finished folders that no edition has, as it was sealed or redacted."""
    found = {path.name for path in root.glob("*-*-*") if _FOLDER.fullmatch(path.name)}
    for rows in (Edition.objects.all(), EditionRedaction.objects.all()):
        found -= set(rows.filter(folder__in=found).values_list("folder", flat=True))
    return sorted(found)


def stored_pictures(document: ReportDocument) -> dict[str, Path]:
    """The print rendition of every picture of a document that is in the store, by its SHA-256.

    A picture that was withdrawn is not there, even where its file still lies or came back out of a backup.
    """
    withdrawn = WithdrawnPicture.objects.sums()
    return {
        photo.sha256: pictures.picture_path(photo.sha256, "print")
        for photo in photos_of(document)
        if pictures.is_stored(photo.sha256) and photo.sha256 not in withdrawn
    }


def typeset_draft(document: ReportDocument) -> TypesetReport:
    """A report that is not sealed yet, typeset as it would be. Raises `TypesetError`."""
    return typeset(document, stored_pictures(document))


def rebuild(edition: Edition) -> TypesetReport:
    """An edition typeset again as its readers get it, from its document and its own print renditions.

    Raises `TypesetError`.
    """
    form = form_of(edition)
    return typeset(edition.read(), kept_pictures(form), form.tombstones)


def kept_pictures(form: Form) -> dict[str, Path]:
    """The print renditions in an edition's folder that may be printed, by their SHA-256."""
    folder = Path(settings.EDITIONS_ROOT) / form.folder / "pictures"
    return {path.stem: path for path in sorted(folder.glob("*.jpg")) if path.stem not in form.tombstones}


def typeset(document: ReportDocument, renditions: Mapping[str, Path], tombstones: Tombstones = NONE) -> TypesetReport:
    """A report with these pictures, and with tombstones for those that were withdrawn. Raises `TypesetError`."""
    read = report_as_read(document, tombstones)
    result = typeset_report(without_missing_pictures(read, {*renditions, *tombstones}), renditions, tombstones)
    if not tombstones:
        fitting.remember(document.projects, result.fits)
    return result


def without_missing_pictures(document: ReportDocument, stored: Iterable[str]) -> ReportDocument:
    """The document for print, where a picture without a file prints as “Bild fehlt”."""
    known = set(stored)

    def printable(photo: PhotoDocument) -> PhotoDocument:
        return photo if photo.sha256 in known else msgspec.structs.replace(photo, sha256="", url="")

    return msgspec.structs.replace(
        document,
        projects=tuple(
            msgspec.structs.replace(sheet, photos=tuple(map(printable, sheet.photos))) for sheet in document.projects
        ),
    )


def photos_of(document: ReportDocument) -> Iterator[PhotoDocument]:
    return (photo for sheet in document.projects for photo in sheet.photos)
