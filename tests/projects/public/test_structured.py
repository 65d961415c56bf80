import json
import re

import pytest

from projects.public.structured import data_block
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import make_photo, publish

pytestmark = pytest.mark.django_db


def told(client, address):
    html = client.get(address).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])


def is_there(client, address):
    answer = client.get(address.removeprefix("http://localhost:8000"))
    answer.close()
    return answer.status_code == 200


def test_a_project_tells_who_answers_for_it_and_where_it_is(client):
    photo = make_photo()
    publish(make_report_document(make_sheet_document(subtitle="Raum für Neues", photos=(photo,))))
    found = told(client, "/projekte/01-01-ideenhaus/")
    assert (found["@type"], found["name"], found["alternateName"]) == ("Project", "Ideenhaus", "Raum für Neues")
    assert found["url"] == "http://localhost:8000/projekte/01-01-ideenhaus/"
    assert found["parentOrganization"]["alternateName"] == "MWIKE"
    assert found["location"] == [{"@type": "Place", "name": "Bochum"}]
    assert is_there(client, found["image"])


def test_a_report_tells_its_edition_and_its_file(client):
    publish(make_report_document())
    found = told(client, "/berichte/2024/")
    assert (found["@type"], found["version"]) == ("Report", "1")
    assert is_there(client, found["encoding"]["contentUrl"])


def test_the_start_page_tells_how_to_search(client):
    target = told(client, "/")["potentialAction"]["target"]
    assert target == "http://localhost:8000/projekte/?q={search_term_string}"


def test_no_text_can_end_the_block():
    block = data_block({"name": "</script><script>alert(1)</script>&"})
    assert "<" not in block
    assert json.loads(block)["name"] == "</script><script>alert(1)</script>&"
