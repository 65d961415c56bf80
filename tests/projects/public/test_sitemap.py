import xml.etree.ElementTree as ET

import pytest

from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db

PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(client):
    root = ET.fromstring(client.get("/sitemap.xml").content)
    return [place.text.removeprefix("http://localhost:8000") for place in root.iter(f"{PLACES}loc")]


def test_every_listed_page_is_there_and_says_that_this_is_its_address(client):
    publish(make_report_document(make_sheet_document(), year=2022))
    publish(make_report_document(make_sheet_document(), make_sheet_document("01-02", "Garten")))
    correct(make_report_document(make_sheet_document(), make_sheet_document("01-02", "Garten")))
    places = listed(client)
    assert len(places) == len(set(places))
    for place in places:
        page = client.get(place)
        assert page.status_code == 200
        assert f'rel="canonical" href="http://localhost:8000{place}"' in page.content.decode()
    assert {"/projekte/01-01-ideenhaus/", "/projekte/01-01-ideenhaus/2022/", "/berichte/2024/energie/"} <= set(places)


def test_robots_are_told_where_it_is_and_what_is_not_theirs(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text
    assert "Disallow: /redaktion/" in text


def test_an_empty_portal_lists_its_pages(client):
    assert listed(client)[:5] == ["/", "/projekte/", "/berichte/", "/zahlen/", "/daten/"]
    assert {client.get(place).status_code for place in listed(client)} == {200}
