"""Sessions: what stands in the cookie is a key that the portal made, or no session at all."""

import pytest
from django.test import Client

from tests.make_rows import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "key", ["abcdefgh\0ijk", "../../../../etc/passwd", "x" * 100_000, "ABCDEFGHIJKLMNOP", "%00" * 9]
)
@pytest.mark.parametrize("address", ["/", "/konto/login/", "/redaktion/login/"])
def test_a_forged_key_is_an_unknown_session(key, address):
    browser = Client()
    browser.cookies["sessionid"] = key
    assert browser.get(address).status_code < 400


def test_a_session_that_ended_opens_nothing():
    browser = Client()
    browser.force_login(make_person("Eva"))
    kept = browser.cookies["sessionid"].value
    browser.post("/konto/logout/")
    again = Client()
    again.cookies["sessionid"] = kept
    assert again.get("/redaktion/").status_code == 302
