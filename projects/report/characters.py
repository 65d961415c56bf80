"""Which characters the report's typefaces can set, and what is printed instead of the others.

The typesetter refuses a whole document for one character without a glyph. So each is looked up in the typefaces first:
a compatible form is taken silently where there is one (`①` → `1`), anything else is printed as `[?]` and reported.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

FONTS = Path(__file__).resolve().parent / "fonts"
STAND_IN = "[?]"

_PLAIN = str.maketrans(
    {
        "\u2011": "-\u2060",  # non-breaking hyphen: no glyph of its own
        "\t": "    ",  # it has no width of its own, and would join the words of a table
        "\r": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "㎡": "m²",
        "㎥": "m³",
        "㎢": "km²",
    }
)
_UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u202a-\u202e\u2061-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_SPACES = {0x0A, 0x2009, 0x200B, 0x200C, 0x200D, 0x202F, 0x2060}
_PRIVATE = range(0xE000, 0xF900)  # PDF/A refuses them even where the typeface has a drawing
_NAMELESS = {
    "Cc": "Steuerzeichen",
    "Co": "Zeichen eines privaten Bereichs",
    "Cn": "nicht vergebenes Zeichen",
    "Cs": "halbes Zeichen",
}

# Fields that are not printed: names of files and rows, addresses of pictures, codes of the program.
_UNPRINTED = frozenset(
    {
        "schema",
        "lineage",
        "slug",
        "sha256",
        "status",
        "kind",
        "qualifier",
        "basis",
        "abbreviation",
        "op",
        "subject",
        "key",
        "state",
    }
)


@dataclass(frozen=True)
class Replaced:
    """A character that print replaces.

    where: the field, for example `05-02a.sections.approach` or `editorial.text`; parts of a list count from 1.
    character: itself, or its number (`U+0007`) where it cannot be shown. name: its name in the Unicode standard.
    """

    where: str
    character: str
    name: str


@lru_cache(maxsize=1)
def settable() -> frozenset[int]:
    """The code points that every weight of the typeface can set."""
    fonts = [set(_code_points(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset({point for point in set.intersection(*fonts) if point not in _PRIVATE and point >= 0x20} | _SPACES)


def _code_points(font: bytes) -> Iterator[int]:
    """The code points of a TrueType file: the groups of its `cmap` subtable of format 12 (OpenType 1.9, cmap)."""
    tables = {font[at : at + 4]: struct.unpack_from(">4xII", font, at + 4)[0] for at in _records(font)}
    cmap = tables[b"cmap"]
    for record in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        subtable = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * record + 4)[0]
        if struct.unpack_from(">H", font, subtable)[0] == 12:
            for group in range(struct.unpack_from(">I", font, subtable + 12)[0]):
                first, last, _glyph = struct.unpack_from(">III", font, subtable + 16 + 12 * group)
                yield from range(first, last + 1)
            return
    raise ValueError("Die Schriftdatei hat keine Zeichentabelle im Format 12.")


def _records(font: bytes) -> range:
    return range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)


def typesettable(text: str) -> str:
    """The text as it is printed: the same characters, compatible forms of them, or `[?]`."""
    return "".join(_stand_in(char) for char in _plain(text))


def refused(text: str) -> tuple[str, ...]:
    """The characters of a text that print replaces by `[?]`, each once, in order."""
    return tuple(dict.fromkeys(char for char in _plain(text) if _stand_in(char) == STAND_IN))


def _plain(text: str) -> str:
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _UNSEEN.sub("", joined.translate(_PLAIN))


@lru_cache(maxsize=4096)
def _stand_in(char: str) -> str:
    if ord(char) in settable():
        return char
    for form in ("NFKC", "NFD"):  # another sign of the same meaning, else a letter and its accent as two signs
        alike = unicodedata.normalize(form, char)
        if alike != char and all(ord(part) in settable() for part in alike):
            return alike
    return STAND_IN


def untypesettable(document: msgspec.Struct) -> tuple[Replaced, ...]:
    """The characters of a sheet or report that print replaces, field by field; nothing is typeset."""
    found = (
        Replaced(where, *_shown(char))
        for where, text in _fields(msgspec.to_builtins(document), getattr(document, "code", ""))
        for char in refused(text)
    )
    return tuple(dict.fromkeys(found))


def _fields(node: Any, where: str) -> Iterator[tuple[str, str]]:
    """(place, text) of every printed text."""
    if isinstance(node, str):
        yield where, node
    elif isinstance(node, list | tuple):
        for number, part in enumerate(node, 1):
            yield from _fields(part, _place(where, part, number))
    elif isinstance(node, dict):
        for key, part in _printed(node):
            yield from _fields(part, f"{where}.{key}" if where else key)


def _printed(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What of a part is printed. The list of corrections repeats words that stand elsewhere, or no longer do."""
    for key, part in node.items():
        if key == "catalogue":
            yield key, [entry for entry in part if entry["absent_because"]]
        elif key not in _UNPRINTED and key != "corrections" and not (key == "url" and "sha256" in node):
            yield key, part


def _place(where: str, part: Any, number: int) -> str:
    """A sheet is called by its code, a chapter by its slug, other parts by their number."""
    if isinstance(part, dict) and where in ("projects", "chapters"):
        return part.get("code") or part.get("slug") or f"{where}.{number}"
    return f"{where}.{number}"


def _shown(char: str) -> tuple[str, str]:
    kind = _NAMELESS.get(unicodedata.category(char))
    return (f"U+{ord(char):04X}", kind) if kind else (char, unicodedata.name(char, "Zeichen ohne Namen"))
