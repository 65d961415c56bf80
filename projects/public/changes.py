"""What changed in a project since the report before, a sentence for each thing, and what came of what was announced."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from projects import addresses
from projects.compare import Comparison, Difference, compare
from projects.compare.rows import State
from projects.document import SheetDocument
from projects.models import PublishedSheet
from projects.public.sheet_rows import read_now, with_document
from projects.sections import SECTION_KEYS, SECTIONS, STATUS_LABELS, ProjectStatus
from projects.text import listed, to_html

TELLING = ("latest_development", "result")  # the sections that tell what came of an outlook
STATES: tuple[tuple[State, str], ...] = (("new", "neu"), ("changed", "geändert"), ("gone", "entfallen"))


@dataclass(frozen=True)
class Announcement:
    """What a report announced, and what the next one tells of it. Each is the text of a section, as HTML."""

    announced: SafeString
    told: tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True)
class Changes:
    """since: the year of the report before. sentences: empty where nothing changed."""

    since: int
    sentences: tuple[str, ...]
    announcement: Announcement | None
    address: str


def before(sheets: list[PublishedSheet], row: PublishedSheet) -> PublishedSheet | None:
    """The project's newest sheet of the report before, None where there is none. sheets: newest first."""
    return next((sheet for sheet in sheets if sheet.year < row.year), None)


def changes_of(
    sheet: SheetDocument, sheets: list[PublishedSheet], row: PublishedSheet, *, with_page: bool
) -> Changes | None:
    """What a project's page says of the changes; None where no earlier report knows the project. Two queries.

    with_page: whether to lead to the page with every word, which shows a year's newest sheet.
    """
    earlier = before(sheets, row)
    if earlier is None:
        return None
    old = read_now(with_document(earlier.pk))
    return Changes(
        since=earlier.year,
        sentences=sentences_of(old, sheet, compare(old, sheet)),
        announcement=announcement_of(old, sheet),
        address=addresses.changes_address(row.code, row.slug, row.year) if with_page else "",
    )


def announcement_of(old: SheetDocument, new: SheetDocument) -> Announcement | None:
    """The earlier outlook beside what came of it; None where nothing was announced or nothing is told."""
    told = [(section.label, getattr(new.sections, section.key)) for section in SECTIONS if section.key in TELLING]
    shown = tuple((label, to_html(text)) for label, text in told if text)
    return Announcement(to_html(old.sections.outlook), shown) if old.sections.outlook and shown else None


def sentences_of(old: SheetDocument, new: SheetDocument, compared: Comparison) -> tuple[str, ...]:
    """The changes in words, the weightiest first."""
    return (
        *_status(old, new),
        *_names(old, new),
        *_ministry(old, new),
        *_places(old, new),
        *_volume(compared.at("funding_lines")),
        *_rows(compared.at("milestones"), "Meilenstein", "Meilensteine"),
        *_rows(compared.at("photos"), "Bild", "Bilder"),
        *_rows(compared.at("links"), "Verweis", "Verweise"),
        *_texts(compared),
    )


def _status(old: SheetDocument, new: SheetDocument) -> Iterator[str]:
    if old.status != new.status:
        before, now = (STATUS_LABELS[ProjectStatus(sheet.status)] for sheet in (old, new))
        yield f"Der Stand ist jetzt „{now}“, vorher war er „{before}“."


def _names(old: SheetDocument, new: SheetDocument) -> Iterator[str]:
    if old.title != new.title:
        yield f"Das Projekt heißt jetzt „{new.title}“, vorher „{old.title}“."
    if old.topic_field.name != new.topic_field.name:
        yield f"Es steht jetzt im Themenfeld {new.topic_field.name}, vorher in {old.topic_field.name}."


def _ministry(old: SheetDocument, new: SheetDocument) -> Iterator[str]:
    if new.ministry and (old.ministry is None or old.ministry.abbreviation != new.ministry.abbreviation):
        yield f"Verantwortlich ist jetzt: {new.ministry.name}."


def _places(old: SheetDocument, new: SheetDocument) -> Iterator[str]:
    came = [place for place in new.places if place not in old.places]
    gone = [place for place in old.places if place not in new.places]
    if came:
        yield f"Neu genannt {'ist der Ort' if len(came) == 1 else 'sind die Orte'} {listed(came)}."
    if gone:
        yield f"Nicht mehr genannt {'ist der Ort' if len(gone) == 1 else 'sind die Orte'} {listed(gone)}."


def _volume(place: Difference | None) -> Iterator[str]:
    if place and place.changed:
        yield "Die Angaben zum Projektvolumen sind andere."


def _rows(place: Difference | None, one: str, many: str) -> Iterator[str]:
    """How many parts came, changed and went."""
    states = Counter(row.state for row in place.rows) if place else Counter()
    for state, word in STATES:
        count = states[state]
        if count:
            yield f"{count} {one if count == 1 else many} {'ist' if count == 1 else 'sind'} {word}."


def _texts(compared: Comparison) -> Iterator[str]:
    changed = [place.label for place in compared.changed if place.key in SECTION_KEYS]
    if changed:
        yield f"Der Text ist anders in: {listed(changed)}."
