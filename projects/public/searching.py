"""The search over everything that is published: projects, reports with their chapters, ministries and pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from projects import pages
from projects.models import EntryKind, PublishedSheet
from projects.public.rendering import answer
from projects.search.contents import Heading
from projects.search.extracts import Extract, extracts
from projects.search.finding import Found, find
from projects.search.query import read_query
from projects.sections import SECTIONS
from projects.selecting.telling import about, meant
from projects.text import slug_of

PER_PAGE = 10
_ANCHORS = {section.label: slug_of(section.label) for section in SECTIONS}  # as pages.py names them


@dataclass(frozen=True)
class Group:
    """Kinds of hits that are listed together. name: in the address. shown: how many of them beside the others."""

    name: str
    label: str
    one: str
    many: str
    kinds: tuple[EntryKind, ...]
    shown: int


GROUPS = (
    Group("projekte", "Projekte", "Projekt", "Projekte", (EntryKind.PROJECT,), 6),
    Group("berichte", "Berichte und Kapitel", "Stelle", "Stellen", (EntryKind.REPORT, EntryKind.CHAPTER), 4),
    Group("seiten", "Ministerien und Seiten", "Seite", "Seiten", (EntryKind.MINISTRY, EntryKind.PAGE), 3),
)


@dataclass(frozen=True)
class Hit:
    """where: the section that the extract is from, with its address. notes: what else is known of it, in words."""

    title: SafeString
    subtitle: SafeString
    address: str
    where: str
    section_address: str
    text: SafeString
    notes: tuple[str, ...]
    status: pages.StatusView | None


@dataclass(frozen=True)
class ShownGroup:
    """A group with the hits that the page shows. more: the address of all of them, "" where all are shown."""

    name: str
    label: str
    count: int
    words: str
    hits: tuple[Hit, ...]
    more: str


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    address: str
    chosen: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    q = read_query(typed).text
    found = find(q)
    group = next((group for group in GROUPS if group.name == request.GET.get("in")), None)
    paged = _paged(found, group, request.GET.get("seite"))
    number = paged.number if paged else 1
    context = {
        "q": q,
        "asks": found.asks,
        "notes": tuple(about(found, typed)),
        "meant": meant(found, lambda better: _address(better)),
        "count": len(found.hits),
        "groups": _shown(found, group, paged),
        "tabs": _tabs(found, group) if found.hits else (),
        "group": group,
        "page_of": paged,
        "pages": _page_ways(paged, q, group) if paged else (),
        "list_address": f"{reverse('public:projects')}?{urlencode({'q': q})}",
    }
    return answer(
        request,
        "public/search.html",
        context,
        address=_address(q, group, number),
        title=_title(q, group, number),
        description="Suche über Projekte, Berichte mit ihren Kapiteln, Ministerien und Seiten des Ruhrportals.",
        part="search",
    )


def _address(q: str, group: Group | None = None, page: int = 1) -> str:
    query = [("q", q)] if q else []
    query += [("in", group.name)] if group and q else []
    query += [("seite", str(page))] if page > 1 else []
    return reverse("public:search") + ("?" + urlencode(query) if query else "")


def _title(q: str, group: Group | None, page: int) -> str:
    if not q:
        return "Suche"
    return f"Suche nach „{q}“" + (f", {group.label}" if group else "") + (f", Seite {page}" if page > 1 else "")


def _paged(found: Found, group: Group | None, number: str | None) -> Page | None:
    """The page of a chosen group; None where all groups are shown."""
    return Paginator(found.of_kind(*group.kinds), PER_PAGE).get_page(number) if group else None


def _shown(found: Found, chosen: Group | None, paged: Page | None) -> list[ShownGroup]:
    """The groups that have hits, in the order of their best one, so that what was named stands first."""
    of_group = {group.name: found.of_kind(*group.kinds) for group in GROUPS}
    groups = [chosen] if chosen else leading(found, GROUPS)
    on_page = {
        group.name: tuple(paged.object_list) if paged else of_group[group.name][: group.shown] for group in groups
    }
    headings = [heading for shown in on_page.values() for heading in shown]
    cut = extracts(headings, found) if headings else {}
    sheets = _sheets(headings)
    return [
        ShownGroup(
            name=group.name,
            label=group.label,
            count=len(of_group[group.name]),
            words=f"{len(of_group[group.name])} {group.one if len(of_group[group.name]) == 1 else group.many}",
            hits=tuple(_hit(heading, cut[heading.pk], sheets) for heading in on_page[group.name]),
            more="" if chosen or len(of_group[group.name]) <= group.shown else _address(found.query.text, group),
        )
        for group in groups
        if of_group[group.name]
    ]


def leading(found: Found, groups: Sequence[Group]) -> list[Group]:
    """The groups in the order of the page: projects first, unless the query names something else."""
    named = found.named.kind if found.named else ""
    return sorted(groups, key=lambda group: named not in group.kinds)


def _sheets(headings: Sequence[Heading]) -> dict[str, PublishedSheet]:
    codes = [heading.code for heading in headings if heading.kind == EntryKind.PROJECT]
    rows = PublishedSheet.objects.current().for_lists().filter(code__in=codes) if codes else ()
    return {row.code: row for row in rows}


def _hit(heading: Heading, extract: Extract, sheets: dict[str, PublishedSheet]) -> Hit:
    row = sheets.get(heading.code) if heading.kind == EntryKind.PROJECT else None
    notes = [row.ministry_abbreviation, row.topic_field_name] if row else []
    if heading.kind in (EntryKind.PROJECT, EntryKind.MINISTRY):
        notes = [heading.code, *notes]
    if heading.year:
        notes.append(f"Bericht {heading.year}")
    return Hit(
        title=extract.title,
        subtitle=extract.subtitle,
        address=heading.address,
        where="" if extract.section == heading.title else extract.section,
        section_address=_section_address(heading, extract),
        text=extract.text,
        notes=tuple(filter(None, notes)),
        status=pages.status_view(row.status) if row else None,
    )


def _section_address(heading: Heading, extract: Extract) -> str:
    """The address of a section on its project's page; "" for what is no section there."""
    anchor = _ANCHORS.get(extract.section)
    return f"{heading.address}#p-{heading.code}-{anchor}" if anchor and heading.kind == EntryKind.PROJECT else ""


def _tabs(found: Found, chosen: Group | None) -> list[Tab]:
    q = found.query.text
    counted = [(group, len(found.of_kind(*group.kinds))) for group in GROUPS]
    every = Tab("Alles", len(found.hits), _address(q), chosen is None)
    return [every] + [Tab(group.label, n, _address(q, group), group == chosen) for group, n in counted if n]


@dataclass(frozen=True)
class PageWay:
    label: str
    address: str
    chosen: bool


def _page_ways(paged: Page, q: str, group: Group | None) -> list[PageWay]:
    """The numbered pages; a gap has no address."""
    numbers = paged.paginator.get_elided_page_range(paged.number, on_each_side=2, on_ends=1)
    return [
        PageWay(str(number), _address(q, group, number) if isinstance(number, int) else "", number == paged.number)
        for number in numbers
    ]
