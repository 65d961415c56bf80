"""Programme figures of a report as walls of bricks, as words, and as a table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.utils.safestring import SafeString, mark_safe

from projects import pages, topics
from projects.document import FiguresDocument, ReportDocument, SheetDocument
from projects.report.charts import brick_wall, topic_row
from projects.sections import STATUS_LABELS, ProjectStatus

_ORDER = (ProjectStatus.COMPLETED, ProjectStatus.RUNNING, ProjectStatus.NOT_PURSUED)


@dataclass(frozen=True)
class Wall:
    """The projects of one status. rows: courses of the wall, so that bricks of all walls get one size."""

    status: str
    label: str
    count: int
    share: str
    drawing: SafeString
    rows: int


@dataclass(frozen=True)
class Figures:
    total: int
    walls: tuple[Wall, ...]
    newly_completed: int
    sentence: str
    not_recorded: "NotRecorded | None"


@dataclass(frozen=True)
class NotRecorded:
    """The projects that a report only knows as numbers. words: `35 abgeschlossen, 15 nicht weiterverfolgt`."""

    total: int
    words: str
    source: str


@dataclass(frozen=True)
class TopicRow:
    """A topic field with the projects that a report shows in it."""

    topic: pages.TopicView
    total: int
    counts: tuple[int, ...]
    words: str
    drawing: SafeString
    rows: int


def figures_of(report: ReportDocument) -> Figures:
    """The figures as sealed."""
    figures = report.figures
    return Figures(
        total=figures.total,
        walls=tuple(_wall(status, getattr(figures, status.value), figures.total) for status in _ORDER),
        newly_completed=figures.newly_completed,
        sentence=_sentence(figures),
        not_recorded=not_recorded_in(report),
    )


def not_recorded_in(report: ReportDocument) -> NotRecorded | None:
    """What the figures count beyond the projects held one by one; None where all are."""
    if not report.baseline.total:
        return None
    counts = [(getattr(report.baseline, status.value), STATUS_LABELS[status]) for status in _ORDER]
    words = ", ".join(f"{count} {label}" for count, label in counts if count)
    return NotRecorded(report.baseline.total, words, report.baseline_source)


def _wall(status: ProjectStatus, count: int, total: int) -> Wall:
    share = f"{100 * count / total:.1f}".replace(".", ",") + "\u00a0%" if total else "–"
    rows = min(count, 4)
    return Wall(status.value, STATUS_LABELS[status], count, share, drawn(brick_wall(count, status)), rows)


def drawn(svg: str) -> SafeString:
    """A drawing of `report/charts/`, as a template shows it."""
    return mark_safe(svg)  # noqa: S308 - drawn by our own modules, which escape their texts


def _sentence(figures: FiguresDocument) -> str:
    parts = []
    if figures.completed:
        parts.append(_counted(figures.completed, "ist abgeschlossen", "sind abgeschlossen"))
    if figures.running:
        parts.append(_counted(figures.running, "läuft", "laufen"))
    if figures.not_pursued:
        parts.append(_counted(figures.not_pursued, "wurde nicht weiterverfolgt", "wurden nicht weiterverfolgt"))
    return f"{', '.join(parts)}." if parts else ""


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def topic_rows(report: ReportDocument) -> tuple[TopicRow, ...]:
    """The chapters of a report with the sheets it shows, in printed order."""
    fields = topics.fields_of(report)
    slugs = [topic.slug for topic in fields]
    return tuple(_topic_row(pages.topic_view(topic, slugs), report.projects_in(topic)) for topic in fields)


def _topic_row(topic: pages.TopicView, sheets: tuple[SheetDocument, ...]) -> TopicRow:
    statuses = sorted((ProjectStatus(sheet.status) for sheet in sheets), key=_ORDER.index)
    counts = Counter(statuses)
    columns = ceil(len(sheets) / 2)
    return TopicRow(
        topic=topic,
        total=len(sheets),
        counts=tuple(counts[status] for status in _ORDER),
        words=summary_of(statuses),
        drawing=drawn(topic_row(statuses)),
        rows=ceil(len(sheets) / columns),
    )


def summary_of(statuses: Iterable[str]) -> str:
    """How many projects, and what became of them, in words: `4 Projekte: 2 abgeschlossen, 2 laufend`."""
    counts = Counter(statuses)
    said = [(counts[status], STATUS_LABELS[status]) for status in _ORDER if counts[status]]
    projects = _counted(counts.total(), "Projekt", "Projekte")
    if len(said) == 1:
        return f"{projects}, {'alle ' if counts.total() > 1 else ''}{said[0][1]}"
    return f"{projects}: {', '.join(f'{count} {label}' for count, label in said)}" if said else "keine Projekte"


def table_labels() -> tuple[str, ...]:
    return tuple(STATUS_LABELS[status] for status in _ORDER)
