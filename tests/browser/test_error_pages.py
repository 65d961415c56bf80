"""The error pages in a browser: readable, reachable, at every size, with their style sheet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import at_every_size, axe_violations, sideways_scroll


@at_every_size
def test_a_missing_page_is_accessible(page_at: Callable[..., Page], width: int, scheme: str) -> None:
    page = page_at(width, scheme)
    response = page.goto("/gone/")
    assert response is not None
    assert response.status == 404
    assert page.title() == "Diese Seite gibt es nicht – Ruhrportal"
    assert page.locator("h1").all_inner_texts() == ["Diese Seite gibt es nicht"]
    assert axe_violations(page) == []
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_the_style_sheet_really_arrives(page_at: Callable[..., Page], javascript: bool) -> None:
    page = page_at(javascript=javascript)
    with page.expect_response("**/error.css") as sheet:
        page.goto("/gone/")
    assert sheet.value.status == 200
    assert page.locator("header").evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(11, 44, 53)"


def test_search_on_a_missing_page_leads_to_the_list_by_keyboard(page_at: Callable[..., Page]) -> None:
    page = page_at()
    page.goto("/gone/")
    page.get_by_label("Projekte durchsuchen").fill("Wasserstoff")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekte/?q=Wasserstoff")
