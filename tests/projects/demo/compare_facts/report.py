"""The printed report and ours as wholes: which sheets in which order, programme figures, frame, and every sheet."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from projects import text
from projects.demo.content import load_report
from projects.document import ReportDocument
from projects.figures import filled
from projects.importing.files import read_text
from projects.importing.printed_figures import NAMES, counted
from projects.importing.printed_report import read_report
from tests.projects.demo.compare_facts.differences import Difference, given_differently, only_on_one_side
from tests.projects.demo.compare_facts.sheets import compared_sheets, words_of
from tests.projects.demo.compare_facts.words import Words, compared_words

YEAR = 2024
FRAME, PROGRAMME, READING = "Rahmen", "Programm", "Lesen"


def differences(path: Path) -> list[Difference]:
    """Every difference between the printed report in a file and the demo's. Raises `ImportRefused`, `DocumentError`."""
    ours, before = load_report(YEAR), load_report(YEAR - 2)
    printed_text = read_text(path)
    reading = read_report(printed_text, YEAR, published_on=ours.published_on)
    return [
        *(Difference(READING, f"Zeile {note.line}", printed=note.text) for note in reading.unplaced),
        *codes_as_printed(printed_text, reading.report),
        *compared_reports(reading.report, ours),
        *sums(reading.report, ours, before),
    ]


def compared_reports(printed: ReportDocument, ours: ReportDocument) -> list[Difference]:
    """Every difference between two reports of one year."""
    there, here = ([sheet.code for sheet in report.projects] for report in (printed, ours))
    places = sorted({place for sheet in ours.projects for place in sheet.places})
    found = only_on_one_side(PROGRAMME, "Blatt", there, here)
    both = ([code for code in codes if code in there and code in here] for codes in (there, here))
    found += given_differently(PROGRAMME, "Folge der Blätter", *map(", ".join, both))
    for sheet in printed.projects:
        own = ours.sheet(sheet.code)
        found += compared_sheets(sheet, own, places) if own else []
    return found + _programme(printed, ours) + _frame(printed, ours)


def _programme(printed: ReportDocument, ours: ReportDocument) -> list[Difference]:
    fields = ("title", "programme", "publisher", "as_of_amounts", "outlook_year")
    found = [
        difference
        for field, name in zip(fields, ("Titel", "Name", "Herausgeber", "Stand der Beträge", "Ausblick"), strict=True)
        for difference in given_differently(PROGRAMME, name, getattr(printed, field), getattr(ours, field))
    ]
    there, here = counted(printed.projects), counted(ours.projects)
    for figure, name in NAMES.items():
        found += given_differently(PROGRAMME, name, getattr(printed.figures, figure), getattr(ours.figures, figure))
        found += given_differently(PROGRAMME, f"Blätter: {name}", getattr(there, figure), getattr(here, figure))
    return found + given_differently(PROGRAMME, "Themenfelder", *(_topics(report) for report in (printed, ours)))


def _topics(report: ReportDocument) -> str:
    return ", ".join(f"{field.name} {len(report.projects_in(field))}" for field in report.topic_fields)


def sums(printed: ReportDocument, ours: ReportDocument, before: ReportDocument) -> list[Difference]:
    """What has to add up, with the printed figures: the parts of the whole, the closures since, the sheets."""
    figures, sheets = printed.figures, counted(ours.projects)
    parts = figures.completed + figures.running + figures.not_pursued
    return [
        *given_differently(PROGRAMME, "Summe aller Vorhaben", figures.total, parts),
        *given_differently(
            PROGRAMME, "Summe der Abschlüsse", figures.completed, before.figures.completed + figures.newly_completed
        ),
        *given_differently(PROGRAMME, "Summe der Blätter", len(printed.projects), sheets.completed + figures.running),
    ]


def codes_as_printed(printed_text: str, report: ReportDocument) -> Iterator[Difference]:
    """The importer mends codes; what the contents really print is a difference."""
    for code in (sheet.code for sheet in report.projects):
        if f"({code})" not in printed_text:
            match = re.search(rf"\(\s*(\S*{re.escape(code)}\S*)\s*\)", printed_text)
            yield Difference(code, "Kennung", match[1] if match else "", code)


def _frame(printed: ReportDocument, ours: ReportDocument) -> list[Difference]:
    """Our frame holds the facts of the printed one, and others only where the printed report gives them somewhere."""
    there, here = frame_words(printed), frame_words(ours)
    sheets = [words_of(sheet, captions=False) for sheet in printed.projects]
    anywhere = Words([part for words in (there, *sheets) for part in words.parts], [there.beside])
    found = [difference for difference in compared_words(FRAME, there, here) if difference.printed]
    found += [difference for difference in compared_words(FRAME, anywhere, here) if difference.ours]
    links = (list(dict.fromkeys(_addresses(report))) for report in (printed, ours))
    authors = (", ".join(c.author for c in report.chapters if c.author) for report in (printed, ours))
    return found + only_on_one_side(FRAME, "Link", *links) + given_differently(FRAME, "Autor", *authors)


def frame_words(report: ReportDocument) -> Words:
    """What the chapters of a report's frame tell; the imprint and what the demo says about itself apart."""
    chapters = [chapter for chapter in report.chapters if chapter.kind not in ("imprint", "free")]
    texts = [part for chapter in chapters for part in (chapter.title, chapter.headline, chapter.text)]
    return Words(
        [(filled(words, report.figures), None) for words in texts],
        beside=[f"{sheet.title} {sheet.subtitle}" for sheet in report.projects],
    )


def _addresses(report: ReportDocument) -> Iterator[str]:
    for chapter in report.chapters:
        for block in text.parse(chapter.text):
            for spans in block.items if isinstance(block, text.Bullets) else (block.spans,):
                for span in spans:
                    parts = urlsplit(span.url)
                    yield from [f"{parts.netloc}{parts.path}".rstrip("/").removeprefix("www.")] if span.url else []
