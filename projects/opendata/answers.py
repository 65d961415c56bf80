"""What the data interface answers besides sealed documents: typed, so that its description cannot differ from it."""

import datetime

from msgspec import Struct

from projects.document import (
    CatalogueEntry,
    FiguresDocument,
    MinistryRef,
    SheetDocument,
    Status,
    TopicFieldRef,
)


class ParameterProblem(Struct, frozen=True, kw_only=True):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class Problem(Struct, frozen=True, kw_only=True):
    """An error as RFC 9457 describes it. `type` is about:blank: the status says what kind it is."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[ParameterProblem, ...] = ()


class Licence(Struct, frozen=True, kw_only=True):
    name: str
    uri: str
    text: str
    attribution: str


class Entrance(Struct, frozen=True, kw_only=True):
    """The entry document: where everything else is."""

    title: str
    version: str
    licence: Licence
    links: dict[str, str]


class PageLinks(Struct, frozen=True, kw_only=True):
    current: str
    first: str
    last: str
    previous: str | None
    next: str | None


class ProjectEntry(Struct, frozen=True, kw_only=True):
    """A project in the list, as its newest sheet says it."""

    code: str
    title: str
    subtitle: str
    summary: str
    status: Status
    status_label: str
    topic_field: TopicFieldRef
    ministry: MinistryRef | None
    places: tuple[str, ...]
    year: int
    edition: int
    project: str
    web: str


class ProjectPage(Struct, frozen=True, kw_only=True):
    total: int
    page: int
    pages: int
    page_size: int
    notes: tuple[str, ...]
    links: PageLinks
    projects: tuple[ProjectEntry, ...]


class SheetPlace(Struct, frozen=True, kw_only=True):
    """One of a project's sheets, and where it is."""

    year: int
    edition: int
    is_newest: bool
    is_newest_of_year: bool
    status: Status
    sheet: str
    web: str


class ProjectAnswer(Struct, frozen=True, kw_only=True):
    code: str
    year: int
    edition: int
    sheet: SheetDocument
    sheets: tuple[SheetPlace, ...]


class ChosenSheet(Struct, frozen=True, kw_only=True):
    year: int
    edition: int
    web: str
    sheet: SheetDocument


class ChosenSheets(Struct, frozen=True, kw_only=True):
    """All sheets of a selection, whole."""

    title: str
    selected: str
    published_on: str
    attribution: str
    sheets: tuple[ChosenSheet, ...]


class WithdrawnEntry(Struct, frozen=True, kw_only=True):
    """A picture whose hash stands in a document, and whose file nobody gets any more."""

    sha256: str
    withdrawn_on: datetime.date
    reason: str
    sentence: str
    words_hidden: bool


class ReportEntry(Struct, frozen=True, kw_only=True):
    year: int
    edition: int
    title: str
    published_on: datetime.date
    reason: str
    sha256: str
    served_sha256: str
    withdrawn_pictures: tuple[WithdrawnEntry, ...]
    document: str
    sheets: str
    xlsx: str
    web: str
    pdf: str
    pdf_sha256: str


class ReportList(Struct, frozen=True, kw_only=True):
    reports: tuple[ReportEntry, ...]


class SheetEntry(Struct, frozen=True, kw_only=True):
    code: str
    title: str
    status: Status
    topic_field: TopicFieldRef
    sheet: str
    web: str


class SheetList(Struct, frozen=True, kw_only=True):
    year: int
    edition: int
    sheets: tuple[SheetEntry, ...]


class ReportFigures(Struct, frozen=True, kw_only=True):
    year: int
    edition: int
    published_on: datetime.date
    as_of_texts: datetime.date | None
    as_of_amounts: datetime.date | None
    figures: FiguresDocument
    baseline: FiguresDocument
    baseline_source: str
    catalogue: tuple[CatalogueEntry, ...]
    document: str


class StatusInReport(Struct, frozen=True, kw_only=True):
    year: int
    status: Status


class StatusOverReports(Struct, frozen=True, kw_only=True):
    """What became of a project from report to report."""

    code: str
    title: str
    reports: tuple[StatusInReport, ...]


class FiguresAnswer(Struct, frozen=True, kw_only=True):
    counts: dict[str, str]
    reports: tuple[ReportFigures, ...]
    projects: tuple[StatusOverReports, ...]
