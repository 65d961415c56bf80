"""How a sheet lies on its pages: typeset when somebody asks for the first time, then known for as long as it stays.

What was measured is kept in memory by the sheet's own words: no row can be out of date, and whoever changes a text
pays for one typesetting. Where a whole report was typeset, its sheets are known. Pictures are read in the width of
screens; a sheet breaks its pages by their shape only.
"""

import datetime
from collections.abc import Iterable
from pathlib import Path

import msgspec

from projects.document import FiguresDocument, PhotoDocument, ReportDocument, SheetDocument
from projects.pictures import picture_path
from projects.report.typeset import SheetFit, measure_sheet

KNOWN = 1024  # sheets; some megabytes
SCREEN = "960"
_known: dict[SheetDocument, SheetFit] = {}


def fit_of(sheet: SheetDocument) -> SheetFit:
    """How a sheet lies on its pages. Raises `TypesetError`."""
    sheet = with_pictures_at_hand(sheet)
    fit = _known.get(sheet) or _measured(sheet)
    _keep(sheet, fit)
    return fit


def remember(sheets: Iterable[SheetDocument], fits: Iterable[SheetFit]) -> None:
    """Keep how the sheets of a report lay when it was typeset: alone, each lies on its pages as there.

    But for those that refer to another sheet: alone they print no number of its page.
    """
    for sheet, fit in zip(sheets, fits, strict=True):
        if not sheet.funding.contained_in:
            _keep(with_pictures_at_hand(sheet), fit)


def forget() -> None:
    _known.clear()


def _keep(sheet: SheetDocument, fit: SheetFit) -> None:
    """The newest stay; what was kept first goes first."""
    _known.pop(sheet, None)
    _known[sheet] = fit
    while len(_known) > KNOWN:
        _known.pop(next(iter(_known)), None)


def with_pictures_at_hand(sheet: SheetDocument) -> SheetDocument:
    """The sheet with the place of a picture wherever the file is missing."""
    photos = tuple(photo if _is_at_hand(photo) else msgspec.structs.replace(photo, sha256="") for photo in sheet.photos)
    return msgspec.structs.replace(sheet, photos=photos)


def pictures_at_hand(photos: Iterable[PhotoDocument]) -> dict[str, Path]:
    return {photo.sha256: picture_path(photo.sha256, SCREEN) for photo in photos if photo.sha256}


def _is_at_hand(photo: PhotoDocument) -> bool:
    return bool(photo.sha256) and picture_path(photo.sha256, SCREEN).is_file()


def _measured(sheet: SheetDocument) -> SheetFit:
    """Colours and running words of the report around it change no page break."""
    nothing = FiguresDocument()
    report = ReportDocument(
        year=2000,
        title="",
        published_on=datetime.date(2000, 1, 1),
        figures=nothing,
        baseline=nothing,
        topic_fields=(sheet.topic_field,),
        projects=(sheet,),
    )
    return measure_sheet(report, sheet.code, pictures_at_hand(sheet.photos))
