"""What a page template needs of a sheet: prepared values out of a frozen document, without a query.

The public site and the desk's preview read the same values.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from projects import funding, photos, topics
from projects.document import (
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    PhotoDocument,
    ReportDocument,
    SheetDocument,
    TopicFieldRef,
)
from projects.pictures import WEB_WIDTHS
from projects.sections import SECTIONS, STATUS_LABELS, ProjectStatus
from projects.text import absolute, parse_inline, slug_of, spans_to_html, to_html, to_plain
from projects.tombstones import NONE, Tombstone, Tombstones, sheet_as_read

NOT_STATED = "nicht angegeben"
_KINDS_OF_AMOUNT = {"total": "insgesamt", "part": "davon", "share": "Anteil", "annual": "jährlich"}
_DESCRIPTION_LENGTH = 155

# Where readers find a picture in a width, or "" where there is none.
PictureAddress = Callable[[str, int], str]


@dataclass(frozen=True)
class TopicView:
    """tone: the end of a colour class `rp-t--…`. icon: a template."""

    slug: str
    name: str
    tone: str
    icon: str


@dataclass(frozen=True)
class StatusView:
    label: str
    icon: str


@dataclass(frozen=True)
class SectionView:
    key: str
    label: str
    icon: str
    html: SafeString


@dataclass(frozen=True)
class MilestoneView:
    date: datetime.date | None
    strand: str
    html: SafeString


@dataclass(frozen=True)
class YearOfMilestones:
    """state: `now` for the reporting year, `plan` for years after the cut-off date, else ""."""

    label: str
    state: str
    milestones: tuple[MilestoneView, ...]


@dataclass(frozen=True)
class AmountView:
    """A row of the table of amounts; all in words."""

    kind: str
    amount: str
    basis: str
    time: str


@dataclass(frozen=True)
class FundingView:
    """headline: the total in words. rows: given where a total alone does not say everything."""

    headline: str
    label: str
    html: SafeString
    rows: tuple[AmountView, ...]
    contained_in: str

    @property
    def dated(self) -> bool:
        return any(row.time for row in self.rows)


@dataclass(frozen=True)
class LinkView:
    label: str
    url: str
    host: str


@dataclass(frozen=True)
class PictureView:
    """`src` is empty where only caption and credit are known, and where the picture was withdrawn (`tombstone`)."""

    src: str
    srcset: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    tombstone: Tombstone | None = None


@dataclass(frozen=True)
class Frame:
    """What a sheet takes from the report around it."""

    year: int
    outlook_year: int | None = None
    as_of_texts: datetime.date | None = None
    as_of_amounts: datetime.date | None = None
    topic_slugs: tuple[str, ...] = ()

    @classmethod
    def of(cls, report: ReportDocument) -> "Frame":
        return cls(
            report.year,
            report.outlook_year,
            report.as_of_texts,
            report.as_of_amounts,
            tuple(topic.slug for topic in topics.fields_of(report)),
        )


@dataclass(frozen=True)
class SheetPage:
    """A sheet as a page shows it. `anchor` starts all ids, so that many sheets can share a page."""

    code: str
    anchor: str
    title: str
    subtitle: str
    topic: TopicView
    status: StatusView
    lead: SafeString
    ministry: str
    further_ministries: tuple[str, ...]
    places: tuple[str, ...]
    as_of_texts: datetime.date | None
    as_of_amounts: datetime.date | None
    milestones: tuple[YearOfMilestones, ...]
    sections: tuple[SectionView, ...]
    funding: FundingView
    links: tuple[LinkView, ...]
    pictures: tuple[PictureView, ...]


def sheet_page(
    sheet: SheetDocument, frame: Frame, picture_address: PictureAddress, tombstones: Tombstones = NONE
) -> SheetPage:
    """Everything that a page shows of a sheet, in the order of `sections.py`; words that are hidden are left out."""
    sheet = sheet_as_read(sheet, tombstones)
    return SheetPage(
        code=sheet.code,
        anchor=f"p-{sheet.code}",
        title=sheet.title,
        subtitle=sheet.subtitle,
        topic=topic_view(sheet.topic_field, frame.topic_slugs),
        status=status_view(sheet.status),
        lead=to_html(sheet.sections.summary),
        ministry=f"{sheet.ministry.name} ({sheet.ministry.abbreviation})" if sheet.ministry else NOT_STATED,
        further_ministries=tuple(f"{other.name} ({other.abbreviation})" for other in sheet.further_ministries),
        places=sheet.places,
        as_of_texts=frame.as_of_texts,
        as_of_amounts=frame.as_of_amounts,
        milestones=tuple(_years(sheet.milestones, frame)),
        sections=tuple(_sections(sheet, frame)),
        funding=_funding(sheet),
        links=tuple(map(_link, sheet.links)),
        pictures=tuple(_picture(photo, sheet, picture_address, tombstones.get(photo.sha256)) for photo in sheet.photos),
    )


def topic_view(topic: TopicFieldRef, all_slugs: Sequence[str]) -> TopicView:
    """A topic field with its colour among all topic fields of the report."""
    tone = topics.tones_of((*all_slugs, topic.slug))[topic.slug]
    return TopicView(topic.slug, topic.name, tone, f"icons/{topics.icon_of(topic.slug)}.svg")


def status_view(status: str) -> StatusView:
    return StatusView(STATUS_LABELS[ProjectStatus(status)], f"icons/stein-{status}.svg")


def _sections(sheet: SheetDocument, frame: Frame) -> Iterable[SectionView]:
    """All texts but the lead; a text that its status does not ask for is shown too: nothing is lost."""
    for section in SECTIONS:
        text = getattr(sheet.sections, section.key)
        if text and section.key != "summary":
            label = section.label_in(frame.outlook_year)
            yield SectionView(slug_of(section.label), label, f"icons/{section.icon}.svg", to_html(text))


def _years(milestones: Iterable[MilestoneDocument], frame: Frame) -> Iterable[YearOfMilestones]:
    def years(milestone: MilestoneDocument) -> tuple[int, int]:
        return milestone.year_from, milestone.year_to or milestone.year_from

    for (first, last), group in groupby(sorted(milestones, key=years), key=years):
        known_until = frame.as_of_texts.year if frame.as_of_texts else frame.year
        state = "plan" if first > max(known_until, frame.year) else "now" if first <= frame.year <= last else ""
        label = str(first) if first == last else f"{first}/{last}"
        yield YearOfMilestones(label, state, tuple(map(_milestone, group)))


def _milestone(milestone: MilestoneDocument) -> MilestoneView:
    return MilestoneView(milestone.date, milestone.strand, spans_to_html(parse_inline(milestone.text)))


def _funding(sheet: SheetDocument) -> FundingView:
    volume = sheet.funding
    total = next((line for line in volume.lines if line.kind == "total" and line.amount is not None), None)
    return FundingView(
        headline=funding.euro(total.amount, total.qualifier) if total and total.amount is not None else "",
        label=funding.BASIS_LABELS[total.basis] if total and total.basis else "",
        html=to_html(volume.sentence or funding.sentence(volume)),
        rows=tuple(map(_amount, volume.lines)) if len(volume.lines) > 1 else (),
        contained_in=volume.contained_in,
    )


def _amount(line: FundingLineDocument) -> AmountView:
    amount = [funding.euro(line.amount, line.qualifier)] if line.amount is not None else []
    share = [funding.percent(line.percent)] if line.percent is not None else []
    source = "" if line.source in line.note else line.source  # „aus dem Haushalt des …“ says both
    basis = [funding.BASIS_LABELS[line.basis] if line.basis else "", source, line.note]
    return AmountView(
        kind=_KINDS_OF_AMOUNT[line.kind],
        amount=", ".join(amount + share) or NOT_STATED,
        basis=", ".join(filter(None, basis)),
        time=", ".join(_times(line)),
    )


def _times(line: FundingLineDocument) -> Iterable[str]:
    if line.recurring_from:
        yield f"ab {line.recurring_from}"
    if line.period_from:
        until = f" bis {line.period_to}" if line.period_to and line.period_to != line.period_from else ""
        yield f"{line.period_from}{until}"
    if line.as_of:
        yield f"Stand {line.as_of:%d.%m.%Y}"


def _link(link: LinkDocument) -> LinkView:
    url = absolute(link.url)
    host = url.partition("://")[2].partition("/")[0]
    return LinkView(link.label or link.url, url, host if host and host not in link.label else "")


def _picture(
    photo: PhotoDocument, sheet: SheetDocument, picture_address: PictureAddress, stone: Tombstone | None
) -> PictureView:
    has_file = photo.sha256 and stone is None
    sources = [(picture_address(photo.sha256, width), width) for width in WEB_WIDTHS] if has_file else []
    found = [(source, min(width, photo.width or width)) for source, width in sources if source]
    return PictureView(
        src=found[-1][0] if found else "",
        srcset=", ".join(f"{source} {width}w" for source, width in _distinct_widths(found)),
        alt=photo.alt or f"{photos.KINDS[photo.kind]} zum Projekt {sheet.title}, ohne Beschreibung",
        caption=photo.caption,
        credit=photos.credit_line(photo),
        width=photo.width,
        height=photo.height,
        tombstone=stone,
    )


def _distinct_widths(found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """A small original has fewer renditions than widths: each width once, as `srcset` demands."""
    return [(source, width) for width, source in {width: source for source, width in found}.items()]


def description(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """The beginning of a text in light markup as one plain line, cut between words; `…` says that more follows."""
    line = " ".join(to_plain(text).split())
    if len(line) <= length:
        return line
    cut = line[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–- ")
    return cut if cut.endswith((".", "!", "?")) else f"{cut} …"
