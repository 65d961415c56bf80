"""Readers of editions that lost a picture: what stands in its place, on pages, in data, and where they check a file."""

import hashlib
import re

import pytest

from projects.models import Edition, EditionRedaction
from projects.tombstones import HIDDEN_WORDS
from tests.projects.public.pages import read
from tests.projects.public.publish import make_photo
from tests.projects.withdrawn import ALT, CAPTION, CREDIT, publish_with_picture

pytestmark = pytest.mark.django_db
OLD = ("/projekte/01-01-ideenhaus/2024/ausgabe-1/", "/berichte/2024/ausgabe-1/energie/")
NEW = ("/projekte/01-01-ideenhaus/", "/berichte/2024/energie/")
PDF = "/berichte/2024/ausgabe-1/fortschrittsbericht-2024.pdf"


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


@pytest.fixture
def published():
    return publish_with_picture()


def told(published, reason="Bildrechte"):
    day = EditionRedaction.objects.first().picture.tombstone.day
    return f"Dieses Bild wurde am {day} zurückgezogen ({reason}). SHA-256: {published.photo.sha256}"


def test_old_editions_show_the_tombstone_and_new_ones_nothing(client, published):
    published.withdraw()
    for address in OLD:
        assert f"{told(published)} {CAPTION} {CREDIT}" in read(client, address).words
        assert f"/bilder/{published.photo.sha256}" not in client.get(address).content.decode()
        assert f"/bilder/{published.other.sha256}-480.jpg" in client.get(address).content.decode()
    for address in NEW:
        assert "zurückgezogen (Bildrechte). SHA" not in read(client, address).words
        assert published.photo.sha256 not in client.get(address).content.decode()


def test_a_person_may_have_the_words_hidden_everywhere(client, published):
    published.withdraw(reason="person", hides_words=True)
    addresses = (*OLD, *NEW, "/berichte/2024/ausgabe-1/", "/api/v1/reports/2024/ausgabe-1/", "/api/v1/reports/2024/")
    for address in addresses:
        html = client.get(address).content.decode()
        assert [words for words in (CAPTION, ALT, CREDIT) if words in html] == []
    for address in OLD:
        assert f"{told(published, 'Wunsch einer abgebildeten Person')} {HIDDEN_WORDS}" in read(client, address).words


def test_the_picture_itself_is_gone_for_good(client, published):
    published.withdraw(sentence="Der Vertrag ist ausgelaufen.")
    make_photo()  # its files, as out of a backup
    answer = client.get(f"/bilder/{published.photo.sha256}-480.jpg")
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-cache")
    html = answer.content.decode()
    assert "Fehler 410" in html
    assert "(Bildrechte) und ist gelöscht. Der Vertrag ist ausgelaufen." in html
    assert b"".join(client.get(f"/bilder/{published.other.sha256}-480.jpg").streaming_content)[:2] == b"\xff\xd8"


def test_the_pdf_is_the_one_without_the_picture(client, published):
    before = client.get(PDF)
    b"".join(before.streaming_content)
    published.withdraw()
    after = client.get(PDF, headers={"If-None-Match": before["ETag"]})
    redaction = EditionRedaction.objects.get()
    assert hashlib.sha256(b"".join(after.streaming_content)).hexdigest() == redaction.pdf_sha256
    assert after["ETag"] == f'"{redaction.pdf_sha256}"' != before["ETag"]
    assert b"".join(client.get("/berichte/2024/ausgabe-1/titelseite.png").streaming_content)[1:4] == b"PNG"
    words = read(client, "/berichte/2024/ausgabe-1/").words
    assert f"Prüfsumme des PDF (SHA-256): {redaction.pdf_sha256}" in words
    assert f"Das erste PDF hatte die Prüfsumme {published.edition.pdf_sha256}" in words


def test_the_data_stay_as_sealed_and_the_list_says_what_was_withdrawn(client, published):
    published.withdraw()
    picture = EditionRedaction.objects.get().picture
    edition = Edition.objects.get(number=1)
    assert client.get("/api/v1/reports/2024/ausgabe-1/").content.decode() == edition.document
    newest, first = client.get("/api/v1/reports/").json()["reports"]
    assert newest["withdrawn_pictures"] == []
    assert first["withdrawn_pictures"] == [
        {
            "sha256": published.photo.sha256,
            "withdrawn_on": picture.tombstone.withdrawn_on.isoformat(),
            "reason": "Bildrechte",
            "sentence": "",
            "words_hidden": False,
        }
    ]
    assert first["served_sha256"] == first["sha256"] == edition.document_sha256


def test_data_without_hidden_words_have_a_checksum_that_is_told(client, published):
    published.withdraw(reason="person", hides_words=True)
    edition = Edition.objects.get(number=1)
    answer = client.get("/api/v1/reports/2024/ausgabe-1/")
    served = hashlib.sha256(answer.content).hexdigest()
    first = client.get("/api/v1/reports/").json()["reports"][1]
    assert (first["sha256"], first["served_sha256"]) == (edition.document_sha256, served)
    assert answer["ETag"] == f'"{served}"' != f'"{edition.document_sha256}"'
    assert published.photo.sha256 in answer.content.decode()
    assert f"verborgen sind: {served}" in read(client, "/echtheit/").words


def test_both_checksums_are_told_where_a_file_is_checked(client, published, django_assert_num_queries):
    published.withdraw()
    published.withdraw(published.other)
    redactions = EditionRedaction.objects.filter(edition__number=1)
    with django_assert_num_queries(2):
        page = client.get("/echtheit/").content.decode()
    row = next(row for row in re.findall(r"<tr id=.*?</tr>", page, re.S) if published.edition.pdf_sha256 in row)
    assert "data-redacted" in row
    assert [bool(replaced) for _sum, replaced in re.findall(r'data-form="(\w+)"( data-replaced)?', row)] == [
        True,
        False,
    ]
    assert re.findall(r'data-form="(\w+)"', row) == [each.pdf_sha256 for each in redactions]
    words = read(client, "/echtheit/").words
    assert f"Versiegeltes PDF, das es nicht mehr gibt: {published.edition.pdf_sha256}" in words


@pytest.mark.parametrize("address", ["/api/v1/reports/", "/berichte/", "/"])
def test_lists_need_no_more_queries_for_each_withdrawal(client, published, address, django_assert_max_num_queries):
    published.withdraw()
    published.withdraw(published.other)
    client.get(address)  # documents are kept
    with django_assert_max_num_queries(3):
        client.get(address)
