"""Two reports side by side: the programme's figures, how projects moved from status to status, what is new."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from projects import addresses
from projects.document import CatalogueEntry, ReportDocument
from projects.models import Edition
from projects.public.rendering import answer
from projects.published import document_of, newest_of_years
from projects.sections import STATUS_LABELS, ProjectStatus

_ORDER = (ProjectStatus.COMPLETED, ProjectStatus.RUNNING, ProjectStatus.NOT_PURSUED)
_FIGURES = (
    ("total", "Vorhaben insgesamt"),
    *((status.value, STATUS_LABELS[status]) for status in _ORDER),
    ("newly_completed", "davon neu abgeschlossen"),
)


@dataclass(frozen=True)
class FigureRow:
    label: str
    before: int
    after: int

    @property
    def change(self) -> str:
        """With its sign, as `+3`, `−2` or `±0`."""
        change = self.after - self.before
        return f"+{change}" if change > 0 else f"−{-change}" if change else "±0"


@dataclass(frozen=True)
class Moved:
    """A project in both reports. address: of what changed in it, "" where only one of them shows a sheet."""

    code: str
    title: str
    address: str


@dataclass(frozen=True)
class Flow:
    """Projects that went from one status to another, or stayed. words: `laufend → abgeschlossen`."""

    before: str
    after: str
    stayed: bool
    projects: tuple[Moved, ...]


@dataclass(frozen=True)
class ReportComparison:
    """flows: those that moved first. came, went: with a sheet in only one of the two reports."""

    figures: tuple[FigureRow, ...]
    flows: tuple[Flow, ...]
    came: tuple[Moved, ...]
    went: tuple[Moved, ...]
    known: int


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """The reports that the address names; the newest two where it names none, or none that there is."""
    newest = newest_of_years()
    before, after, note = _chosen(newest, request.GET.get("von", ""), request.GET.get("bis", ""))
    context: dict[str, object] = {"years": [edition.report.year for edition in newest], "note": note}
    title, address = "Berichte vergleichen", reverse("public:report-comparison")
    if before and after:
        old, new = document_of(before), document_of(after)
        context |= {"before": old, "after": new, "comparison": compared(old, new)}
        title = f"Berichte {old.year} und {new.year} im Vergleich"
        address += "?" + urlencode({"von": old.year, "bis": new.year})
    return answer(
        request,
        "public/report_comparison.html",
        context,
        address=address,
        title=title,
        description="Zwei Fortschrittsberichte nebeneinander: Zahlen, Wechsel des Standes, neue Projekte.",
        part="reports",
    )


def _chosen(newest: Sequence[Edition], first: str, second: str) -> tuple[Edition | None, Edition | None, str]:
    """The older and the newer report, and a sentence where the address asks for something else."""
    if len(newest) < 2:
        return None, None, ""
    by_year = {str(edition.report.year): edition for edition in newest}
    asked = bool(first or second)
    if first in by_year and second in by_year and first != second:
        older, newer = sorted((by_year[first], by_year[second]), key=lambda edition: edition.report.year)
        return older, newer, ""
    note = "Bitte wählen Sie zwei verschiedene Berichte; gezeigt werden die neuesten beiden." if asked else ""
    return newest[1], newest[0], note


def compared(old: ReportDocument, new: ReportDocument) -> ReportComparison:
    """What differs from the older report to the newer one, counted in the projects that both know one by one."""
    before, after = ({entry.code: entry for entry in report.catalogue} for report in (old, new))
    known = sorted(code for code in after if code in before)
    shown_before, shown_after = ({sheet.code for sheet in report.projects} for report in (old, new))
    return ReportComparison(
        figures=tuple(
            FigureRow(label, getattr(old.figures, name), getattr(new.figures, name)) for name, label in _FIGURES
        ),
        flows=_flows(known, before, after, new.year, shown_before & shown_after),
        came=tuple(_moved(after[code]) for code in sorted(shown_after - shown_before)),
        went=tuple(_moved(before[code], old.year) for code in sorted(shown_before - shown_after)),
        known=len(known),
    )


def _flows(
    known: Sequence[str],
    before: dict[str, CatalogueEntry],
    after: dict[str, CatalogueEntry],
    year: int,
    in_both: set[str],
) -> tuple[Flow, ...]:
    found: dict[tuple[str, str], list[Moved]] = {}
    for code in known:
        entry = after[code]
        address = addresses.changes_address(code, entry.slug, year) if code in in_both else ""
        found.setdefault((before[code].status, entry.status), []).append(Moved(code, entry.title, address))
    order = [(left.value, right.value) for left in _ORDER for right in _ORDER]
    flows = [
        Flow(STATUS_LABELS[ProjectStatus(left)], STATUS_LABELS[ProjectStatus(right)], left == right, tuple(projects))
        for left, right in order
        if (projects := found.get((left, right)))
    ]
    return tuple(sorted(flows, key=lambda flow: flow.stayed))


def _moved(entry: CatalogueEntry, year: int | None = None) -> Moved:
    return Moved(entry.code, entry.title, addresses.project_address(entry.code, entry.slug, year))
