import pytest

from tests.make import BILDUNG, MUNV, make_report_document, make_sheet_document
from tests.projects.public.pages import read
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db

HOUSE = make_sheet_document("01-01", "Ideenhaus")
GARDEN = make_sheet_document("01-02", "Garten", topic_field=BILDUNG, ministry=MUNV, status="completed")


def members(client, address):
    return [project.code for project in client.get(address).context["members"]]


def test_a_topic_field_shows_its_projects_their_status_and_what_happened_last(client):
    publish(make_report_document(HOUSE, GARDEN))
    page = read(client, "/themenfelder/energie/")
    for words in ("Energie", "1 Projekt, laufend", "Ideenhaus", "Das Dach ist gedeckt.", "1,25 Millionen Euro"):
        assert words in page.words
    assert "Garten" not in page.words
    ways = {"/projekte/?themenfeld=energie", "/themenfelder/energie/neues.atom", "/themenfelder/bildung/"}
    assert ways <= set(page.links)


def test_a_ministry_shows_the_projects_that_it_answers_for(client):
    publish(make_report_document(HOUSE, GARDEN))
    assert members(client, "/ministerien/munv/") == ["01-02"]
    assert "Ministerium für Verkehr" in read(client, "/ministerien/munv/").words


def test_a_project_stands_where_its_newest_sheet_puts_it(client):
    publish(make_report_document(HOUSE, year=2022))
    moved = make_sheet_document("01-01", "Ideenhaus", topic_field=BILDUNG, ministry=MUNV)
    publish(make_report_document(moved, year=2024))
    assert members(client, "/themenfelder/bildung/") == ["01-01"]
    assert client.get("/themenfelder/energie/").status_code == 404
    assert client.get("/ministerien/mwike/").status_code == 404


@pytest.mark.parametrize("address", ["/themenfelder/seefahrt/", "/ministerien/ohne/", "/ministerien/unbekannt/"])
def test_what_no_project_names_is_no_page(client, address):
    publish(make_report_document(HOUSE, make_sheet_document("01-03", "Ohne", ministry=None)))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/themenfelder/energie/", "/ministerien/mwike/"])
def test_it_takes_one_query_whatever_the_number_of_projects(client, django_assert_num_queries, address):
    publish(make_report_document(*(make_sheet_document(f"{number:02d}-01") for number in range(1, 40))))
    with django_assert_num_queries(1):
        client.get(address)
