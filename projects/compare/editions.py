"""Two editions of a report become the list of what the later one corrects."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from projects.compare.passages import passage, passages_of
from projects.compare.sheets import Difference, compare
from projects.compare.texts import Blocks, plain_blocks, plain_runs, text_blocks
from projects.document import (
    CatalogueEntry,
    ChapterDocument,
    CorrectionDocument,
    FiguresDocument,
    PassageDocument,
    ReportDocument,
    SheetDocument,
)

REPORT = "Bericht"
FIGURE_LABELS = {
    "total": "Projekte insgesamt",
    "completed": "abgeschlossen",
    "running": "laufend",
    "not_pursued": "nicht weiterverfolgt",
    "newly_completed": "neu abgeschlossen",
}
ABSENT = "Nicht enthalten, weil"


@dataclass(frozen=True)
class ReportFact:
    """A fact of the report as a whole, which the desk keeps beside its sheets and chapters."""

    field: str
    label: str
    said: Callable[[Any], str] = str


def _day(day: datetime.date | None) -> str:
    return date_format(day, "j. F Y") if day else ""


REPORT_FACTS = (
    ReportFact("programme", "Programm"),
    ReportFact("title", "Titel"),
    ReportFact("tagline", "Leitsatz"),
    ReportFact("publisher", "Herausgeber"),
    ReportFact("as_of_texts", "Stichtag der Texte", _day),
    ReportFact("as_of_amounts", "Stichtag der Beträge", _day),
    ReportFact("outlook_year", "Jahr des Ausblicks", lambda year: str(year or "")),
    ReportFact("baseline_source", "Quelle der Grundzahlen"),
)


def corrections_between(old: ReportDocument, new: ReportDocument) -> tuple[CorrectionDocument, ...]:
    """Everything that a reader finds changed from one edition to the next, in printed order, each place once.

    Number, day and reason of the edition are said elsewhere. White space that no page shows is no change.
    """
    return (
        *_of_report(old, new),
        *_of_chapters(old, new, after=False),
        *_of_sheets(old, new),
        *_of_chapters(old, new, after=True),
    )


def _of_report(old: ReportDocument, new: ReportDocument) -> Iterator[CorrectionDocument]:
    for fact in REPORT_FACTS:
        if runs := changed_fact(fact, old, new):
            yield CorrectionDocument(subject="report", title=REPORT, place=fact.label, passages=(runs,))
    for place, before, after in (
        ("Zahlen der Projekte", old.figures, new.figures),
        ("Grundzahlen", old.baseline, new.baseline),
    ):
        if passages := tuple(_changed_figures(before, after)):
            yield CorrectionDocument(subject="report", title=REPORT, place=place, passages=passages)


def changed_fact(fact: ReportFact, old: ReportDocument, new: ReportDocument) -> PassageDocument | None:
    """How a fact of the report changed; None where it says the same."""
    runs = plain_runs(*(fact.said(getattr(report, fact.field)) for report in (old, new)))
    return passage(runs) if any(run.op != "same" for run in runs) else None


def _changed_figures(old: FiguresDocument, new: FiguresDocument) -> Iterator[PassageDocument]:
    for name, label in FIGURE_LABELS.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield passage(plain_runs(str(before), str(after)), label)


def _of_chapters(old: ReportDocument, new: ReportDocument, *, after: bool) -> Iterator[CorrectionDocument]:
    """The chapters before or after the projects; those that are gone come last."""
    before = {chapter.slug: chapter for chapter in old.chapters}
    for chapter in new.chapters:
        if chapter.after_projects == after:
            yield from chapter_corrections(before.get(chapter.slug), chapter)
    kept = {chapter.slug for chapter in new.chapters}
    for chapter in old.chapters:
        if chapter.after_projects == after and chapter.slug not in kept:
            yield CorrectionDocument(subject="chapter", key=chapter.slug, title=chapter.title, state="gone")


def chapter_corrections(old: ChapterDocument | None, new: ChapterDocument) -> Iterator[CorrectionDocument]:
    """What changed in a chapter; old: None where the earlier edition has none of it."""
    if old is None:
        yield CorrectionDocument(subject="chapter", key=new.slug, title=new.title, state="new")
        return
    for label, blocks in _chapter_places(old, new):
        if passages := passages_of(Difference(label, label, "", blocks)):
            yield CorrectionDocument(subject="chapter", key=new.slug, title=new.title, place=label, passages=passages)


def _chapter_places(old: ChapterDocument, new: ChapterDocument) -> Iterator[tuple[str, Blocks]]:
    yield "Titel", plain_blocks(old.title, new.title)
    yield "Überschrift", plain_blocks(old.headline, new.headline)
    yield "Text", text_blocks(old.text, new.text)
    yield "Name unter dem Text", plain_blocks(old.author, new.author)
    yield "Funktionen", plain_blocks("; ".join(old.roles), "; ".join(new.roles))
    yield "Platz im Bericht", plain_blocks(_place(old), _place(new))
    yield "Art des Kapitels", plain_blocks(_KINDS[old.kind], _KINDS[new.kind])


_KINDS = {
    "editorial": "Editorial",
    "overview": "Überblick",
    "closing": "Rückblick und Ausblick",
    "imprint": "Impressum",
    "free": "freies Kapitel",
}


def _place(chapter: ChapterDocument) -> str:
    return "nach den Projekten" if chapter.after_projects else "vor den Projekten"


def _of_sheets(old: ReportDocument, new: ReportDocument) -> Iterator[CorrectionDocument]:
    for sheet in new.projects:
        yield from sheet_corrections(old.sheet(sheet.code), sheet, new.outlook_year)
    shown = {sheet.code for sheet in new.projects}
    for sheet in old.projects:
        if sheet.code not in shown:
            yield CorrectionDocument(subject="project", key=sheet.code, title=sheet.title, state="gone")
    before = {entry.code: entry for entry in old.catalogue}
    for entry in new.catalogue:
        if entry.code not in shown:
            yield from _of_absent(before.get(entry.code), entry)


def sheet_corrections(
    old: SheetDocument | None, new: SheetDocument, outlook_year: int | None = None
) -> Iterator[CorrectionDocument]:
    """What changed in a sheet; old: None where the earlier edition has none of it."""
    if old is None:
        yield CorrectionDocument(subject="project", key=new.code, title=new.title, state="new")
        return
    for place in compare(old, new, outlook_year).changed:
        yield CorrectionDocument(
            subject="project", key=new.code, title=new.title, place=place.label, passages=passages_of(place)
        )


def _of_absent(old: CatalogueEntry | None, new: CatalogueEntry) -> Iterator[CorrectionDocument]:
    runs = plain_runs(old.absent_because if old else "", new.absent_because)
    if any(run.op != "same" for run in runs):
        yield CorrectionDocument(
            subject="project", key=new.code, title=new.title, place=ABSENT, passages=(passage(runs),)
        )
