import xml.etree.ElementTree as ET

import pytest

from tests.make import BILDUNG, MUNV, make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
HOUSE = make_sheet_document("01-01", "Ideenhaus")
GARDEN = make_sheet_document("01-02", "Garten", topic_field=BILDUNG, ministry=MUNV)


def feed(client, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ET.fromstring(response.content)


def titles(client, address):
    return sorted(entry.findtext(f"{ATOM}title") for entry in feed(client, address).iter(f"{ATOM}entry"))


def test_the_feed_holds_editions_and_their_sheets_under_permanent_addresses(client):
    publish(make_report_document(HOUSE, GARDEN))
    found = feed(client, "/neues.atom")
    assert {entry.findtext(f"{ATOM}id") for entry in found.iter(f"{ATOM}entry")} == {
        "http://localhost:8000/berichte/2024/ausgabe-1/",
        "http://localhost:8000/projekte/01-01-ideenhaus/2024/ausgabe-1/",
        "http://localhost:8000/projekte/01-02-garten/2024/ausgabe-1/",
    }


def test_a_correction_tells_only_of_the_sheets_that_it_changed(client):
    publish(make_report_document(HOUSE, GARDEN))
    changed = make_sheet_document("01-01", "Ideenhaus", places=("Hagen",))
    correct(make_report_document(changed, GARDEN), "Der Ort war falsch.")
    assert titles(client, "/neues.atom") == [
        "Fortschrittsbericht 2024, Ausgabe 1",
        "Fortschrittsbericht 2024, Ausgabe 2",
        "Garten (laufend)",
        "Ideenhaus (laufend)",
        "Ideenhaus (laufend)",
    ]
    assert "Der Ort war falsch." in ET.tostring(feed(client, "/neues.atom"), encoding="unicode")


def test_a_topic_field_and_a_ministry_have_feeds_of_their_own(client):
    publish(make_report_document(HOUSE, GARDEN))
    assert titles(client, "/themenfelder/bildung/neues.atom") == ["Garten (laufend)"]
    assert titles(client, "/ministerien/mwike/neues.atom") == ["Ideenhaus (laufend)"]
    assert (
        feed(client, "/ministerien/munv/neues.atom").findtext(f"{ATOM}title") == "Ministerium für Verkehr – Ruhrportal"
    )


@pytest.mark.parametrize("address", ["/themenfelder/seefahrt/neues.atom", "/ministerien/unbekannt/neues.atom"])
def test_of_what_is_not_published_there_is_no_feed(client, address):
    publish(make_report_document(HOUSE))
    assert client.get(address).status_code == 404


def test_an_empty_portal_has_an_empty_feed(client):
    assert titles(client, "/neues.atom") == []


def test_a_feed_asks_the_database_as_often_with_many_sheets(client, django_assert_max_num_queries):
    publish(make_report_document(*(make_sheet_document(f"{number:02d}-01") for number in range(1, 40))))
    with django_assert_max_num_queries(2):
        client.get("/neues.atom")
