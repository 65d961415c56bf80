"""Projects in the data interface: the list as it is filtered, and one project with the ways to all its sheets."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import urlencode

from projects import addresses
from projects.document import MinistryRef, TopicFieldRef
from projects.models import PublishedSheet
from projects.opendata.answering import NotAnswered, json_answer
from projects.opendata.answers import PageLinks, ProjectAnswer, ProjectEntry, ProjectPage, SheetPlace
from projects.opendata.asking import asked_selection, whole_number
from projects.opendata.content import absolute, sheet_of
from projects.opendata.of_reports import address_of
from projects.opendata.operations import BY_NAME, PAGE, PAGE_SIZE, PER_PAGE
from projects.search.finding import find
from projects.sections import STATUS_LABELS, ProjectStatus
from projects.selecting.found import found, in_order
from projects.selecting.telling import about


def projects(request: HttpRequest) -> HttpResponseBase:
    facts, selection = asked_selection(request)
    wanted, size = whole_number(request, PAGE, 1), whole_number(request, PAGE_SIZE, PER_PAGE)
    searched = find(selection.q)
    paginator = Paginator(in_order(found(facts, selection, searched), selection.sort), size)
    if wanted > paginator.num_pages:
        raise NotAnswered(404, f"Eine Seite {wanted} gibt es nicht, die letzte ist {paginator.num_pages}.")
    page = paginator.page(wanted)
    pks = [fact.pk for fact in page.object_list]
    rows = PublishedSheet.objects.for_lists().in_bulk(pks)
    answer = ProjectPage(
        total=paginator.count,
        page=wanted,
        pages=paginator.num_pages,
        page_size=size,
        notes=(*selection.notes, *about(searched, request.GET.get("q", ""))),
        links=_links(request, wanted, paginator.num_pages),
        projects=tuple(_entry(rows[pk]) for pk in pks),
    )
    return json_answer(request, answer)


def project(request: HttpRequest, code: str) -> HttpResponseBase:
    of_project = PublishedSheet.objects.filter(code=code).for_lists().select_related("edition__report")
    rows = list(of_project.defer("edition__document", "document").newest_first())
    newest = next((row for row in rows if row.is_current), None)
    if newest is None:
        raise NotAnswered(404, f"Ein Projekt {code} ist nicht veröffentlicht.")
    answer = ProjectAnswer(
        code=code,
        year=newest.year,
        edition=newest.number,
        sheet=sheet_of(newest),
        sheets=tuple(map(_place, rows)),
    )
    return json_answer(request, answer)


def _links(request: HttpRequest, page: int, last: int) -> PageLinks:
    """The ways between pages keep the selection as it was asked for."""
    asked = [(name, value) for name, values in request.GET.lists() for value in values if name != PAGE.name]

    def address(number: int) -> str:
        query = [*asked, (PAGE.name, str(number))]
        return absolute(f"{BY_NAME['projects'].path}?{urlencode(query)}")

    return PageLinks(
        current=address(page),
        first=address(1),
        last=address(last),
        previous=address(page - 1) if page > 1 else None,
        next=address(page + 1) if page < last else None,
    )


def _entry(row: PublishedSheet) -> ProjectEntry:
    abbreviation, name = row.ministry_abbreviation, row.ministry_name
    status = ProjectStatus(row.status)
    return ProjectEntry(
        code=row.code,
        title=row.title,
        subtitle=row.subtitle,
        summary=row.summary,
        status=status.value,
        status_label=STATUS_LABELS[status],
        topic_field=TopicFieldRef(slug=row.topic_field_slug, name=row.topic_field_name),
        ministry=MinistryRef(abbreviation=abbreviation, name=name) if abbreviation else None,
        places=tuple(row.places),
        year=row.year,
        edition=row.number,
        project=address_of("project", code=row.code),
        web=absolute(addresses.project_address(row.code, row.slug)),
    )


def _place(row: PublishedSheet) -> SheetPlace:
    return SheetPlace(
        year=row.year,
        edition=row.number,
        is_newest=row.is_current,
        is_newest_of_year=row.is_newest_of_year,
        status=ProjectStatus(row.status).value,
        sheet=address_of("sheet", year=row.year, number=row.number, code=row.code),
        web=absolute(addresses.project_address(row.code, row.slug, row.year, row.number)),
    )
