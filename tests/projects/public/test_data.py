"""The page about the open data, and the way to it from the list: exactly what is shown there."""

import pytest

from projects.opendata.columns import TABLES
from tests.make import make_report_document, make_sheets
from tests.projects.public.pages import read
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db


def test_the_page_explains_licence_columns_and_interface_with_addresses_that_answer(client):
    publish(make_report_document())
    correct(make_report_document())
    page = read(client, "/daten/")
    assert "Datenlizenz Deutschland – Namensnennung – Version 2.0 (dl-de/by-2-0)" in page.words
    assert (
        "Ein Ministerium: Fortschrittsbericht 2024 der Ruhr-Konferenz, Ausgabe 2, Datenlizenz Deutschland" in page.words
    )
    for table in TABLES.values():
        for column in table.columns:
            assert f"{column.name} {column.meaning}" in page.words
    assert {"/api/v1/projects/01-01/", "/api/v1/reports/2024/editions/1/", "/daten/katalog.ttl"} <= set(page.links)
    for link in page.links:
        response = client.get(link)
        assert response.status_code == 200 or link == "/redaktion/", link
        b"".join(response)  # files are streamed, and closed once they were read


def test_a_portal_without_a_report_says_so(client):
    assert "Noch ist kein Bericht veröffentlicht." in read(client, "/daten/").words


def test_the_list_leads_to_exactly_what_it_shows(client):
    publish(make_report_document(*make_sheets(30)))
    page = read(client, "/projekte/?seite=2&sortierung=titel&status=laufend")
    assert "Genau diese Auswahl herunterladen" in page.words
    assert "15 Projekte, ganz und nicht nur diese Seite." in page.words
    files = [link for link in page.links if link.startswith("/daten/") and "?" in link]
    assert files == [
        f"/daten/{name}?status=laufend&sortierung=titel"
        for name in ("projekte.csv", "meilensteine.csv", "projektvolumen.csv", "projekte.xlsx", "projekte.json")
    ]
    assert all(client.get(link).status_code == 200 for link in files)


def test_the_whole_list_is_downloaded_without_a_query(client):
    publish(make_report_document())
    page = read(client, "/projekte/")
    assert "Alle Projekte herunterladen" in page.words
    assert {"/daten/projekte.csv", "/daten/projekte.xlsx", "/daten/projekte.json"} <= set(page.links)


def test_an_empty_selection_offers_no_files(client):
    publish(make_report_document())
    assert "herunterladen" not in read(client, "/projekte/?q=seilbahn").words


@pytest.mark.parametrize("editions", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_editions(client, django_assert_max_num_queries, editions):
    publish(make_report_document())
    for _ in range(editions - 1):
        correct(make_report_document())
    with django_assert_max_num_queries(2):
        read(client, "/daten/")
