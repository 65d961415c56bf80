"""The links of a sheet: addresses with and without scheme, with or without a label before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from projects.importing.joining import join
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import without_icons
from projects.text import absolute

_ENDINGS = (
    "de|nrw|ruhr|com|org|net|eu|info|koeln|tv|io|app|berlin|online|digital|space|world|wiki|jobs|city|uk|nl|at|ch"
)
ADDRESS = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\((?P<target>[^\s()]{1,500})\)"
    r"|<?(?P<address>(?:https?://|www\.)[^\s<>\"„“]{2,500}[^\s<>\"„“.,;:!?)\]…]|mailto:[^\s<>]{3,200})>?"
    r"|(?<![\w@./-])(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
    rf"|(?<![\w@./-])(?P<bare>(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_ENDINGS})(?:/[^\s<>\"„“]{{0,300}}[^\s<>\"„“.,;:!?)\]])?)(?![\w.@-]*\w)"
)
_BROKEN = re.compile(r"(?:https?://|www\.)\S+[/_=?&-]>?$")
_LONGEST_LABEL = 300
_valid = URLValidator(schemes=["http", "https"])
_FILLERS = re.compile(r"^(?:und|oder|sowie)\b|[\s,;|:–•-]+$|^[\s,;|:–•-]+", re.I)


@dataclass(frozen=True)
class FoundLink:
    label: str
    url: str


def has_address(text: str) -> bool:
    return ADDRESS.search(text[:2000]) is not None


def extent(lines: Sequence[Line]) -> int:
    """How many lines below the label are links: those with an address, and the words before one."""
    at = 0
    while at < len(lines):
        if not _belongs(lines, at):
            break
        at += 1
    return at or next((end for end in range(1, len(lines)) if lines[end].gap), len(lines))


def _belongs(lines: Sequence[Line], at: int) -> bool:
    if has_address(lines[at].text):
        return True
    if at and not lines[at].gap and _BROKEN.search(lines[at - 1].text[-300:]) and " " not in lines[at].text:
        return True
    announces = at + 1 < len(lines) and lines[at + 1].gap <= 1 and has_address(lines[at + 1].text)
    return announces and len(lines[at].text) <= _LONGEST_LABEL and (at == 0 or lines[at].gap <= 1)


def read_links(lines: Sequence[Line], owner: str, ledger: Ledger) -> list[FoundLink]:
    """The links of these lines; a line without any address is the label of the next one."""
    found: list[FoundLink] = []
    waiting: list[Line] = []
    for group in _groups(lines):
        text = without_icons(join(group, ledger))
        if not has_address(text):
            waiting += group
            continue
        words = join(waiting, Ledger()) if waiting else ""
        found += _links(f"{words}: {text}" if words else text, group[0], ledger)
        ledger.take([*waiting, *group], owner)
        waiting = []
    ledger.leave(waiting, "Unter den weiterführenden Informationen steht Text ohne Adresse.")
    return found


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines, with an address broken over two of them in one group."""
    groups: list[list[Line]] = []
    for line in lines:
        broken = bool(groups) and _BROKEN.search(groups[-1][-1].text[-300:])
        if broken and not line.gap and " " not in line.text and not has_address(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _links(text: str, line: Line, ledger: Ledger) -> list[FoundLink]:
    found: list[FoundLink] = []
    at = 0
    for match in ADDRESS.finditer(text):
        words = _bare(text[at : match.start()])
        at = match.end()
        printed = match["label"] or match["address"] or match["bare"]
        url = match["target"] or match["address"] or match["bare"]
        if not url or not _is_web_address(absolute(url)):
            ledger.leave([line], f"Ein Link führt ins Netz; „{match.group()}“ ist keine Adresse einer Seite.")
            continue
        found.append(FoundLink((words or printed)[:_LONGEST_LABEL], absolute(url)))
    if rest := _bare(text[at:]):
        ledger.leave([Line(line.number, rest)], "Text hinter einer Adresse ohne Platz.")
    return found


def _is_web_address(url: str) -> bool:
    try:
        _valid(url)
    except ValidationError:
        return False
    return True


def _bare(words: str) -> str:
    before = None
    while words != before:
        before, words = words, _FILLERS.sub("", words.strip().strip("()<>*_ "))
    return words
