"""The rows of a project's published sheets, and which of them an address means."""

from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.http import Http404

from projects.document import SheetDocument
from projects.models import Edition, Project, PublishedSheet
from projects.published import form_of
from projects.tombstones import sheet_as_read


def sheets_of(code: str) -> list[PublishedSheet]:
    """All sheets of a project without their documents, newest first."""
    rows = PublishedSheet.objects.filter(code=code).select_related("edition")
    return list(rows.defer("edition__document", "document").newest_first())


def chosen_sheet(sheets: list[PublishedSheet], year: int | None, number: int | None) -> PublishedSheet:
    """The newest sheet, the newest of a year, or that of one edition. What is not there is no page."""
    for sheet in sheets:
        if year is None and sheet.is_current:
            return sheet
        if sheet.year == year and (sheet.number == number if number else sheet.is_newest_of_year):
            return sheet
    raise Http404("Dieses Projekt gibt es hier nicht.")


def read_now(row: PublishedSheet) -> SheetDocument:
    """What the sheet says to readers today: words of withdrawn pictures may be hidden. row: loaded `with_document`."""
    return sheet_as_read(row.read(), form_of(row.edition).tombstones)


def with_document(pk: int) -> Any:
    """A sheet with its document and its edition's row, which knows whether it was redacted; and as `plain_summary`
    what the project says in plain language, which lasts and is shown beside the newest sheet only."""
    summary = Project.objects.filter(code=OuterRef("code")).values("plain_summary")
    rows = PublishedSheet.objects.annotate(plain_summary=Subquery(summary))
    row = rows.get(pk=pk)
    prefetch_related_objects([row], Prefetch("edition", Edition.objects.without_document()))
    return row
