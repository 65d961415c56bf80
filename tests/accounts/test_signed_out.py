"""What was typed at the desk outlives the sign-in."""

import pytest
from django.test import Client

from tests.desk import change_address, sign_in, typed
from tests.make_rows import make_update
from tests.pages import form_fields

pytestmark = pytest.mark.django_db
WORDS = "Ein langer Satz, an dem jemand lange geschrieben hat."
HERE = {"Origin": "http://testserver"}


def test_a_form_sent_after_the_session_ended_is_shown_and_saved_after_signing_in_again(people):
    update = make_update(people.ministry)
    sent = typed(sign_in(people.editor), update, summary=WORDS)
    page = Client().post(change_address(update), sent)
    assert page.status_code == 403
    html = page.content.decode()
    assert "Sie sind nicht mehr angemeldet" in html
    assert form_fields(html, change_address(update))["summary"] == WORDS
    again = {name: value for name, value in form_fields(html, change_address(update)).items() if name in sent}
    assert sign_in(people.editor).post(change_address(update), again).status_code == 302
    update.refresh_from_db()
    assert update.summary == WORDS


def test_a_form_whose_cookie_was_renewed_is_shown_again_to_its_own_sender(people):
    update = make_update(people.ministry)
    sent = typed(sign_in(people.editor), update, summary=WORDS)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(people.editor)
    page = careful.post(change_address(update), sent, headers=HERE)
    assert page.status_code == 403
    html = page.content.decode()
    assert "Bitte noch einmal senden" in html
    fresh = form_fields(html, change_address(update))
    assert careful.post(change_address(update), fresh, headers=HERE).status_code == 302
    update.refresh_from_db()
    assert update.summary == WORDS


@pytest.mark.parametrize("sender", [{}, {"Origin": "https://boese.example"}, {"Origin": "null"}])
def test_what_another_site_sends_is_never_shown(people, sender):
    update = make_update(people.ministry)
    page = Client(enforce_csrf_checks=True).post(change_address(update), {"summary": WORDS}, headers=sender)
    assert page.status_code == 403
    assert WORDS not in page.content.decode()


def test_a_form_without_anything_typed_leads_to_the_sign_in(people):
    update = make_update(people.ministry)
    assert Client().post(change_address(update)).status_code == 302
