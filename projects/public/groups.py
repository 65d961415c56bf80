"""The page of a topic field and the page of a ministry: their projects with status, volume and what happened last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.document import SheetDocument, TopicFieldRef
from projects.figure_pages import drawn, summary_of
from projects.models import PublishedSheet
from projects.public.charts import volume_notes
from projects.public.rendering import answer
from projects.report.charts import topic_row
from projects.sections import STATUS_LABELS
from projects.text import slug_of
from projects.volumes import sum_of

_TEXT = 260  # characters
_WIDE = 12  # bricks side by side


@dataclass(frozen=True)
class Member:
    """A project as such a page lists it."""

    code: str
    title: str
    subtitle: str
    text: str
    status: pages.StatusView
    topic: pages.TopicView
    year: int
    address: str


@dataclass(frozen=True)
class Group:
    """name, preline: what it is called and what it is. topic: its looks, None for a ministry."""

    name: str
    preline: str
    address: str
    facet: str  # what finds the same projects in the list
    topic: pages.TopicView | None
    rows: Sequence[PublishedSheet]
    others: Sequence[tuple[str, str]]

    @property
    def list_address(self) -> str:
        return f"{reverse('public:projects')}?{self.facet}"

    @property
    def feed_address(self) -> str:
        return f"{self.address}neues.atom"


@require_safe
def topic_field(request: HttpRequest, topic: str) -> HttpResponse:
    """A topic field with the newest sheet of each of its projects."""
    rows = _current()
    names = {row.topic_field_slug: row.topic_field_name for row in reversed(rows)}
    if topic not in names:
        raise Http404("Dieses Themenfeld gibt es hier nicht.")
    group = Group(
        name=names[topic],
        preline="Themenfeld",
        address=addresses.topic_field_address(topic),
        facet=urlencode({"themenfeld": topic}),
        topic=pages.topic_view(TopicFieldRef(slug=topic, name=names[topic]), _fields(rows)),
        rows=[row for row in rows if row.topic_field_slug == topic],
        others=[(names[slug], addresses.topic_field_address(slug)) for slug in _fields(rows) if slug != topic],
    )
    return _page(request, group, _fields(rows))


@require_safe
def ministry(request: HttpRequest, ministry: str) -> HttpResponse:
    """A ministry with the newest sheet of each project for which it is responsible."""
    rows = _current()
    named = {slug_of(row.ministry_abbreviation): row for row in reversed(rows) if row.ministry_abbreviation}
    if ministry not in named:
        raise Http404("Dieses Ministerium verantwortet hier kein Projekt.")
    here = named.pop(ministry)
    group = Group(
        name=here.ministry_name,
        preline=f"Ministerium ({here.ministry_abbreviation})",
        address=addresses.ministry_address(ministry),
        facet=urlencode({"ressort": ministry}),
        topic=None,
        rows=[row for row in rows if slug_of(row.ministry_abbreviation) == ministry],
        others=[(named[slug].ministry_abbreviation, addresses.ministry_address(slug)) for slug in sorted(named)],
    )
    return _page(request, group, _fields(rows))


def _current() -> list[PublishedSheet]:
    """The newest sheet of every project, newest report first, then in printed order."""
    return list(PublishedSheet.objects.current().order_by("-year", "position"))


def _fields(rows: Iterable[PublishedSheet]) -> list[str]:
    """The topic fields in printed order."""
    return list(dict.fromkeys(row.topic_field_slug for row in rows))


def _page(request: HttpRequest, group: Group, fields: Sequence[str]) -> HttpResponse:
    sheets = [row.read() for row in group.rows]
    total = sum_of(sheets)
    statuses = sorted((row.status for row in group.rows), key=[status.value for status in STATUS_LABELS].index)
    words = summary_of(statuses)
    context = {
        "group": group,
        "words": words,
        "wall": drawn(topic_row(statuses, columns=min(len(statuses), _WIDE))),
        "notes": volume_notes(total) if total.volumes else (),
        "members": [_member(row, sheet, fields) for row, sheet in zip(group.rows, sheets, strict=True)],
    }
    return answer(
        request,
        "public/group.html",
        context,
        address=group.address,
        title=group.name,
        description=f"{group.preline} {group.name} in der Ruhr-Konferenz. {words}.",
        part="projects",
    )


def _member(row: PublishedSheet, sheet: SheetDocument, slugs: Sequence[str]) -> Member:
    return Member(
        code=sheet.code,
        title=sheet.title,
        subtitle=sheet.subtitle,
        text=pages.description(sheet.sections.latest_development or sheet.sections.summary, _TEXT),
        status=pages.status_view(sheet.status),
        topic=pages.topic_view(sheet.topic_field, slugs),
        year=row.year,
        address=addresses.project_address(sheet.code, sheet.slug),
    )
