"""Reads the demo's reports: one JSON file per sheet and one per frame become a `ReportDocument`."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from projects.document import (
    DocumentError,
    ReportDocument,
    SheetDocument,
    catalogue_entry,
    report_from_json,
    sheet_from_json,
)

CONTENT = Path(__file__).resolve().parent / "content"
_Document = TypeVar("_Document", SheetDocument, ReportDocument)


def years(folder: Path = CONTENT) -> tuple[int, ...]:
    """The years of the demo's reports, oldest first."""
    return tuple(sorted(int(path.parent.name) for path in folder.glob("[0-9][0-9][0-9][0-9]/report.json")))


def load_report(year: int, folder: Path = CONTENT) -> ReportDocument:
    """The report of a year with its sheets in printed order: by topic field, then by code.

    The catalogue lists the sheets. Frame chapters still hold their live figures (`{{ abgeschlossen }}`); sealing
    resolves them.
    Raises `DocumentError` with a German sentence that names the file.
    """
    frame = _read(folder, f"{year}/report.json", report_from_json)
    if frame.projects or frame.catalogue:
        raise DocumentError(f"{year}/report.json: Projekte stehen nicht hier, sondern einzeln im Ordner „projects“.")
    names = [f"{year}/projects/{path.name}" for path in (folder / str(year) / "projects").glob("*.json")]
    order = [topic_field.slug for topic_field in frame.topic_fields]
    sheets = [_sheet(folder, name, order) for name in names]
    sheets.sort(key=lambda sheet: (order.index(sheet.topic_field.slug), sheet.code))
    return msgspec.structs.replace(frame, projects=tuple(sheets), catalogue=tuple(map(catalogue_entry, sheets)))


def _sheet(folder: Path, name: str, topic_fields: list[str]) -> SheetDocument:
    sheet = _read(folder, name, sheet_from_json)
    if sheet.code != Path(name).stem:
        raise DocumentError(f"{name}: Die Datei heißt anders als das Projekt, das darin steht ({sheet.code}).")
    if sheet.topic_field.slug not in topic_fields:
        raise DocumentError(f"{name}: Das Themenfeld „{sheet.topic_field.slug}“ fehlt in der Liste des Berichts.")
    return sheet


def _read(folder: Path, name: str, from_json: Callable[[bytes], _Document]) -> _Document:
    try:
        return from_json((folder / name).read_bytes())
    except FileNotFoundError as error:
        raise DocumentError(f"{name}: Die Datei fehlt.") from error
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from error
