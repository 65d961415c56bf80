"""A picture is withdrawn in a browser: pages of the desk and of readers are accessible, and a first PDF is known."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import axe_violations, sideways_scroll, sign_in
from tests.projects.public.publish import PDF
from tests.projects.withdrawn import Published, publish_with_picture

PageAt = Callable[..., Page]
CHOOSE = "/redaktion/projects/withdrawnpicture/"


@pytest.fixture
def published(transactional_db: None) -> Published:
    return publish_with_picture()


def sound(page: Page, address: str) -> None:
    page.goto(address)
    assert (address, axe_violations(page), sideways_scroll(page)) == (address, [], 0)


def test_what_is_decided_and_read_is_accessible(page_at: PageAt, published: Published, live_server: LiveServer) -> None:
    page = page_at(width=320)
    sign_in(page, published.pia, live_server.url)
    sound(page, CHOOSE)
    sound(page, f"{CHOOSE}{published.photo.sha256}/")
    page.get_by_label("Bildrechte").check()
    page.get_by_role("button", name="Zurückziehen vorschlagen").click()
    sound(page, f"{CHOOSE}{published.photo.sha256}/")
    page.get_by_role("button", name="Vorschlag zurücknehmen").click()
    published.withdraw()
    sound(page, f"{CHOOSE}{published.photo.sha256}/")
    sound(page, "/projekte/01-01-ideenhaus/2024/ausgabe-1/")
    sound(page, "/echtheit/")


def test_the_pdf_that_first_appeared_is_known_as_genuine(page_at: PageAt, published: Published, tmp_path: Path) -> None:
    published.withdraw()
    page = page_at()
    page.goto("/echtheit/")
    path = tmp_path / "bericht.pdf"
    path.write_bytes(PDF)
    page.get_by_label("PDF oder JSON-Datei eines Berichts").set_input_files(path)
    page.locator("[data-result]").get_by_text("SHA-256 Ihrer Datei").wait_for()
    assert " ".join(page.locator("[data-result]").inner_text().split()).startswith(
        "Diese Datei ist die Ausgabe 1 des Fortschrittsberichts 2024, wie sie zuerst erschienen ist, unverändert. "
        "Sie ist inzwischen ersetzt, weil ein Bild zurückgezogen wurde. Sie wurde berichtigt; neu ist Ausgabe 2."
    )
