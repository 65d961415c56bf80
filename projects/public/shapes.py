"""The shapes of the project list besides cards: a map of the districts and a line of years for each project."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from projects import addresses, pages
from projects.document import SheetDocument, TopicFieldRef
from projects.figure_pages import drawn
from projects.models import PublishedSheet
from projects.report.charts import DISTRICTS, MapPlace, district_map, life_line
from projects.sections import ProjectStatus
from projects.selecting.filters import Facts, place_value
from projects.selecting.selection import Selection


@dataclass(frozen=True)
class Place:
    """count: projects of the selection at this place. address: of the selection at this place alone."""

    name: str
    count: int
    address: str


@dataclass(frozen=True)
class ProjectMap:
    """drawing: the districts. places: all with a project, those with most first. without: projects without place."""

    drawing: SafeString
    places: tuple[Place, ...]
    without: int


@dataclass(frozen=True)
class Life:
    """A project in the timeline. words: its years and what became of it. milestones: their number."""

    code: str
    title: str
    address: str
    topic: pages.TopicView
    status: pages.StatusView
    words: str
    milestones: int
    drawing: SafeString


@dataclass(frozen=True)
class Timeline:
    years: tuple[int, ...]
    lives: tuple[Life, ...]


def project_map(chosen: Iterable[Facts], selection: Selection) -> ProjectMap:
    """Where the projects of a selection are; a brick leads to the same selection at that place, as cards."""
    facts = list(chosen)
    counts = Counter(place for fact in facts for place in fact.places)
    at = {place: _at(selection, place) for place in counts}
    bricks = [MapPlace(name, counts[name], at.get(name, "")) for name in DISTRICTS]
    return ProjectMap(
        drawing=drawn(district_map(bricks, labelled_by="h-karte")),
        places=tuple(
            Place(name, count, at[name]) for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
        without=sum(not fact.places for fact in facts),
    )


def _at(selection: Selection, place: str) -> str:
    return selection.only("ort", place_value(place)).seen_as("karten").address()


def timeline(facts: Sequence[Facts], topic_slugs: Sequence[str]) -> Timeline:
    """The projects in the order given, each from its first milestone to its last. One query."""
    rows = PublishedSheet.objects.in_bulk([fact.pk for fact in facts])
    sheets = [rows[fact.pk].read() for fact in facts]
    found = [(sheet, _years(sheet, fact.year)) for sheet, fact in zip(sheets, facts, strict=True)]
    if not found:
        return Timeline((), ())
    span = min(years[0] for _sheet, years in found), max(years[-1] for _sheet, years in found)
    return Timeline(
        years=tuple(range(span[0], span[1] + 1)),
        lives=tuple(_life(sheet, years, span, topic_slugs) for sheet, years in found),
    )


def _years(sheet: SheetDocument, reported: int) -> list[int]:
    """The years that have a milestone; without any, the year of the report."""
    years = {milestone.year_from for milestone in sheet.milestones}
    years |= {milestone.year_to for milestone in sheet.milestones if milestone.year_to}
    return sorted(years) or [reported]


def _life(sheet: SheetDocument, years: list[int], span: tuple[int, int], topic_slugs: Sequence[str]) -> Life:
    first, last, status = years[0], years[-1], ProjectStatus(sheet.status)
    period = str(first) if first == last else f"{first} bis {last}"
    return Life(
        code=sheet.code,
        title=sheet.title,
        address=addresses.project_address(sheet.code, sheet.slug),
        topic=pages.topic_view(TopicFieldRef(slug=sheet.topic_field.slug, name=sheet.topic_field.name), topic_slugs),
        status=pages.status_view(sheet.status),
        words=period if sheet.milestones else "keine Meilensteine",
        milestones=len(sheet.milestones),
        drawing=drawn(life_line(first, last, years, status, span)) if sheet.milestones else SafeString(""),
    )
