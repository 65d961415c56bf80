"""The readers' side of the site's own pages."""

import re

import pytest
from django.template.loader import render_to_string

from projects.models import Project, SitePage
from projects.site_pages import page, save_in_turn
from tests.desk import make_people
from tests.make import make_report_document, make_sheet_document
from tests.pages import text_of
from tests.projects.public.pages import read
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db
DUTIES = [
    *("Impressum", "Datenschutz", "Barrierefreiheit", "Barriere melden", "Leichte Sprache", "Gebärdensprache"),
    "Kontakt und Presse",
]


def duties_in(html):
    """The labels of the links to the duties, from the last place where they stand."""
    end = html[html.rindex('href="/impressum/"') :]
    return re.findall(r">([^<>]+)</a>", end)[: len(DUTIES)]


def test_every_page_links_the_duties_in_the_same_order(client):
    publish(make_report_document(make_sheet_document()))
    for address in ("/", "/projekte/", "/berichte/2024/", "/echtheit/", "/kontakt/", "/konto/login/"):
        assert duties_in(client.get(address).content.decode()) == DUTIES, address
    client.force_login(make_people().editor)
    assert duties_in(client.get("/redaktion/").content.decode()) == DUTIES
    for name in ("400.html", "403.html", "403_csrf.html", "404.html", "413.html", "429.html", "500.html", "503.html"):
        assert duties_in(render_to_string(name)) == DUTIES, name


def test_help_knows_from_which_page_it_was_asked(client):
    assert 'href="/barriere-melden/?seite=/projekte/"' in client.get("/projekte/").content.decode()
    assert 'href="/barriere-melden/?seite=/gone/"' in client.get("/gone/").content.decode()


def test_a_page_says_what_was_saved_and_its_template_before(client):
    assert "Diese Seite ist noch eine Vorlage." in read(client, "/kontakt/").words
    row = page("kontakt")
    row.title, row.text = "So erreichen Sie uns", "Rufen __Sie__ an: <b>0211</b>"
    row.sections = [{"heading": "Presse", "text": "- Anna Beispiel"}]
    save_in_turn(row, by=make_people().project_group, version=0)
    html = client.get("/kontakt/").content.decode()
    assert "Rufen <strong>Sie</strong> an: &lt;b&gt;0211&lt;/b&gt;" in html
    words = text_of(html)
    assert "Presse Anna Beispiel Zuletzt geändert am" in words
    assert "Vorlage" not in words


def test_the_portals_own_imprint_stands_before_that_of_the_newest_report(client):
    publish(make_report_document(make_sheet_document(), publisher="Ein Ministerium"))
    words = read(client, "/impressum/").words
    assert words.index("Herausgegeben von") < words.index("Impressum des Fortschrittsberichts 2024")


def test_the_statement_has_what_the_law_asks_for(client):
    page_read = read(client, "/barrierefreiheit/")
    for part in ("teilweise vereinbar", "Selbstbewertung", "überprüft", "§ 10d BGG NRW", "Stattdessen"):
        assert part in page_read.words
    assert "/barriere-melden/" in page_read.links


def test_a_page_needs_one_query(client, django_assert_num_queries):
    for address in ("/datenschutz/", "/kontakt/", "/leichte-sprache/", "/barrierefreiheit/", "/barriere-melden/"):
        with django_assert_num_queries(1):
            client.get(address)


def test_a_project_in_plain_language_stands_beside_its_newest_sheet_only(client):
    publish(make_report_document(make_sheet_document("01-01", "Ideenhaus")))
    Project.objects.filter(code="01-01").update(plain_summary="Das Haus ist für alle.")
    assert "In Leichter Sprache Das Haus ist für alle." in read(client, "/projekte/01-01-ideenhaus/").words
    assert "In Leichter Sprache" not in read(client, "/projekte/01-01-ideenhaus/2024/ausgabe-1/").words
    Project.objects.update(plain_summary="")
    assert "In Leichter Sprache" not in read(client, "/projekte/01-01-ideenhaus/").words


def test_pages_are_only_read(client):
    for address in ("/impressum/", "/barrierefreiheit/", "/gebaerdensprache/", "/.well-known/security.txt"):
        assert client.post(address).status_code == 405
    assert SitePage.objects.count() == 0
