"""Two sheets place by place: texts, facts, milestones, money, links and photos."""

import datetime
from decimal import Decimal

from msgspec.structs import replace

from projects.compare import compare
from projects.document import (
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    MinistryRef,
    PhotoDocument,
    TopicFieldRef,
)
from projects.sections import SECTION_KEYS
from tests.make import MUNV, make_funding, make_sections, make_sheet_document
from tests.projects.compare.test_texts import run_shown, shown

SHEET = make_sheet_document()
KEYS = [
    *["title", "subtitle", "project_status", "ministry", "further_ministries", "topic_field", "places"],
    *SECTION_KEYS,
    *["milestones", "funding_lines", "links", "photos"],
]


def changes(**fields):
    """What differs once these fields are others: (key, lines of its text) or (key, its rows)."""
    found = compare(SHEET, replace(SHEET, **fields)).changed
    return {place.key: shown(place.blocks) or rows(place) for place in found}


def rows(place):
    return [(row.word, " · ".join(map(fact_shown, row.facts))) for row in place.rows]


def fact_shown(fact):
    return (f"{fact.label}: " if fact.label else "") + "".join(map(run_shown, fact.runs))


def test_equal_sheets_differ_nowhere_and_every_place_is_there():
    found = compare(SHEET, SHEET, 2025)
    assert [place.key for place in found] == KEYS
    assert (found.changed, found.total) == ((), 16)
    assert [place.key for place in found.unchanged] == [
        key for key in KEYS if key not in ("subtitle", "further_ministries", "result")
    ]
    assert found.at("outlook").label == "Ausblick 2025"
    assert shown(found.at("summary").blocks) == ["Ein Haus für neue Ideen entsteht."]


def test_facts_change_in_words():
    assert changes(title="Ideenhaus am Fluss", status="completed", places=("Bochum", "Herne")) == {
        "title": ["Ideenhaus [+am Fluss]"],
        "project_status": ["[-laufend][+abgeschlossen]"],
        "places": ["Bochum[+, Herne]"],
    }
    assert changes(
        ministry=None, further_ministries=(MUNV,), topic_field=TopicFieldRef(slug="energie", name="Neue Energie")
    ) == {
        "ministry": ["[-Ministerium für Wirtschaft (MWIKE)]"],
        "further_ministries": ["[+Ministerium für Verkehr (MUNV)]"],
        "topic_field": ["[+Neue] Energie"],
    }


def test_a_renamed_ministry_shows():
    renamed = MinistryRef(abbreviation="MWIKE", name="Ministerium für Wirtschaft und Klima")
    assert changes(ministry=renamed) == {"ministry": ["Ministerium für Wirtschaft [+und Klima] (MWIKE)"]}


def test_sections_change_word_by_word():
    sections = make_sections(outlook="Im Winter wird eröffnet.", result="Fertig.")
    assert changes(sections=sections) == {
        "result": ["[+Fertig.]"],
        "outlook": ["Im [-Herbst] [+Winter] wird eröffnet."],
    }


def test_milestones_are_followed_by_their_lineage():
    first, second, third = SHEET.milestones
    new = (
        third,
        replace(first, text="Grundstein _feierlich_ gelegt", date=datetime.date(2021, 4, 1)),
        MilestoneDocument(lineage="m4", year_from=2025, text="Eröffnung"),
    )
    assert changes(milestones=new) == {
        "milestones": [
            ("verschoben", "2024 · Richtfest · genaues Datum: 3. Mai 2024"),
            ("geändert", "2021 · Grundstein [+_feierlich_] gelegt · genaues Datum: [+1. April 2021]"),
            ("entfällt", "[-2023 bis 2024] · Teilprojekt: [-Garten] · [-Bäume gepflanzt]"),
            ("neu", "[+2025] · [+Eröffnung]"),
        ]
    }
    assert second.lineage == "m2"


def test_money_changes_in_the_sentence_and_in_its_lines():
    (line,) = SHEET.funding.lines
    share = FundingLineDocument(lineage="f2", kind="share", percent=Decimal(60), source="Stadt Essen")
    found = compare(
        SHEET, replace(SHEET, funding=make_funding(lines=(replace(line, amount=Decimal(2_000_000)), share)))
    )
    (place,) = found.changed
    assert shown(place.blocks) == [
        "[-1,25][+2] Millionen Euro Landesmittel (Stand: 30.06.2025)[+, davon 60 Prozent Stadt Essen]."
    ]
    assert rows(place) == [
        (
            "geändert",
            "Gesamtbetrag · [-1,25][+2] Millionen Euro · Betrag zählt: aus Landesmitteln · Stand: 30. Juni 2025",
        ),
        ("neu", "[+Anteil in Prozent] · Anteil: [+60 Prozent] · wer zahlt: [+Stadt Essen]"),
    ]


def test_a_reason_beside_amounts_is_told_although_it_is_not_printed():
    (place,) = compare(SHEET, replace(SHEET, funding=make_funding(reason="Noch offen", contained_in="01-02"))).changed
    assert [fact_shown(fact) for fact in place.facts] == [
        "enthalten im Projekt: [+01-02]",
        "warum kein Betrag genannt werden kann: [+Noch offen]",
    ]
    assert {fact.changed for fact in place.facts} == {True}


def test_an_amount_that_was_exact_and_is_rounded_shows():
    (line,) = SHEET.funding.lines
    (place,) = compare(SHEET, replace(SHEET, funding=make_funding(lines=(replace(line, qualifier="rounded"),)))).changed
    assert [fact_shown(fact) for fact in place.rows[0].facts if fact.changed] == ["[+gerundet]"]


def test_links_and_photos_are_followed_by_their_lineage():
    link = LinkDocument(lineage="l1", label="www.ideenhaus.example", url="https://www.ideenhaus.example/neu")
    photo = PhotoDocument(
        lineage="p1", caption="Das Haus im Herbst", credit="Foto: Stadt", sha256="ab" * 32, width=1600, height=900
    )
    assert changes(links=(link,), photos=(photo,)) == {
        "links": [
            (
                "geändert",
                "www.ideenhaus.example · Adresse: [-https://www.ideenhaus.example][+https://www.ideenhaus.example/neu]",
            )
        ],
        "photos": [
            (
                "geändert",
                "Foto · Datei: [-fehlt][+1600 × 900 Pixel, Prüfsumme abababab] · "
                "Bildunterschrift: Das Haus [-von vorn] [+im Herbst] · Bildnachweis: Foto: Stadt · "
                "Bildmitte: 50 % von links, 50 % von oben",
            )
        ],
    }


def test_another_file_under_the_same_photo_shows():
    photo = PhotoDocument(lineage="p1", sha256="ab" * 32, width=10, height=10)
    old = replace(SHEET, photos=(photo,))
    (place,) = compare(old, replace(old, photos=(replace(photo, sha256="cd" * 32),))).changed
    assert (place.key, place.words) == ("photos", (1, 1))


def test_without_an_older_sheet_everything_is_new():
    found = compare(None, SHEET)
    assert [place.key for place in found.changed] == [place.key for place in found if not place.empty]
    assert {word for place in found for word in (row.word for row in place.rows)} == {"neu"}
    assert found.unchanged == ()


def test_a_lineage_that_stands_twice_is_no_obstacle():
    first = SHEET.milestones[0]
    twice = replace(SHEET, milestones=(first, replace(first, text="Noch einer")))
    assert rows(compare(SHEET, twice).at("milestones"))[-1] == ("neu", "[+2021] · [+Noch einer]")
    assert compare(twice, twice).changed == ()
