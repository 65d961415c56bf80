"""A later edition: the last one as it was sealed, and in it only what was opened for correction.

What is not opened is taken from the last edition word for word, so that a renamed ministry, changed master data or
rows beside an imported report cannot slip in. Whatever differs stands in the list of corrections: a change that the
list cannot show is not made.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from projects import figures
from projects.compare.editions import (
    FIGURE_LABELS,
    REPORT_FACTS,
    changed_fact,
    chapter_corrections,
    corrections_between,
    sheet_corrections,
)
from projects.document import (
    CatalogueEntry,
    ChapterDocument,
    CorrectedEdition,
    FiguresDocument,
    MinistryRef,
    ReportDocument,
    SheetDocument,
    TopicFieldRef,
    catalogue_entry,
)


@dataclass(frozen=True)
class Opened:
    """What a correction may change, and what has to be known to change nothing else.

    sheets: codes of those opened and approved. chapters: slugs of those opened.
    newest: codes of projects of which no later report has a sheet: their master data are this report's.
    ministries: every abbreviation, also former ones → something that is equal for the same ministry.
    completed_before: codes that an earlier report shows as completed.
    """

    sheets: Collection[str]
    chapters: Collection[str]
    newest: Collection[str]
    ministries: Mapping[str, object]
    completed_before: frozenset[str]


def corrected(last: ReportDocument, draft: ReportDocument, opened: Opened) -> ReportDocument:
    """The edition after `last`, with its list of corrections.

    draft: the report as its rows have it, live figures not filled in; its number, day and reason are the new edition's.
    Raises `figures.UnknownFigure` where an opened chapter asks for a figure that does not exist.
    """
    report = _frame(last, draft)
    sheets = _sheets(last, draft, opened)
    catalogue = _catalogue(last, draft, sheets)
    printed = _figures(last, report, catalogue, opened)
    report = msgspec.structs.replace(
        report,
        topic_fields=_topic_fields(last, sheets),
        projects=sheets,
        catalogue=catalogue,
        figures=printed,
        chapters=_chapters(last, draft, printed, opened),
        corrects=CorrectedEdition(number=last.edition, published_on=last.published_on, figures=last.figures),
    )
    return msgspec.structs.replace(report, corrections=corrections_between(last, report))


def corrected_figures(last: ReportDocument, draft: ReportDocument, opened: Opened) -> FiguresDocument:
    """The programme figures that the next edition would print; no chapter is looked at."""
    catalogue = _catalogue(last, draft, _sheets(last, draft, opened))
    return _figures(last, _frame(last, draft), catalogue, opened)


def stands(last: ReportDocument, draft: ReportDocument, slug: str) -> bool:
    """Whether the row of a chapter, live figures not filled in, still says what the last edition says."""
    before, now = _by_slug(last.chapters).get(slug), _by_slug(draft.chapters).get(slug)
    if before is None or now is None:
        return False
    try:
        return not list(chapter_corrections(before, figures.filled_chapter(now, last.figures)))
    except figures.UnknownFigure:
        return False


def outdated_numbers(document: ReportDocument) -> Iterator[tuple[str, str]]:
    """Chapters that still print a programme figure as it was before this edition: (title, a German sentence)."""
    if document.corrects is None:
        return
    for name, label in FIGURE_LABELS.items():
        before, now = getattr(document.corrects.figures, name), getattr(document.figures, name)
        for chapter in document.chapters if before != now else ():
            if re.search(rf"(?<![\d.,]){before}(?![\d]|[.,]\d)", f"{chapter.headline}\n{chapter.text}"):
                yield chapter.title, f"Der Text nennt die Zahl {before}; „{label}“ ist jetzt {now}."


# ---- the report as a whole


def _frame(last: ReportDocument, draft: ReportDocument) -> ReportDocument:
    """What the desk keeps beside sheets and chapters. The project group alone writes it, and a change is listed."""
    changed = {fact.field for fact in REPORT_FACTS if changed_fact(fact, last, draft)}
    return msgspec.structs.replace(
        last,
        edition=draft.edition,
        published_on=draft.published_on,
        reason=draft.reason,
        address=draft.address,
        baseline=_baseline(last.baseline, draft.baseline),
        **{name: getattr(draft, name) for name in changed},
    )


def _baseline(last: FiguresDocument, now: FiguresDocument) -> FiguresDocument:
    """Today's counts; the total moves with them, because an imported report may have a total of its own."""
    moved = sum(getattr(now, name) - getattr(last, name) for name in ("completed", "running", "not_pursued"))
    return msgspec.structs.replace(now, total=max(0, last.total + moved))


# ---- sheets


def _sheets(last: ReportDocument, draft: ReportDocument, opened: Opened) -> tuple[SheetDocument, ...]:
    """All sheets of the last edition, the opened ones as they are now, and those that come in."""
    known = {sheet.code: sheet for sheet in last.projects}
    kept = dict(known)
    for sheet in draft.projects:
        if sheet.code in known and sheet.code in opened.sheets:
            kept[sheet.code] = _corrected_sheet(known[sheet.code], sheet, draft.outlook_year, opened)
    stay = [code for code, sheet in kept.items() if sheet.topic_field.slug == known[code].topic_field.slug]
    now = kept | {sheet.code: sheet for sheet in draft.projects if sheet.code not in known}
    return tuple(now[code] for code in in_place(stay, [sheet.code for sheet in draft.projects if sheet.code in now]))


def _corrected_sheet(
    before: SheetDocument, now: SheetDocument, outlook_year: int | None, opened: Opened
) -> SheetDocument:
    """The opened sheet, with names and master data as they were sealed where the update did not change them."""

    def same_ministry(ref: MinistryRef | None, other: MinistryRef | None) -> bool:
        keys = [opened.ministries.get(each.abbreviation) for each in (ref, other) if each]
        return len(keys) == 2 and keys[0] is not None and keys[0] == keys[1]

    def as_sealed(ref: MinistryRef) -> MinistryRef:
        return next((sealed for sealed in before.further_ministries if same_ministry(sealed, ref)), ref)

    further = tuple(map(as_sealed, now.further_ministries))
    is_newest = now.code in opened.newest
    sheet = msgspec.structs.replace(
        now,
        slug=before.slug if now.title == before.title else now.slug,
        topic_field=before.topic_field if now.topic_field.slug == before.topic_field.slug else now.topic_field,
        ministry=before.ministry if same_ministry(before.ministry, now.ministry) else now.ministry,
        further_ministries=further if is_newest else before.further_ministries,
        places=now.places if is_newest else before.places,
    )
    return sheet if list(sheet_corrections(before, sheet, outlook_year)) else before


def in_place(stay: Iterable[str], order: list[str]) -> list[str]:
    """Keys in the order in which they stood; each other one of `order` comes after the one that precedes it there."""
    found = list(stay)
    for at, key in enumerate(order):
        if key not in found:
            found.insert(found.index(order[at - 1]) + 1 if at else 0, key)
    return found


def _topic_fields(last: ReportDocument, sheets: Iterable[SheetDocument]) -> tuple[TopicFieldRef, ...]:
    """The topic fields of the last edition and new ones; one whose last sheet left it goes with that."""
    now = {sheet.topic_field.slug: sheet.topic_field for sheet in sheets}
    emptied = {sheet.topic_field.slug for sheet in last.projects} - now.keys()
    listed = {topic.slug: topic for topic in last.topic_fields if topic.slug not in emptied}
    return tuple((now | listed)[slug] for slug in dict.fromkeys([*listed, *now]))


# ---- catalogue and figures


def _catalogue(
    last: ReportDocument, draft: ReportDocument, sheets: Collection[SheetDocument]
) -> tuple[CatalogueEntry, ...]:
    """The lines of the last edition; those of corrected sheets follow them, those left out say today's reason."""
    known = {sheet.code: sheet for sheet in last.projects}
    shown = {sheet.code for sheet in sheets}
    absent = {entry.code: entry for entry in draft.catalogue if entry.absent_because and entry.code not in shown}
    fresh = {sheet.code: catalogue_entry(sheet) for sheet in sheets if sheet != known.get(sheet.code)}

    def line(entry: CatalogueEntry) -> CatalogueEntry:
        if entry.code in absent:
            return msgspec.structs.replace(entry, absent_because=absent[entry.code].absent_because)
        return fresh.get(entry.code, entry)

    listed = {entry.code for entry in last.catalogue}
    new = (entry for code, entry in {**absent, **fresh}.items() if code not in listed)
    return (*map(line, last.catalogue), *new)


def _figures(
    last: ReportDocument, report: ReportDocument, catalogue: Iterable[CatalogueEntry], opened: Opened
) -> FiguresDocument:
    """The last edition's figures, moved by what the corrections change in catalogue and baseline.

    Not counted anew: an imported report prints figures that its own catalogue does not always add up to.
    """
    before = figures.added(figures.counted(last.catalogue, opened.completed_before), last.baseline)
    now = figures.added(figures.counted(catalogue, opened.completed_before), report.baseline)
    return FiguresDocument(
        **{
            name: max(0, getattr(last.figures, name) + getattr(now, name) - getattr(before, name))
            for name in FIGURE_LABELS
        }
    )


# ---- chapters


def _chapters(
    last: ReportDocument, draft: ReportDocument, printed: FiguresDocument, opened: Opened
) -> tuple[ChapterDocument, ...]:
    """The opened chapters as they are now, all others as they were sealed.

    A chapter that nobody opened still prints today's figures where it asks for live ones: the text is the one that
    was approved, its author left the number to the data, and a report must not contradict itself. The new number is
    listed as a correction. Numbers typed into a text are only pointed out, by `outdated_numbers`.
    """
    before, rows = _by_slug(last.chapters), _by_slug(draft.chapters)
    now: dict[str, ChapterDocument] = {}
    for slug, row in rows.items():
        if slug not in before or slug in opened.chapters or stands(last, draft, slug):
            chapter = figures.filled_chapter(row, printed)
            now[slug] = _if_seen(before.get(slug), chapter)
        else:
            now[slug] = before[slug]
    return tuple(now[slug] for slug in in_place([slug for slug in before if slug in now], list(rows)))


def _if_seen(before: ChapterDocument | None, now: ChapterDocument) -> ChapterDocument:
    return now if before is None or list(chapter_corrections(before, now)) else before


def _by_slug(chapters: Iterable[ChapterDocument]) -> dict[str, ChapterDocument]:
    return {chapter.slug: chapter for chapter in chapters}
