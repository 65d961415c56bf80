"""Which report a page of many updates is about: the one its address names, else the newest that is open."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from projects.models import Edition, ProjectUpdate, Report


@dataclass(frozen=True)
class ReportChoice:
    """report: None where there is none at all. is_open: whether no edition of it is published yet."""

    report: Report | None
    others: tuple[Report, ...]

    @property
    def is_open(self) -> bool:
        return self.report is not None and self.report.is_open

    @property
    def all(self) -> list[Report]:
        """What can be chosen, newest first."""
        return sorted([*([self.report] if self.report else []), *self.others], key=lambda report: -report.year)


def choose_report(visible: QuerySet[ProjectUpdate], wish: str) -> ReportChoice:
    """wish: the year in the address, "" for none. A year without a report that concerns the person is no page."""
    of_visible = Q(pk__in=visible.order_by().values("report"))
    is_open = ~Exists(Edition.objects.filter(report=OuterRef("pk")))
    reports = list(Report.objects.annotate(is_open=is_open).filter(of_visible | Q(is_open=True)).order_by("-year"))
    if wish:
        chosen = next((report for report in reports if str(report.year) == wish), None)
        if chosen is None:
            raise Http404
    else:
        chosen = next((report for report in reports if report.is_open), reports[0] if reports else None)
    return ReportChoice(chosen, tuple(report for report in reports if report != chosen))
