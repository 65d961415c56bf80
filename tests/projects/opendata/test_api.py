"""The data interface as programs use it: lists, documents, errors, and the headers that they rely on."""

import hashlib
import json

import jsonschema_rs
import pytest

from projects.document import TopicFieldRef, report_from_json
from projects.opendata.operations import OPERATIONS
from tests.make import BILDUNG, ENERGIE, MUNV, MWIKE, make_report_document, make_sheet_document, make_sheets
from tests.projects.public.publish import correct, publish
from tests.projects.public.samples import publish_programme

pytestmark = pytest.mark.django_db
ORIGIN = "http://localhost:8000"


@pytest.fixture
def four_projects():
    publish(
        make_report_document(
            make_sheet_document("01-01", "Zeche", topic_field=ENERGIE, ministry=MWIKE),
            make_sheet_document("01-02", "Ökohaus", topic_field=BILDUNG, ministry=MUNV),
            make_sheet_document("01-03", "Anbau", topic_field=BILDUNG, ministry=MWIKE, status="completed"),
            make_sheet_document("01-04", "Brücke", topic_field=BILDUNG, ministry=None, status="not_pursued"),
        )
    )


def codes(client, query=""):
    response = client.get(f"/api/v1/projects/{query}")
    assert response.status_code == 200, response.content
    return [entry["code"] for entry in response.json()["projects"]]


def refused(client, address, status=400):
    """The parameters that a problem document names, and its sentence."""
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json; charset=utf-8"
    problem = response.json()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    return [error["parameter"] for error in problem["errors"]], problem["detail"]


@pytest.mark.parametrize("path", ["/api/v1/reports/2024/", "/api/v1/reports/2024/editions/1/"])
def test_a_report_is_given_out_byte_for_byte_as_it_was_sealed(client, path):
    edition = publish(make_report_document())
    response = client.get(path)
    assert response.content.decode() == edition.document
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["ETag"] == f'"{edition.document_sha256}"'


def test_the_first_addresses_of_editions_still_hold(client):
    edition = publish(make_report_document())
    assert client.get("/api/v1/reports/2024/ausgabe-1/").content.decode() == edition.document


def test_the_year_gives_its_newest_edition_and_old_ones_stay(client):
    publish(make_report_document())
    correct(make_report_document(make_sheet_document(places=("Herne",))))
    assert report_from_json(client.get("/api/v1/reports/2024/").content).edition == 2
    assert report_from_json(client.get("/api/v1/reports/2024/editions/1/").content).projects[0].places == ("Bochum",)
    assert client.get("/api/v1/reports/2024/editions/1/sheets/01-01/").json()["places"] == ["Bochum"]


def test_the_list_of_reports_names_every_edition_newest_first(client):
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
        "document": f"{ORIGIN}/api/v1/reports/2022/editions/2/",
        "sheets": f"{ORIGIN}/api/v1/reports/2022/editions/2/sheets/",
        "xlsx": f"{ORIGIN}/berichte/2022/ausgabe-2/daten/bericht.xlsx",
        "web": f"{ORIGIN}/berichte/2022/ausgabe-2/",
        "pdf": f"{ORIGIN}/berichte/2022/ausgabe-2/fortschrittsbericht-2022.pdf",
        "pdf_sha256": edition.pdf_sha256,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["01-01", "01-02", "01-03", "01-04"]),
        ("?status=laufend&status=nicht-weiterverfolgt", ["01-01", "01-02", "01-04"]),
        ("?themenfeld=bildung&ressort=mwike", ["01-03"]),
        ("?q=oekohaus", ["01-02"]),
        ("?sortierung=titel", ["01-03", "01-04", "01-02", "01-01"]),
        ("?page=2&page_size=3", ["01-04"]),
    ],
)
def test_projects_are_filtered_as_on_the_list(client, four_projects, query, found):
    assert codes(client, query) == found


def test_pages_lead_on_with_the_selection(client, four_projects):
    links = client.get("/api/v1/projects/?themenfeld=bildung&page_size=1&page=2").json()["links"]
    start = f"{ORIGIN}/api/v1/projects/?themenfeld=bildung&page_size=1&page="
    assert links == {
        "current": f"{start}2",
        "first": f"{start}1",
        "last": f"{start}3",
        "previous": f"{start}1",
        "next": f"{start}3",
    }


@pytest.mark.parametrize(
    ("query", "parameters", "sentence"),
    [
        ("stauts=laufend", ["stauts"], "Bekannt sind q, "),
        ("status=fertig", ["status"], "Möglich sind laufend, abgeschlossen, nicht-weiterverfolgt."),
        ("status=laufend&status=fertig&ressort=quark", ["status", "ressort"], "Insgesamt sind 2 Angaben falsch."),
        ("themenfeld=", ["themenfeld"], "Der Wert fehlt."),
        ("sortierung=quer", ["sortierung"], "Möglich sind treffer, kennung, "),
        ("page=0", ["page"], "Nötig ist eine ganze Zahl von 1 bis 99999."),
        ("page_size=201", ["page_size"], "Nötig ist eine ganze Zahl von 1 bis 200."),
        ("page=%D9%A3", ["page"], "Nötig ist eine ganze Zahl"),
        ("page=1&page=2", ["page"], "Er darf nur einmal vorkommen."),
        ("q=" + "a" * 201, ["q"], "Möglich sind höchstens 200 Zeichen."),
        ("%00%1b=1", [""], "Diesen Parameter gibt es hier nicht."),
    ],
)
def test_what_the_data_do_not_know_is_refused_with_a_sentence(client, four_projects, query, parameters, sentence):
    named, detail = refused(client, f"/api/v1/projects/?{query}")
    assert named == parameters
    assert sentence in detail


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/api/v1/reports/2023/", "Einen Bericht 2023 gibt es nicht. Alle Berichte stehen unter /api/v1/reports/."),
        ("/api/v1/reports/2024/editions/7/", "Eine Ausgabe 7 des Berichts 2024 gibt es nicht."),
        ("/api/v1/reports/2024/editions/7/sheets/", "Eine Ausgabe 7 des Berichts 2024 gibt es nicht."),
        ("/api/v1/reports/2024/editions/1/sheets/09-09/", "Ausgabe 1 des Berichts 2024 enthält kein Blatt 09-09."),
        ("/api/v1/reports/2024/editions/7/sheets/09-09/", "Eine Ausgabe 7 des Berichts 2024 gibt es nicht."),
        ("/api/v1/projects/09-09/", "Ein Projekt 09-09 ist nicht veröffentlicht."),
        ("/api/v1/projects/?page=2", "Eine Seite 2 gibt es nicht, die letzte ist 1."),
        ("/api/v1/nirgends/", "Diese Adresse gibt es nicht. Der Einstieg ist /api/v1/."),
        ("/daten/nirgends.csv", "Diese Adresse gibt es nicht."),
        ("/berichte/2024/ausgabe-7/daten/projekte.csv", "Eine Ausgabe 7 des Berichts 2024 gibt es nicht."),
        ("/berichte/2024/ausgabe-1/daten/quark.csv", "Diese Adresse gibt es nicht."),
    ],
)
def test_what_does_not_exist_is_said_in_the_data(client, path, sentence):
    publish(make_report_document())
    named, detail = refused(client, path, 404)
    assert (named, detail[: len(sentence)]) == ([], sentence)


def test_an_address_without_its_last_slash_leads_on(client):
    response = client.get("/api/v1/projects?status=laufend")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/projects/?status=laufend")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_project_is_its_newest_sheet_with_the_ways_to_all_others(client):
    publish(make_report_document(make_sheet_document(title="Damals"), year=2022))
    publish(make_report_document(make_sheet_document(title="Heute")))
    correct(make_report_document(make_sheet_document(title="Berichtigt")))
    answer = client.get("/api/v1/projects/01-01/").json()
    assert (answer["sheet"]["title"], answer["year"], answer["edition"]) == ("Berichtigt", 2024, 2)
    places = [(p["year"], p["edition"], p["is_newest"], p["is_newest_of_year"]) for p in answer["sheets"]]
    assert places == [(2024, 2, True, True), (2024, 1, False, False), (2022, 1, False, True)]
    titles = [client.get(place["sheet"].removeprefix(ORIGIN)).json()["title"] for place in answer["sheets"]]
    assert titles == ["Berichtigt", "Heute", "Damals"]


def test_figures_say_what_they_count_and_what_became_of_each_project(client):
    publish(make_report_document(make_sheet_document("01-01"), make_sheet_document("01-02"), year=2022))
    publish(make_report_document(make_sheet_document("01-01", status="completed")))
    answer = client.get("/api/v1/figures/").json()
    assert answer["counts"]["newly_completed"] == "seit dem vorigen Bericht abgeschlossene Projekte"
    assert [(r["year"], r["figures"]["total"], r["baseline"]["total"]) for r in answer["reports"]] == [
        (2024, 11, 10),
        (2022, 12, 10),
    ]
    assert answer["projects"][0] == {
        "code": "01-01",
        "title": "Ideenhaus",
        "reports": [{"year": 2022, "status": "running"}, {"year": 2024, "status": "completed"}],
    }
    assert [project["code"] for project in answer["projects"]] == ["01-01", "01-02"]


def test_every_example_of_the_description_answers_as_a_reader_anywhere_needs_it(client):
    publish_programme()
    for operation in OPERATIONS:
        response = client.get(operation.example_address)
        assert response.status_code == 200, operation.example_address
        assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "no-cache"
        assert response["Content-Type"].partition(";")[0] == operation.content_type.partition(";")[0]
        assert response.cookies.output() + response.get("Vary", "") == ""
        again = client.get(operation.example_address, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
        head = client.head(operation.example_address)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", response["ETag"])


@pytest.mark.parametrize("path", ["/api/v1/projects/", "/daten/projekte.csv", "/api/v1/nirgends/"])
def test_data_are_only_read(client, path):
    refusal = client.post(path, {"a": 1})
    assert (refusal.status_code, refusal["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert refusal.json()["detail"] == "Diese Daten werden nur gelesen: mit GET oder HEAD."
    asked = client.options(path)
    assert (asked.status_code, asked["Allow"], asked.content) == (204, "GET, HEAD, OPTIONS", b"")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/", "/daten/", "/projekte/", "/redaktion/", "/konto/login/"])
def test_pages_are_not_opened_to_other_sites(client, path):
    assert "Access-Control-Allow-Origin" not in client.get(path)


@pytest.mark.parametrize("path", [operation.example_address for operation in OPERATIONS if not operation.of_path])
def test_an_empty_portal_answers_too(client, path):
    status = 400 if "status=" in path else 200
    assert client.get(path).status_code == status


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/v1/projects/?status=laufend&q=vorhaben", 7),
        ("/api/v1/projects/01-01/", 3),
        ("/api/v1/reports/", 3),
        ("/api/v1/reports/2024/", 3),
        ("/api/v1/reports/2024/editions/1/sheets/", 3),
        ("/api/v1/reports/2024/editions/1/sheets/01-01/", 3),
        ("/api/v1/figures/", 3),
        ("/api/v1/openapi.json", 1),
        ("/daten/projekte.csv?status=laufend&q=vorhaben", 9),
        ("/daten/projekte.xlsx", 8),
        ("/daten/katalog.ttl", 3),
        ("/berichte/2024/ausgabe-1/daten/bericht.xlsx", 3),
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_projects(
    client, django_assert_max_num_queries, number, path, most
):
    publish(make_report_document(*make_sheets(number)))
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_the_schemas_fit_the_sealed_documents(client):
    publish_programme()
    for schema, path in (
        ("report", "/api/v1/reports/2024/"),
        ("sheet", "/api/v1/reports/2024/editions/1/sheets/05-03/"),
    ):
        described = client.get(f"/api/v1/schema/{schema}.json").json()
        assert jsonschema_rs.meta.is_valid(described)
        validator = jsonschema_rs.Draft202012Validator(described)
        sealed = client.get(path).json()
        assert validator.is_valid(sealed)
        assert not validator.is_valid({**sealed, "quark": 1})


def test_every_field_is_explained_in_german(client):
    description = client.get("/api/v1/openapi.json").json()
    for name, schema in description["components"]["schemas"].items():
        for field, of_field in schema["properties"].items():
            assert of_field.get("description"), f"projects/opendata/meanings.py says nothing of {name}.{field}"


def test_the_description_names_todays_values_of_the_filters(client):
    publish(make_report_document(make_sheet_document(topic_field=TopicFieldRef(slug="wasser", name="Wasser"))))
    parameters = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/projects/"]["get"]["parameters"]
    topic = next(parameter for parameter in parameters if parameter["name"] == "themenfeld")
    assert topic["schema"]["items"]["enum"] == ["wasser"]
    assert "wasser: Wasser" in topic["description"]
    assert json.dumps(parameters, ensure_ascii=False).count("„oder“") >= 3
