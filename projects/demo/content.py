"""Reads the demo's reports: one JSON file per sheet and one per frame become a `ReportDocument`."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from projects.document import DocumentError, ReportDocument, SheetDocument, report_from_json, sheet_from_json

CONTENT = Path(__file__).resolve().parent / "content"
_Document = TypeVar("_Document", SheetDocument, ReportDocument)


def years(folder: Path = CONTENT) -> tuple[int, ...]:
    """The years of the demo's reports, oldest first."""
    return tuple(sorted(int(path.parent.name) for path in folder.glob("[0-9][0-9][0-9][0-9]/report.json")))


def load_report(year: int, folder: Path = CONTENT) -> ReportDocument:
    """The report of a year with its sheets in printed order: by topic field, then by code.

    Frame chapters still hold their live figures (`{{ abgeschlossen }}`); sealing resolves them.
    Raises `DocumentError` with a German sentence that names the file.
    """
    frame = _read(folder / str(year) / "report.json", report_from_json)
    if frame.projects:
        raise DocumentError(
            f"{year}/report.json: Projekte stehen nicht hier, sondern je in einer Datei unter projects."
        )
    sheets = [_sheet(path) for path in (folder / str(year) / "projects").glob("*.json")]
    order = [topic_field.slug for topic_field in frame.topic_fields]
    for sheet in sheets:
        if sheet.topic_field.slug not in order:
            raise DocumentError(
                f"{year}/projects/{sheet.code}.json: Das Themenfeld „{sheet.topic_field.slug}“ fehlt in report.json."
            )
    sheets.sort(key=lambda sheet: (order.index(sheet.topic_field.slug), sheet.code))
    return msgspec.structs.replace(frame, projects=tuple(sheets))


def _sheet(path: Path) -> SheetDocument:
    sheet = _read(path, sheet_from_json)
    if sheet.code != path.stem:
        raise DocumentError(f"{_name(path)}: Die Datei heißt anders als das Projekt, das darin steht ({sheet.code}).")
    return sheet


def _read(path: Path, from_json: Callable[[bytes], _Document]) -> _Document:
    try:
        return from_json(path.read_bytes())
    except FileNotFoundError as error:
        raise DocumentError(f"{_name(path)}: Die Datei fehlt.") from error
    except DocumentError as error:
        raise DocumentError(f"{_name(path)}: {error}") from error


def _name(path: Path) -> str:
    """The file as it is named inside the content folder: `2024/projects/06-02.json`."""
    parts = path.parts
    start = max(index for index, part in enumerate(parts) if re.fullmatch(r"\d{1,4}", part))
    return "/".join(parts[start:])
