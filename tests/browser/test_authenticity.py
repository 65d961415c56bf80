"""The page that checks a reader's file: hashed in the browser, compared with all editions, sent nowhere."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from projects.models import Edition
from tests.browser.pages import at_every_size, axe_violations, sideways_scroll
from tests.make import make_report_document
from tests.projects.public.publish import PDF, correct, publish

PageAt = Callable[..., Page]
ADDRESS = "/echtheit/"


@pytest.fixture
def edition(transactional_db: None) -> Edition:
    return publish(make_report_document())


def file_with(folder: Path, content: bytes, name: str = "bericht.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def judged(page: Page, path: Path) -> str:
    """What the page says once a file was chosen by its field."""
    page.get_by_label("PDF oder JSON-Datei eines Berichts").set_input_files(path)
    result = page.locator("[data-result]")
    result.get_by_text("SHA-256 Ihrer Datei").wait_for()
    return " ".join(result.inner_text().split())


def test_the_sealed_pdf_is_recognised(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    page = page_at()
    page.goto(ADDRESS)
    assert judged(page, file_with(tmp_path, PDF)) == (
        "Diese Datei ist die Ausgabe 1 des Fortschrittsberichts 2024, unverändert. "
        f"SHA-256 Ihrer Datei: {edition.pdf_sha256}"
    )


def test_the_document_is_recognised(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    page = page_at()
    page.goto(ADDRESS)
    path = file_with(tmp_path, edition.document.encode(), "bericht.json")
    assert judged(page, path).startswith(
        "Diese Datei ist das Dokument der Ausgabe 1 des Fortschrittsberichts 2024, unverändert."
    )


def test_one_changed_byte_is_a_clear_no(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    page = page_at()
    page.goto(ADDRESS)
    changed = PDF[:-1] + b"!"
    assert judged(page, file_with(tmp_path, changed)) == (
        "„bericht.pdf“ ist keine der Ausgaben auf dieser Seite. "
        "Die Datei wurde verändert, ist nur ein Auszug oder stammt nicht aus diesem Portal. "
        f"SHA-256 Ihrer Datei: {hashlib.sha256(changed).hexdigest()}"
    )


def test_an_empty_file_is_judged_like_any_other(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    page = page_at()
    page.goto(ADDRESS)
    assert judged(page, file_with(tmp_path, b"")).endswith(hashlib.sha256(b"").hexdigest())


def test_a_corrected_edition_says_which_one_is_new(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    correct(make_report_document())
    page = page_at()
    page.goto(ADDRESS)
    path = file_with(tmp_path, edition.document.encode())
    assert "unverändert. Sie wurde berichtigt; neu ist Ausgabe 2." in judged(page, path)


def test_the_file_is_sent_nowhere(page_at: PageAt, edition: Edition, tmp_path: Path) -> None:
    page = page_at()
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    judged(page, file_with(tmp_path, PDF))
    page.wait_for_timeout(300)
    assert sent == []


def test_the_result_is_announced_and_the_field_is_reached_by_keyboard(page_at: PageAt, edition: Edition) -> None:
    page = page_at()
    page.goto(ADDRESS)
    assert page.locator("[data-result]").get_attribute("aria-live") == "polite"
    page.get_by_label("PDF oder JSON-Datei eines Berichts").focus()
    with page.expect_file_chooser():
        page.keyboard.press("Enter")


def test_without_a_secure_connection_a_sentence_leads_on(page_at: PageAt, edition: Edition) -> None:
    page = page_at()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    page.goto(ADDRESS)
    assert page.locator("[data-without]").inner_text().startswith("Ihr Browser rechnet Prüfsummen nur auf Seiten aus")
    assert not page.locator("#datei").is_visible()


def test_without_javascript_the_sums_and_the_way_by_hand_are_there(page_at: PageAt, edition: Edition) -> None:
    page = page_at(390, javascript=False)
    page.goto(ADDRESS)
    assert not page.locator("#datei").is_visible()
    assert page.locator("[data-without]").is_visible()
    assert page.get_by_text(edition.pdf_sha256).is_visible()
    assert page.get_by_text("certutil -hashfile").is_visible()


@at_every_size
def test_both_answers_are_accessible_and_fit(
    page_at: PageAt, edition: Edition, tmp_path: Path, width: int, scheme: str
) -> None:
    page = page_at(width, scheme)
    page.goto(ADDRESS)
    for content in (PDF, b"anderes"):
        judged(page, file_with(tmp_path, content))
        assert (axe_violations(page), sideways_scroll(page)) == ([], 0)
