"""Hostile JSON: one German sentence, and nothing is changed; the same on both databases."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from projects.document import DocumentError, report_from_json, to_json
from projects.importing.errors import ImportRefused
from projects.importing.store import store_report
from projects.models import Edition, Project, Report
from tests.make import make_report_document, make_sheet_document

SHEET = ("projects", 0)
LINE = (*SHEET, "funding", "lines", 0)
PHOTO = (*SHEET, "photos", 0)
LONG = 10**30


def with_value(place, value):
    """The JSON of a report in which one value stands for another."""
    document = json.loads(to_json(make_report_document()))
    inner = document
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return json.dumps(document)


def refusal(text):
    with pytest.raises((ImportRefused, DocumentError)) as caught:
        store_report(report_from_json(text), source="test", publish=True)
    return str(caught.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("edition",), 0, "Die Ausgabe 0 liegt nicht zwischen 1 und 9999."),
        (("edition",), 40_000, "Die Ausgabe 40000 liegt nicht zwischen 1 und 9999."),
        (("outlook_year",), 40_000, "Das Jahr des Ausblicks 40000 liegt nicht zwischen 2018 und 2101."),
        (("figures", "running"), -1, "Die Zahl -1 der Projekte (running) liegt nicht zwischen 0 und 9999."),
        (("figures", "total"), LONG, f"Die Zahl {LONG} der Projekte (total) liegt nicht zwischen 0 und 9999."),
        (("baseline", "completed"), 40_000, "Die Zahl 40000 der Projekte (completed) liegt nicht zwischen 0 und 9999."),
        ((*LINE, "amount"), "-5", "01-01: „-5“ kann kein Betrag in Euro sein."),
        ((*LINE, "amount"), "9" * 30, f"01-01: „1{'0' * 30}“ kann kein Betrag in Euro sein."),
        (
            (*LINE, "amount"),
            "NaN",
            "Die Datei passt nicht zum Schema 2: „NaN“ ist kein Betrag (Stelle $.projects[0].funding.lines[0]).",
        ),
        ((*LINE, "percent"), "1000", "01-01: „1000“ kann kein Anteil in Prozent sein."),
        (
            (*SHEET, "milestones", 1, "year_to"),
            1999,
            "01-01, Meilenstein: Das Ende des Zeitraums liegt vor seinem Beginn.",
        ),
        ((*SHEET, "milestones", 1, "lineage"), "m1", "01-01, Meilenstein: Die Angabe „m1“ (lineage) steht zweimal."),
        (
            (*SHEET, "links", 0, "url"),
            "ftp://a.example/",
            "01-01, Link: Eine Adresse beginnt mit https:// oder http://.",
        ),
        ((*PHOTO, "focus"), [101, 0], "01-01, Bild: Die Bildmitte liegt zwischen 0 und 100 Prozent."),
        ((*PHOTO, "sha256"), "../../x", "01-01: „../../x“ ist keine Prüfsumme eines Bildes (sha256)."),
        (
            (*PHOTO, "url"),
            "javascript:alert(1)",
            "01-01: „javascript:alert(1)“ ist keine Adresse eines Bildes in diesem Portal.",
        ),
        (
            (*SHEET, "funding", "contained_in"),
            "01-01",
            "01-01: Das Volumen eines Projekts kann nicht in ihm selbst enthalten sein.",
        ),
        (("chapters", 1, "slug"), "editorial", "Kapitel Überblick: Dieses Kapitel gibt es in dem Bericht schon."),
        ((*SHEET, "code"), "٠١-٠١", "Die Kennung „٠١-٠١“ hat nicht die Form 05-02 oder 05-02a."),
        ((*SHEET, "code"), "01-01\n", "Die Kennung „01-01\n“ hat nicht die Form 05-02 oder 05-02a."),
        (("schema",), -1, "Ein Schema -1 gibt es nicht."),
        (
            (*SHEET, "status"),
            "weg",
            "Die Datei passt nicht zum Schema 2: den Wert 'weg' gibt es dort nicht (Stelle $.projects[0].status).",
        ),
        (
            ("published_on",),
            "2024-13-45",
            "Die Datei passt nicht zum Schema 2: ein Datum hat die Form JJJJ-MM-TT (Stelle $.published_on).",
        ),
        (("year",), None, "Die Datei passt nicht zum Schema 2: erwartet wird int, dort steht null (Stelle $.year)."),
        (("extra",), 1, "Die Datei passt nicht zum Schema 2: die Angabe „extra“ ist nicht bekannt."),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_sentence(place, value, sentence):
    text = with_value(place, value)
    assert refusal(text) == sentence
    assert (Report.objects.count(), Project.objects.count(), Edition.objects.count()) == (0, 0, 0)
    assert not list(Path(settings.EDITIONS_ROOT).glob("*"))


@pytest.mark.django_db
@pytest.mark.parametrize("character", ["\0", "\x01", "\x0c", "\x7f", "\x9f"])
@pytest.mark.parametrize(
    "place",
    [
        ("title",),
        ("reason",),
        ("baseline_source",),
        ("chapters", 0, "text"),
        ("catalogue", 0, "title"),
        (*SHEET, "title"),
        (*SHEET, "ministry", "name"),
        (*SHEET, "sections", "summary"),
        (*SHEET, "funding", "contained_in"),
        (*SHEET, "milestones", 0, "lineage"),
    ],
)
def test_control_characters_are_refused_wherever_they_stand(place, character):
    said = refusal(with_value(place, f"vorn{character}hinten"))
    assert said.startswith(f"In {place[0]}")
    assert said.endswith(f"steht das Steuerzeichen U+{ord(character):04X}, das in keinen Text passt.")
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[" * 100_000 + "]" * 100_000, "Die Datei ist kein Bericht: Ihre Angaben sind zu tief verschachtelt."),
        ('{"schema":1e400}', "Die Datei ist kein gültiges JSON: eine Zahl ist zu groß (Stelle $[...])."),
        ('{"schema":NaN}', "Die Datei ist kein gültiges JSON: der Aufbau stimmt nicht (byte 10)."),
        (
            '{"schema":1,"title":"\\ud800 Bericht"}',
            "Die Datei ist kein gültiges JSON: der Aufbau stimmt nicht (byte 27).",
        ),
        ('{"schema":1', "Die Datei ist kein gültiges JSON: sie bricht mitten in einer Angabe ab."),
    ],
    ids=["nested", "1e400", "NaN", "half a character", "cut off"],
)
def test_what_is_no_json_is_refused_in_one_sentence(text, sentence):
    assert refusal(text) == sentence


def test_a_sentence_stays_short_whatever_the_file_says():
    assert len(refusal(json.dumps({"schema": 1, "k" * 100_000: 1}))) < 400


@pytest.mark.django_db
def test_the_last_year_has_addresses(client):
    store_report(make_report_document(make_sheet_document(), year=2100, edition=9999), source="test", publish=True)
    for address in ("/", "/projekte/", "/projekte/01-01-ideenhaus/2100/", "/berichte/2100/ausgabe-9999/"):
        assert client.get(address).status_code == 200
