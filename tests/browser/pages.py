"""How a test looks at a page: at which sizes, signed in as whom, and what axe-core and the layout say about it."""

import functools
from importlib.resources import files
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.models import User

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all rules that look at colours

# Runs a test at each width in light and dark; it takes `width` and `scheme` and hands them to page_at.
at_every_size = pytest.mark.parametrize(("width", "scheme"), [(w, s) for w in WIDTHS for s in SCHEMES])


@functools.cache
def axe_source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def axe_violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe-core finds on the page as it stands, one line for each element: rule, element, advice.

    colours_only: for the dark scheme of a page that was looked at in the light one; nothing else can differ.
    """
    # Spoken to the browser itself: a script tag or eval would rightly be stopped by the page's policy.
    session = page.context.new_cdp_session(page)
    known = session.send("Runtime.evaluate", {"expression": "typeof axe", "returnByValue": True})
    if known["result"]["value"] == "undefined":
        session.send("Runtime.evaluate", {"expression": axe_source()})
    rules = COLOURS if colours_only else TAGS
    run = f"axe.run({{runOnly: {rules}, resultTypes: ['violations']}}).then(found => found.violations)"
    answer: dict[str, Any] = session.send(
        "Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True}
    )
    session.detach()
    if "exceptionDetails" in answer:
        raise AssertionError(answer["exceptionDetails"]["exception"]["description"])
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in answer["result"]["value"]
        for node in rule["nodes"]
    ]


def sideways_scroll(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def sign_in(page: Page, user: User, address: str) -> None:
    """Give the page's browser the session of a person; `address` is the live server's."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
