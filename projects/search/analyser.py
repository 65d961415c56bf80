"""The one analyser: a text or a query becomes words with their places, and stems that are compared.

Equal for every database, because none of them is asked: lower case, umlauts written out (`Förderung` = `foerderung`),
then the German Snowball stemmer, which also drops the umlaut (`forderung`). Words that say nothing have no stems.
"""

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.metadata import version

from snowballstemmer.german_stemmer import GermanStemmer

from projects.search.vocabulary import PLURAL_ENDS, SAME, STOP_WORDS
from projects.text import fold

# Raised whenever the same text would get other stems; an index made with another one is out of date.
VERSION = f"2 snowball {version('snowballstemmer')}"

LONGEST_WORD = 60
LONGEST_NUMBER = 6
MOST_JOINED = 4
CODE = re.compile(r"\d{2}-\d{2}[a-z]?", re.I)
# A code, or letters and digits, with the endings that name all genders: Bürger*innen, Künstler/-innen.
_WORD = re.compile(r"(?<![^\W_])\d{2}-\d{2}[a-z]?(?![^\W_])|[^\W_]+(?:[*:/]-?in(?:nen)?(?![^\W_]))?", re.I)
_HYPHENS = {"-", "\u2010", "\u2011"}
_STEMMER = GermanStemmer()
_ONE_AT_A_TIME = threading.Lock()  # the stemmer keeps the word it works on


@dataclass(frozen=True)
class Token:
    """A word at its place in a text. word: folded. stems: what it is found by, its own first; none for stop words."""

    start: int
    end: int
    word: str
    stems: tuple[str, ...]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word. Words with digits keep theirs: a code has no endings."""
    if any(char.isdigit() for char in word):
        return word
    for plural, singular in PLURAL_ENDS:
        if word.endswith(plural):
            word = word.removesuffix(plural) + singular
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word)) or word


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in NFC, in order, with the stems of everything that is another name for them."""
    plain = tuple(_plain_tokens(text))
    return _with_same(_with_joined(plain, text))


def plain_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, each with its own stem only."""
    return tuple(_plain_tokens(text))


def _plain_tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        yield Token(match.start(), match.end(), *_analysed(match.group()))


@lru_cache(maxsize=65536)
def _analysed(typed: str) -> tuple[str, tuple[str, ...]]:
    """A word as it stands in a text → folded, with its stems."""
    if CODE.fullmatch(typed):
        code = typed.casefold()
        return code, tuple(dict.fromkeys((code, code[:5])))
    word = fold(re.sub(r"[*:/]-?", "", typed)).replace(" ", "")[:LONGEST_WORD]
    return word, _stems_of(word)


def _stems_of(word: str) -> tuple[str, ...]:
    too_long = word.isdigit() and len(word) > LONGEST_NUMBER
    return () if len(word) < 2 or word in STOP_WORDS or too_long else (stem(word),)


def _with_joined(found: Sequence[Token], text: str) -> tuple[Token, ...]:
    """Words joined by hyphens are found as one word too: Start-up by startup, Ruhr-Konferenz by ruhrkonferenz."""
    result: list[Token] = []
    for run in _hyphenated(found, text):
        joined = "".join(token.word for token in run)
        if 1 < len(run) <= MOST_JOINED and len(joined) <= LONGEST_WORD and not CODE.match(run[0].word):
            run = [replace(token, stems=(*token.stems, stem(joined))) for token in run]
        result += run
    return tuple(result)


def _hyphenated(found: Sequence[Token], text: str) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for token in found:
        if runs and text[runs[-1][-1].end : token.start] in _HYPHENS:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


@cache
def _same() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Every name of a thing as stems, with the stems of all its names."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in SAME:
        phrases = [tuple(token.stems[0] for token in _plain_tokens(name) if token.stems) for name in names]
        joined = [stem("".join(token.word for token in _plain_tokens(name))) for name in names if "-" in name]
        together = tuple(dict.fromkeys([one for phrase in phrases for one in phrase] + joined))
        known |= dict.fromkeys(phrases, together)
    return known


def _add(found: list[Token], places: Sequence[int], stems: Sequence[str]) -> None:
    for place in places:
        found[place] = replace(found[place], stems=tuple(dict.fromkeys((*found[place].stems, *stems))))


@cache
def _first_stems() -> frozenset[str]:
    return frozenset(name[0] for name in _same())


@cache
def _longest_name() -> int:
    return max(map(len, _same()))


def _with_same(found: Sequence[Token]) -> tuple[Token, ...]:
    """Where a text names a thing, the words of the name have the stems of its other names too."""
    result = list(found)
    saying = [place for place, token in enumerate(found) if token.stems]
    own = [found[place].stems[0] for place in saying]
    for begin in (place for place, first in enumerate(own) if first in _first_stems()):
        for length in range(1, _longest_name() + 1):
            other = _same().get(tuple(own[begin : begin + length])) if begin + length <= len(saying) else None
            if other:
                _add(
                    result, saying[begin : begin + length], [each for each in other if each not in own[begin:][:length]]
                )
    return tuple(result)
