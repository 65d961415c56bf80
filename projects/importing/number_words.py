"""German number words."""

import re

from projects.text import fold

_UNITS = ["null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"]
_TEENS = ["zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 10 + at for at, word in enumerate(_TEENS)}
_WORDS |= {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_WORDS |= {f"{unit}und{ten}": 20 + 10 * at + value for at, ten in enumerate(_TENS) for value, unit in enumerate(_UNITS)}
_WORDS |= dict.fromkeys(("eins", "eine", "einen", "einem", "einer"), 1)
del _WORDS["ein"], _WORDS["null"]
_HUNDRED = re.compile(r"(?P<unit>ein|zwei|drei|vier)?hundert(?:und)?(?P<rest>[a-z]*)")


def number_of(word: str) -> int | None:
    """The value of digits or of a German number word up to 499: `zweiundvierzig` → 42."""
    if word.isdigit():
        return int(word) if len(word) <= 4 else None
    letters = fold(word).replace(" ", "")
    if letters in _WORDS:
        return _WORDS[letters]
    match = _HUNDRED.fullmatch(letters)
    if not match or (match["rest"] and match["rest"] not in _WORDS):
        return None
    return 100 * (_UNITS.index(match["unit"]) if match["unit"] else 1) + (_WORDS[match["rest"]] if match["rest"] else 0)
