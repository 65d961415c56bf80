import hashlib

import pytest

from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import PDF, correct, make_photo, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/berichte/2024/fortschrittsbericht-2024.pdf"


def content_of(response) -> bytes:
    return b"".join(response.streaming_content)


def test_the_pdf_is_shown_in_the_browser_with_its_name_and_length(client):
    edition = publish(make_report_document())
    response = client.get(ADDRESS)
    assert content_of(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"] == 'inline; filename="fortschrittsbericht-2024.pdf"'
    assert response["ETag"] == f'"{edition.pdf_sha256}"' == f'"{hashlib.sha256(PDF).hexdigest()}"'
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("header", "source"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")])
def test_who_has_the_pdf_gets_it_not_again(client, header, source):
    publish(make_report_document())
    first = client.get(ADDRESS)
    content_of(first)
    second = client.get(ADDRESS, headers={header: first[source]})
    assert (second.status_code, second.content) == (304, b"")


def test_each_edition_keeps_its_pdf(client):
    publish(make_report_document())
    correct(make_report_document())
    for address in (ADDRESS, "/berichte/2024/ausgabe-1/fortschrittsbericht-2024.pdf"):
        response = client.get(address)
        assert content_of(response) == PDF


@pytest.mark.parametrize(
    "address",
    [
        "/berichte/2024/fortschrittsbericht-2023.pdf",
        "/berichte/2023/fortschrittsbericht-2023.pdf",
        "/berichte/2024/ausgabe-2/fortschrittsbericht-2024.pdf",
        "/berichte/2024/../../etc/passwd",
    ],
)
def test_no_other_file_is_given_out(client, address):
    publish(make_report_document())
    assert client.get(address).status_code == 404


def test_a_published_picture_is_given_out_for_long(client):
    photo = make_photo()
    publish(make_report_document(make_sheet_document(photos=(photo,))))
    response = client.get(f"/bilder/{photo.sha256}-480.jpg")
    assert content_of(response)[:2] == b"\xff\xd8"
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/bilder/{photo.sha256}-480.jpg", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_picture_that_no_edition_shows_is_not_given_out(client):
    photo = make_photo()
    publish(make_report_document())
    assert client.get(f"/bilder/{photo.sha256}-480.jpg").status_code == 404


def test_only_the_widths_of_web_pages_are_given_out(client):
    photo = make_photo()
    publish(make_report_document(make_sheet_document(photos=(photo,))))
    for name in ("original", "print", "481", "1600.jpg/.."):
        assert client.get(f"/bilder/{photo.sha256}-{name}.jpg").status_code == 404


def test_a_picture_whose_file_is_gone_is_not_found(client, settings):
    photo = make_photo()
    publish(make_report_document(make_sheet_document(photos=(photo,))))
    settings.MEDIA_ROOT = settings.MEDIA_ROOT / "elsewhere"
    assert client.get(f"/bilder/{photo.sha256}-480.jpg").status_code == 404


def test_robots_are_kept_from_the_desk(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /redaktion/" in response.content.decode()


COVER = "/berichte/2024/ausgabe-1/titelseite.png"


def test_the_cover_is_given_out_until_it_changes(client, settings):
    edition = publish(make_report_document())
    (settings.EDITIONS_ROOT / edition.folder / "cover.png").write_bytes(b"\x89PNG")
    response = client.get(COVER)
    assert content_of(response) == b"\x89PNG"
    assert response["Content-Type"] == "image/png"
    again = client.get(COVER, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for address in ("/", "/berichte/"):
        assert f'src="{COVER}"' in client.get(address).content.decode()


def test_an_edition_without_a_cover_shows_none(client):
    publish(make_report_document())
    assert client.get(COVER).status_code == 404
    for address in ("/", "/berichte/"):
        assert "titelseite.png" not in client.get(address).content.decode()
