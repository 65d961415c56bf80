"""What print says about a report as a whole: its figures as walls, its edition, its picture credits."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from projects.document import ReportDocument, SheetDocument, TopicFieldRef
from projects.photos import credit_line
from projects.report.charts import brick_wall, counted
from projects.sections import STATUS_LABELS, ProjectStatus
from projects.tombstones import Tombstones

_WIDTH = 158.0  # millimetres for three walls side by side, gaps taken off
_LEAST = 36.0  # millimetres that the words above a narrow wall need
_LARGEST = 0.4  # millimetres per unit of the drawing: a brick is at most 9 mm long

_BLANK = "\u00a0"  # keeps number and word on one line
_NUMBERS = (
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)  # fmt: skip


def figures(document: ReportDocument) -> dict[str, Any] | None:
    """The programme's figures as numbers with words, and a wall for each status; None where nothing was counted."""
    counted = document.figures
    if not counted.total:
        return None
    counts = [
        (ProjectStatus.COMPLETED, counted.completed),
        (ProjectStatus.RUNNING, counted.running),
        (ProjectStatus.NOT_PURSUED, counted.not_pursued),
    ]
    new = f",\ndavon {counted.newly_completed} neu" if counted.newly_completed else ""
    return {
        "numbers": [{"value": _grouped(counted.total), "label": "Vorhaben insgesamt"}]
        + [
            {"value": _grouped(count), "label": STATUS_LABELS[status] + (new if status == "completed" else "")}
            for status, count in counts
        ],
        "walls": walls([(status, count) for status, count in counts if count]),
        "note": _note(document),
    }


def walls(counts: Sequence[tuple[ProjectStatus, int]]) -> list[dict[str, Any]]:
    """Walls of equal height and scale that share the width of a page; `width` in millimetres."""
    rows = max(4, ceil(sum(count for _, count in counts) / 20))
    columns = [ceil(count / rows) for _, count in counts]
    units = [25 * column + 9.5 for column in columns]
    scale = min(_LARGEST, _WIDTH / sum(units))
    narrow = [unit for unit in units if unit * scale < _LEAST]
    wide = sum(units) - sum(narrow)
    if wide:
        scale = min(scale, (_WIDTH - _LEAST * len(narrow)) / wide)
    return [
        {
            "value": _grouped(count),
            "label": STATUS_LABELS[status],
            "svg": brick_wall(count, status, columns=column, for_print=True),
            "alt": counted(count, status),
            "width": round(unit * scale, 3),
            "room": round(max(unit * scale, _LEAST), 3),
        }
        for (status, count), column, unit in zip(counts, columns, units, strict=True)
    ]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _note(document: ReportDocument) -> str:
    parts = ["Jeder Stein steht für ein Vorhaben."]
    if document.as_of_texts:
        parts.append(f"Stand: {document.as_of_texts:%d.%m.%Y}.")
    if document.baseline_source:
        parts.append(f"Quelle der Grundzahlen: {document.baseline_source.rstrip('.')}.")
    return " ".join(parts)


def summary_line(document: ReportDocument, topics: Sequence[TopicFieldRef]) -> str:
    """How many sheets follow, and what became of the projects: the sentence on the page before them."""
    sheets = document.projects
    fields = _NUMBERS[len(topics)] if len(topics) < len(_NUMBERS) else str(len(topics))
    counts = [(sum(sheet.status == status for sheet in sheets), word) for status, word in STATUS_LABELS.items()]
    became = ", ".join(f"{count}{_BLANK}{word}" for count, word in counts if count)
    if len(sheets) == 1:
        return f"Ein Projekt berichtet: {STATUS_LABELS[ProjectStatus(sheets[0].status)]}."
    where = "einem Themenfeld" if len(topics) == 1 else f"{fields} Themenfeldern"
    return f"{len(sheets)} Projekte in {where}: {became}."


def edition_lines(document: ReportDocument) -> list[dict[str, str]]:
    """Number, dates and reason of the edition, as pairs of words."""
    before = document.corrects
    pairs = [
        ("Ausgabe", edition_words(document)),
        ("Zuvor", before and f"Ausgabe {before.number} vom {before.published_on:%d.%m.%Y}"),
        ("Grund der Ausgabe", document.reason),
        ("Texte", document.as_of_texts and f"Stand {document.as_of_texts:%d.%m.%Y}"),
        ("Beträge", document.as_of_amounts and f"Stand {document.as_of_amounts:%d.%m.%Y}"),
    ]
    return [{"label": label, "text": text} for label, text in pairs if text]


def edition_words(document: ReportDocument) -> str:
    """Number and day of an edition; a later one is a correction."""
    joint = ", berichtigt am" if document.edition > 1 else " vom"
    return f"{document.edition}{joint} {document.published_on:%d.%m.%Y}"


def absent_lines(document: ReportDocument) -> list[str]:
    """The projects that the edition does without, each with its public reason."""
    return [
        f"{entry.code} {entry.title}: {entry.absent_because}" for entry in document.catalogue if entry.absent_because
    ]


def withdrawn_lines(tombstones: Tombstones) -> list[dict[str, str]]:
    """What a report says that was typeset anew without a picture: this file is not the one that was first published."""
    days = dict.fromkeys(stone.day for stone in tombstones.values())
    what = "Ein Bild wurde" if len(tombstones) == 1 else f"{len(tombstones)} Bilder wurden"
    text = f"{what} zurückgezogen am {' und am '.join(days)}"
    return [{"label": "Nachträglich", "text": text}] if tombstones else []


def credits_of(sheets: Iterable[SheetDocument]) -> list[dict[str, Any]]:
    """The picture credits of all sheets: of each sheet once, and where several share theirs, once for all of them."""
    sharing: dict[tuple[str, ...], list[SheetDocument]] = {}
    for sheet in sheets:
        credits = tuple(dict.fromkeys(credit_line(photo) for photo in sheet.photos if photo.credit))
        if credits:
            sharing.setdefault(credits, []).append(sheet)
    return [{"sheets": _named(found), "credits": list(credits)} for credits, found in sharing.items()]


def _named(sheets: Sequence[SheetDocument]) -> str:
    """One sheet by code and title, several by their codes."""
    if len(sheets) == 1:
        return f"{sheets[0].code} {sheets[0].title}"
    return ", ".join(sheet.code for sheet in sheets)
