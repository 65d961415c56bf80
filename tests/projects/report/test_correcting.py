"""A later edition holds the last one as it was sealed, and only what was opened differs."""

import msgspec
import pytest

from projects import figures
from projects.document import CatalogueEntry, FiguresDocument, ReportDocument, catalogue_entry
from projects.report.correcting import Opened, corrected, corrected_figures, outdated_numbers, stands
from tests.make import BILDUNG, ENERGIE, MUNV, MWIKE, make_chapters, make_report_document, make_sheet_document

replace = msgspec.structs.replace

HOUSE = make_sheet_document()
GARDEN = make_sheet_document("01-02", "Garten")
RENAMED = replace(MWIKE, abbreviation="MWI", name="Ministerium für Wirtschaft und Innovation")


def sealed(*sheets, **fields) -> ReportDocument:
    """An edition: its live figures are digits."""
    report = make_report_document(*sheets, **fields)
    return replace(report, chapters=tuple(figures.filled_chapter(each, report.figures) for each in report.chapters))


def draft(*sheets, **fields) -> ReportDocument:
    """The report as its rows have it, for edition 2."""
    return make_report_document(*sheets, **{"edition": 2, "reason": "Ein Irrtum.", **fields})


def opened(*codes, **fields) -> Opened:
    return Opened(
        **{
            "sheets": codes,
            "chapters": (),
            "newest": ("01-01", "01-02"),
            "ministries": {"MWIKE": 1, "MWI": 1, "MUNV": 2},
            "completed_before": frozenset(),
            **fields,
        }
    )


def places(document):
    return [(each.key, each.place or each.state) for each in document.corrections]


def test_what_is_not_opened_is_taken_word_for_word_whatever_the_rows_say():
    last = sealed(HOUSE, GARDEN)
    rows = draft(
        replace(HOUSE, subtitle="Berichtigt"),
        replace(GARDEN, title="Park", ministry=RENAMED, places=("Herne",)),
        catalogue=(catalogue_entry(HOUSE), catalogue_entry(make_sheet_document("09-09", "Erst danach angelegt"))),
    )
    document = corrected(last, rows, opened("01-01"))
    assert document.sheet("01-02") == GARDEN
    assert [entry.code for entry in document.catalogue] == ["01-01", "01-02"]
    assert places(document) == [("01-01", "Untertitel")]
    assert (document.edition, document.reason) == (2, "Ein Irrtum.")
    assert (document.corrects.number, document.corrects.published_on) == (1, last.published_on)
    assert document.chapters == last.chapters


def test_nothing_opened_corrects_nothing():
    last = sealed(HOUSE)
    document = corrected(last, draft(replace(HOUSE, title="Anders")), opened())
    assert (document.corrections, document.projects, document.figures) == ((), last.projects, last.figures)


def test_an_opened_sheet_keeps_the_name_that_its_ministry_had():
    sheet = replace(HOUSE, further_ministries=(MUNV,))
    later = replace(HOUSE, ministry=RENAMED, subtitle="Berichtigt", further_ministries=(replace(MUNV, name="Neu"),))
    document = corrected(sealed(sheet), draft(later), opened("01-01"))
    assert (document.projects[0].ministry, document.projects[0].further_ministries) == (MWIKE, (MUNV,))
    other = corrected(sealed(sheet), draft(replace(HOUSE, ministry=MUNV)), opened("01-01"))
    assert ("01-01", "Ministerium") in places(other)


def test_places_are_those_of_the_newest_report_and_an_older_one_keeps_its_own():
    moved = draft(replace(HOUSE, places=("Herne",), further_ministries=(MUNV,), subtitle="Berichtigt"))
    assert places(corrected(sealed(HOUSE), moved, opened("01-01"))) == [
        ("01-01", "Untertitel"),
        ("01-01", "Weitere Ministerien"),
        ("01-01", "Orte"),
    ]
    assert places(corrected(sealed(HOUSE), moved, opened("01-01", newest=()))) == [("01-01", "Untertitel")]


def test_a_sheet_in_which_no_reader_finds_a_difference_stays_as_it_was():
    sections = replace(HOUSE.sections, outlook=HOUSE.sections.outlook.replace(" ", "  "))
    document = corrected(sealed(HOUSE), draft(replace(HOUSE, sections=sections)), opened("01-01"))
    assert (document.projects, document.corrections) == ((HOUSE,), ())


def test_the_slug_of_an_imported_sheet_stays_while_its_title_does():
    last = sealed(replace(HOUSE, slug="das-haus"))
    corrections = draft(replace(HOUSE, subtitle="Berichtigt"))
    assert corrected(last, corrections, opened("01-01")).projects[0].slug == "das-haus"


def test_figures_move_with_the_corrections_and_chapters_that_nobody_opened_print_them():
    last = sealed(HOUSE, GARDEN, figures=FiguresDocument(total=73, completed=42, running=31))
    finished = replace(GARDEN, status="completed")
    document = corrected(last, draft(HOUSE, finished), opened("01-02"))
    assert document.figures == FiguresDocument(total=73, completed=43, running=30, newly_completed=1)
    assert document.catalogue[1].status == "completed"
    assert document.chapters[1].text == "Abgeschlossen sind 43 von 73 Vorhaben."
    assert places(document) == [("", "Zahlen der Projekte"), ("ueberblick", "Text"), ("01-02", "Stand des Projekts")]
    assert corrected_figures(last, draft(HOUSE, finished), opened("01-02")) == document.figures


def test_a_project_that_was_completed_before_is_not_newly_completed():
    last = sealed(HOUSE)
    rows = draft(replace(HOUSE, status="completed"))
    document = corrected(last, rows, opened("01-01", completed_before=frozenset({"01-01"})))
    assert (document.figures.completed, document.figures.newly_completed) == (11, 0)


def test_a_number_that_was_typed_into_a_chapter_is_pointed_out():
    editorial = replace(make_chapters()[0], text="Es sind 10 Vorhaben fertig, 10.5 oder 110 sind es nicht.")
    last = sealed(HOUSE, chapters=(editorial,))
    document = corrected(last, draft(replace(HOUSE, status="completed"), chapters=(editorial,)), opened("01-01"))
    assert list(outdated_numbers(document)) == [
        ("Editorial", "Der Text nennt die Zahl 10; „abgeschlossen“ ist jetzt 11.")
    ]
    assert list(outdated_numbers(last)) == []


def test_only_an_opened_chapter_follows_its_row():
    editorial, *others = make_chapters()
    rows = draft(HOUSE, chapters=(replace(editorial, text="Neu geschrieben."), *others))
    last = sealed(HOUSE)
    assert not stands(last, rows, "editorial")
    assert stands(last, rows, "ueberblick")
    assert places(corrected(last, rows, opened(chapters=("editorial",)))) == [("editorial", "Text")]
    assert places(corrected(last, rows, opened())) == []


def test_chapters_come_in_after_the_one_before_them_and_go_out_when_their_row_is_gone():
    editorial, overview, closing, imprint = make_chapters()
    rows = draft(HOUSE, chapters=(replace(editorial, slug="dank", title="Dank"), overview, closing, imprint))
    document = corrected(sealed(HOUSE), rows, opened())
    assert [chapter.slug for chapter in document.chapters] == ["dank", "ueberblick", "ausblick", "impressum"]
    assert places(document) == [("dank", "new"), ("editorial", "gone")]


def test_an_opened_chapter_with_an_unknown_figure_is_refused():
    editorial, *others = make_chapters()
    rows = draft(HOUSE, chapters=(replace(editorial, text="{{ fertig }}"), *others))
    with pytest.raises(figures.UnknownFigure, match="Im Kapitel „Editorial“"):
        corrected(sealed(HOUSE), rows, opened(chapters=("editorial",)))


def test_facts_of_the_report_are_taken_over_and_listed():
    rows = draft(HOUSE, title="Fortschrittsbericht  2024", tagline="Wir bauen um", baseline_source="neue Zählung")
    document = corrected(sealed(HOUSE), rows, opened())
    assert places(document) == [("", "Leitsatz"), ("", "Quelle der Grundzahlen")]
    assert (document.title, document.tagline) == ("Fortschrittsbericht 2024", "Wir bauen um")


def test_a_corrected_baseline_moves_the_figures():
    last = sealed(HOUSE, baseline=FiguresDocument(total=12, completed=10))
    rows = draft(HOUSE, baseline=FiguresDocument(total=9, completed=9))
    document = corrected(last, rows, opened())
    assert (document.baseline, document.figures.completed) == (FiguresDocument(total=11, completed=9), 9)
    assert places(document) == [("", "Zahlen der Projekte"), ("", "Grundzahlen"), ("ueberblick", "Text")]


def absent(reason, code="01-02"):
    return CatalogueEntry(
        code=code,
        title="Garten",
        slug="garten",
        topic_field=ENERGIE,
        status="running",
        reported=False,
        absent_because=reason,
    )


def test_a_sheet_that_was_left_out_comes_in_at_its_place():
    third = make_sheet_document("01-03", "Brunnen")
    last = sealed(HOUSE, third, catalogue=(catalogue_entry(HOUSE), absent("Kam zu spät."), catalogue_entry(third)))
    document = corrected(last, draft(HOUSE, GARDEN, third), opened("01-02"))
    assert [sheet.code for sheet in document.projects] == ["01-01", "01-02", "01-03"]
    assert document.catalogue[1] == catalogue_entry(GARDEN)
    assert places(document) == [("01-02", "new")]


def test_a_sheet_that_stays_left_out_says_why_today():
    last = sealed(HOUSE, catalogue=(catalogue_entry(HOUSE), absent("Kam zu spät.")))
    rows = draft(HOUSE, catalogue=(catalogue_entry(HOUSE), absent("Fehlt noch.")))
    document = corrected(last, rows, opened())
    assert document.catalogue[1].absent_because == "Fehlt noch."
    assert places(document) == [("01-02", "Nicht enthalten, weil")]


def test_a_sheet_that_moves_to_another_topic_field_takes_the_chapter_along():
    last = sealed(HOUSE, GARDEN)
    document = corrected(last, draft(HOUSE, replace(GARDEN, topic_field=BILDUNG)), opened("01-02"))
    assert document.topic_fields == (ENERGIE, BILDUNG)
    back = corrected(replace(document, edition=2), draft(HOUSE, GARDEN, edition=3), opened("01-02"))
    assert back.topic_fields == (ENERGIE,)
    assert places(back) == [("01-02", "Themenfeld")]
