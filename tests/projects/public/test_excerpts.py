import pytest

from projects.document import TopicFieldRef
from projects.public import excerpts
from projects.report.typeset import TypesetError
from tests.make import MUNV, make_report_document, make_sheet_document
from tests.projects.public.pages import read
from tests.projects.public.publish import correct, publish
from tests.projects.public.test_files import content_of
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import bare, bare_words

pytestmark = pytest.mark.django_db
BILDUNG = TopicFieldRef(slug="bildung", name="Bildung")
SHEET = "/projekte/01-01-ideenhaus/2024/blatt.pdf"
CHAPTER = "/berichte/2024/bildung/kapitel.pdf"
MINISTRY = "/berichte/2024/ministerium-munv.pdf"
OF_EDITION = {
    SHEET: "/projekte/01-01-ideenhaus/2024/ausgabe-1/blatt.pdf",
    CHAPTER: "/berichte/2024/ausgabe-1/bildung/kapitel.pdf",
    MINISTRY: "/berichte/2024/ausgabe-1/ministerium-munv.pdf",
}


@pytest.fixture
def edition():
    garden = make_sheet_document("01-02", "Garten", topic_field=BILDUNG, ministry=MUNV)
    return publish(make_report_document(make_sheet_document(), garden))


@pytest.mark.parametrize(
    ("address", "name", "title"),
    [
        ("/projekte/01-01-ideenhaus/blatt.pdf", "blatt-01-01", "Ideenhaus"),
        (SHEET, "blatt-01-01", "Ideenhaus"),
        (OF_EDITION[SHEET], "blatt-01-01", "Ideenhaus"),
        (CHAPTER, "themenfeld-bildung", "Garten"),
        (OF_EDITION[CHAPTER], "themenfeld-bildung", "Garten"),
        (MINISTRY, "ministerium-munv", "Garten"),
        (OF_EDITION[MINISTRY], "ministerium-munv", "Garten"),
    ],
)
def test_an_excerpt_is_an_accessible_pdf_with_its_name_and_length(client, edition, address, name, title):
    response = client.get(address)
    content = content_of(response)
    assert faults(content) == []
    assert bare(title) in bare_words(content)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"] == f'inline; filename="fortschrittsbericht-2024-ausgabe-1-{name}.pdf"'
    assert response["Cache-Control"] == "no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", OF_EDITION)
def test_who_has_it_gets_it_not_again(client, edition, address):
    first = client.get(address)
    content_of(first)
    second = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize("address", OF_EDITION)
def test_the_newest_edition_is_behind_the_short_address(client, edition, address):
    changed = make_sheet_document("01-02", "Park", topic_field=BILDUNG, ministry=MUNV)
    correct(make_report_document(make_sheet_document(places=("Herne",)), changed))
    new, old = (bare_words(content_of(client.get(each))) for each in (address, OF_EDITION[address]))
    assert ("Ausgabe2,berichtigtam" in new, "Ausgabe1vom" in old) == (True, True)


@pytest.mark.parametrize(
    "address",
    [
        "/projekte/09-09-nichts/2024/blatt.pdf",
        "/projekte/01-01-ideenhaus/2023/blatt.pdf",
        "/projekte/01-01-ideenhaus/2024/ausgabe-2/blatt.pdf",
        "/berichte/2024/zauberei/kapitel.pdf",
        "/berichte/2023/bildung/kapitel.pdf",
        "/berichte/2024/ausgabe-2/bildung/kapitel.pdf",
        "/berichte/2024/ausgabe-1/kapitel.pdf",
        "/berichte/2024/ministerium-fm.pdf",
        "/berichte/2024/ministerium-.pdf",
        "/berichte/2024/ministerium-../../etc/passwd.pdf",
    ],
)
def test_what_the_report_does_not_hold_is_not_found_and_not_made(client, edition, settings, address):
    assert client.get(address).status_code == 404
    assert not (settings.EDITIONS_ROOT / ".excerpts").exists()


def test_a_readable_name_that_is_wrong_leads_to_the_right_one(client, edition):
    response = client.get("/projekte/01-01-falsch/2024/blatt.pdf")
    assert (response.status_code, response["Location"]) == (301, SHEET)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_excerpts_are_only_read(client, edition, method):
    assert {address: getattr(client, method)(address).status_code for address in OF_EDITION} == dict.fromkeys(
        OF_EDITION, 405
    )


def test_asking_for_the_head_tells_the_length(client, edition):
    response = client.head(SHEET)
    assert (response.status_code, b"".join(response)) == (200, b"")
    assert int(response["Content-Length"]) > 10_000
    response.close()


@pytest.mark.parametrize("failure", [TypesetError("kaputt"), OSError(28, "No space left on device")])
def test_a_failure_is_a_german_page_that_says_to_come_again(client, edition, settings, monkeypatch, caplog, failure):
    def fail(*_given):
        raise failure

    monkeypatch.setattr(excerpts, "excerpt_file", fail)
    before = (settings.EDITIONS_ROOT / edition.folder / "report.pdf").read_bytes()
    response = client.get(SHEET)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "120", "no-store")
    assert "<h1>Dieses PDF ist gerade nicht zu haben</h1>" in response.content.decode()
    assert "kaputt" not in response.content.decode()
    assert (settings.EDITIONS_ROOT / edition.folder / "report.pdf").read_bytes() == before
    assert [record.levelname for record in caplog.records if record.name == "projects.public.excerpts"] == ["ERROR"]


def test_pages_lead_to_their_excerpts(client, edition):
    ways = {
        "/projekte/01-01-ideenhaus/": "/projekte/01-01-ideenhaus/blatt.pdf",
        "/projekte/01-01-ideenhaus/2024/ausgabe-1/": OF_EDITION[SHEET],
        "/berichte/2024/bildung/": CHAPTER,
        "/berichte/2024/ausgabe-1/bildung/": OF_EDITION[CHAPTER],
        "/berichte/2024/": MINISTRY,
        "/berichte/2024/ausgabe-1/": OF_EDITION[MINISTRY],
        "/projekte/?ressort=munv": MINISTRY,
    }
    assert {page for page, pdf in ways.items() if pdf not in read(client, page).links} == set()


@pytest.mark.parametrize("query", ["", "?ressort=munv&ressort=mwike", "?ressort=ohne"])
def test_a_list_of_no_single_ministry_leads_to_none(client, edition, query):
    assert [link for link in read(client, f"/projekte/{query}").links if link.endswith(".pdf")] == []
