"""The list of projects: filtered, searched, sorted, in pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.document import TopicFieldRef
from projects.excerpts import ministries_of, ministry_slug
from projects.figure_pages import not_recorded_in
from projects.models import EntryKind, PublishedSheet
from projects.public import shapes
from projects.public.downloads import downloads
from projects.public.excerpts import ministry_pdf
from projects.public.rendering import answer
from projects.published import document_of, newest_edition
from projects.search.extracts import Extract, extracts
from projects.search.finding import Found, find
from projects.selecting.filters import FACETS, Facts, choices_of, current_facts
from projects.selecting.found import by_search, found, in_order
from projects.selecting.selection import SORTS, VIEWS, Selection, read_selection
from projects.selecting.telling import about, meant

PER_PAGE = {"karten": 12, "tabelle": 50, "karte": 12, "zeit": 20}
_SHOWN_PLACES = 3
Choices = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Way:
    """A link that changes the selection. count: how many projects it leads to, where that matters."""

    label: str
    address: str
    count: int = 0
    chosen: bool = False
    icon: str = ""


@dataclass(frozen=True)
class Card:
    code: str
    title: str
    subtitle: str
    text: str
    where: str
    topic: pages.TopicView
    status: pages.StatusView
    ministry: str
    places: str
    year: int
    address: str


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    facts = current_facts()
    choices = {facet: choices_of(facts, facet) for facet in FACETS}
    selection = read_selection(request.GET, choices)
    searched = find(selection.q)
    by_query, chosen = by_search(facts, searched), found(facts, selection, searched)
    ordered, per_page = in_order(chosen, selection.sort), PER_PAGE[selection.view]
    page = Paginator(ordered, per_page).get_page(request.GET.get("seite"))
    context = {
        "selection": selection,
        "notes": (*selection.notes, *about(searched, request.GET.get("q", ""))),
        "meant": meant(searched, lambda q: replace(selection, q=q).address()),
        "facets": [_facet(facet, choices[facet], by_query, selection) for facet in FACETS],
        "chips": _chips(selection, choices),
        "sorts": [_sort_way(sort, selection) for sort in selection.sorts],
        "total": len(facts),
        "views": [
            Way(label, selection.seen_as(view).address(), 0, view == selection.view, f"icons/{view}.svg")
            for view, label in VIEWS.items()
        ],
        **_shape(selection, chosen, page, [*choices["themenfeld"]], searched),
        "pages": _page_ways(page, selection),
        "page_of": page,
        "previous_address": selection.address(page.number - 1),
        "next_address": selection.address(page.number + 1),
        "downloads": downloads(selection),
        "ways_out": [] if chosen else _ways_out(facts, by_query, selection),
        **_of_newest_report(selection),
    }
    return answer(
        request,
        "public/projects.html",
        context,
        address=selection.address(page.number),
        title="Projekte" + (f", Seite {page.number}" if page.number > 1 else ""),
        description="Alle Projekte der Ruhr-Konferenz mit Stand, Themenfeld und Ministerium, zum Suchen und Filtern.",
        part="projects",
    )


def _shape(
    selection: Selection, chosen: Sequence[Facts], page: Page, topic_slugs: Sequence[str], searched: Found
) -> dict[str, object]:
    """What the template of the view shows."""
    match selection.view:
        case "karte":
            return {"map": shapes.project_map(chosen, selection)}
        case "zeit":
            return {"timeline": shapes.timeline(list(page.object_list), topic_slugs)}
    return {"cards": _cards(page, topic_slugs, searched)}


def _of_newest_report(selection: Selection) -> dict[str, object]:
    """What the newest report counts without holding it one by one, its address, and its sheets as a PDF where one
    ministry is chosen."""
    newest = newest_edition()
    if newest is None:
        return {}
    document, year = document_of(newest), newest.report.year
    chosen = selection.values["ressort"]
    ministries = [each for each in ministries_of(document) if chosen == (ministry_slug(each),)]
    return {
        "year": year,
        "not_recorded": not_recorded_in(document),
        "figures_address": addresses.report_address(year),
        "ministry_pdf": ministry_pdf(ministries[0], year, None) if ministries else None,
    }


def _chosen_by(facts: Iterable[Facts], selection: Selection, *, but: str = "") -> list[Facts]:
    """What the facets let through, one of them left aside."""
    active = [(facet, values) for facet, values in selection.values.items() if values and facet != but]
    return [fact for fact in facts if all(fact.matches(facet, values) for facet, values in active)]


def _facet(name: str, labels: Mapping[str, str], by_query: Sequence[Facts], selection: Selection) -> Facet:
    """A facet whose counts say what each value would find beside the other facets."""
    counts = Counter(value for fact in _chosen_by(by_query, selection, but=name) for value in fact.values(name))
    chosen = selection.values[name]
    return Facet(name, FACETS[name], tuple(Choice(v, label, counts[v], v in chosen) for v, label in labels.items()))


def _chips(selection: Selection, choices: Choices) -> list[Way]:
    chips = [Way(f"„{selection.q}“", selection.without("q").address())] if selection.q else []
    for facet, values in selection.values.items():
        chips += [Way(choices[facet][value], selection.without(facet, value).address()) for value in values]
    return chips


def _sort_way(sort: str, selection: Selection) -> Way:
    return Way(SORTS[sort], selection.sorted_by(sort).address(), chosen=sort == selection.sort)


def _ways_out(facts: Sequence[Facts], by_query: Sequence[Facts], selection: Selection) -> list[Way]:
    """For an empty list: which single thing to leave out, and how many projects that would show."""
    ways = []
    if selection.q:
        ways.append(Way("das Stichwort", selection.without("q").address(), len(_chosen_by(facts, selection))))
    for facet, values in selection.values.items():
        if values:
            left = len(_chosen_by(by_query, selection, but=facet))
            ways.append(Way(f"den Filter {FACETS[facet]}", selection.without(facet).address(), left))
    return [way for way in ways if way.count]


def _cards(page: Page, topic_slugs: Sequence[str], searched: Found) -> list[Card]:
    pks = [fact.pk for fact in page.object_list]
    rows = PublishedSheet.objects.for_lists().in_bulk(pks)
    cut = _extracts(page, searched)
    return [_card(rows[pk], topic_slugs, cut.get(rows[pk].code)) for pk in pks]


def _extracts(page: Page, searched: Found) -> dict[str, Extract]:
    """By code: where the words that were asked for stand."""
    codes = {fact.code for fact in page.object_list}
    headings = [hit for hit in searched.of_kind(EntryKind.PROJECT) if hit.code in codes]
    cut = extracts(headings, searched) if headings else {}
    return {heading.code: cut[heading.pk] for heading in headings if cut[heading.pk].matches}


def _card(row: PublishedSheet, topic_slugs: Sequence[str], extract: Extract | None) -> Card:
    topic = TopicFieldRef(slug=row.topic_field_slug, name=row.topic_field_name)
    return Card(
        code=row.code,
        title=row.title,
        subtitle=row.subtitle,
        text=extract.text if extract else pages.description(row.summary),
        where=extract.section if extract else "",
        topic=pages.topic_view(topic, topic_slugs),
        status=pages.status_view(row.status),
        ministry=row.ministry_abbreviation or f"Ministerium {pages.NOT_STATED}",
        places=_places(row.places),
        year=row.year,
        address=addresses.project_address(row.code, row.slug),
    )


def _places(places: Sequence[str]) -> str:
    more = len(places) - _SHOWN_PLACES
    return ", ".join(places[:_SHOWN_PLACES]) + (f" und {more} weitere" if more > 0 else "")


def _page_ways(page: Page, selection: Selection) -> list[Way]:
    """The numbered pages; a gap has no address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [
        Way(str(number), selection.address(number) if isinstance(number, int) else "", 0, number == page.number)
        for number in numbers
    ]
