"""The readers' pages in a browser: accessible at every size, without JavaScript, by keyboard, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import at_every_size, axe_violations, sideways_scroll
from tests.projects.public.samples import ADDRESSES, publish_programme

OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(details => { details.open = true })"
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
PageAt = Callable[..., Page]


@pytest.fixture
def programme(transactional_db: None) -> None:
    publish_programme()


@at_every_size
def test_every_page_is_accessible_and_fits(page_at: PageAt, programme: None, width: int, scheme: str) -> None:
    page = page_at(width, scheme)
    found = {}
    for name, address in ADDRESSES.items():
        page.goto(address)
        page.evaluate(OPEN_EVERYTHING)
        found[name] = (axe_violations(page, colours_only=scheme == "dark"), sideways_scroll(page))
    assert {name: said for name, said in found.items() if said != ([], 0)} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_text_spacing_makes_no_page_scroll_sideways(page_at: PageAt, programme: None, width: int) -> None:
    page = page_at(width)
    too_wide = []
    for name, address in ADDRESSES.items():
        page.goto(address)
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", SPACED
        )
        too_wide += [name] if sideways_scroll(page) else []
    assert too_wide == []


@at_every_size
def test_an_empty_portal_is_accessible(page_at: PageAt, transactional_db: None, width: int, scheme: str) -> None:
    page = page_at(width, scheme)
    for address in ("/", "/projekte/", "/berichte/", "/echtheit/", "/impressum/"):
        page.goto(address)
        assert axe_violations(page) == []
        assert sideways_scroll(page) == 0


def test_a_narrow_screen_opens_the_filter_without_javascript(page_at: PageAt, programme: None) -> None:
    page = page_at(390, javascript=False)
    page.goto("/projekte/")
    assert not page.get_by_label("Stichwort").is_visible()
    page.locator("summary", has_text="Filter und Suche").click()
    page.get_by_role("checkbox", name="abgeschlossen").check()
    page.get_by_role("button", name="Filter anwenden").click()
    page.wait_for_url("**/projekte/?q=&status=abgeschlossen")
    assert page.get_by_role("status").inner_text() == "8 von 16 Projekten"


def test_a_wide_screen_shows_the_filter_beside_the_list(page_at: PageAt, programme: None) -> None:
    page = page_at(1280, javascript=False)
    page.goto("/projekte/")
    assert page.get_by_label("Stichwort").is_visible()
    assert not page.locator("summary", has_text="Filter und Suche").is_visible()


def test_the_first_tab_skips_to_the_content(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto("/projekte/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "inhalt"


def test_from_the_start_page_to_a_project_and_its_chapter(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto("/")
    page.get_by_label("Projekt, Ort oder Stichwort").fill("Haus mit allem")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ein Haus mit allem").click()
    assert page.locator("h1").inner_text() == "Ein Haus mit allem"
    page.get_by_role("link", name="Kapitel Mobilität").click()
    assert page.url.endswith("/berichte/2024/mobilitaet/#p-05-02a")


def test_a_photo_is_fetched_in_the_size_that_fits(page_at: PageAt, programme: None) -> None:
    page = page_at(390)
    page.goto(ADDRESSES["full project"])
    photo = page.get_by_role("img", name="Eine Fläche in teal")
    photo.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.currentSrc", arg=photo.element_handle())
    assert photo.evaluate("image => image.currentSrc.split('-').pop()") == "480.jpg"


def test_on_paper_only_the_content_remains(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto(ADDRESSES["full project"])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("header.rp-top").is_visible()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert not page.locator("footer a").first.is_visible()
    assert page.locator("footer").inner_text().strip() == f"Ruhrportal, {address}"


def test_high_contrast_keeps_the_bricks(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.emulate_media(forced_colors="active")
    page.goto("/")
    brick = page.locator(".rp-wall .rp-stein--fertig").first
    ground = page.locator(".rp-hero")
    assert brick.evaluate("element => getComputedStyle(element).fill") != ground.evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )


def test_a_barrier_is_reported_by_keyboard_without_javascript_and_without_a_cookie(
    page_at: PageAt, programme: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projects.public.form_token.LEAST_SECONDS", 0)
    page = page_at(390, javascript=False)
    page.goto("/projekte/")
    page.get_by_role("link", name="Barriere melden").click()
    page.get_by_label("Auf welcher Seite?").wait_for()
    assert page.get_by_label("Auf welcher Seite?").input_value() == "/projekte/"
    page.get_by_role("button", name="Meldung senden").focus()
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_role("link", name="Was ist die Barriere?").click()
    page.get_by_label("Was ist die Barriere?").fill("Der Filter sagt nicht, wie viel übrig ist.")
    page.get_by_role("button", name="Meldung senden").click()
    assert page.locator("h1").inner_text() == "Ihre Meldung ist eingegangen"
    assert page.context.cookies() == []


@at_every_size
def test_mistakes_in_the_form_and_its_receipt_are_accessible(
    page_at: PageAt, programme: None, monkeypatch: pytest.MonkeyPatch, width: int, scheme: str
) -> None:
    monkeypatch.setattr("projects.public.form_token.LEAST_SECONDS", 0)
    page = page_at(width, scheme)
    page.goto("/barriere-melden/")
    page.get_by_label("Ihre E-Mail-Adresse").fill("ada@")
    page.get_by_role("button", name="Meldung senden").click()
    page.get_by_role("alert").wait_for()
    assert (axe_violations(page), sideways_scroll(page)) == ([], 0)
    page.get_by_label("Was ist die Barriere?").fill("Der Kontrast ist zu schwach.")
    page.get_by_label("Ihre E-Mail-Adresse").fill("")
    page.get_by_role("button", name="Meldung senden").click()
    page.get_by_text("hat die Nummer").wait_for()
    assert (axe_violations(page), sideways_scroll(page)) == ([], 0)
