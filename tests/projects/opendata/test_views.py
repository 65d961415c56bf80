import pytest

from projects.document import report_from_json
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db


def test_a_report_is_given_out_byte_for_byte_as_it_was_sealed(client):
    edition = publish(make_report_document())
    for address in ("/api/v1/reports/2024/", "/api/v1/reports/2024/ausgabe-1/"):
        response = client.get(address)
        assert response.content.decode() == edition.document
        assert response["Content-Type"] == "application/json; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["ETag"] == f'"{edition.document_sha256}"'


def test_who_has_the_document_gets_it_not_again(client):
    edition = publish(make_report_document())
    response = client.get("/api/v1/reports/2024/", headers={"If-None-Match": f'"{edition.document_sha256}"'})
    assert (response.status_code, response.content) == (304, b"")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_year_gives_its_newest_edition_and_old_ones_stay(client):
    publish(make_report_document())
    correct(make_report_document(make_sheet_document(places=("Herne",))))
    assert report_from_json(client.get("/api/v1/reports/2024/").content).edition == 2
    assert report_from_json(client.get("/api/v1/reports/2024/ausgabe-1/").content).projects[0].places == ("Bochum",)


def test_the_list_names_every_edition_newest_first(client):
    publish(make_report_document(year=2022))
    publish(make_report_document(year=2024))
    edition = correct(make_report_document(year=2022))
    entries = client.get("/api/v1/reports/").json()["reports"]
    assert [(entry["year"], entry["edition"]) for entry in entries] == [(2024, 1), (2022, 2), (2022, 1)]
    assert entries[1] == {
        "year": 2022,
        "edition": 2,
        "title": "Fortschrittsbericht 2022",
        "published_on": "2023-11-28",
        "reason": "Ein Betrag war falsch.",
        "sha256": edition.document_sha256,
        "served_sha256": edition.document_sha256,
        "withdrawn_pictures": [],
        "document": "/api/v1/reports/2022/ausgabe-2/",
        "web": "/berichte/2022/ausgabe-2/",
        "pdf": "/berichte/2022/ausgabe-2/fortschrittsbericht-2022.pdf",
    }


def test_an_empty_portal_lists_nothing(client):
    assert client.get("/api/v1/reports/").json() == {"reports": []}


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("2023/", "Den Bericht 2023 gibt es nicht. Alle Berichte stehen unter /api/v1/reports/."),
        ("2024/ausgabe-7/", "Ausgabe 7 des Berichts 2024 gibt es nicht. Alle Berichte stehen unter /api/v1/reports/."),
    ],
)
def test_what_does_not_exist_is_said_in_the_data(client, address, sentence):
    publish(make_report_document())
    response = client.get(f"/api/v1/reports/{address}")
    assert (response.status_code, response.json()) == (404, {"error": sentence})
