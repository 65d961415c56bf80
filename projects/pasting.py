"""What pasting from Word, Outlook or a PDF leaves in a text: taken out on saving, and said what it was.

Foreign bullets become `- `; soft hyphens and invisible characters go; no-break blanks stay only where German wants one
(`10 %`, `1 250 Euro`, `z. B.`, `Nr. 5`, `Dr. Muster`, `3. Mai`); a word broken at the end of a line is joined again.
All other line breaks stay, because light markup keeps them. Signs that can be seen (quotation marks, dashes) stay too.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from projects.hyphens import SOFT, Seam, ends_in_address, seam
from projects.text import clean, is_invisible

BULLETS = ("Aufzählungszeichen", "Aufzählungszeichen")
SOFT_HYPHENS = ("weicher Trennstrich", "weiche Trennstriche")
NO_BREAKS = ("geschütztes Leerzeichen", "geschützte Leerzeichen")
BROKEN_WORDS = ("Trennung am Zeilenende", "Trennungen am Zeilenende")
INVISIBLE = "unsichtbare Zeichen"

# Word's own break within a paragraph, its fixed and its optional hyphen arrive as control characters.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_OF_WORD = str.maketrans({"\x1e": "-", "\x1f": SOFT})

# The fonts Symbol and Wingdings lie in a private block, or arrive as the letter that their sign sits on (`o`, `ü`).
_SYMBOLS = re.compile("^[\uf000-\uf0ff]+")
_SIGNS = "•·▪●■◦‣∙○►▸➢➤✓✔❖❑□"
_BULLET = re.compile(rf"[{_SIGNS}]\s*(?=\S)|[oüvqØ§*](?:\t|\s{{2,}})\s*(?=[^\s\d])|[–—](?:\t|\s{{2,}})\s*(?=\S)")
_DASH = re.compile(r"[–—]\s+(?=[A-ZÄÖÜ„\"\d])")
_OWN_BULLET = re.compile(r"-\s+(?=\S)")

_NO_BREAK = "\u00a0"
_NO_BREAK_BLANKS = re.compile("[\u00a0\u202f\u2007]")
_BLANKS = re.compile(r"[^\S\n]+")
_WINDOW = 16
_UNIT = re.compile(
    r"(?:[%‰€°]|(?:Euro|EUR|Cent|Mio\.|Mrd\.|Tsd\.|Millionen?|Milliarden?|Prozent|Uhr|Grad|[kcm]?m[²³]?|qm|ha|km/h|[km]?g|t"
    r"|[kMGT]?Wh?|[kMGT]W[ph]|kV|°C)(?!\w))"
)
_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)")
# (what ends with the blank, what begins behind it)
_WANTED = (
    (re.compile(r"\d$"), re.compile(r"\d{3}(?!\d)")),
    (re.compile(r"\d$"), _UNIT),
    (re.compile(r"^\(?(?:Mio\.|Mrd\.|Tsd\.|Millionen|Milliarden)$"), re.compile(r"(?:€|Euro|EUR)")),
    (re.compile(r"(?:^|[(„–])\d{1,2}\.$"), _MONTH),
    (re.compile(r"(?:^|[(„–])[^\W\d_]\.$"), re.compile(r"[^\W\d_]{1,2}\.")),
    (
        re.compile(r"(?:^|[(„–])(?:Nr\.|Nrn\.|S\.|§§?|Abs\.|Art\.|Kap\.|Abb\.|Tab\.|Bd\.|Ziff\.|Az\.)$"),
        re.compile(r"\d"),
    ),
    (re.compile(r"(?:^|[(„–])(?:Dr\.|Prof\.)$"), re.compile(r"[^\W\d_]")),
)


@dataclass(frozen=True)
class Tidied:
    """A text as it is stored. done: what was taken out of it: `("2 weiche Trennstriche", "unsichtbare Zeichen")`."""

    text: str
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    text: str
    ends_softly: bool = False


def tidy(typed: str, *, lines: bool = True) -> Tidied:
    """A typed or pasted text without what pasting left in it. lines: whether it may have several, and so bullets.

    No letter or digit is lost, but for one that stands for a bullet (`o` and a tab). Tidying twice is tidying once.
    """
    seen = "".join(char for char in _plain_lines(typed) if _stays(char))
    tidying = _Tidying("- " if lines else "")
    found = tidying.lines(_with_lone_bullets([tidying.visible(line) for line in seen.split("\n")]))
    if not lines:
        found = _Tidying("").lines([_Line(" ".join(filter(None, found)))])
    text = clean("\n".join(_BLANKS.sub(_blank, line) for line in found))
    tidying.done[NO_BREAKS] = len(_NO_BREAK_BLANKS.findall(seen)) - text.count(_NO_BREAK)
    hidden = tidying.hidden or len(seen) < len(_plain_lines(typed))
    return Tidied(text, _in_words(tidying.done, hidden))


def _plain_lines(typed: str) -> str:
    return _LINE_ENDS.sub("\n", typed).translate(_OF_WORD)


def _stays(char: str) -> bool:
    return char == SOFT or _SYMBOLS.match(char) is not None or not is_invisible(char)


def _with_lone_bullets(lines: list[_Line]) -> list[_Line]:
    """A bullet that a PDF left on a line of its own stands before its text again."""
    found: list[_Line] = []
    for line in lines:
        if line.text and found and len(found[-1].text) == 1 and found[-1].text in _SIGNS:
            found[-1] = replace(line, text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return found


def _in_words(done: Counter[tuple[str, str]], hidden: bool) -> tuple[str, ...]:
    kinds = (BULLETS, SOFT_HYPHENS, NO_BREAKS, BROKEN_WORDS)
    counted = [f"{done[kind]} {kind[done[kind] > 1]}" for kind in kinds if done[kind] > 0]
    return (*counted, INVISIBLE) if hidden else tuple(counted)


class _Tidying:
    """Reads the lines of a text one by one and counts what it does to them."""

    def __init__(self, bullet: str) -> None:
        self.bullet = bullet
        self.done: Counter[tuple[str, str]] = Counter()
        self.hidden = False
        self.found: list[str] = []
        self.in_list = False
        self.broken_softly = False

    def visible(self, raw: str) -> _Line:
        """A line without soft hyphens, its symbols as bullets or gone, and no blanks at its ends."""
        line = raw.strip()
        self.done[SOFT_HYPHENS] += line.count(SOFT)
        symbols = _SYMBOLS.sub("•", line.replace(SOFT, "").strip())
        seen = "".join(char for char in symbols if not is_invisible(char))
        self.hidden |= len(seen) < len(symbols)
        return _Line(unicodedata.normalize("NFC", seen).strip(), line.endswith(SOFT))

    def lines(self, lines: list[_Line]) -> list[str]:
        for line in lines:
            text = self._with_bullet(line.text)
            above = self.found[-1] + SOFT * self.broken_softly if self.found else ""
            if text == line.text and _is_broken(above, text):
                self._draw_up(above, text)
            else:
                self.found.append(text)
                self.in_list = bool(text) and (self.in_list or text.startswith("- "))
            self.broken_softly = line.ends_softly
        return self.found

    def _with_bullet(self, line: str) -> str:
        if own := _OWN_BULLET.match(line):
            return f"- {line[own.end() :]}"
        rest = line
        dashes = self.in_list or not self.found or not self.found[-1] or self.found[-1].endswith(":")
        while match := _BULLET.match(rest) or (dashes and _DASH.match(rest)):
            rest = rest[match.end() :]
        if rest == line:
            return line
        self.done[BULLETS] += 1
        return self.bullet + rest

    def _draw_up(self, above: str, below: str) -> None:
        found = seam(above, below)
        self.found[-1] = found.above(above) + found.glue + below
        self.done[BROKEN_WORDS] += 1
        self.done[SOFT_HYPHENS] -= self.broken_softly


def _is_broken(above: str, below: str) -> bool:
    """Whether a word goes on in the next line. Addresses are left as they are: a hyphen of theirs must not go."""
    if not (above[-2:-1].isalnum() and below[:1].isalnum()):
        return False
    if ends_in_address(above) or below.startswith(("http", "www.")):
        return False
    return seam(above, below) in (Seam.DIVIDED, Seam.SUSPENDED, Seam.COMPOUND)


def _blank(match: re.Match[str]) -> str:
    """What stands for a run of blanks."""
    line = match.string
    if not _NO_BREAK_BLANKS.search(match.group()):
        return " "
    before = re.split(r"\s", line[max(0, match.start() - _WINDOW) : match.start()])[-1]
    behind = line[match.end() : match.end() + _WINDOW]
    return _NO_BREAK if any(end.search(before) and begin.match(behind) for end, begin in _WANTED) else " "
