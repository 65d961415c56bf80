"""The charts of a report: rows with words, numbers and a drawing, and the sentence that says what is counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from projects import funding, pages
from projects.document import FiguresDocument, MilestoneDocument, ReportDocument, SheetDocument
from projects.excerpts import ministries_of, ministry_slug
from projects.figure_pages import drawn
from projects.report.charts import DISTRICTS, MapPlace, bar, district_map
from projects.sections import STATUS_LABELS, ProjectStatus
from projects.selecting.selection import place_address
from projects.topics import fields_of
from projects.volumes import Sum, sum_of

NOTHING = SafeString("")
_ORDER = (ProjectStatus.COMPLETED, ProjectStatus.RUNNING, ProjectStatus.NOT_PURSUED)
Cell = str | int | Decimal


@dataclass(frozen=True)
class Row:
    """A line of a chart. words: what the bar shows. cells: the same as numbers, for the table and the file.

    address: where the line leads, "" for nowhere. tone: the colour of a topic field, "" for the portal's own.
    """

    label: str
    words: str
    cells: tuple[Cell, ...]
    drawing: SafeString = NOTHING
    address: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Chart:
    """slug: part of addresses. columns: of the table and the file, the label's first. notes: what is counted.

    short: whether label, bar and words have room side by side.
    """

    slug: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    drawing: SafeString = NOTHING
    short: bool = True

    @property
    def table(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple((row.label, *row.cells) for row in self.rows)


def charts_of(
    report: ReportDocument, series: Sequence[ReportDocument], *, is_newest: bool = False
) -> tuple[Chart, ...]:
    """All charts of a report. series: the newest edition of every year up to it, oldest first."""
    return (
        status_chart(report),
        *([course_chart(series)] if len(series) > 1 else []),
        topic_volume_chart(report),
        ministry_volume_chart(report),
        milestone_chart(report),
        place_chart(report, is_newest=is_newest),
    )


def status_chart(report: ReportDocument) -> Chart:
    """What became of all proposals, counted as the report prints it."""
    figures = report.figures
    rows = [(status, int(getattr(figures, status.value))) for status in _ORDER]
    return Chart(
        slug="stand",
        title=f"Stand der {figures.total} Vorhaben",
        description=f"Wie viele Vorhaben der {report.programme} abgeschlossen sind, laufen oder nicht weiterverfolgt "
        f"werden, {_as_of(report)}.",
        columns=("Stand", "Vorhaben"),
        rows=tuple(
            Row(STATUS_LABELS[status], str(count), (count,), _bar([(status, count)], figures.total))
            for status, count in rows
        ),
        notes=_baseline_note(report),
    )


def _as_of(report: ReportDocument) -> str:
    return f"Stand {report.as_of_texts:%d.%m.%Y}" if report.as_of_texts else f"nach dem Bericht {report.year}"


def _baseline_note(report: ReportDocument) -> tuple[str, ...]:
    held, beyond = len(report.catalogue), report.baseline.total
    if not beyond:
        return (f"Alle {held} Vorhaben sind einzeln erfasst.",)
    source = f" Quelle: {report.baseline_source.rstrip('.')}." if report.baseline_source else ""
    return (
        f"{held} Vorhaben sind einzeln erfasst; {beyond} weitere kennt das Portal nur als Zahl der gedruckten "
        f"Berichte.{source}",
    )


def course_chart(series: Sequence[ReportDocument]) -> Chart:
    """The status of all proposals from report to report."""
    most = max(report.figures.total for report in series)
    return Chart(
        slug="verlauf",
        title="Stand von Bericht zu Bericht",
        description="Wie sich die Vorhaben auf abgeschlossen, laufend und nicht weiterverfolgt verteilen, ein Balken "
        "je Bericht.",
        columns=("Bericht", *(STATUS_LABELS[status] for status in _ORDER), "zusammen"),
        rows=tuple(_of_year(report.year, report.figures, most) for report in series),
        notes=("Gezählt ist jeweils, was der Bericht selbst als Stand nennt.",),
        short=False,
    )


def _of_year(year: int, figures: FiguresDocument, most: int) -> Row:
    counts = [(status, int(getattr(figures, status.value))) for status in _ORDER]
    words = ", ".join(f"{count} {STATUS_LABELS[status]}" for status, count in counts if count)
    return Row(str(year), words, (*(count for _status, count in counts), figures.total), _bar(counts, most))


def topic_volume_chart(report: ReportDocument) -> Chart:
    """The amounts that may be added up, by topic field."""
    fields = fields_of(report)
    slugs = [field.slug for field in fields]
    views = [pages.topic_view(field, slugs) for field in fields]
    sums = [
        (view.name, view.tone, sum_of(report.projects_in(field))) for view, field in zip(views, fields, strict=True)
    ]
    return Chart(
        slug="volumen-themenfelder",
        title="Volumen nach Themenfeld",
        description="Gesamtbeträge der Projekte, soweit sie zusammengezählt werden dürfen, in Euro.",
        columns=("Themenfeld", "Euro", "gezählte Projekte", "nicht gezählt"),
        rows=_volume_rows(sums),
        notes=volume_notes(sum_of(report.projects)),
    )


def ministry_volume_chart(report: ReportDocument) -> Chart:
    """The amounts that may be added up, by responsible ministry."""
    by_slug: dict[str, list[SheetDocument]] = {}
    for sheet in report.projects:
        by_slug.setdefault(ministry_slug(sheet.ministry) if sheet.ministry else "", []).append(sheet)
    names = {ministry_slug(ministry): ministry.abbreviation for ministry in ministries_of(report)}
    found = [*names.items(), *([("", pages.NOT_STATED)] if "" in by_slug else [])]
    sums = [(name, "", sum_of(by_slug[slug])) for slug, name in found]
    return Chart(
        slug="volumen-ministerien",
        title="Volumen nach Ministerium",
        description="Dieselben Beträge nach dem Ministerium, das für das Projekt verantwortlich ist, in Euro.",
        columns=("Ministerium", "Euro", "gezählte Projekte", "nicht gezählt"),
        rows=_volume_rows(sums),
        notes=("Gezählt ist wie beim Volumen nach Themenfeld.",),
    )


def _volume_rows(sums: Iterable[tuple[str, str, Sum]]) -> tuple[Row, ...]:
    listed = list(sums)
    most = max((total.amount for _name, _tone, total in listed), default=Decimal(0)) or Decimal(1)
    return tuple(
        Row(
            label=name,
            words=funding.euro(total.amount) if total.volumes else "kein Betrag",
            cells=(total.amount, len(total.volumes), len(total.left_out)),
            drawing=_bar([(None, total.amount)], most),
            tone=tone,
        )
        for name, tone, total in listed
    )


def volume_notes(total: Sum) -> tuple[str, ...]:
    """What the sum holds and what it leaves out, in sentences."""
    counted = _projects(len(total.volumes))
    notes = [f"Zusammen {funding.euro(total.amount)}: die Summe der Gesamtbeträge aus {counted}."]
    reasons: dict[str, list[str]] = {}
    for volume in total.left_out:
        reasons.setdefault(volume.left_out, []).append(volume.sheet.code)
    for why, codes in reasons.items():
        notes.append(f"Nicht gezählt, weil {why}: {', '.join(codes)}.")
    yearly = [volume.sheet.code for volume in total.volumes if volume.also_yearly]
    if yearly:
        notes.append(f"Jährliche Beträge, die hinzukommen, sind nicht gezählt: {', '.join(yearly)}.")
    bases = sorted({funding.BASIS_LABELS[volume.line.basis] for volume in total.volumes if volume.line})
    if len(bases) > 1:
        notes.append(
            f"Die Beträge meinen Verschiedenes ({', '.join(bases)}); die Summe ist deshalb eine Größenordnung "
            "und keine Abrechnung."
        )
    return tuple(notes)


def _projects(count: int) -> str:
    return f"{count} Projekt{'' if count == 1 else 'en'}"


def milestone_chart(report: ReportDocument) -> Chart:
    """The milestones of the report's sheets by year; a range counts in its first year."""
    years = Counter(milestone.year_from for milestone in _milestones(report))
    span = range(min(years), max(years) + 1) if years else range(0)
    most = max(years.values(), default=0)
    ranges = sum(_is_range(milestone) for milestone in _milestones(report))
    notes = [f"{years.total()} Meilensteine aus {_projects(sum(bool(sheet.milestones) for sheet in report.projects))}."]
    if ranges:
        notes.append(
            f"Ein Meilenstein, der über mehrere Jahre reicht, zählt in seinem ersten Jahr; das trifft auf {ranges} zu."
        )
    return Chart(
        slug="meilensteine",
        title="Meilensteine nach Jahr",
        description="Wie viele Meilensteine die Projekte für jedes Jahr nennen.",
        columns=("Jahr", "Meilensteine"),
        rows=tuple(
            Row(str(year), str(years[year]), (years[year],), _bar([(None, years[year])], max(most, 1))) for year in span
        ),
        notes=tuple(notes),
    )


def _milestones(report: ReportDocument) -> list[MilestoneDocument]:
    return [milestone for sheet in report.projects for milestone in sheet.milestones]


def _is_range(milestone: MilestoneDocument) -> bool:
    return milestone.year_to is not None and milestone.year_to != milestone.year_from


def place_chart(report: ReportDocument, *, is_newest: bool) -> Chart:
    """In how many projects each district has a part; a project may name several.

    is_newest: whether the list of projects, which shows what is newest, finds the same ones.
    """
    counts = Counter(place for sheet in report.projects for place in sheet.places)
    without = sum(not sheet.places for sheet in report.projects)
    names = sorted({*DISTRICTS, *counts}, key=lambda name: (-counts[name], name not in DISTRICTS, name))
    notes = ["Ein Projekt kann an mehreren Orten stattfinden; es zählt an jedem."]
    if without:
        notes.append(f"{without} {'Projekt nennt' if without == 1 else 'Projekte nennen'} keinen Ort.")
    most = max(counts.values(), default=0) or 1
    at = {name: place_address(name) for name in counts} if is_newest else {}
    return Chart(
        slug="orte",
        title="Projekte in den Städten und Kreisen",
        description="Die 15 Städte und Kreise des Ruhrgebiets als Steine, mit der Zahl der Projekte, die dort "
        "stattfinden.",
        columns=("Ort", "Projekte"),
        rows=tuple(
            Row(name, str(counts[name]), (counts[name],), _bar([(None, counts[name])], most), at.get(name, ""))
            for name in names
        ),
        notes=tuple(notes),
        drawing=drawn(
            district_map((MapPlace(name, counts[name], at.get(name, "")) for name in DISTRICTS), labelled_by="h-orte")
        ),
    )


def _bar(parts: Sequence[tuple[ProjectStatus | None, int | Decimal]], whole: int | Decimal) -> SafeString:
    return drawn(bar(parts, whole or 1))
