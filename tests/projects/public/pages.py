"""Reads pages as readers do: their text, their links, their headings."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from projects.document import ReportDocument
from projects.sections import SECTION_KEYS
from projects.text import to_plain


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


def sentences_of(document: ReportDocument) -> set[str]:
    """Every piece of text that a report says: paragraph by paragraph, bullet by bullet."""
    texts = [document.title, document.tagline, document.programme, document.publisher, document.reason]
    for chapter in document.chapters:
        texts += [chapter.title, chapter.headline, chapter.author, *chapter.roles, to_plain(chapter.text)]
    for sheet in document.projects:
        texts += [
            sheet.code,
            sheet.title,
            sheet.subtitle,
            sheet.topic_field.name,
            *sheet.places,
            sheet.funding.sentence,
        ]
        texts += [ministry.name for ministry in (sheet.ministry, *sheet.further_ministries) if ministry]
        texts += [to_plain(getattr(sheet.sections, key)) for key in SECTION_KEYS]
        texts += [part for milestone in sheet.milestones for part in (milestone.strand, to_plain(milestone.text))]
        texts += [link.label for link in sheet.links]
        texts += [part for photo in sheet.photos for part in (photo.caption, photo.credit)]
    lines = {" ".join(line.removeprefix("- ").split()) for text in texts for line in text.splitlines()}
    return lines - {""}


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
