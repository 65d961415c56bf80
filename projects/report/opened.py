"""What of a published report is open for correction: the one place that says which sheets and which chapters."""

from accounts.ministries import by_abbreviation
from projects.document import ReportDocument
from projects.models import Edition, PublishedSheet, Report, UpdateStatus
from projects.report.correcting import Opened, stands


def last_edition(report: Report) -> Edition | None:
    """The edition that the next one would correct."""
    return report.editions.order_by("-number").first()


def opened_of(report: Report, last: ReportDocument, draft: ReportDocument) -> Opened:
    """What the next edition may change. draft: the report as its rows have it, live figures not filled in."""
    newest = PublishedSheet.objects.current().filter(edition__report=report)
    return Opened(
        sheets=reopened_sheets(report),
        chapters=reopened_chapters(last, draft),
        newest=frozenset(newest.values_list("code", flat=True)),
        ministries={abbreviation: ministry.pk for abbreviation, ministry in by_abbreviation().items()},
        completed_before=completed_before(report),
    )


def reopened_sheets(report: Report) -> frozenset[str]:
    """Codes of the sheets that were opened for correction and approved again; one that is still being written stays
    as it was published."""
    approved = report.updates.filter(status=UpdateStatus.APPROVED)
    return frozenset(approved.values_list("project__code", flat=True))


def reopened_chapters(last: ReportDocument, draft: ReportDocument) -> frozenset[str]:
    """Slugs of the chapters that the project group wrote anew: those whose row says something else than the edition."""
    return frozenset(chapter.slug for chapter in draft.chapters if not stands(last, draft, chapter.slug))


def completed_before(report: Report) -> frozenset[str]:
    """Codes of projects that an earlier report shows as completed: they are not newly completed."""
    rows = PublishedSheet.objects.filter(year__lt=report.year, is_newest_of_year=True, status="completed")
    return frozenset(rows.values_list("code", flat=True))
