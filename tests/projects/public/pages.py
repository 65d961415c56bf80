"""Reads pages as readers do: their text, their links, their headings."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from tests.pages import text_of


class Page(HTMLParser):
    """What a page says. words: all visible text on one line; links: site-relative addresses, each once."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.headings: list[str] = []
        self.canonical = ""
        self.description = ""
        self.feed(html)
        self.words = text_of(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "a" and (given.get("href") or "").startswith(("/", "?", "#")):
            self._link(str(given["href"]))
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href") or ""
        if tag == "meta" and given.get("name") == "description":
            self.description = given.get("content") or ""

    def _link(self, href: str) -> None:
        target = urljoin(self.address, href).partition("#")[0]
        if target not in self.links:
            self.links.append(target)


def read(client, address: str, **extra: object) -> Page:
    """The page at an address, which must answer 200."""
    response = client.get(address, **extra)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return Page(response.content.decode(), address)


def walk(client, start: str) -> list[str]:
    """The words of all pages of a report that can be reached from its first one."""
    seen, waiting, words = set(), [start], []
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page = read(client, address)
        words.append(page.words)
        waiting += [
            link
            for link in page.links
            if link.startswith(start) and link not in seen | set(waiting) and not link.endswith(".pdf")
        ]
    return words
