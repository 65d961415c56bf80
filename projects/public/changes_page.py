"""The page of what changed in a project from one report to the next, word by word."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.compare import compare
from projects.public.changes import before, sentences_of
from projects.public.rendering import answer
from projects.public.sheet_rows import chosen_sheet, read_now, sheets_of, with_document
from projects.published import document_of


@require_safe
def changes(request: HttpRequest, project: str, year: int) -> HttpResponse:
    """The sheet of a year beside that of the report before, word by word."""
    sheets = sheets_of(project)
    row = chosen_sheet(sheets, year, None)
    earlier = before(sheets, row)
    if earlier is None:
        raise Http404("Zu diesem Projekt gibt es keinen früheren Bericht.")
    here = addresses.changes_address(row.code, row.slug, row.year)
    if request.path != here:
        return HttpResponsePermanentRedirect(here)
    new = with_document(row.pk)
    old, sheet, report = read_now(with_document(earlier.pk)), read_now(new), document_of(new.edition)
    compared = compare(old, sheet, report.outlook_year)
    context = {
        "row": row,
        "earlier": earlier,
        "topic": pages.topic_view(sheet.topic_field, [field.slug for field in report.topic_fields]),
        "sentences": sentences_of(old, sheet, compared),
        "comparison": compared,
        "sheet_address": addresses.project_address(row.code, row.slug, None if row.is_current else row.year),
        "earlier_address": addresses.project_address(earlier.code, earlier.slug, earlier.year),
    }
    return answer(
        request,
        "public/changes.html",
        context,
        address=here,
        title=f"Änderungen seit {earlier.year}: {row.title}",
        description=f"Was sich am Projekt {row.code} vom Bericht {earlier.year} zum Bericht {row.year} geändert hat.",
        part="projects",
    )
