"""What of a published report is open for correction: the one place that says which sheets and which chapters."""

from accounts.ministries import by_abbreviation
from projects.models import Edition, PublishedSheet, Report, UpdateStatus
from projects.report.correcting import Opened


def last_edition(report: Report) -> Edition | None:
    """The edition that the next one would correct."""
    return report.editions.order_by("-number").first()


def opened_of(report: Report) -> Opened:
    """What the next edition may change."""
    newest = PublishedSheet.objects.current().filter(edition__report=report)
    return Opened(
        sheets=reopened_sheets(report),
        chapters=reopened_chapters(report),
        newest=frozenset(newest.values_list("code", flat=True)),
        ministries={abbreviation: ministry.pk for abbreviation, ministry in by_abbreviation().items()},
        completed_before=completed_before(report),
    )


def reopened_sheets(report: Report) -> frozenset[str]:
    """Codes of the sheets that were opened for correction and approved again; one that is still being written stays
    as it was published."""
    approved = report.updates.filter(status=UpdateStatus.APPROVED)
    return frozenset(approved.values_list("project__code", flat=True))


def reopened_chapters(report: Report) -> frozenset[str]:
    """Slugs of the chapters that were opened for correction and approved again; as with sheets, one that is still
    being written stays as it was published."""
    return frozenset(report.chapters.in_work().filter(approved_at__isnull=False).values_list("slug", flat=True))


def completed_before(report: Report) -> frozenset[str]:
    """Codes of projects that an earlier report shows as completed: they are not newly completed."""
    rows = PublishedSheet.objects.filter(year__lt=report.year, is_newest_of_year=True, status="completed")
    return frozenset(rows.values_list("code", flat=True))
