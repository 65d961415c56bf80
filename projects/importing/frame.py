"""The chapters around the projects: headline, running text, author and roles; the imprint; the title page."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from projects.document import ChapterDocument
from projects.importing.joining import (
    Block,
    blocks,
    ends_open,
    ends_sentence,
    inline,
    is_bullet,
    join,
    starts_lower,
    without_bullet,
)
from projects.importing.labels import MONTHS, PROGRAMMES, PUBLISHER_LABELS
from projects.importing.ledger import Ledger, Line
from projects.importing.links import ADDRESS
from projects.importing.matching import core_of, squeeze, without_icons
from projects.importing.ministries import is_part_of_a_name
from projects.importing.regions import FramePart
from projects.text import absolute, slug_of

_LONGEST_HEADLINE = 200
_LONGEST_SUBHEADING = 90
_LONGEST_ROLE = 200
_NAME = re.compile(
    r"(?:(?:Ihre?|Prof\.|Dr\.|Dr\.-Ing\.|Staatssekretärin?|Ministerin?)\s){0,4}"
    r"[A-ZÄÖÜÉ][\w'’.-]+(?:\s(?:von|van|de|der|zu|den)){0,2}(?:\s[A-ZÄÖÜÉ][\w'’.-]+){1,4}(?:,?\s(?:MdL|MdB|M\.A\.))?"
)
_STREET = re.compile(r"\d|^(?:Tel|Fax|E-Mail|Mail|Postfach|Internet|www\.)", re.I)
_AS_OF = re.compile(
    rf"(?:Stand|Redaktionsschluss|Berichtsstand|Stichtag)[^\d\n]{{0,20}}(\d{{1,2}})\.\s?(\d{{1,2}}\.|{'|'.join(MONTHS)})\s?(\d{{4}})",
    re.I,
)
_TITLE = re.compile(r"fortschritts?bericht|sachstandsbericht|jahresbericht|\bbericht\b|zwischenbericht", re.I)


def read_chapter(part: FramePart, owner: str, ledger: Ledger) -> ChapterDocument:
    """A chapter of the frame as document; the imprint has lines, the others paragraphs."""
    ledger.take_as_layout(part.heading, "Kapitelüberschrift")
    ledger.take(part.lines, owner)
    chapter = ChapterDocument(
        kind=part.kind,  # type: ignore[arg-type]
        slug=slug_of(part.title),
        title=part.title,
        after_projects=part.after_projects or part.kind in ("closing", "imprint"),
    )
    if part.kind == "imprint":
        return msgspec.structs.replace(chapter, text=_imprint(part.lines))
    found = blocks(part.lines, ledger, prose=True)
    headline = _headline(found, ledger)
    found = found[1:] if headline else found
    signature = _signature(found) if part.kind == "editorial" else _Signature("", (), found)
    return msgspec.structs.replace(
        chapter,
        headline=headline,
        text=_prose(signature.text, ledger),
        author=signature.author,
        roles=signature.roles,
    )


def _headline(found: Sequence[Block], ledger: Ledger) -> str:
    if len(found) < 2 or found[0].bullet:
        return ""
    words = core_of(join(found[0].lines, ledger))
    return words if len(words) <= _LONGEST_HEADLINE and not words.endswith((".", ":", ",")) else ""


def _prose(found: Sequence[Block], ledger: Ledger) -> str:
    texts: list[str] = []
    for number, block in enumerate(found):
        words = inline(join(block.lines, ledger))
        if block.bullet:
            texts.append(("\n" if number and found[number - 1].bullet else "\n\n") + f"- {words}")
        elif _is_subheading(block, words):
            texts.append(f"\n\n__{words.strip('_ ')}__")
        elif words:
            texts.append(f"\n\n{words}")
    return "".join(texts).strip()


def _is_subheading(block: Block, words: str) -> bool:
    short = len(block.lines) == 1 and 2 < len(words) <= _LONGEST_SUBHEADING
    return short and not ends_sentence(words) and words[0].isupper() and "_" not in words


@dataclass(frozen=True)
class _Signature:
    author: str
    roles: tuple[str, ...]
    text: Sequence[Block]


def _signature(found: Sequence[Block]) -> _Signature:
    """The name and the roles below an editorial, and the text without them."""
    at = len(found)
    while at and not found[at - 1].bullet and all(_like_a_role(line.text) for line in found[at - 1].lines):
        at -= 1
    lines = [line for block in found[at:] for line in block.lines]
    name = next((number for number, line in enumerate(lines) if _NAME.fullmatch(core_of(line.text))), None)
    if name is None:
        return _Signature("", (), found)
    greeting = [Block(False, (line,)) for line in lines[:name]]
    return _Signature(core_of(lines[name].text), _roles(lines[name + 1 :]), [*found[:at], *greeting])


def _like_a_role(text: str) -> bool:
    return len(text) <= _LONGEST_ROLE and not text.rstrip().endswith((".", "!", "?", ":"))


def _roles(lines: Sequence[Line]) -> tuple[str, ...]:
    roles: list[str] = []
    for line in lines:
        words = core_of(line.text)
        bare = roles[-1].rstrip(",") if roles else ""
        if bare and (is_part_of_a_name(bare) or starts_lower(words) or (ends_open(bare) and bare == roles[-1])):
            roles[-1] = f"{roles[-1]} {words}"
        else:
            roles.append(words)
    return tuple(role.rstrip(", ") for role in roles if role)


def _imprint(lines: Sequence[Line]) -> str:
    """Blocks as paragraphs with their lines; a label above a block becomes its bold first line."""
    paragraphs: list[list[str]] = []
    label_open = False
    for number, line in enumerate(lines):
        words = with_links(without_icons(without_bullet(line.text) if is_bullet(line.text) else line.text))
        starts = bool(line.gap) or not paragraphs
        if starts and not label_open:
            paragraphs.append([])
        label_open = starts and not label_open and _is_imprint_label(lines, number)
        if words:
            paragraphs[-1].append(f"__{words.rstrip(':')}__" if label_open else words)
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs if paragraph)


def _is_imprint_label(lines: Sequence[Line], number: int) -> bool:
    words = core_of(lines[number].text)
    if number + 1 >= len(lines) or lines[number + 1].gap > 1 or len(words) > 60 or ADDRESS.search(words):
        return False
    known = squeeze(words) in {squeeze(label) for label in PUBLISHER_LABELS}
    alone = lines[number + 1].gap == 1
    return bool(words) and words[-1].isalpha() and not any(char.isdigit() for char in words) and (known or alone)


def with_links(text: str) -> str:
    """A line with its addresses as links: mail, web and what is a link already."""
    parts: list[str] = []
    at = 0
    for match in ADDRESS.finditer(text):
        parts.append(inline(text[at : match.start()]) if text[at : match.start()].strip() else "")
        printed = match["label"] or match["address"] or match["mail"] or match["bare"]
        target = match["target"] or (f"mailto:{match['mail']}" if match["mail"] else absolute(printed))
        parts.append(f"[{printed.removeprefix('mailto:')}]({target})")
        at = match.end()
    parts.append(inline(text[at:]) if text[at:].strip() else "")
    return " ".join(part for part in parts if part)


def publisher(parts: Sequence[FramePart]) -> str:
    """The publisher's name: the lines below „Herausgeber“ in the imprint, up to the street."""
    labels = {squeeze(label) for label in PUBLISHER_LABELS}
    lines = [line for part in parts if part.kind == "imprint" for line in part.lines]
    for number, line in enumerate(lines):
        label, _colon, rest = core_of(line.text).partition(":")
        if squeeze(label) in labels:
            first = [replace(line, text=rest.strip())] if rest.strip() else []
            return _name_above_street([*first, *lines[number + 1 :]])
    return ""


def _name_above_street(lines: Sequence[Line]) -> str:
    name: list[Line] = []
    for line in lines[:5]:
        if _STREET.search(line.text) or (name and line.gap):
            break
        name.append(line)
    return join(name, Ledger())[:300]


def as_of_texts(lines: Sequence[Line]) -> datetime.date | None:
    """The date that title page or imprint give as state of the texts."""
    match = _AS_OF.search("\n".join(line.text[:200] for line in lines))
    if match is None:
        return None
    month = MONTHS.get(match[2].lower()) or int(match[2].rstrip("."))
    try:
        return datetime.date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None


@dataclass(frozen=True)
class TitlePage:
    title: str
    tagline: str
    programme: str


def read_title_page(lines: Sequence[Line], year: int, ledger: Ledger) -> TitlePage:
    """Title, tagline and programme; what else stands on the page is left, not lost."""
    title = next((line for line in lines if _TITLE.search(line.text) and len(line.text) <= 200), None)
    known = {squeeze(name) for name in PROGRAMMES}
    programme = next((line for line in lines if squeeze(line.text) in known), None)
    rest = [line for line in lines if line not in (title, programme)]
    tagline = _first_block(rest)
    ledger.take([line for line in (title, programme, *tagline) if line], "Titelseite")
    ledger.leave(rest[len(tagline) :], "Zeile der Titelseite ohne Platz.")
    if title is None:
        ledger.guess(lines[0] if lines else 1, "Kein Titel gefunden; gewählt wurde „Fortschrittsbericht“ mit dem Jahr.")
    elif (printed := re.search(r"\b20\d\d\b", title.text)) and int(printed[0]) != year:
        ledger.guess(title, f"Der Titel nennt {printed[0]}; eingelesen wird der Bericht {year}.")
    name = programme.text if programme else "Ruhr-Konferenz"
    return TitlePage(core_of(title.text) if title else f"Fortschrittsbericht {year}", join(tagline, ledger)[:300], name)


def _first_block(lines: Sequence[Line]) -> list[Line]:
    end = next((at for at in range(1, len(lines)) if lines[at].gap), len(lines))
    return list(lines[:end])
