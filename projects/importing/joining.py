"""Broken lines become running text again, and running text becomes light markup."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.hyphens import HYPHENS, SOFT, Seam, seam
from projects.importing.labels import OPEN_ENDS
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import BULLET, is_icon, without_icons
from projects.text import absolute, escape

_CLOSERS = "\"“”»«’')]*_"
_UNCERTAIN = {
    Seam.ADDRESS: "Adresse über zwei Zeilen zusammengefügt.",
    Seam.COMPOUND: "Ob der Trennstrich am Zeilenende zum Wort gehört, ist unsicher; er bleibt stehen.",
}
_LONG_PLAIN = 4000

_INLINE = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\((?P<url>(?:https?://|mailto:|www\.)[^\s()<>]{1,500})\)"
    r"|<(?P<address>(?:https?://|www\.|mailto:)[^\s<>]{1,500})>"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]{0,600}[^\s*])?)\*\*(?!\w)"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*(?![\w*])"
)
_STRAY_BOLD = re.compile(r"\*\*+(?=\s|$|[.,;:])|(?:(?<=\s)|^)\*\*+")
_MARKED = re.compile(r"[\\_\[\]]")


@dataclass(frozen=True)
class Block:
    """A paragraph or a bullet: the lines it was printed on."""

    bullet: bool
    lines: tuple[Line, ...]


def is_bullet(text: str) -> bool:
    return BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    match = BULLET.match(text)
    return text[match.end() :].lstrip() if match else text


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or the like, behind closing quotation marks too."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and (bare[-1] in ".!?:;…" or text.endswith(("…", ".", "!", "?", ":")))


def starts_lower(text: str) -> bool:
    bare = text.lstrip("*_(„\"' ")
    return bool(bare) and bare[0].islower() and not text.startswith(("www.", "http"))


def ends_open(text: str) -> bool:
    """Whether the text must go on: a hyphen, a comma, or a word that no phrase ends with."""
    bare = text.rstrip("*_ ")
    if not bare or bare[-1] in ",&/–" or bare[-1] in HYPHENS:
        return True
    return bare.rsplit(maxsplit=1)[-1].casefold().lstrip('(„"') in OPEN_ENDS


def continues(above: str, below: str) -> bool:
    """Whether a text interrupted by a blank line or a page goes on below."""
    if is_bullet(below) or is_icon(below[0]) or ends_sentence(above):
        return False
    return starts_lower(below) or above.endswith(tuple(HYPHENS))


def blocks(lines: Sequence[Line], ledger: Ledger, *, prose: bool = False) -> list[Block]:
    """Paragraphs and bullets. prose: long texts, where a page break may also stand before a capital letter."""
    found: list[tuple[bool, list[Line]]] = []
    for line in lines:
        if is_bullet(line.text) and not (found and _is_dash(found[-1], line)):
            found.append((True, [line]))
        elif found and (line.gap == 0 or _goes_on(found[-1], line, ledger, prose and len(found) > 1)):
            found[-1][1].append(line)
        else:
            found.append((False, [line]))
    return [Block(bullet, tuple(group)) for bullet, group in found]


def _is_dash(block: tuple[bool, list[Line]], line: Line) -> bool:
    """Whether a hyphen at the start of a line is a dash within the sentence above, not a bullet."""
    open_above = not block[0] and not ends_sentence(block[1][-1].text)
    return open_above and line.gap == 0 and line.text.startswith(("- ", "– ")) and line.text[2:3].islower()


def _goes_on(block: tuple[bool, list[Line]], line: Line, ledger: Ledger, prose: bool) -> bool:
    bullet, lines = block
    above = lines[-1].text
    if continues(above, line.text):
        return True
    cut = len(above) > 60 or above.rsplit(maxsplit=1)[-1].casefold() in OPEN_ENDS
    broken_off = prose and not bullet and cut and not ends_sentence(above) and len(line.text) > 60
    if broken_off:
        ledger.guess(line, "Der Absatz war unterbrochen und wurde zusammengefügt.", line.text[:100])
    return broken_off


def join(lines: Iterable[Line], ledger: Ledger) -> str:
    """Lines of one paragraph as one line; hyphens at line ends are resolved, uncertain ones are guesses."""
    joined: list[str] = []
    for line in lines:
        text = without_icons(without_bullet(line.text)) if not joined else line.text
        if not joined:
            joined.append(text)
            continue
        kept, glue = _seam(joined[-1], text, line, ledger)
        joined[-1] = kept
        joined.append(glue + text)
    return "".join(joined).replace(SOFT, "").strip()


def _seam(above: str, below: str, line: Line, ledger: Ledger) -> tuple[str, str]:
    """(text above as it stays, what stands between it and the line below)."""
    found = seam(above, below)
    if found in _UNCERTAIN:
        ledger.guess(line, _UNCERTAIN[found])
    return found.above(above), found.glue


def plain(text: str) -> str:
    """`escape`, at a price that grows with the text only."""
    if not _MARKED.search(text):
        return re.sub(r"^- ", r"\\- ", text)
    return re.sub(r"([\\_\[\]])", r"\\\1", text) if len(text) > _LONG_PLAIN else escape(text)


def inline(text: str) -> str:
    """One line of the source in light markup: `*x*` → `_x_`, `**x**` → `__x__`, links kept, all else as it reads."""
    parts: list[str] = []
    at = 0
    for match in _INLINE.finditer(text):
        parts.append(plain(_STRAY_BOLD.sub("", text[at : match.start()])))
        parts.append(_marked(match))
        at = match.end()
    parts.append(plain(_STRAY_BOLD.sub("", text[at:])))
    return " ".join("".join(parts).split())


def _marked(match: re.Match[str]) -> str:
    if match["label"]:
        return f"[{match['label']}]({absolute(match['url'])})"
    if match["address"]:
        return match["address"]
    strong = match["strong"] is not None
    mark = "__" if strong else "_"
    words = plain(match["strong"] if strong else match["em"])
    before = match.string[match.start() - 1 : match.start()]
    return words if before.isalnum() else f"{mark}{words}{mark}"


def unbold(text: str) -> str:
    """A line without the bold that covers the whole of it."""
    if text.startswith("**") and text.endswith("**") and len(text) > 4 and "**" not in text[2:-2]:
        return text[2:-2].strip()
    return text


def markup(lines: Sequence[Line], ledger: Ledger, *, prose: bool = False) -> str:
    """A section's lines as light markup: paragraphs and bullets."""
    found = blocks(lines, ledger, prose=prose)
    texts: list[str] = []
    for index, block in enumerate(found):
        words = inline(join(block.lines, ledger))
        if not words:
            continue
        in_list = block.bullet and index > 0 and found[index - 1].bullet
        texts.append(("\n" if in_list else "\n\n" if texts else "") + ("- " if block.bullet else "") + words)
    return "".join(texts).strip()
