"""Rows become documents: one update a `SheetDocument`, a report with all its parts a `ReportDocument`."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from django.conf import settings
from django.utils import timezone

from accounts.models import Ministry
from projects import figures
from projects.addresses import picture_address, report_address
from projects.document import (
    CatalogueEntry,
    ChapterDocument,
    FiguresDocument,
    FundingDocument,
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    MinistryRef,
    PhotoDocument,
    ReportDocument,
    SheetDocument,
    SheetSections,
    TopicFieldRef,
    catalogue_entry,
)
from projects.funding import sentence
from projects.models import (
    BaselineFigure,
    FrameChapter,
    FundingLine,
    Link,
    Milestone,
    Photo,
    Project,
    ProjectUpdate,
    PublishedSheet,
    Report,
    TopicField,
)
from projects.pictures import WEB_WIDTHS
from projects.report.correcting import corrected, corrected_figures
from projects.report.opened import completed_before, last_edition, opened_of
from projects.sections import PART_LABELS, SECTION_KEYS
from projects.text import slug_of

_Part = TypeVar("_Part", bound=msgspec.Struct)


Rows = Mapping[str, Iterable[Any]]  # rows of parts, by the name that they have at the update


def sheet_document(update: ProjectUpdate, rows: Rows | None = None) -> SheetDocument:
    """The update as it would be read; no further queries if it was loaded `with_parts()`.

    rows: in place of those that are stored, for what was typed and not saved yet.
    """
    day = naming_day(update.report)
    parts = rows or {name: getattr(update, name).all() for name in PART_LABELS}
    return SheetDocument(
        code=update.project.code,
        title=update.title,
        subtitle=update.subtitle,
        slug=slug_of(update.title),
        topic_field=_topic_field(update.topic_field),
        ministry=_ministry(update.ministry, day) if update.ministry else None,
        further_ministries=tuple(_ministry(each, day) for each in update.project.further_ministries.all()),
        places=tuple(update.project.places),
        status=update.project_status,  # type: ignore[arg-type]
        sections=SheetSections(**{key: getattr(update, key) for key in SECTION_KEYS}),
        milestones=tuple(_part(MilestoneDocument, row) for row in parts["milestones"]),
        funding=funding_document(update, (_part(FundingLineDocument, row) for row in parts["funding_lines"])),
        links=tuple(_part(LinkDocument, row) for row in parts["links"]),
        photos=tuple(map(_photo, parts["photos"])),
    )


def funding_document(update: ProjectUpdate, lines: Iterable[FundingLineDocument]) -> FundingDocument:
    """The volume with the sentence that is printed: the ministry's own, else the generated one."""
    contained_in = update.funding_contained_in.code if update.funding_contained_in else ""
    funding = FundingDocument(lines=tuple(lines), reason=update.funding_reason, contained_in=contained_in)
    return msgspec.structs.replace(funding, sentence=update.funding_own_sentence or sentence(funding))


def report_document(
    report: Report,
    *,
    number: int = 1,
    published_on: datetime.date,
    reason: str = "",
    left_out: Mapping[str, str] = MappingProxyType({}),
    chapters: Sequence[FrameChapter] | None = None,
) -> ReportDocument:
    """The report as it stands, with all its updates, whatever their state; live figures are filled in. Of a report
    that is published already, the last edition with what was opened for correction.

    left_out: by the code of the project, the public reason why the report does without its sheet; it keeps its line
    in the catalogue.
    chapters: in place of those that are stored, for what was typed and not saved yet.
    Raises `figures.UnknownFigure` where a chapter asks for a figure that does not exist.
    """
    draft = _draft(report, left_out, chapters, number=number, published_on=published_on, reason=reason)
    edition = last_edition(report)
    if edition:
        opened = opened_of(report)
        if chapters is not None:
            opened = replace(opened, chapters=frozenset(chapter.slug for chapter in chapters))
        return corrected(edition.read(), draft, opened)
    filled = tuple(figures.filled_chapter(chapter, draft.figures) for chapter in draft.chapters)
    return msgspec.structs.replace(draft, chapters=filled, address="")


def _draft(
    report: Report,
    left_out: Mapping[str, str],
    chapters: Sequence[FrameChapter] | None = None,
    **edition: Any,
) -> ReportDocument:
    """The report as its rows have it, with live figures not filled in."""
    updates = report.updates.with_parts().exclude(project__code__in=left_out).in_report_order()
    sheets = tuple(map(sheet_document, updates))
    catalogue = catalogue_of(report, sheets, left_out)
    baseline, source = baseline_of(report)
    number = edition.pop("number")
    return ReportDocument(
        year=report.year,
        edition=number,
        programme=report.programme,
        title=report.title,
        tagline=report.tagline,
        publisher=report.publisher,
        as_of_texts=report.as_of_texts,
        as_of_amounts=report.as_of_amounts,
        outlook_year=report.outlook_year,
        figures=figures.added(figures.counted(catalogue, completed_before(report)), baseline),
        baseline=baseline,
        baseline_source=source,
        topic_fields=_distinct(sheet.topic_field for sheet in sheets),
        catalogue=catalogue,
        chapters=tuple(map(chapter_document, report.chapters.all() if chapters is None else chapters)),
        projects=sheets,
        address=settings.PUBLIC_URL + report_address(report.year, number),
        **edition,
    )


def document_around(report: Report, sheet: SheetDocument) -> ReportDocument:
    """A report that holds one sheet only, in the colours and with the running words of the whole one. One query."""
    updates = report.updates.in_report_order().values_list("topic_field__slug", "topic_field__name")
    fields = (TopicFieldRef(slug=slug, name=name) for slug, name in updates)
    return ReportDocument(
        year=report.year,
        programme=report.programme,
        title=report.title,
        tagline=report.tagline,
        publisher=report.publisher,
        published_on=naming_day(report),
        as_of_texts=report.as_of_texts,
        as_of_amounts=report.as_of_amounts,
        outlook_year=report.outlook_year,
        figures=FiguresDocument(),
        baseline=FiguresDocument(),
        topic_fields=_distinct((*fields, sheet.topic_field)),
        projects=(sheet,),
    )


def figures_of(report: Report, *, left_out: Mapping[str, str] = MappingProxyType({})) -> FiguresDocument:
    """The programme figures as they would be printed now: counted in the catalogue, plus the baseline; of a published
    report, as its next edition would print them."""
    draft = _draft(report, left_out, number=1, published_on=timezone.localdate())
    edition = last_edition(report)
    if edition is None:
        return draft.figures
    last = edition.read()
    return corrected_figures(last, draft, opened_of(report))


def chapter_document(chapter: FrameChapter) -> ChapterDocument:
    """A frame chapter as it was written; `figures.filled_chapter` fills in its live figures."""
    return ChapterDocument(
        kind=chapter.kind,  # type: ignore[arg-type]
        slug=chapter.slug,
        title=chapter.title,
        headline=chapter.headline,
        text=chapter.text,
        author=chapter.author,
        roles=tuple(chapter.roles),
        after_projects=chapter.after_projects,
    )


def catalogue_of(
    report: Report, sheets: Iterable[SheetDocument], left_out: Mapping[str, str]
) -> tuple[CatalogueEntry, ...]:
    """All known projects with their status at this report: as its sheet says, else the newest sheet up to this
    year, else the master data. left_out: the public reason why a sheet is missing, by code."""
    by_code = {sheet.code: sheet for sheet in sheets}
    earlier = _newest_sheets_before(report)
    projects = Project.objects.select_related("topic_field", "ministry").prefetch_related("ministry__former_names")
    day = naming_day(report)
    lines = [_catalogue_entry(project, by_code, earlier, day) for project in projects.in_catalogue_order()]
    return tuple(msgspec.structs.replace(line, absent_because=left_out.get(line.code, "")) for line in lines)


def naming_day(report: Report) -> datetime.date:
    """The day whose names of ministries a report uses: the cut-off date of its texts, today where it has none."""
    return report.as_of_texts or timezone.localdate()


def _catalogue_entry(
    project: Project, reported: dict[str, SheetDocument], earlier: dict[str, SheetDocument], day: datetime.date
) -> CatalogueEntry:
    sheet = reported.get(project.code) or earlier.get(project.code)
    if sheet:
        return catalogue_entry(sheet, reported=project.code in reported)
    return CatalogueEntry(
        code=project.code,
        title=project.title,
        slug=slug_of(project.title),
        topic_field=_topic_field(project.topic_field),
        ministry=_ministry(project.ministry, day) if project.ministry else None,
        status=project.status,  # type: ignore[arg-type]
        reported=False,
    )


def _newest_sheets_before(report: Report) -> dict[str, SheetDocument]:
    rows = PublishedSheet.objects.filter(year__lt=report.year).order_by("year", "number")
    return {row.code: row.read() for row in rows}


def baseline_of(report: Report) -> tuple[FiguresDocument, str]:
    """What the report counts beyond the projects held one by one, and where the numbers come from."""
    rows = list(BaselineFigure.objects.filter(report=report))
    values = {row.figure: row.value for row in rows}
    total = sum(values.get(figure, 0) for figure in ("completed", "running", "not_pursued"))
    sources = dict.fromkeys(row.source for row in rows if row.source)
    return FiguresDocument(total=total, **values), "; ".join(sources)


def _topic_field(topic_field: TopicField) -> TopicFieldRef:
    return TopicFieldRef(slug=topic_field.slug, name=topic_field.name)


def _ministry(ministry: Ministry, day: datetime.date) -> MinistryRef:
    called = ministry.named_on(day)
    return MinistryRef(abbreviation=called.abbreviation, name=called.name)


def _part(kind: type[_Part], row: Milestone | FundingLine | Link) -> _Part:
    """The columns of these rows are called as the document's fields."""
    return kind(**{name: getattr(row, name) for name in kind.__struct_fields__})


def _photo(row: Photo) -> PhotoDocument:
    return PhotoDocument(
        lineage=row.lineage,
        kind=row.kind,  # type: ignore[arg-type]
        alt=row.alt,
        caption=row.caption,
        credit=row.credit,
        sha256=row.sha256,
        url=picture_url(row.sha256),
        focus=(row.focus_x, row.focus_y),
        width=row.width,
        height=row.height,
    )


def picture_url(sha256: str) -> str:
    """Where readers find a published picture: site-relative, "" for a missing file."""
    return picture_address(sha256, WEB_WIDTHS[-1]) if sha256 else ""


def _distinct(topic_fields: Iterable[TopicFieldRef]) -> tuple[TopicFieldRef, ...]:
    return tuple(dict.fromkeys(topic_fields))
