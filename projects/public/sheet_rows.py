"""The rows of a project's published sheets, and which of them an address means."""

from django.http import Http404

from projects.models import PublishedSheet


def sheets_of(code: str) -> list[PublishedSheet]:
    """All sheets of a project without their documents, newest first."""
    rows = PublishedSheet.objects.filter(code=code).select_related("edition")
    return list(rows.defer("edition__document", "document", "search_text").newest_first())


def chosen_sheet(sheets: list[PublishedSheet], year: int | None, number: int | None) -> PublishedSheet:
    """The newest sheet, the newest of a year, or that of one edition. What is not there is no page."""
    for sheet in sheets:
        if year is None and sheet.is_current:
            return sheet
        if sheet.year == year and (sheet.number == number if number else sheet.is_newest_of_year):
            return sheet
    raise Http404("Dieses Projekt gibt es hier nicht.")


def with_document(pk: int) -> PublishedSheet:
    """A sheet with its document and its edition's row."""
    rows = PublishedSheet.objects.select_related("edition__report")
    return rows.defer("search_text", "edition__document").get(pk=pk)
