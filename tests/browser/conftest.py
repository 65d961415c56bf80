"""One Chromium for each worker, and pages that complain about foreign requests, lost files and script errors."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import machine

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
PageAt = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = machine.chromium() or machine.lacking("no Chromium was found.")
    # Playwright keeps an event loop running in this thread, for which Django would refuse the tests' own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page_at(browser: Browser, live_server: LiveServer) -> Iterator[PageAt]:
    """Opens a page at a width in CSS pixels: page_at(320, "dark", javascript=False).goto("/projekte/").

    When the test is over, a request to another host, a file that was not there, a violation of the
    security policy or a script error fails it.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(width: int = 1280, scheme: str = "light", *, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="de-DE",
            reduced_motion="reduce",
            timezone_id="Europe/Berlin",
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        listen(page, live_server.url, complaints)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def listen(page: Page, address: str, complaints: list[str]) -> None:
    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != address:
            complaints.append(f"request to another host: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            complaints.append(f"{response.status} for {response.url}")

    def said(message: ConsoleMessage) -> None:
        # A failed request is judged above; for the document itself an error page may be just what the test wants.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            complaints.append(f"console: {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
