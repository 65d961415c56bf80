"""Proper names that can be told without a dictionary: capitals, CamelCase, letters with digits, words in quotes."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[.@&][^\W_]+)*")
_QUOTED = re.compile(r"[„\"]([^„“”\"]{2,100})[“”\"]")
# What both sides may write out or shorten: the short form holds where one of these words stands, in any case.
SPELLED_OUT = {
    "AG": ("Arbeitsgruppe",),
    "BfA": ("Bundesagentur für Arbeit",),
    "BMWK": ("Wirtschaftsministerien von Bund",),
    "BVWP": ("Bundesverkehrswegeplan",),
    "EU": ("Europäische Union", "Europäischen Union"),
    "FM": ("Finanzministerium", "Ministerium der Finanzen"),
    "GB": ("Großbritannien",),
    "IHKs": ("Industrie- und Handelskammern",),
    "MWIKE": ("Wirtschaftsministerium", "Wirtschaftsministerien von Bund und Land"),
    "NRW": ("Nordrhein-Westfalen",),
    "ÖPNV": ("Nahverkehr", "Busse und Bahnen", "Bus und Bahn"),
    "ÜBS": ("überbetriebliche Bildungszentren",),
    "VKh.NRW": ("VKh", "Virtuelle Krankenhaus"),
}


def names_in(text: str) -> dict[str, str]:
    """Each name with the form that compares: `REACT-EU` is REACT and EU, `ways2work` equals `Ways2Work`."""
    return {word: _alike(word) for word in _WORD.findall(text) if _is_name(word)}


def _is_name(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    digits = any(letter.isdigit() for letter in word) and any(letter.isalpha() for letter in word[:-1])
    dotted = bool(re.search(r"[^\W\d]{3}[.@][^\W\d]{3}", word))
    return (capitals > 1 or digits or dotted) and not word[0].isdigit()


def _alike(word: str) -> str:
    return word.casefold()


def words_in(text: str) -> set[str]:
    """Every word in the form that compares."""
    return {_alike(word) for word in _WORD.findall(text)}


def quoted_in(text: str) -> list[str]:
    return list(dict.fromkeys(words.strip(" .,…") for words in _QUOTED.findall(text)))


def names_missing(text: str, there: str) -> list[str]:
    """The names of a text that the other one neither repeats nor writes out."""
    words, lower = words_in(there), there.casefold()
    names = [
        name
        for name, form in names_in(text).items()
        if form not in words and not any(long.casefold() in lower for long in SPELLED_OUT.get(name, ()))
    ]
    letters = _letters(there)
    return names + [quote for quote in quoted_in(text) if _letters(quote) not in letters and quote not in names]


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def is_named(place: str, text: str) -> bool:
    """Whether a text names a place; `Kreis Unna` also in a list of `Kreise`."""
    if place.startswith("Kreis "):
        return bool(re.search(rf"\bKreise?n?\b[^.:;]*\b{re.escape(place.removeprefix('Kreis '))}", text))
    return bool(re.search(rf"\b{re.escape(place)}(?:er|s)?\b", text))


def places_missing(places: Iterable[str], text: str, there: str) -> list[str]:
    return [place for place in places if is_named(place, text) and not is_named(place, there)]
