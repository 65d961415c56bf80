"""The numbers of a German text, in digits and in words, as values that compare."""

import re
from decimal import Decimal

from projects.importing.number_words import number_of

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![a-zäöüß]*[A-ZÄÖÜ\d])"
    r"(?:\s*(?P<unit>Million|Mio\.|Milliarde))?"
)
_SPAN = re.compile(r"(?<![\w.,])(?!0)(\d+)\s*(?:bis|und|[/–-])\s*(\d+)(?![\w.,]*\d)")
_WORD = re.compile(r"(?P<word>[A-Za-zÄÖÜäöüß]+)(?:\s*(?P<unit>Million|Milliarde))?")
_UNITS = {"Million": 10**6, "Mio.": 10**6, "Milliarde": 10**9, None: 1}
_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "beid": 2, "dutzend": 12}
_STEMS |= dict.fromkeys(("anderthalb", "eineinhalb"), Decimal("1.5"))
_ENDING = re.compile(
    r"(?:(?:s?t)?e[nmrs]?|[st]|mal|tens|(?:fach|jährig|monatig|wöchig|tägig|gruppig|zügig|köpfig|malig|stufig)\w*)"
)
# Articles and verbs that look like numbers: they can stand for a number, but nobody has to repeat them.
_WEAK = re.compile(r"ein\w*|erst\w*|beid\w*|achte?n", re.I)


def value_of(word: str) -> Decimal | None:
    """The value of a number word with any ending: `zweite` → 2, `achtgruppige` → 8; None for other words."""
    lower = word.lower()
    for cut in range(len(lower), 2, -1):
        stem, ending = lower[:cut], lower[cut:]
        value = _STEMS.get(stem, number_of(stem) if not stem.isdigit() else None)
        if value is not None and (not ending or _ENDING.fullmatch(ending)):
            return Decimal(value)
    return None


def numbers_in(text: str) -> dict[Decimal, bool]:
    """Each number of a text, in order; the flag tells whether it has to be in the other text too."""
    found: dict[Decimal, bool] = {}
    for match in _DIGITS.finditer(text):
        value = Decimal(match["whole"].replace(".", "") + "." + (match["part"] or "0")) * _UNITS[match["unit"]]
        found[value.normalize()] = True
    for match in _WORD.finditer(text):
        word = value_of(match["word"])
        if word is not None:
            value = (word * _UNITS[match["unit"]]).normalize()
            found[value] = found.get(value, False) or not _WEAK.fullmatch(match["word"])
    return found


def spans_in(text: str) -> list[str]:
    """Two numbers that belong together: `14 bis 18`, `zwischen 14 und 18`, `2020/2021` are `14–18` and `2020–2021`."""
    return list(dict.fromkeys(f"{first}–{last}" for first, last in _SPAN.findall(text)))


def in_german(value: Decimal) -> str:
    """`8400`, `0,75`, `3.304.000`: dots only from five digits on, so that years look like years."""
    words = f"{value:,f}" if value >= 10_000 else f"{value:f}"
    return words.translate(str.maketrans(",.", ".,"))
