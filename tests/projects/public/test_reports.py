import re
from itertools import pairwise

import pytest

from projects.document import ChapterDocument, ReportDocument
from tests.make import BILDUNG, ENERGIE, MUNV, make_chapters, make_report_document, make_sheet_document, make_sheets
from tests.projects.public.pages import read, walk
from tests.projects.public.publish import correct, make_photo, publish
from tests.sentences import sentences_of

pytestmark = pytest.mark.django_db


def two_fields(**fields) -> ReportDocument:
    return make_report_document(
        make_sheet_document("01-01", "Ideenhaus", topic_field=ENERGIE, subtitle="Raum für Neues"),
        make_sheet_document("01-02", "Anbau", topic_field=BILDUNG, status="completed", further_ministries=(MUNV,)),
        **fields,
    )


@pytest.mark.parametrize("start", ["/berichte/2024/", "/berichte/2024/ausgabe-1/"])
def test_the_pages_of_a_report_hold_every_sentence_of_its_document(client, start):
    edition = publish(two_fields())
    said = " ".join(walk(client, start))
    assert {sentence for sentence in sentences_of(edition.read()) if sentence not in said} == set()


SITE = (
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/barriere-melden/",
    "/leichte-sprache/",
    "/gebaerdensprache/",
    "/kontakt/",
)


def test_every_link_of_every_page_leads_somewhere(client):
    publish(two_fields(projects=(make_sheet_document(photos=(make_photo(),)),)))
    publish(two_fields(year=2022))
    correct(two_fields(year=2022))
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        b"".join(response)  # files are streamed, and closed once they were read
        if response["Content-Type"].startswith("text/html"):
            links = set(read(client, address).links) - seen - set(waiting)
            waiting += [link for link in links if not link.startswith("/redaktion/")]
    assert {"/impressum/", "/daten/", "/api/v1/", "/berichte/2022/ausgabe-1/bildung/"} <= seen


def test_headings_start_with_one_h1_and_skip_no_level(client):
    publish(two_fields())
    for address in (
        "/",
        "/projekte/",
        "/berichte/",
        "/berichte/2024/",
        "/berichte/2024/energie/",
        "/echtheit/",
        *SITE,
    ):
        headings = [int(heading[1]) for heading in read(client, address).headings]
        assert headings[0] == 1, address
        assert headings.count(1) == 1, address
        assert max((after - before for before, after in pairwise(headings)), default=0) <= 1, address


def test_every_page_has_a_title_a_description_and_an_address(client, settings):
    publish(two_fields())
    for address in (
        "/",
        "/projekte/",
        "/projekte/01-01-ideenhaus/",
        "/berichte/",
        "/berichte/2024/",
        "/echtheit/",
        *SITE,
    ):
        page = read(client, address)
        assert page.canonical == settings.PUBLIC_URL + address
        assert 20 <= len(page.description) <= 200
        assert page.words.partition(" – Ruhrportal")[1]


def test_ids_occur_once_on_a_page(client):
    publish(make_report_document(*make_sheets(4)))
    for address in ("/berichte/2024/", "/berichte/2024/energie/"):
        ids = re.findall(r' id="([^"]+)"', client.get(address).content.decode())
        assert sorted(ids) == sorted(set(ids))


def test_figures_stand_in_words_in_a_drawing_and_in_a_table(client):
    publish(two_fields())
    for address in ("/", "/berichte/2024/"):
        html = client.get(address).content.decode()
        page = read(client, address)
        assert "11 abgeschlossen 1 davon neu" in page.words
        assert 'role="img" aria-label="11 volle Steine: abgeschlossen"' in html
        assert "abgeschlossen 11 91,7 %" in page.words


def test_a_figure_of_zero_draws_no_wall(client):
    publish(two_fields())
    assert "volle Steine: nicht" not in client.get("/").content.decode()
    assert "nicht weiterverfolgt 0 0,0 %" in read(client, "/").words


def test_a_chapter_leads_to_the_one_before_and_the_one_after(client):
    publish(two_fields())
    assert "/berichte/2024/bildung/" in read(client, "/berichte/2024/energie/").links
    assert "/berichte/2024/energie/" in read(client, "/berichte/2024/bildung/").links


def test_an_old_edition_says_why_there_is_a_new_one(client):
    publish(two_fields())
    correct(two_fields(), reason="Ein Ort fehlte.")
    for address in ("/berichte/2024/ausgabe-1/", "/berichte/2024/ausgabe-1/energie/"):
        assert "neu ist Ausgabe 2. Anlass: Ein Ort fehlte." in read(client, address).words
    newest = read(client, "/berichte/2024/")
    assert "Anlass: Ein Ort fehlte." in newest.words
    assert "wurde berichtigt" not in newest.words


def test_a_report_without_chapters_of_its_own_is_a_page(client):
    publish(two_fields(chapters=()))
    assert "Stand der Projekte" in read(client, "/berichte/2024/").words


def test_an_older_report_leaves_the_newer_one_on_the_start_page(client):
    publish(two_fields(year=2024))
    publish(two_fields(year=2022))
    assert "Fortschrittsbericht 2024" in read(client, "/").words
    assert read(client, "/berichte/").words.index("2024") < read(client, "/berichte/").words.index("2022")


def test_a_free_chapter_before_and_after_the_projects_keeps_its_place(client):
    free = ChapterDocument(kind="free", slug="dank", title="Dank", text="Wir danken allen.", after_projects=True)
    publish(two_fields(chapters=(*make_chapters(), free)))
    words = read(client, "/berichte/2024/").words
    assert words.index("Kapitel Bildung ganz lesen") < words.index("Wir danken allen.")


@pytest.mark.parametrize(
    "address",
    [
        "/berichte/2023/",
        "/berichte/2024/ausgabe-9/",
        "/berichte/2024/zauberei/",
        "/berichte/2024/ausgabe-9/energie/",
        "/berichte/99999999999999999999/",
        "/berichte/2024/ausgabe-99999999999999999999/",
    ],
)
def test_what_does_not_exist_is_not_found(client, address):
    publish(two_fields())
    assert client.get(address).status_code == 404


def test_the_imprint_is_that_of_the_newest_report(client):
    publish(two_fields())
    assert "Herausgeber Ein Ministerium" in read(client, "/impressum/").words


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "Noch ist kein Fortschrittsbericht veröffentlicht."),
        ("/projekte/", "Die Projekte erscheinen hier mit dem ersten Fortschrittsbericht."),
        ("/projekte/?q=haus&seite=3", "Noch kein Projekt veröffentlicht"),
        ("/berichte/", "Noch kein Bericht veröffentlicht"),
        ("/echtheit/", "stehen hier die Prüfsummen seiner Ausgaben"),
        ("/impressum/", "Diese Seite ist noch eine Vorlage."),
    ],
)
def test_an_empty_portal_answers_with_a_sentence(client, address, sentence):
    assert sentence in read(client, address).words


@pytest.mark.parametrize(
    "address",
    ["/", "/projekte/", "/berichte/2024/", "/berichte/2024/energie/", "/projekte/01-01-ideenhaus/", *SITE],
)
def test_readers_get_no_cookie_and_no_script_or_style_in_the_page(client, address):
    publish(two_fields())
    response = client.get(address)
    html = response.content.decode()
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")
    html = html.replace('<script type="application/ld+json">', "")
    assert re.findall(r"<script(?! src=\"/static/[^\"]+\" defer></script>)|<style|\sstyle=|\son\w+=", html) == []
    assert re.findall(r'(?:src|srcset|action)="(?:https?:)?//', html) == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/projekte/").status_code == 405


@pytest.mark.parametrize("number", [1, 3, 30])
def test_pages_of_a_report_need_few_queries_whatever_its_size(client, django_assert_max_num_queries, number):
    publish(make_report_document(*make_sheets(number)))
    for address in ("/", "/berichte/2024/", "/berichte/2024/energie/", "/berichte/"):
        with django_assert_max_num_queries(3):
            assert client.get(address).status_code == 200
