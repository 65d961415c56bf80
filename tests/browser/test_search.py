"""Suggestions while typing: by keyboard, for screen readers, and the field without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import at_every_size, axe_violations, sideways_scroll
from tests.projects.public.samples import publish_programme

PageAt = Callable[..., Page]
FIELD = "Projekt, Ort, Ministerium oder Stichwort"


@pytest.fixture
def programme(transactional_db: None) -> None:
    publish_programme()


def type_into(page: Page, text: str) -> None:
    page.get_by_label(FIELD).press_sequentially(text)
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_visible()


@at_every_size
def test_hits_and_suggestions_are_accessible_and_fit(page_at: PageAt, programme: None, width: int, scheme: str) -> None:
    page = page_at(width, scheme)
    for address in ("/suche/?q=Vorhaben", "/suche/?q=Vorhaben&in=projekte&seite=2", "/suche/?q=Seilbahn", "/suche/"):
        page.goto(address)
        assert (address, axe_violations(page), sideways_scroll(page)) == (address, [], 0)
    type_into(page, "haus")
    page.keyboard.press("ArrowDown")
    assert (axe_violations(page), sideways_scroll(page)) == ([], 0)


def test_arrow_keys_choose_and_enter_goes_there(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto("/suche/")
    field = page.get_by_role("combobox", name=FIELD)
    assert field.get_attribute("aria-expanded") == "false"
    type_into(page, "05-02a")
    assert field.get_attribute("aria-expanded") == "true"
    expect(page.locator("[aria-live=polite]")).to_have_text("1 Vorschlag, mit den Pfeiltasten zu erreichen.")
    page.keyboard.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert option.inner_text().split("\n")[0].strip().startswith("Ein Haus mit allem")
    page.keyboard.press("ArrowDown")  # from the last one back to the field
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekte/05-02a-ein-haus-mit-allem/")


def test_escape_closes_and_keeps_what_was_typed(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto("/suche/")
    type_into(page, "vorhab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_hidden()
    assert page.get_by_label(FIELD).input_value() == "vorhab"
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=vorhab")


def test_a_suggested_word_is_searched_by_a_click(page_at: PageAt, programme: None) -> None:
    page = page_at()
    page.goto("/suche/")
    type_into(page, "vorha")
    page.get_by_role("option", name="Vorhaben Suchwort").click()
    page.wait_for_url("**/suche/?q=Vorhaben")
    assert page.get_by_role("status").inner_text().endswith("Treffer zu „Vorhaben“")


def test_the_field_in_the_head_searches_without_javascript(page_at: PageAt, programme: None) -> None:
    page = page_at(javascript=False)
    page.goto("/berichte/")
    page.get_by_label("Suche im ganzen Portal").fill("Haus mit allem")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=Haus+mit+allem")
    assert page.get_by_role("link", name="Ein Haus mit allem").is_visible()


def test_a_narrow_head_leads_to_the_search(page_at: PageAt, programme: None) -> None:
    page = page_at(390)
    page.goto("/berichte/")
    assert not page.get_by_label("Suche im ganzen Portal").is_visible()
    page.locator("header").get_by_role("link", name="Suche").click()
    page.wait_for_url("**/suche/")
