import re

import pytest

from tests.make import make_report_document, make_sections, make_sheet_document, make_sheets
from tests.projects.public.pages import read
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db


def titles(client, address):
    """The titles of the hits on a page, in order, without marks."""
    html = client.get(address).content.decode()
    found = re.findall(r"<li>\s*<h3><a[^>]*>(.*?)</a></h3>", html)
    return [re.sub("</?mark>", "", title) for title in found]


@pytest.fixture
def garden(db):
    outlook = make_sections(outlook="Im Frühjahr blüht der Garten.")
    publish(
        make_report_document(
            make_sheet_document("01-01", "Schulgarten"),
            make_sheet_document("01-02", "Haus", sections=outlook, milestones=()),
            make_sheet_document("01-03", "Brücke", milestones=()),
        )
    )


def test_hits_are_grouped_and_say_in_which_section_the_words_stand(client, garden):
    page = read(client, "/suche/?q=Gärten")
    assert titles(client, "/suche/?q=Gärten") == ["Schulgarten", "Haus", "Energie"]
    assert "3 Treffer zu „Gärten“ Alles 3 Projekte 2 Berichte und Kapitel 1 Projekte Schulgarten" in page.words
    assert "Im Abschnitt Ausblick: Im Frühjahr blüht der Garten." in page.words
    html = client.get("/suche/?q=Gärten").content.decode()
    assert 'href="/projekte/01-02-haus/#p-01-02-ausblick"' in html
    assert "blüht der <mark>Garten</mark>." in html


def test_the_section_that_a_hit_names_stands_on_the_page_of_the_project(client, garden):
    assert 'id="p-01-02-ausblick"' in client.get("/projekte/01-02-haus/").content.decode()


def test_one_group_is_shown_in_pages_and_the_address_keeps_the_query(client):
    publish(make_report_document(*make_sheets(25)))
    page = read(client, "/suche/?q=Vorhaben")
    assert "Alle 25 Projekte zeigen" in page.words
    assert "/suche/?q=Vorhaben&in=projekte" in page.links
    pages = [titles(client, f"/suche/?q=Vorhaben&in=projekte&seite={number}") for number in (1, 2, 3)]
    assert [len(found) for found in pages] == [10, 10, 5]
    assert len({title for found in pages for title in found}) == 25
    assert "/suche/?q=Vorhaben&in=projekte&seite=3" in read(client, "/suche/?q=Vorhaben&in=projekte").links


def test_a_code_and_a_ministry_lead_to_the_thing_itself(client, garden):
    assert titles(client, "/suche/?q=01-03")[0] == "Brücke"
    page = read(client, "/suche/?q=mwike")
    assert titles(client, "/suche/?q=mwike")[0] == "Ministerium für Wirtschaft"
    assert "/ministerien/mwike/" in page.links


def test_a_typo_is_corrected_by_a_link_that_finds_something(client, garden):
    page = read(client, "/suche/?q=Schulgraten")
    assert "0 Treffer zu „Schulgraten“ Meinten Sie Schulgarten?" in page.words
    assert "/suche/?q=Schulgarten" in page.links
    listed = read(client, "/projekte/?q=Schulgraten&status=laufend")
    assert "Meinten Sie Schulgarten?" in listed.words
    assert "/projekte/?q=Schulgarten&status=laufend" in listed.links


def test_an_empty_result_shows_the_way_out(client, garden):
    page = read(client, "/suche/?q=Zauberei")
    assert "Nichts gefunden Stimmt die Schreibweise?" in page.words
    assert {"/projekte/", "/berichte/"} <= set(page.links)


def test_without_a_query_the_page_only_asks_for_one(client, garden):
    page = read(client, "/suche/")
    assert "Treffer" not in page.words
    assert "Nichts gefunden" not in page.words
    assert "Durchsucht werden das neueste Blatt jedes Projekts" in page.words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("§§", "Die Suche braucht Buchstaben oder Ziffern"),
        ("und die", "Die Suche braucht ein Wort"),
        ("x" * 201, "Die Suche berücksichtigt die ersten 200 Zeichen."),
        ("ab cd ef gh ij kl mn op qr st uv wx yz", "Die Suche berücksichtigt die ersten 12 Wörter."),
        ("Schulgarten Zauberei", "Gezeigt wird, was die meisten von ihnen enthält."),
    ],
)
def test_a_sentence_says_what_of_a_query_does_not_count(client, garden, query, said):
    assert said in read(client, f"/suche/?q={query}").words
    assert said in read(client, f"/projekte/?q={query}").words


def test_the_list_finds_the_same_in_the_same_order_and_shows_extracts(client, garden):
    page = read(client, "/projekte/?q=Gärten")
    assert re.findall(r"01-0\d", page.words) == ["01-01", "01-02"]
    assert "Ausblick: Im Frühjahr blüht der Garten." in page.words
    assert "Relevanz" in page.words
    assert "/projekte/?q=G%C3%A4rten&sortierung=kennung" in page.links
    assert "Relevanz" not in read(client, "/projekte/").words


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "%00%1b",
        "' OR 1=1 --",
        '" OR 1=1',
        "*",
        "%25",
        "_",
        "\\",
        "(",
        "%F0%9F%98%80",
        "%ff%fe",
        "a " * 5000,
    ],
)
def test_hostile_queries_are_harmless(client, garden, query):
    assert client.get(f"/suche/?q={query}&in={query[:20]}&seite={query[:20]}").status_code == 200
    assert client.get(f"/suche/vorschlaege?q={query}").status_code == 200


def test_a_query_is_text_and_never_markup(client, garden):
    html = client.get("/suche/?q=<img src=x>Schulgarten").content.decode()
    assert "<img src=x" not in html


def test_only_reading_is_answered_and_nobody_gets_a_cookie(client, garden):
    assert client.post("/suche/").status_code == client.post("/suche/vorschlaege").status_code == 405
    for address in ("/suche/?q=Garten", "/suche/vorschlaege?q=Garten"):
        response = client.get(address)
        assert response.cookies == {}
        assert "Cookie" not in response.get("Vary", "")


def test_results_are_not_meant_for_search_engines(client, garden):
    assert '<meta name="robots" content="noindex">' in client.get("/suche/?q=Garten").content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_asks_the_database_seven_times_at_most(client, django_assert_max_num_queries, number):
    publish(make_report_document(*make_sheets(number)))
    with django_assert_max_num_queries(7):
        assert len(titles(client, "/suche/?q=Vorhaben&in=projekte")) == min(number, 10)


def test_suggestions_are_data_that_caches_may_keep_for_a_minute(client, garden):
    response = client.get("/suche/vorschlaege?q=schulg")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.json()["suggestions"][:2] == [
        {"text": "Schulgarten", "kind": "Suchwort", "address": ""},
        {"text": "Schulgarten", "kind": "Projekt 01-01", "address": "/projekte/01-01-schulgarten/"},
    ]
