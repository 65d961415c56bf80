import pytest

from tests.markup import html_errors
from tests.projects.public.samples import ADDRESSES, publish_programme

pytestmark = pytest.mark.django_db

EMPTY = ("/", "/projekte/", "/berichte/", "/zahlen/", "/echtheit/", "/impressum/")


def test_the_html_of_every_page_is_valid(client):
    empty = {f"empty portal {address}": client.get(address).content.decode() for address in EMPTY}
    publish_programme()
    pages = {name: client.get(address).content.decode() for name, address in ADDRESSES.items()}
    assert html_errors(empty | pages) == []
