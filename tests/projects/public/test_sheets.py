import datetime
from itertools import pairwise

import pytest

from projects.document import FundingDocument
from tests.make import make_report_document, make_sheet_document, make_sheets
from tests.projects.public.pages import read
from tests.projects.public.publish import correct, make_photo, publish

pytestmark = pytest.mark.django_db

HERE = "/projekte/01-01-ideenhaus/"


def test_a_project_page_says_everything_that_the_sheet_says(client):
    publish(make_report_document(make_sheet_document(subtitle="Raum für Neues")))
    page = read(client, HERE)
    for sentence in (
        "Energie",
        "laufend",
        "Projekt 01-01",
        "Ideenhaus",
        "Raum für Neues",
        "Ein Haus für neue Ideen entsteht.",
        "Projektvolumen, aus Landesmitteln 1,25 Millionen Euro",
        "Ministerium für Wirtschaft (MWIKE)",
        "Ort Bochum",
        "Stand der Beträge 30. Juni 2025",
        "2023/2024 Garten: Bäume gepflanzt",
        "2024 3. Mai: Richtfest",
        "Richtfest feiern",
        "Ausblick 2025 Im Herbst wird eröffnet.",
        "www.ideenhaus.example (externe Seite)",
        "Bild fehlt Das Haus von vorn Foto: Stadt",
    ):
        assert sentence in page.words


def test_headings_start_with_one_h1_and_skip_no_level(client):
    publish(make_report_document())
    headings = [int(heading[1]) for heading in read(client, HERE).headings]
    assert headings.count(1) == 1
    assert max(after - before for before, after in pairwise(headings)) == 1


def test_a_sheet_with_little_in_it_is_a_page_too(client):
    bare = make_sheet_document(
        ministry=None, places=(), milestones=(), links=(), photos=(), funding=FundingDocument(), status="not_pursued"
    )
    publish(make_report_document(bare))
    page = read(client, HERE)
    assert "Verantwortlich nicht angegeben" in page.words
    assert "Ein Projektvolumen ist nicht angegeben." in page.words
    assert "Meilensteine" not in page.words


@pytest.mark.parametrize(
    "address",
    [
        "/projekte/01-01/",
        "/projekte/01-01-/",
        "/projekte/01-01-ganz-anders/",
        "/projekte/01-01-IDEENHAUS/",
        "/projekte/01-01-%C3%BCber/",
    ],
)
def test_a_project_has_one_address(client, address):
    publish(make_report_document())
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, HERE)


def test_capital_letters_in_a_code_lead_to_the_one_address_with_year_and_edition(client):
    publish(make_report_document(make_sheet_document("05-02a", "Labor")))
    for end in ("", "2024/", "2024/ausgabe-1/"):
        response = client.get(f"/projekte/05-02A/{end}")
        assert (response.status_code, response["Location"]) == (301, f"/projekte/05-02a-labor/{end}")


@pytest.mark.parametrize(
    "address",
    [
        "/projekte/99-99/",
        "/projekte/01-01-ideenhaus/2023/",
        "/projekte/01-01-ideenhaus/2024/ausgabe-2/",
        "/projekte/01-01-ideenhaus/2024/ausgabe-0/",
        "/projekte/01-01-ideenhaus/99999999999999999999/",
        "/projekte/01-01x1/",
        "/projekte/01-011/",
        "/projekte/%00/",
    ],
)
def test_what_does_not_exist_is_not_found(client, address):
    publish(make_report_document())
    assert client.get(address).status_code == 404


def test_an_older_report_leads_to_the_newest_and_the_newest_stays_where_it_is(client):
    publish(make_report_document(make_sheet_document(title="Ideenhaus"), year=2024))
    publish(make_report_document(make_sheet_document(title="Ideenzelt"), year=2022))
    older = read(client, "/projekte/01-01-ideenzelt/2022/")
    assert "Dies ist der Stand aus dem Bericht 2022." in older.words
    assert HERE in older.links
    assert older.canonical.endswith("/projekte/01-01-ideenzelt/2022/")
    newest = read(client, HERE)
    assert "Ideenhaus" in newest.words
    assert "/projekte/01-01-ideenzelt/2022/" in newest.links
    assert "Dies ist der Stand" not in newest.words


def test_a_corrected_edition_stays_and_leads_to_the_new_one(client):
    report = make_report_document()
    publish(report)
    correct(make_report_document(make_sheet_document(places=("Herne",))))
    first = read(client, HERE + "2024/ausgabe-1/")
    assert "Diese Ausgabe wurde berichtigt. Sie lesen Ausgabe 1; neu ist Ausgabe 2." in first.words
    assert "Anlass: Ein Betrag war falsch." in first.words
    assert "Ort Bochum" in first.words
    assert HERE in first.links
    assert "Ort Herne" in read(client, HERE).words
    assert "Ort Herne" in read(client, HERE + "2024/").words


@pytest.mark.parametrize(
    ("address", "canonical"),
    [(HERE, HERE), (HERE + "2024/", HERE), (HERE + "2024/ausgabe-1/", HERE + "2024/ausgabe-1/")],
)
def test_the_newest_sheet_is_canonical_at_the_projects_address(client, settings, address, canonical):
    publish(make_report_document())
    assert read(client, address).canonical == settings.PUBLIC_URL + canonical


def test_projects_of_a_report_are_a_walk_from_the_first_to_the_last(client):
    publish(make_report_document(*make_sheets(3)))
    walked, address = [], "/projekte/01-01-vorhaben-1/2024/ausgabe-1/"
    while address:
        walked.append(address)
        html = client.get(address).content.decode()
        after = html.partition("Weitere Projekte im Bericht")[2].partition("</nav>")[0]
        forward = after.partition("rp-next__forward")[2].partition('href="')[2]
        address = forward.partition('"')[0]
    assert walked == [f"/projekte/01-0{n}-vorhaben-{n}/2024/ausgabe-1/" for n in (1, 2, 3)]


def test_a_volume_inside_another_project_links_to_it(client):
    inside = make_sheet_document("01-02", "Anbau", funding=FundingDocument(contained_in="01-01"))
    publish(make_report_document(make_sheet_document(), inside))
    page = read(client, "/projekte/01-02-anbau/")
    assert "im Volumen des Projekts 01-01 enthalten" in page.words
    assert HERE in page.links


def test_a_published_picture_is_shown_in_all_widths(client):
    photo = make_photo(caption="Das Haus")
    publish(make_report_document(make_sheet_document(photos=(photo,))))
    html = client.get(HERE).content.decode()
    for width in (480, 960, 1600):
        assert f"/bilder/{photo.sha256}-{width}.jpg {width}w" in html


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_asks_the_database_eight_times_at_most(client, django_assert_max_num_queries, number):
    sheets = make_sheets(number, photos=(make_photo(),))
    publish(make_report_document(*sheets, published_on=datetime.date(2025, 1, number)))
    publish(make_report_document(*sheets, year=2022))
    with django_assert_max_num_queries(8):
        assert client.get("/projekte/01-01-vorhaben-1/").status_code == 200
