"""What each kind of part says in German, as far as a reader of two sheets wants to compare it."""

import datetime
from collections.abc import Sequence

from django.utils.formats import date_format

from projects.compare.rows import Saying, said
from projects.document import FundingLineDocument, LinkDocument, MilestoneDocument, PhotoDocument
from projects.funding import BASIS_LABELS, KIND_LABELS, QUALIFIER_LABELS, euro, percent
from projects.photos import KINDS
from projects.text import parse_inline


def milestone(part: MilestoneDocument) -> Sequence[Saying]:
    return (
        said("", _years(part.year_from, part.year_to)),
        said("Teilprojekt", part.strand),
        ("", parse_inline(part.text)),
        said("genaues Datum", _day(part.date)),
    )


def funding_line(part: FundingLineDocument) -> Sequence[Saying]:
    return (
        said("", KIND_LABELS[part.kind]),
        said("", euro(part.amount, part.qualifier) if part.amount is not None else ""),
        said("", QUALIFIER_LABELS["rounded"] if part.qualifier == "rounded" else ""),
        said("Anteil", percent(part.percent) if part.percent is not None else ""),
        said("Betrag zählt", BASIS_LABELS[part.basis] if part.basis else ""),
        said("wer zahlt", part.source),
        said("wofür", part.note),
        said("Stand", _day(part.as_of)),
        said("Zeitraum", _years(part.period_from, part.period_to)),
        said("jährlich ab", str(part.recurring_from or "")),
    )


def link(part: LinkDocument) -> Sequence[Saying]:
    return said("", part.label), said("Adresse", part.url)


def photo(part: PhotoDocument) -> Sequence[Saying]:
    return (
        said("", KINDS[part.kind]),
        said("Datei", _file(part)),
        said("Bildunterschrift", part.caption),
        said("Bildnachweis", part.credit),
        said("Alternativtext", part.alt),
        said("Bildmitte", f"{part.focus[0]} % von links, {part.focus[1]} % von oben"),
    )


def _file(part: PhotoDocument) -> str:
    """Two files are told apart by the beginning of their checksum."""
    return f"{part.width} × {part.height} Pixel, Prüfsumme {part.sha256[:8]}" if part.sha256 else "fehlt"


def _years(first: int | None, last: int | None) -> str:
    if first and last and first != last:
        return f"{first} bis {last}"
    return str(first) if first else f"bis {last}" if last else ""


def _day(day: datetime.date | None) -> str:
    return date_format(day, "j. F Y") if day else ""
