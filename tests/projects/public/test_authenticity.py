import re

import pytest

from tests.make import make_report_document
from tests.projects.public.pages import read
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db
ADDRESS = "/echtheit/"


def rows(client):
    return re.findall(r'<tr id="[^"]+" ([^>]+)>', client.get(ADDRESS).content.decode())


def test_all_editions_stand_there_with_what_proves_them(client):
    first = publish(make_report_document())
    second = correct(make_report_document())
    older = publish(make_report_document(year=2022))
    words = read(client, ADDRESS).words
    said = [
        f"Bericht {edition.report.year}, Ausgabe {edition.number} "
        f"veröffentlicht am 28. November {edition.report.year + 1} Seiten 24 Größe des PDFs 50 Bytes "
        f"PDF: {edition.pdf_sha256} Dokument (JSON): {edition.document_sha256}"
        for edition in (second, first, older)
    ]
    places = [words.index(sentence) for sentence in said]
    assert places == sorted(places)


def test_a_script_finds_the_sums_and_names_and_which_edition_was_corrected(client):
    first = publish(make_report_document())
    second = correct(make_report_document())
    assert rows(client) == [
        f'data-name="Ausgabe 2 des Fortschrittsberichts 2024" data-pdf="{second.pdf_sha256}" '
        f'data-document="{second.document_sha256}"',
        f'data-name="Ausgabe 1 des Fortschrittsberichts 2024" data-pdf="{first.pdf_sha256}" '
        f'data-document="{first.document_sha256}" data-newer="2"',
    ]


def test_checking_by_hand_is_explained_for_every_system(client):
    publish(make_report_document())
    words = read(client, ADDRESS).words
    for command in (
        "certutil -hashfile fortschrittsbericht-2024.pdf SHA256",
        "sha256sum fortschrittsbericht-2024.pdf",
        "shasum -a 256 fortschrittsbericht-2024.pdf",
    ):
        assert command in words


def test_nothing_stands_in_the_page_that_the_policy_would_stop(client):
    publish(make_report_document())
    html = client.get(ADDRESS).content.decode()
    assert re.findall(r"<script(?! src=\"/static/[^\"]+\" defer></script>)|<style|\sstyle=|\son\w+=", html) == []
    assert re.findall(r"js/([a-z]+)\.", html) == ["authenticity", "suggest"]


@pytest.mark.parametrize("address", ["/", "/berichte/", "/berichte/2024/"])
def test_readers_find_the_way_there(client, address):
    publish(make_report_document())
    assert ADDRESS in read(client, address).links


def test_the_page_needs_two_queries_however_many_editions(client, django_assert_num_queries):
    publish(make_report_document())
    correct(make_report_document())
    publish(make_report_document(year=2022))
    with django_assert_num_queries(2):
        client.get(ADDRESS)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_there(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405
