"""A whole report as sealed: its sheets, chapters, figures, the catalogue behind them, and what it corrects."""

import datetime
from typing import Literal

from msgspec import field

from projects.document.corrections import CorrectionDocument
from projects.document.sheet import MinistryRef, Part, SheetDocument, Status, TopicFieldRef

SCHEMA = 2

ChapterKind = Literal["editorial", "overview", "closing", "imprint", "free"]


class ChapterDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frame chapter. `text` is light markup with figures filled in; `after_projects` tells its place."""

    kind: ChapterKind
    slug: str
    title: str
    headline: str = ""
    text: str = ""
    author: str = ""
    roles: tuple[str, ...] = ()
    after_projects: bool = False


class CatalogueEntry(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A known project with its status at the cut-off date: one line of the list behind the figures.

    reported: whether this edition holds its sheet. absent_because: the public reason why a sheet that belongs to the
    report was left out of this edition; "" where there is none, and for projects that do not report this year.
    """

    code: str
    title: str
    slug: str
    topic_field: TopicFieldRef
    ministry: MinistryRef | None = None
    status: Status
    reported: bool
    absent_because: str = ""


def catalogue_entry(sheet: SheetDocument, *, reported: bool = True) -> CatalogueEntry:
    """A sheet's line in the catalogue. reported: whether the report at hand holds the sheet."""
    return CatalogueEntry(
        code=sheet.code,
        title=sheet.title,
        slug=sheet.slug,
        topic_field=sheet.topic_field,
        ministry=sheet.ministry,
        status=sheet.status,
        reported=reported,
    )


class FiguresDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers of projects. As `baseline`: what is counted beyond the catalogue; as `figures`: the sum of both."""

    total: int = 0
    completed: int = 0
    running: int = 0
    not_pursued: int = 0
    newly_completed: int = 0


class CorrectedEdition(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The edition that a later one corrects, which keeps its address. figures: as it printed them."""

    number: int
    published_on: datetime.date
    figures: FiguresDocument


class ReportDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole report as sealed: what web pages, PDF and open data are made from.

    Of a later edition: corrects, the edition before it; corrections, all that differs from it, in printed order;
    address, where it is found for good, as print names it.
    """

    schema: int = SCHEMA
    year: int
    edition: int = 1
    programme: str = "Ruhr-Konferenz"
    title: str
    tagline: str = ""
    publisher: str = ""
    published_on: datetime.date
    reason: str = ""
    as_of_texts: datetime.date | None = None
    as_of_amounts: datetime.date | None = None
    outlook_year: int | None = None
    figures: FiguresDocument
    baseline: FiguresDocument
    baseline_source: str = ""
    topic_fields: tuple[TopicFieldRef, ...] = ()
    catalogue: tuple[CatalogueEntry, ...] = ()
    chapters: tuple[ChapterDocument, ...] = ()
    projects: tuple[SheetDocument, ...] = field(default=())
    corrects: CorrectedEdition | None = None
    corrections: tuple[CorrectionDocument, ...] = ()
    address: str = ""

    def projects_in(self, topic_field: TopicFieldRef) -> tuple[SheetDocument, ...]:
        """The sheets of one chapter, in printed order."""
        return tuple(sheet for sheet in self.projects if sheet.topic_field.slug == topic_field.slug)

    def sheet(self, code: str) -> SheetDocument | None:
        """The sheet of a project, None where the report has none of it."""
        return next((sheet for sheet in self.projects if sheet.code == code), None)

    @property
    def fresh_sheets(self) -> tuple[SheetDocument, ...]:
        """The sheets that say something which no earlier edition said: all of them, or those that are corrected."""
        return tuple(sheet for sheet in self.projects if self.corrects is None or self.corrections_of(sheet.code))

    def corrections_of(self, code: str) -> tuple[CorrectionDocument, ...]:
        """What this edition corrects in the sheet of a project."""
        return tuple(each for each in self.corrections if each.subject == "project" and each.key == code)
