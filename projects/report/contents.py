"""Rows become documents: one update a `SheetDocument`, a report with all its parts a `ReportDocument`."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from django.utils import timezone

from accounts.models import Ministry
from projects import figures
from projects.addresses import picture_address
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
    left_out: Collection[str] = (),
    chapters: Iterable[FrameChapter] | None = None,
) -> ReportDocument:
    """The report as it stands, with all its updates, whatever their state; live figures are filled in.

    left_out: codes of projects whose sheets the report does without; they keep their line in the catalogue.
    chapters: in place of those that are stored, for what was typed and not saved yet.
    Raises `figures.UnknownFigure` where a chapter asks for a figure that does not exist.
    """
    updates = report.updates.with_parts().exclude(project__code__in=left_out).in_report_order()
    sheets = tuple(map(sheet_document, updates))
    catalogue = catalogue_of(report, sheets)
    baseline, source = baseline_of(report)
    printed = figures_of(report, catalogue)
    return ReportDocument(
        year=report.year,
        edition=number,
        programme=report.programme,
        title=report.title,
        tagline=report.tagline,
        publisher=report.publisher,
        published_on=published_on,
        reason=reason,
        as_of_texts=report.as_of_texts,
        as_of_amounts=report.as_of_amounts,
        outlook_year=report.outlook_year,
        figures=printed,
        baseline=baseline,
        baseline_source=source,
        topic_fields=_distinct(sheet.topic_field for sheet in sheets),
        catalogue=catalogue,
        chapters=tuple(
            chapter_document(each, printed) for each in (report.chapters.all() if chapters is None else chapters)
        ),
        projects=sheets,
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


def figures_of(
    report: Report, catalogue: Iterable[CatalogueEntry] | None = None, *, left_out: Collection[str] = ()
) -> FiguresDocument:
    """The programme figures as they would be printed now: counted in the catalogue, plus the baseline."""
    if catalogue is None:
        updates = report.updates.with_parts().exclude(project__code__in=left_out)
        catalogue = catalogue_of(report, map(sheet_document, updates))
    return figures.added(figures.counted(catalogue, _completed_before(report)), baseline_of(report)[0])


def chapter_document(chapter: FrameChapter, printed: FiguresDocument) -> ChapterDocument:
    """A frame chapter with its live figures filled in. Raises `figures.UnknownFigure`, naming the chapter."""
    try:
        return ChapterDocument(
            kind=chapter.kind,  # type: ignore[arg-type]
            slug=chapter.slug,
            title=chapter.title,
            headline=figures.filled(chapter.headline, printed),
            text=figures.filled(chapter.text, printed),
            author=chapter.author,
            roles=tuple(chapter.roles),
            after_projects=chapter.after_projects,
        )
    except figures.UnknownFigure as error:
        raise figures.UnknownFigure(f"Im Kapitel „{chapter.title}“: {error}") from error


def catalogue_of(report: Report, sheets: Iterable[SheetDocument]) -> tuple[CatalogueEntry, ...]:
    """All known projects with their status at this report: as its sheet says, else the newest sheet up to this
    year, else the master data."""
    by_code = {sheet.code: sheet for sheet in sheets}
    earlier = _newest_sheets_before(report)
    projects = Project.objects.select_related("topic_field", "ministry").prefetch_related("ministry__former_names")
    day = naming_day(report)
    return tuple(_catalogue_entry(project, by_code, earlier, day) for project in projects.in_catalogue_order())


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


def _completed_before(report: Report) -> frozenset[str]:
    rows = PublishedSheet.objects.filter(year__lt=report.year, is_newest_of_year=True, status="completed")
    return frozenset(rows.values_list("code", flat=True))


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
