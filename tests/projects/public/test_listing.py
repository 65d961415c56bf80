import re

import pytest

from projects.document import FiguresDocument, TopicFieldRef
from tests.make import BILDUNG, ENERGIE, MUNV, MWIKE, make_report_document, make_sheet_document, make_sheets
from tests.projects.public.pages import read
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db


def found(client, query=""):
    """The codes on a page of the list, in order."""
    html = client.get(f"/projekte/{query}").content.decode()
    return re.findall(r'class="rp-code">(\d\d-\d\d[a-z]?) ', html)


@pytest.fixture
def four_projects(db):
    publish(
        make_report_document(
            make_sheet_document("01-01", "Zeche", topic_field=ENERGIE, ministry=MWIKE),
            make_sheet_document("01-02", "Ökohaus", topic_field=BILDUNG, ministry=MUNV),
            make_sheet_document("01-03", "Anbau", topic_field=BILDUNG, ministry=MWIKE, status="completed"),
            make_sheet_document("01-04", "Brücke", topic_field=BILDUNG, ministry=None, status="not_pursued"),
        )
    )


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["01-01", "01-02", "01-03", "01-04"]),
        ("?status=laufend", ["01-01", "01-02"]),
        ("?status=laufend&status=nicht-weiterverfolgt", ["01-01", "01-02", "01-04"]),
        ("?themenfeld=bildung&ressort=mwike", ["01-03"]),
        ("?ressort=mwike&ressort=munv", ["01-01", "01-02", "01-03"]),
        ("?ressort=MUNV", ["01-02"]),
        ("?ressort=ohne", ["01-04"]),
        ("?q=oekohaus", ["01-02"]),
        ("?q=&status=&themenfeld=", ["01-01", "01-02", "01-03", "01-04"]),
        ("?sortierung=titel", ["01-03", "01-04", "01-02", "01-01"]),
    ],
)
def test_the_address_says_which_projects_are_shown(client, four_projects, query, codes):
    assert found(client, query) == codes


def test_the_number_of_projects_is_a_live_message(client, four_projects):
    html = client.get("/projekte/?status=laufend").content.decode()
    assert '<p class="rp-count" role="status"><b>2</b> von 4 Projekten</p>' in html


def test_each_value_says_how_many_projects_it_finds_beside_the_other_filters(client, four_projects):
    words = read(client, "/projekte/?themenfeld=bildung").words
    assert "laufend 1 Projekt abgeschlossen 1 Projekt nicht weiterverfolgt 1 Projekt" in words
    assert "Energie 1 Projekt Bildung 3 Projekte" in words


def test_an_unknown_value_is_left_out_and_named(client, four_projects):
    page = read(client, "/projekte/?status=laufend&themenfeld=zauberei&sortierung=quer")
    assert "Den Filterwert „zauberei“ und 1 weitere gibt es hier nicht" in page.words
    assert found(client, "?status=laufend&themenfeld=zauberei") == ["01-01", "01-02"]


def test_chips_take_one_filter_away(client, four_projects):
    page = read(client, "/projekte/?q=haus&status=laufend&themenfeld=bildung")
    assert {
        "/projekte/?status=laufend&themenfeld=bildung",
        "/projekte/?q=haus&themenfeld=bildung",
        "/projekte/?q=haus&status=laufend",
        "/projekte/",
    } <= set(page.links)


def test_an_empty_list_shows_the_way_out(client, four_projects):
    page = read(client, "/projekte/?q=seilbahn&status=laufend")
    assert "Keine Projekte zu „seilbahn“ mit dieser Auswahl Ohne das Stichwort gibt es 2 Projekte." in page.words
    assert "/projekte/?status=laufend" in page.links


def test_newest_reports_come_first_when_asked_for(client):
    publish(make_report_document(make_sheet_document("02-02", "Neu"), year=2024))
    publish(make_report_document(make_sheet_document("01-01", "Alt"), year=2022))
    assert found(client, "?sortierung=neu") == ["02-02", "01-01"]


def test_only_the_newest_sheet_of_a_project_is_listed(client):
    publish(make_report_document(make_sheet_document(title="Heute"), year=2024))
    publish(make_report_document(make_sheet_document(title="Damals"), year=2022))
    page = read(client, "/projekte/?q=damals")
    assert "0 von 1 Projekten" in page.words


def test_a_page_shows_twelve_projects_and_keeps_the_selection(client):
    publish(make_report_document(*make_sheets(30)))
    assert [len(found(client, f"?seite={page}")) for page in (1, 2, 3)] == [12, 12, 6]
    assert "/projekte/?status=laufend&seite=2" in read(client, "/projekte/?status=laufend").links


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1e9", "9" * 5000, "", "%00", "٣", "2.5", "4"])
def test_hostile_page_numbers_are_harmless(client, page):
    publish(make_report_document(*make_sheets(13)))
    assert len(found(client, f"?seite={page}")) in (1, 12)


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "%00%1b%07",
        "' OR 1=1 --",
        "%25%25%25",
        "\\",
        "(a AND b) NOT *",
        "%F0%9F%98%80",
        "%ff%fe",
        "a " * 5000,
    ],
)
def test_hostile_queries_are_harmless(client, four_projects, query):
    assert client.get(f"/projekte/?q={query}&status={query}&ressort={query}").status_code == 200


def test_a_long_query_is_cut_and_a_sentence_says_so(client, four_projects):
    assert "Die Suche berücksichtigt die ersten 200 Zeichen." in read(client, "/projekte/?q=" + "a" * 201).words


def test_a_query_without_letters_restricts_nothing_and_a_sentence_says_so(client, four_projects):
    page = read(client, "/projekte/?q=%C2%A7%C2%A7")
    assert "Die Suche braucht Buchstaben oder Ziffern" in page.words
    assert "4 von 4 Projekten" in page.words


def test_a_query_is_text_and_never_markup(client, four_projects):
    html = client.get("/projekte/?q=<script>alert(1)</script>").content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_canonical_address_holds_only_what_narrows(client, settings, four_projects):
    page = read(client, "/projekte/?x=1&seite=1&sortierung=kennung&status=laufend&status=quark&q=+")
    assert page.canonical == f"{settings.PUBLIC_URL}/projekte/?status=laufend"


def test_a_new_topic_field_needs_no_code(client):
    wasser = TopicFieldRef(slug="wasser", name="Wasser")
    publish(make_report_document(make_sheet_document(topic_field=wasser)))
    assert found(client, "?themenfeld=wasser") == ["01-01"]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_asks_the_database_ten_times_at_most(client, django_assert_max_num_queries, number):
    publish(make_report_document(*make_sheets(number)))
    with django_assert_max_num_queries(10):
        assert len(found(client, "?q=vorhaben&themenfeld=energie&themenfeld=bildung&sortierung=titel")) == min(
            number, 12
        )


def test_what_is_not_recorded_one_by_one_is_told_with_its_source(client, four_projects):
    page = read(client, "/projekte/").words
    assert "10 weitere Projekte sind nicht einzeln erfasst: 10 abgeschlossen. Quelle: älterer Bericht." in page
    assert "nicht einzeln erfasst" in read(client, "/berichte/2024/").words


def test_a_single_project_that_is_not_recorded_is_told_in_the_singular(client):
    one = {"total": 2, "running": 1, "not_pursued": 1}
    beyond = FiguresDocument(total=1, not_pursued=1)
    publish(make_report_document(figures=FiguresDocument(**one), baseline=beyond, baseline_source=""))
    page = read(client, "/projekte/").words
    assert "1 weiteres Projekt ist nicht einzeln erfasst: 1 nicht weiterverfolgt." in page
    assert "Quelle" not in page


def test_where_all_projects_are_recorded_nothing_is_said(client):
    publish(make_report_document(figures=FiguresDocument(total=1, running=1), baseline=FiguresDocument()))
    assert "einzeln erfasst" not in read(client, "/projekte/").words + read(client, "/berichte/2024/").words
