"""A whole round in a browser, played by five people: from opening it to the page that everyone reads."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page

from accounts import outbox
from projects import workflow
from projects.document import MinistryRef
from projects.history import broken_link
from projects.models import ProjectUpdate
from tests.browser.pages import axe_violations, sideways_scroll
from tests.desk import make_people
from tests.make import make_report_document, make_sections, make_sheet_document
from tests.make_rows import PASSWORD, make_update
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = "/projekte/01-01-ideenhaus/"
FROM_WORD = "Im Sommer:\n•\tder Garten\n•\tdas Zukunfts-\nlabor mit\u00a0\u00adGlasdach"


@pytest.fixture
def people(live_server):
    return make_people()


@pytest.fixture
def enter(page_at):
    """A person's own browser, after signing in as people do: from the address in the mail to the page behind it."""

    def go_in(person, path="/redaktion/", width=1280) -> Page:
        page = page_at(width)
        page.goto(path)
        page.get_by_label("E-Mail-Adresse").fill(person.email)
        page.get_by_label("Passwort", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        page.wait_for_url(f"**{path}")
        return page

    return go_in


def paste(page, field, text):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")


def path_of(page):
    return re.sub(r"^https?://[^/]+", "", page.url)


def test_five_people_play_a_round_and_readers_see_the_new_text_only_then(people, enter, page_at):
    ministry = MinistryRef(abbreviation="MWIKE", name="Ministerium MWIKE")
    sheet = make_sheet_document(photos=(), ministry=ministry, sections=make_sections())
    publish(make_report_document(sheet, chapters=())).report.updates.update(status="published")
    reader = page_at()

    def readers_see(words):
        reader.goto(PUBLIC)
        return words in reader.inner_text("main")

    # Pia opens the round; the project is proposed because it is running.
    pia = enter(people.project_group)
    pia.goto("/redaktion/projects/report/add/")
    assert pia.get_by_label("Berichtsjahr").input_value() == "2025"
    pia.get_by_label("Abgabe bis").fill("2099-08-14")
    assert pia.get_by_role("checkbox", name=re.compile("01-01 Ideenhaus")).is_checked()
    pia.get_by_role("button", name="Runde eröffnen").click()
    assert "Die Runde 2025 ist mit einer Meldung eröffnet." in pia.inner_text("main")

    # Eva finds last year's text beside the field, confirms one, pastes another from Word, and hands over.
    eva = enter(people.editor)
    eva.get_by_role("link", name=re.compile("Durchlesen und weitergeben")).click()
    added_value = eva.locator("#f-added_value")
    assert "Die Stadt gewinnt einen Ort." in added_value.locator(".rd-old").inner_text()
    added_value.get_by_text("gilt weiter", exact=True).click()
    assert added_value.get_by_role("textbox").is_hidden()
    field = eva.locator("#f-outlook").get_by_role("textbox")
    paste(eva, field, FROM_WORD)
    assert eva.locator("#change-outlook").is_checked()
    eva.get_by_role("button", name="Speichern", exact=True).click()
    told = eva.inner_text(".rd-messages")
    assert "Ausblick 2026 (2 Aufzählungszeichen, 1 weicher Trennstrich" in told
    assert field.input_value() == "Im Sommer:\n- der Garten\n- das Zukunftslabor mit Glasdach"
    assert "gilt weiter" in eva.locator("#f-added_value .rd-field__head").inner_text()
    eva.get_by_role("button", name="An die Ressortkoordination geben").click()
    eva.wait_for_url("**/redaktion/")
    assert not readers_see("Zukunftslabor")

    # Kim reads it on a phone, is asked about what nobody confirmed, and submits all the same.
    kim = enter(people.coordinator, width=390)
    kim.get_by_role("link", name=re.compile("Lesen und einreichen")).click()
    address = path_of(kim)
    kim.get_by_role("button", name="Zur Prüfung einreichen").click()
    assert "Wollen Sie trotzdem einreichen?" in kim.get_by_role("alert").inner_text()
    assert (axe_violations(kim), sideways_scroll(kim)) == ([], 0)
    kim.get_by_role("button", name="Trotzdem einreichen").click()
    kim.wait_for_url(f"**{address}")
    assert "ist eingereicht" in kim.inner_text(".rd-messages")

    # Paul reads only what changed and asks two questions.
    paul = enter(people.second_of_project_group)
    paul.get_by_role("link", name=re.compile("Prüfen")).click()
    assert "Zukunftslabor" in paul.locator("#d-outlook ins").first.inner_text() + paul.inner_text("#d-outlook")
    assert paul.get_by_text("Die Stadt gewinnt einen Ort.").is_hidden()
    paul.get_by_role("button", name="Ich prüfe").click()
    for place, weight, text in (("Ausblick", "Muss", "Wann im Sommer?"), ("Links", "Soll", "Gibt es ein Bild?")):
        paul.get_by_label("Rückfrage anheften an").select_option(label={"Links": "Bilder"}.get(place, place))
        paul.get_by_label(weight, exact=True).check()
        paul.get_by_label("Frage an das Ministerium").fill(text)
        paul.get_by_role("button", name="Vormerken").click()
    assert axe_violations(paul) == []
    paul.get_by_role("button", name="2 Rückfragen senden").click()
    assert "ist mit Rückfragen zurückgegeben" in paul.inner_text(".rd-messages")

    # Eva comes by the address in the mail, answers one by one, and Kim submits: five pages at most.
    eva.goto(address)
    eva.locator("#f-outlook").get_by_label("Antwort auf die Rückfrage").fill("Im Juli.")
    paste(eva, eva.locator("#id_outlook"), "Im Juli 2026 öffnen der Garten und das Zukunftslabor.")
    eva.locator("#f-photos").get_by_label("Antwort auf die Rückfrage").fill("Leider nein.")
    eva.get_by_role("button", name="An die Ressortkoordination geben").click()
    kim.goto(address)
    kim.get_by_role("button", name="Zur Prüfung einreichen").click()
    kim.get_by_role("button", name="Trotzdem einreichen").click()
    kim.wait_for_url(f"**{address}")
    assert not readers_see("Zukunftslabor")

    # Paul sees each answer beside the changed text; approving waits for the must.
    paul.goto(f"{address.removesuffix('change/')}pruefen/")
    assert "Antwort: Im Juli." in paul.inner_text("main")
    assert "Freigeben geht, sobald keine Muss-Rückfrage mehr offen ist." in paul.inner_text("main")
    paul.get_by_role("button", name=re.compile("Erledigt.*Wann im Sommer")).click()
    paul.get_by_role("button", name="Freigeben", exact=True).click()
    assert "ist freigegeben" in paul.inner_text(".rd-messages")
    assert not readers_see("Zukunftslabor")

    # Pia proposes to publish, Paul confirms, and only now everyone reads it.
    pia.goto("/redaktion/")
    pia.get_by_role("link", name=re.compile("Veröffentlichen")).click()
    pia.get_by_role("button", name="Veröffentlichung vorschlagen").click()
    assert "Eine zweite Person" in pia.inner_text(".rd-messages")
    assert pia.get_by_role("button", name="Bestätigen und veröffentlichen").count() == 0
    assert not readers_see("Zukunftslabor")
    paul.goto(path_of(pia))
    paul.get_by_label("Ja, der Bericht soll jetzt öffentlich werden.").check()
    paul.get_by_role("button", name="Bestätigen und veröffentlichen").click()
    assert "Veröffentlicht:" in paul.inner_text(".rd-messages")
    assert readers_see("Im Juli 2026 öffnen der Garten und das Zukunftslabor.")
    update = ProjectUpdate.objects.get(report__year=2025)
    assert (update.status, broken_link(update)) == ("published", "")


def test_from_the_mail_to_submitted_takes_five_pages_at_most_at_200_percent_zoom_by_keyboard(people, page_at, settings):
    """1280 × 900 pixels at 200 % are 640 × 450; the hands stay on the keyboard."""
    update = make_update(people.ministry)
    type(update).objects.update(undecided=["summary", "links"])
    handed = workflow.take_step(update, "hand_over", by=people.editor, version=0)
    outbox.send_due()
    link = re.search(r"http\S+", mail.outbox[-1].body).group().removeprefix(settings.PUBLIC_URL)
    assert mail.outbox[-1].to == [people.coordinator.email]

    page = page_at(640)
    page.set_viewport_size({"width": 640, "height": 450})
    pages = []
    page.on("framenavigated", lambda frame: pages.append(frame.url.partition("#")[0]))

    def press(name):
        page.get_by_role("button", name=name, exact=True).focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert (axe_violations(page), sideways_scroll(page)) == ([], 0)

    page.goto(link)
    page.get_by_label("E-Mail-Adresse").focus()
    page.keyboard.type(people.coordinator.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    press("Anmelden")
    press("Zur Prüfung einreichen")
    press("Trotzdem einreichen")
    assert "ist eingereicht" in page.inner_text(".rd-messages")
    handed.refresh_from_db()
    assert (handed.status, len(pages)) == ("submitted", 4)
