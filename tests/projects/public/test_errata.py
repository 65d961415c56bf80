"""Later editions for readers: what they correct, word by word, and that earlier ones stay at their addresses."""

import datetime
import re

import msgspec
import pytest

from accounts.models import Role
from projects.compare import corrections_between
from projects.document import CatalogueEntry, CorrectionDocument, catalogue_entry
from projects.importing.store import store_report
from projects.models import Edition, ProjectUpdate
from projects.publishing import seal
from projects.verifying import verified
from tests.make import ENERGIE, make_report_document, make_sheet_document, make_sheets
from tests.make_rows import correct_update, make_person
from tests.markup import html_errors
from tests.projects.public.pages import read
from tests.projects.public.publish import make_photo, publish

pytestmark = pytest.mark.django_db

HOUSE = "/projekte/01-01-ideenhaus/"
REASON = "Beim Ideenhaus fehlte ein Ort."


@pytest.fixture
def group():
    return make_person("Pia Projektgruppe", (Role.PROJECT_GROUP, None))


@pytest.fixture
def first():
    """Edition 1, as an import brings it, with its PDF: two sheets."""
    house = make_sheet_document(photos=(make_photo(caption="Das Haus", credit="Foto: Stadt"),))
    garden = make_sheet_document("01-02", "Garten")
    return store_report(make_report_document(house, garden), source="test", publish=True).edition


@pytest.fixture
def second(first, group):
    """Edition 2: the outlook of one sheet is corrected."""
    correct_update(ProjectUpdate.objects.get(project__code="01-01"), outlook="Im Winter wird eröffnet.")
    day = datetime.date(2026, 12, 3)
    return seal(first.report, by=group, reason=REASON, published_on=day)


def test_the_page_of_a_later_edition_says_day_reason_and_every_word(second, client):
    for address in ("/berichte/2024/", "/berichte/2024/ausgabe-2/"):
        page = read(client, address)
        for sentence in (
            "Ausgabe 2, berichtigt am 3. Dezember 2026",
            f"Anlass: {REASON}",
            "Das ist anders als in Ausgabe 1 vom 28. November 2025",
            "Ausblick 2025 Im entfällt: Herbst neu: Winter wird eröffnet.",
        ):
            assert sentence in page.words
        assert "/berichte/2024/ausgabe-1/" in page.links
    assert f"{HOUSE}2024/ausgabe-2/" in read(client, "/berichte/2024/ausgabe-2/").links
    assert "Ausgabe 2, berichtigt am 3. Dezember 2026." in read(client, "/berichte/").words
    assert f"3. Dezember 2026 Anlass: {REASON}" in read(client, "/berichte/").words


def test_a_corrected_project_names_its_correction_and_leads_to_the_list(second, client):
    for address in (HOUSE, f"{HOUSE}2024/ausgabe-2/"):
        page = read(client, address)
        assert "Berichtigt in Ausgabe 2 am 3. Dezember 2026: Ausblick 2025." in page.words
        assert "/berichte/2024/ausgabe-2/" in page.links
    assert "Berichtigt in" not in read(client, f"{HOUSE}2024/ausgabe-1/").words
    assert "Berichtigt in" not in read(client, "/projekte/01-02-garten/").words


def test_a_sheet_keeps_its_correction_in_the_editions_that_follow(second, group, client):
    correct_update(ProjectUpdate.objects.get(project__code="01-02"), outlook="Später.")
    seal(second.report, by=group, reason="Auch der Garten.")
    assert "Berichtigt in Ausgabe 2 am 3. Dezember 2026: Ausblick 2025." in read(client, HOUSE).words
    third = read(client, "/berichte/2024/").words
    assert "Das ist anders als in Ausgabe 2 vom 3. Dezember 2026" in third
    assert "Winter" not in third.partition("Berichtigungen")[2].partition("Zu dieser Ausgabe")[0].replace(
        "Im Winter wird eröffnet.", ""
    )


def test_what_a_first_edition_gave_out_it_gives_out_for_good(first, group, client):
    """Every address of edition 1, before and after edition 2: files byte for byte, pages apart from the way to it."""
    files = [
        "/berichte/2024/ausgabe-1/fortschrittsbericht-2024.pdf",
        "/berichte/2024/ausgabe-1/titelseite.png",
        "/berichte/2024/ausgabe-1/ministerium-mwike.pdf",
        "/berichte/2024/ausgabe-1/energie/kapitel.pdf",
        f"{HOUSE}2024/ausgabe-1/blatt.pdf",
        "/api/v1/reports/2024/ausgabe-1/",
    ]
    pages = [
        "/berichte/2024/ausgabe-1/",
        "/berichte/2024/ausgabe-1/energie/",
        f"{HOUSE}2024/ausgabe-1/",
        "/projekte/01-02-garten/2024/ausgabe-1/",
    ]
    before = {address: body(client, address) for address in files}
    shown = {address: without_ways_to_others(client, address) for address in pages}
    correct_update(
        ProjectUpdate.objects.get(project__code="01-01"), title="Haus der Ideen", outlook="Im Winter wird eröffnet."
    )
    seal(first.report, by=group, reason=REASON)
    assert {address: body(client, address) for address in files} == before
    assert {address: without_ways_to_others(client, address) for address in pages} == shown
    for address in pages:
        assert "neu ist Ausgabe 2" in read(client, address).words
    assert [fault for edition in Edition.objects.all() for fault in verified(edition).breaks] == []


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def without_ways_to_others(client, address):
    """The page without the note that a newer edition exists and without the lists of editions."""
    html = body(client, address).decode()
    html = re.sub(
        r'<div class="rp-wrap">\s*<div class="rp-state rp-state--warnung">.*?</div>\s*</div>\s*</div>',
        "",
        html,
        flags=re.S,
    )
    html = re.sub(r'<div class="rp-state rp-state--warnung">.*?</div>\s*</div>', "", html, flags=re.S)
    html = re.sub(r'<nav class="rp-years".*?</nav>', "", html, flags=re.S)
    html = re.sub(r'<section aria-labelledby="h-verlauf">.*?</section>', "", html, flags=re.S)
    html = re.sub(r'<h3 class="rp-label">Ausgaben des Berichts.*?</ul>', "", html, flags=re.S)
    return re.sub(r"\s+", " ", html)


def absent(**fields):
    given = {"slug": "garten", "topic_field": ENERGIE, "status": "running", "reported": False}
    return CatalogueEntry(code="01-02", title="Garten", **given, **fields)


def test_a_project_that_is_left_out_says_why_in_the_catalogue_and_its_older_page_works(client):
    garden = make_sheet_document("01-02", "Garten")
    publish(make_report_document(make_sheet_document(), garden, year=2022))
    house = make_sheet_document()
    why = "Der Text kam zu spät."
    publish(make_report_document(house, catalogue=(catalogue_entry(house), absent(absent_because=why))))
    page = read(client, "/berichte/2024/")
    assert f"Garten Ohne Blatt in dieser Ausgabe: {why}" in page.words
    assert f"Ohne eigenes Blatt in dieser Ausgabe: 01-02 Garten: {why}" in page.words
    older = read(client, "/projekte/01-02-garten/")
    assert "Garten" in older.words
    assert client.get("/projekte/01-02-garten/2024/").status_code == 404


def test_a_list_without_the_edition_that_it_corrects_is_a_page(client):
    """An imported document may say anything that fits the schema."""
    odd = (
        CorrectionDocument(subject="project", key="09-09", title="Fort", state="gone"),
        CorrectionDocument(subject="chapter", key="fort", title="Fort", state="new"),
        CorrectionDocument(subject="report", title="Bericht", place="Titel"),
    )
    publish(make_report_document(corrections=odd))
    assert "09-09 Fort entfällt Fort neu aufgenommen Bericht Titel" in read(client, "/berichte/2024/").words


def test_the_html_is_valid(second, client):
    addresses = ("/berichte/2024/", "/berichte/2024/ausgabe-1/", HOUSE, "/berichte/")
    assert html_errors({address: client.get(address).content.decode() for address in addresses}) == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_list_of_any_length_needs_no_more_queries(client, group, django_assert_max_num_queries, number):
    report = store_report(make_report_document(*make_sheets(number)), source="test").report
    ProjectUpdate.objects.update(status="published")
    document = make_report_document(*make_sheets(number))
    publish(document)
    changed = tuple(msgspec.structs.replace(sheet, places=("Herne",)) for sheet in document.projects)
    later = msgspec.structs.replace(document, projects=changed, edition=2, reason=REASON)
    publish(msgspec.structs.replace(later, corrections=corrections_between(document, later)))
    assert report.editions.count() == 2
    with django_assert_max_num_queries(3):
        assert client.get("/berichte/2024/").status_code == 200
    with django_assert_max_num_queries(7):
        assert client.get("/projekte/01-01-vorhaben-1/").status_code == 200
