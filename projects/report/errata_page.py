"""The printed page of corrections as plain data: edition, reason, and the list in units that the page takes in turn."""

import datetime
from collections.abc import Iterator
from typing import Any

from projects.document import PassageDocument, ReportDocument, WordsDocument
from projects.report.errata import WHOLE, Erratum, errata_of

MOST_WORDS = 40  # of a run that came or went as a whole; the web page has them all
GAP = "…"
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def corrected_on(document: ReportDocument) -> str:
    """What the cover says of a later edition, "" of the first."""
    said = f"Ausgabe {document.edition}, berichtigt am {_day(document.published_on)}"
    return said if document.edition > 1 else ""


def _day(day: datetime.date) -> str:
    """As print says it, whatever language or settings the process has."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def errata_page(document: ReportDocument) -> dict[str, Any] | None:
    """All that is printed of the corrections; None where the edition corrects nothing.

    units: a place each, with the heading of its sheet or chapter. shortened: whether one of them is cut.
    """
    if not document.corrections:
        return None
    before = document.corrects
    return {
        "edition": corrected_on(document),
        "before": f"Ausgabe {before.number} vom {_day(before.published_on)}" if before else "",
        "reason": document.reason,
        "units": [unit for erratum in errata_of(document.corrections) for unit in _units(erratum)],
        "shortened": any(
            _is_long(words) for each in document.corrections for part in each.passages for words in part.words
        ),
        "address": f"{document.address}#berichtigungen" if document.address else "",
    }


def _units(erratum: Erratum) -> Iterator[dict[str, Any]]:
    """The first unit of a part carries its heading."""
    places = erratum.places or ((erratum.word, ()),)
    for number, (label, passages) in enumerate(places):
        yield {
            "heading": erratum.title if number == 0 else "",
            "label": label,
            "passages": [_passage(passage) for passage in passages],
        }


def _passage(passage: PassageDocument) -> dict[str, Any]:
    """words: each with its fate; told: whether the label says it already."""
    return {
        "label": passage.label,
        "told": passage.label in ("neu", WHOLE["gone"]),
        "words": [{"op": words.op, "text": _short(words), "space": words.space} for words in passage.words],
    }


def _is_long(words: WordsDocument) -> bool:
    return len(words.text.split()) > MOST_WORDS


def _short(words: WordsDocument) -> str:
    """The beginning and the end of words too many for a page."""
    if not _is_long(words):
        return words.text
    found = words.text.split()
    return " ".join([*found[: MOST_WORDS // 2], GAP, *found[-MOST_WORDS // 2 :]])
