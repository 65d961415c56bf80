"""The printed sheet beside the form: it follows the typing, says what is too long, and works without scripts."""

import pytest

from projects.models import ProjectUpdate
from tests.browser.pages import axe_violations, sideways_scroll, sign_in
from tests.desk import change_address, make_people, review_address
from tests.make_rows import make_photo, make_update

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "


@pytest.fixture
def people(live_server):
    return make_people()


@pytest.fixture
def update(people):
    update = make_update(people.ministry)
    make_photo(update)
    return update


@pytest.fixture
def form_at(people, update, page_at, live_server):
    def open_form(*args, **kwargs):
        page = page_at(*args, **kwargs)
        sign_in(page, people.editor, live_server.url)
        page.goto(change_address(update))
        return page

    return open_form


def panel(page):
    return page.get_by_role("complementary", name="So steht es im Bericht")


def pages_of(page):
    return panel(page).get_by_role("img")


def picture(page):
    """The first page as it is shown, when it is there."""
    image = panel(page).get_by_role("img", name="Seite 1 von").first
    image.wait_for()
    return image.get_attribute("src")


def until(page, words):
    panel(page).get_by_text(words).wait_for()


def test_typing_changes_the_picture_and_what_is_too_long_comes_and_goes(form_at):
    page = form_at()
    before = picture(page)
    until(page, "Passt: eine Seite")
    area = page.get_by_role("textbox", name="Aktueller Stand")
    area.press_sequentially(" Neu.")
    page.wait_for_function("before => document.querySelector('[data-shown] img').src !== before", arg=before)
    assert picture(page).startswith("data:image/svg+xml;base64,")
    area.fill(SENTENCE * 70)
    until(page, "Dafür ist „Aktueller Stand“ um etwa")
    assert pages_of(page).evaluate_all("all => all.map(one => one.alt)") == [
        f"Seite {number} von 3, wie sie gedruckt wird" for number in (1, 2, 3)
    ]
    area.fill("Kurz.")
    until(page, "Passt: eine Seite")
    assert pages_of(page).count() == 1
    assert ProjectUpdate.objects.get().version == 0


def test_every_word_asks_for_one_picture_at_most_and_a_newer_one_ends_the_older(form_at):
    page = form_at()
    picture(page)
    asked = []
    page.on("request", lambda request: asked.append(request) if request.url.endswith("/vorschau/") else None)
    page.get_by_role("textbox", name="Aktueller Stand").press_sequentially(" Zwanzig Buchstaben.", delay=30)
    until(page, "Passt")
    page.wait_for_timeout(900)
    assert len(asked) == 1


def test_what_is_wrong_keeps_the_last_picture_and_says_why(form_at):
    page = form_at()
    before = picture(page)
    page.get_by_role("textbox", name="Titel", exact=False).first.fill("")
    until(page, "Titel: Dieses Feld ist zwingend erforderlich.")
    assert picture(page) == before


def test_without_scripts_the_preview_is_a_page_in_its_own_tab_and_the_text_comes_back(form_at, update):
    page = form_at(javascript=False)
    assert pages_of(page).count() == 0
    page.get_by_role("textbox", name="Ausblick").fill("Noch nicht gespeichert.")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Vorschau des gedruckten Blattes").click()
    preview = opened.value
    preview.wait_for_load_state()
    assert preview.get_by_role("img", name="Seite 1 von 1, wie sie gedruckt wird").is_visible()
    assert page.get_by_role("textbox", name="Ausblick").input_value() == "Noch nicht gespeichert."
    preview.get_by_role("button", name="Mit diesem Text weiterschreiben").click()
    assert preview.get_by_role("textbox", name="Ausblick").input_value() == "Noch nicht gespeichert."
    preview.get_by_role("button", name="Speichern", exact=True).click()
    assert ProjectUpdate.objects.get().outlook == "Noch nicht gespeichert."


def test_the_web_page_opens_as_readers_will_see_it(form_at):
    page = form_at()
    page.get_by_role("textbox", name="Ausblick").fill("Im Herbst zieht die Feuerwehr ein.")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Webseite als Vorschau").click()
    web = opened.value
    web.wait_for_load_state()
    assert web.get_by_text("Im Herbst zieht die Feuerwehr ein.").is_visible()
    shown = web.get_by_role("img", name="Ein Haus aus Backstein")
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    assert axe_violations(web) == []


def test_opening_a_preview_leaves_the_question_about_unsaved_words(form_at):
    page = form_at()
    page.get_by_role("textbox", name="Ausblick").fill("Noch nicht gespeichert.")
    with page.context.expect_page():
        page.get_by_role("button", name="Vorschau des gedruckten Blattes").click()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/")
    assert asked == ["beforeunload"]


def test_the_page_of_a_preview_is_accessible_and_fits(form_at):
    page = form_at(390, "dark")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Vorschau des gedruckten Blattes").click()
    opened.value.get_by_role("img", name="Seite 1 von 1").wait_for()
    assert axe_violations(opened.value) == []
    assert sideways_scroll(opened.value) == 0


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark"), (1600, "light")])
def test_the_form_with_its_sheet_is_accessible_and_fits(form_at, width, scheme):
    page = form_at(width, scheme)
    panel(page).scroll_into_view_if_needed()
    picture(page)
    assert axe_violations(page) == []
    assert sideways_scroll(page) == 0
    form, sheet = (page.locator(each).bounding_box() for each in ("#update-form", "[data-sheet]"))
    beside = sheet["x"] >= form["x"] + form["width"]
    assert beside == (width > 390)


def test_nothing_moves_when_the_picture_comes(form_at):
    page = form_at()
    picture(page)
    page.get_by_role("textbox", name="Mehrwert").fill(SENTENCE * 60)
    moved = page.locator("#f-summary").bounding_box()
    until(page, "Das Blatt hat")
    assert page.locator("#f-summary").bounding_box() == moved


def test_the_reviewer_sees_the_stored_sheet(people, update, page_at, live_server):
    page = page_at(1280)
    sign_in(page, people.project_group, live_server.url)
    page.goto(review_address(update))
    panel(page).scroll_into_view_if_needed()
    picture(page)
    until(page, "Passt: eine Seite")
    assert axe_violations(page) == []
