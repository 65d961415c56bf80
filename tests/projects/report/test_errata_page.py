"""The one printed page of corrections, the cover and the imprint of a later edition, and the sheets left out."""

import datetime

import msgspec
import pytest

from projects.compare import corrections_between
from projects.document import CatalogueEntry, CorrectedEdition
from projects.report.characters import Replaced
from projects.report.errata_page import MOST_WORDS, errata_page
from projects.report.typeset import typeset_report
from tests.projects.report.documents import LAB, REPORT, TOPICS
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import HEADINGS, bare, bare_words, elements, opened

replace = msgspec.structs.replace
ABSENT = CatalogueEntry(
    code="02-02",
    title="Haus der Wege",
    slug="haus-der-wege",
    topic_field=TOPICS["energie"],
    status="running",
    reported=False,
    absent_because="Der Beitrag kam zu spät.",
)


def later(*sheets, times=1, **fields):
    """Edition 2 of the sample report, with its list of corrections as often as said."""
    document = replace(
        REPORT,
        edition=2,
        published_on=datetime.date(2026, 12, 3),
        reason="Ein Ort war falsch.",
        projects=sheets or (replace(LAB, places=("Essen", "Herne"), links=LAB.links[:1]),),
        corrects=CorrectedEdition(number=1, published_on=REPORT.published_on, figures=REPORT.figures),
        address="https://ruhrportal.example/berichte/2024/ausgabe-2/",
        **fields,
    )
    return replace(document, corrections=corrections_between(REPORT, document) * times)


@pytest.fixture(scope="module")
def first(pictures):
    return typeset_report(REPORT, pictures)


@pytest.fixture(scope="module")
def corrected(pictures):
    return typeset_report(later(catalogue=(ABSENT,)), pictures)


@pytest.fixture(scope="module")
def full(pictures):
    return typeset_report(later(times=60), pictures)


def headings(pdf):
    with opened(pdf) as document:
        return [element.words for element in elements(document) if element.role in HEADINGS]


def test_the_page_is_one_more_and_as_sound_as_the_others(first, corrected, full):
    assert (corrected.pages, full.pages) == (first.pages + 1, first.pages + 1)
    assert (faults(corrected.pdf), faults(full.pdf)) == ([], [])


def test_added_and_removed_words_are_told_apart_without_seeing_lines_or_colours(corrected):
    words = bare_words(corrected.pdf)
    for said in (
        "Ausgabe 2, berichtigt am 3. Dezember 2026",
        "Anlass: Ein Ort war falsch.",
        "Das ist anders als in Ausgabe 1 vom 15. September 2025.",
        "Essen, entfällt: Gelsenkirchen neu: Herne",
        "entfällt: www.lampenstube.example",
    ):
        assert bare(said) in words
    assert "weitere Stellen" not in words


def test_the_page_stands_before_the_chapters_under_a_heading_of_its_own(corrected):
    found = headings(corrected.pdf)
    start = found.index("Inhalt")
    assert found[start : start + 4] == [
        "Inhalt",
        "Berichtigungen",
        "01-01 Werkstattlabor Emscher",
        "02-02 Haus der Wege",
    ]
    assert found[start + 4] == "Editorial"


def test_cover_and_imprint_name_the_edition_and_the_first_one_stays_as_it_was(first, corrected):
    words = bare_words(corrected.pdf)
    assert words.count(bare("Ausgabe 2, berichtigt am 3. Dezember 2026")) == 2
    assert bare("Ausgabe: 2, berichtigt am 03.12.2026") in words
    assert bare("Zuvor: Ausgabe 1 vom 15.09.2025") in words
    assert "berichtigt" not in bare_words(first.pdf)


def test_what_does_not_fit_on_the_page_is_counted_and_found_on_the_web(full):
    words = bare_words(full.pdf)
    shown = words.count(bare("entfällt: Gelsenkirchen")) + words.count(bare("entfällt: www.lampenstube.example"))
    left = len(later(times=60).corrections) - shown
    assert 20 < shown < 120
    assert bare(f"und {left} weitere Stellen, vollständig unter") in words
    assert bare("https://ruhrportal.example/berichte/2024/ausgabe-2/#berichtigungen") in words


def test_a_text_that_came_whole_is_cut_on_paper_and_the_page_says_so(pictures):
    long = replace(LAB.sections, approach=f"{LAB.sections.approach}\n\n" + "Wort " * 3 * MOST_WORDS)
    found = errata_page(later(replace(LAB, sections=long)))
    (words,) = found["units"][0]["passages"][0]["words"]
    assert (len(words["text"].split()), found["shortened"]) == (MOST_WORDS + 1, True)
    assert errata_page(later())["shortened"] is False
    assert errata_page(REPORT) is None


def test_a_sheet_that_is_left_out_is_printed_with_its_reason(corrected):
    assert bare("Ohne eigenes Blatt in dieser Ausgabe") in bare_words(corrected.pdf)
    assert bare("02-02 Haus der Wege: Der Beitrag kam zu spät.") in bare_words(corrected.pdf)


def test_characters_of_a_reason_that_print_replaces_are_reported(pictures):
    catalogue = (
        replace(ABSENT, absent_because="Zu spät 🚀"),
        replace(ABSENT, title="Nie gedruckt 🚀", absent_because=""),
    )
    found = typeset_report(replace(REPORT, catalogue=catalogue), pictures).replaced
    assert found == (Replaced("catalogue.1.absent_because", "🚀", "ROCKET"),)
