"""What a document from outside must hold to before anything is made of it: each breach is one German sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from projects.document import FiguresDocument, FundingLineDocument, PhotoDocument, ReportDocument
from projects.importing.errors import ImportRefused
from projects.models.catalogue import CODE
from projects.models.report import FIRST_YEAR, LAST_YEAR, MOST_PROJECTS
from projects.text import SLUG_LENGTH

MOST_EDITIONS = 9999  # as many as addresses know
MOST_EURO = 10**12
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_PICTURE = re.compile(r"/bilder/[0-9a-f]{64}-[0-9]{1,4}\.jpg")
# Line break and tab are text. PostgreSQL takes no null character, HTML none of the others.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def check_document(document: ReportDocument) -> None:
    """Raises `ImportRefused` for the first thing that a document of this portal cannot hold."""
    _check_year(document)
    if not document.projects:
        raise ImportRefused("In der Datei steht kein Projekt.")
    _check_characters(document)
    _check_codes([sheet.code for sheet in document.projects])
    _check_slugs(document)
    _check_figures(document.figures)
    _check_figures(document.baseline)
    for sheet in document.projects:
        if sheet.funding.contained_in == sheet.code:
            raise ImportRefused(f"{sheet.code}: Das Volumen eines Projekts kann nicht in ihm selbst enthalten sein.")
        for line in sheet.funding.lines:
            _check_amounts(line, sheet.code)
        for photo in sheet.photos:
            _check_photo(photo, sheet.code)


def _check_year(document: ReportDocument) -> None:
    if not FIRST_YEAR <= document.year <= LAST_YEAR:
        raise ImportRefused(f"Das Berichtsjahr {document.year} liegt nicht zwischen {FIRST_YEAR} und {LAST_YEAR}.")
    if not 1 <= document.edition <= MOST_EDITIONS:
        raise ImportRefused(f"Die Ausgabe {document.edition} liegt nicht zwischen 1 und {MOST_EDITIONS}.")
    outlook = document.outlook_year
    if outlook is not None and not FIRST_YEAR <= outlook <= LAST_YEAR + 1:
        raise ImportRefused(f"Das Jahr des Ausblicks {outlook} liegt nicht zwischen {FIRST_YEAR} und {LAST_YEAR + 1}.")


def _check_characters(document: ReportDocument) -> None:
    for where, text in _texts(msgspec.to_builtins(document), ""):
        if found := _CONTROL.search(text):
            raise ImportRefused(
                f"In {where} steht das Steuerzeichen U+{ord(found.group()):04X}, das in keinen Text passt."
            )


def _texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """(place in the JSON, text) for every text of a document."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{where}[{index}]")


def _check_codes(codes: list[str]) -> None:
    for code in codes:
        if not re.fullmatch(CODE, code, re.ASCII) or code.endswith("\n"):
            raise ImportRefused(f"Die Kennung „{code}“ hat nicht die Form 05-02 oder 05-02a.")
    code, times = Counter(codes).most_common(1)[0]
    if times > 1:
        raise ImportRefused(f"Die Kennung {code} steht zweimal in der Datei.")


def _check_slugs(document: ReportDocument) -> None:
    for slug in _slugs(document):
        if not _SLUG.fullmatch(slug) or len(slug) > SLUG_LENGTH:
            raise ImportRefused(f"„{slug}“ kann nicht Teil einer Adresse sein (slug).")


def _slugs(document: ReportDocument) -> Iterator[str]:
    """Everything that becomes part of a public address."""
    yield from (chapter.slug for chapter in document.chapters)
    yield from (topic_field.slug for topic_field in document.topic_fields)
    yield from (part for sheet in document.projects for part in (sheet.slug, sheet.topic_field.slug))
    yield from (part for entry in document.catalogue for part in (entry.slug, entry.topic_field.slug))


def _check_figures(figures: FiguresDocument) -> None:
    for name, value in msgspec.structs.asdict(figures).items():
        if not 0 <= value <= MOST_PROJECTS:
            raise ImportRefused(f"Die Zahl {value} der Projekte ({name}) liegt nicht zwischen 0 und {MOST_PROJECTS}.")


def _check_amounts(line: FundingLineDocument, code: str) -> None:
    amount, percent = line.amount, line.percent
    if amount is not None and not (amount.is_finite() and 0 <= amount < MOST_EURO):
        raise ImportRefused(f"{code}: „{amount}“ kann kein Betrag in Euro sein.")
    if percent is not None and not (percent.is_finite() and 0 <= percent <= 100):
        raise ImportRefused(f"{code}: „{percent}“ kann kein Anteil in Prozent sein.")


def _check_photo(photo: PhotoDocument, code: str) -> None:
    if photo.sha256 and not _CHECKSUM.fullmatch(photo.sha256):
        raise ImportRefused(f"{code}: „{photo.sha256}“ ist keine Prüfsumme eines Bildes (sha256).")
    if photo.url and not _PICTURE.fullmatch(photo.url):
        raise ImportRefused(f"{code}: „{photo.url}“ ist keine Adresse eines Bildes in diesem Portal.")
