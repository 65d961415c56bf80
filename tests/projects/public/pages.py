"""Reads pages as readers do: their text, their links, their headings."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin


class Page(HTMLParser):
    """What a page says. words: all visible text on one line; links: site-relative addresses, each once."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.headings: list[str] = []
        self.canonical = ""
        self.description = ""
        self._texts: list[str] = []
        self.feed(html)
        self.words = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in BLOCKS:
            self._texts.append(" ")
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

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._texts.append(" ")

    def handle_data(self, data: str) -> None:
        self._texts.append(data)


BLOCKS = {
    "p",
    "li",
    "div",
    "dd",
    "dt",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "br",
    "small",
    "figcaption",
    "title",
    "summary",
}


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
