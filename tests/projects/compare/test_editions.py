"""The list of corrections: what a reader finds changed, word by word, cut down to what surrounds each change."""

import datetime
from decimal import Decimal

import msgspec

from projects.compare import corrections_between
from projects.document import CatalogueEntry, FiguresDocument, FundingLineDocument, MilestoneDocument
from tests.make import (
    ENERGIE,
    make_chapters,
    make_funding,
    make_report_document,
    make_sections,
    make_sheet_document,
    with_sentence,
)

replace = msgspec.structs.replace
LONG = "Eins zwei drei vier fünf sechs sieben acht neun zehn Bäume elf zwölf dreizehn vierzehn fünfzehn sechzehn."


def listed(old, new):
    """[(title, place, passages)] of the corrections, each passage as „label: same [-gone-] [+new+]“."""
    return [
        (each.title, each.place or each.state, [shown(passage) for passage in each.passages])
        for each in corrections_between(old, new)
    ]


def shown(passage):
    marks = {"same": "{}", "new": "[+{}+]", "gone": "[-{}-]"}
    text = "".join(f"{' ' * words.space}{marks[words.op].format(words.text)}" for words in passage.words)
    return f"{passage.label}: {text}" if passage.label else text


def of_sheet(**changes):
    """What is listed when the sheet of a report changes so."""
    report = make_report_document()
    return listed(report, replace(report, projects=(replace(report.projects[0], **changes),)))


def of_text(old, new):
    before = make_sheet_document(sections=make_sections(outlook=old))
    after = make_sheet_document(sections=make_sections(outlook=new))
    ((_title, _place, passages),) = listed(make_report_document(before), make_report_document(after))
    return passages


def test_equal_editions_correct_nothing_whatever_their_number_day_and_reason():
    report = make_report_document()
    later = replace(report, edition=2, published_on=datetime.date(2026, 12, 3), reason="Ein Irrtum.")
    assert corrections_between(report, later) == ()


def test_a_changed_word_stands_between_the_words_around_it():
    assert of_text(LONG, LONG.replace("Bäume", "Sträucher")) == [
        "… fünf sechs sieben acht neun zehn [-Bäume-] [+Sträucher+] elf zwölf dreizehn vierzehn fünfzehn sechzehn."
    ]


def test_two_changes_far_apart_leave_out_what_lies_between():
    changed = LONG.replace("Eins", "Null").replace("sechzehn", "achtzehn")
    (passage,) = of_text(f"{LONG} {LONG}", f"{changed} {changed}")[:1]
    assert passage.startswith("[-Eins-] [+Null+] zwei drei vier fünf sechs sieben … ")


def test_only_changed_paragraphs_are_listed_and_new_ones_whole():
    assert of_text("Das bleibt.", "Das bleibt.\n\nEin neuer Absatz, der ganz dasteht, so lang er auch ist.") == [
        "[+Ein neuer Absatz, der ganz dasteht, so lang er auch ist.+]"
    ]


def test_other_looks_of_the_same_words_are_named_as_such():
    assert of_text("Das ist wichtig.", "Das ist __wichtig__.") == ["Hervorhebung geändert: Das ist wichtig."]


def test_a_link_that_leads_elsewhere_shows_both_addresses():
    assert of_text("[Hier](https://a.example) steht es.", "[Hier](https://b.example) steht es.") == [
        "[-Hier (https://a.example)-] [+Hier (https://b.example)+] steht es."
    ]


def test_white_space_alone_is_no_correction():
    before = make_sheet_document(sections=make_sections(outlook="Im Herbst  wird eröffnet."))
    assert listed(make_report_document(before), make_report_document()) == []


def test_facts_of_a_sheet_are_places_of_their_own():
    assert of_sheet(places=("Bochum", "Herne"), status="completed", ministry=None) == [
        ("Ideenhaus", "Stand des Projekts", ["[-laufend-] [+abgeschlossen+]"]),
        ("Ideenhaus", "Ministerium", ["[-Ministerium für Wirtschaft (MWIKE)-]"]),
        ("Ideenhaus", "Orte", ["Bochum[+, Herne+]"]),
    ]


def test_parts_that_came_went_changed_or_moved_are_rows():
    first, second, third = make_sheet_document().milestones
    changed = replace(third, text="Dachfest")
    new = MilestoneDocument(lineage="m4", year_from=2025, text="Einzug")
    assert of_sheet(milestones=(second, changed, new)) == [
        (
            "Ideenhaus",
            "Meilensteine",
            [
                "entfällt: [-2021 · Grundstein gelegt-]",
                "2024 · [-Richtfest-] [+Dachfest+]",
                "neu: [+2025 · Einzug+]",
            ],
        )
    ]
    assert of_sheet(milestones=(second, first, third))[0][2][0].startswith("verschoben: ")


def test_an_amount_is_corrected_in_its_sentence_and_in_its_row():
    line = FundingLineDocument(
        lineage="f1", kind="total", amount=Decimal(1_500_000), basis="state_funds", as_of=datetime.date(2025, 6, 30)
    )
    ((_title, place, passages),) = of_sheet(funding=with_sentence(make_funding(lines=(line,), sentence="")))
    assert place == "Projektvolumen"
    assert "[-1,25-] [+1,5+]" in passages[0]
    assert "[-1,25-] [+1,5+]" in passages[1]


def test_the_outlook_is_called_as_the_sheet_calls_it():
    before = make_sheet_document(sections=make_sections(outlook="Bald."))
    ((_title, place, _passages),) = listed(
        make_report_document(before),
        make_report_document(make_sheet_document(sections=make_sections(outlook="Später."))),
    )
    assert place == "Ausblick 2025"


def test_facts_of_the_report_and_its_figures_come_first_and_chapters_where_they_stand():
    old = make_report_document()
    editorial, *others = make_chapters()
    new = replace(
        old,
        title="Fortschrittsbericht 2024/25",
        as_of_amounts=datetime.date(2025, 7, 1),
        figures=replace(old.figures, completed=11, total=12),
        baseline=FiguresDocument(total=11, completed=11),
        chapters=(replace(editorial, headline="Was gelungen war"), *others),
        projects=(make_sheet_document(subtitle="Neu gedacht"),),
    )
    assert listed(old, new) == [
        ("Bericht", "Titel", ["Fortschrittsbericht [-2024-] [+2024/25+]"]),
        ("Bericht", "Stichtag der Beträge", ["[-30. Juni-] [+1. Juli+] 2025"]),
        ("Bericht", "Zahlen der Projekte", ["Projekte insgesamt: [-11-] [+12+]", "abgeschlossen: [-10-] [+11+]"]),
        ("Bericht", "Grundzahlen", ["Projekte insgesamt: [-10-] [+11+]", "abgeschlossen: [-10-] [+11+]"]),
        ("Editorial", "Überschrift", ["Was gelungen [-ist-] [+war+]"]),
        ("Ideenhaus", "Untertitel", ["[+Neu gedacht+]"]),
    ]


def test_what_came_in_or_went_out_as_a_whole_is_said_once():
    old = make_report_document(make_sheet_document(), chapters=make_chapters()[:2])
    new = replace(
        old,
        projects=(make_sheet_document(), make_sheet_document("01-02", "Garten")),
        chapters=make_chapters()[1:3],
    )
    assert listed(old, new) == [
        ("Editorial", "gone", []),
        ("Garten", "new", []),
        ("Rückblick und Ausblick", "new", []),
    ]


def test_another_reason_why_a_sheet_is_left_out_is_listed():
    def report(reason):
        absent = CatalogueEntry(
            code="01-02",
            title="Garten",
            slug="garten",
            topic_field=ENERGIE,
            status="running",
            reported=False,
            absent_because=reason,
        )
        old = make_report_document()
        return replace(old, catalogue=(*old.catalogue, absent))

    assert listed(report("Der Text kam zu spät."), report("Der Text fehlt.")) == [
        ("Garten", "Nicht enthalten, weil", ["Der Text [-kam zu spät-] [+fehlt+]."])
    ]
