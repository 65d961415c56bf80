"""Whether two PDFs say the same: their headings, texts and descriptions of pictures, however they are laid out."""

import re
from itertools import zip_longest

from projects.report.reading import HEADINGS, Element, bare, elements_in

_SHOWN = 60  # characters of the first place that differs
_LAYOUT = re.compile(r"[\s\u00ad\u200b\u2060-]")
_PAGE_NUMBER = re.compile(r"\d+$")


def difference(sealed: bytes, rebuilt: bytes) -> str:
    """The first thing that two tagged PDFs say differently, as a German sentence; "" where they say the same.

    Line breaks, hyphens and page numbers may differ. Raises `UnreadablePdf`.
    """
    before, after = elements_in(sealed), elements_in(rebuilt)
    return _in_headings(before, after) or _in_words(_words(before), _words(after)) or _in_pictures(before, after)


def _in_headings(before: list[Element], after: list[Element]) -> str:
    for old, new in zip_longest(_headings(before), _headings(after), fillvalue=None):
        if (old and (old.role, bare(old.words))) != (new and (new.role, bare(new.words))):
            return f"Die Gliederung weicht ab: {_heading(old)} statt {_heading(new)}."
    return ""


def _headings(elements: list[Element]) -> list[Element]:
    return [element for element in elements if element.role in HEADINGS]


def _heading(element: Element | None) -> str:
    return f"„{_short(element.words)}“ ({element.role})" if element else "keine weitere Überschrift"


def _in_words(before: str, after: str) -> str:
    if bare(before) == bare(after):
        return ""
    old, new = _letters(before), _letters(after)
    pairs = zip_longest(old, new, fillvalue=(0, ""))
    place = next(number for number, ((_, a), (_, b)) in enumerate(pairs) if a != b)
    return f"Der Text weicht ab: „{_from(before, old, place)}“ statt „{_from(after, new, place)}“."


def _letters(text: str) -> list[tuple[int, str]]:
    """What a layout must not change, each letter with its place in the text."""
    return [(place, letter) for place, letter in enumerate(text) if not _LAYOUT.match(letter)]


def _from(text: str, letters: list[tuple[int, str]], place: int) -> str:
    """The words around a letter; the end of the text has a name of its own."""
    if place >= len(letters):
        return "[Ende]"
    start = letters[place][0]
    return _short(text[max(0, start - 20) :])


def _short(text: str) -> str:
    line = " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]} …"


def _words(elements: list[Element]) -> str:
    """Everything that is read out, without the page numbers at the end of links."""
    text = "\n".join(element.words for element in elements if element.depth == 0)
    parts, place = [], 0
    for link in (element.words for element in elements if element.role == "Link"):
        start = text.find(link, place)
        if start >= 0:
            parts += [text[place:start], _PAGE_NUMBER.sub("", link.rstrip())]
            place = start + len(link)
    return "".join([*parts, text[place:]])


def _in_pictures(before: list[Element], after: list[Element]) -> str:
    old, new = ([bare(e.alt) for e in found if e.role == "Figure"] for found in (before, after))
    return "" if old == new else "Die Bilder oder ihre Beschreibungen weichen ab."
