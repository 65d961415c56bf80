"""What a reader asked: a query becomes words to look up, whatever was typed; nothing in it is an operator."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from projects.search.analyser import Token, plain_tokens, stem
from projects.text import clean

MOST_CHARACTERS = 200
MOST_WORDS = 12
_SHORTEST_PART = 3
# A code as people type it: 05-02a, 5-2A, 05/02a, 05 02a, 0502a. Four digits alone are a year.
_TYPED_CODE = re.compile(
    r"(?P<field>\d{1,2})(?:\s*[-–—‐‑/.\s]\s*(?P<number>\d{1,2})\s*|(?P<joined>\d{2}))(?P<letter>[a-z]?)"
)
_DASH_IN_CODE = re.compile(r"(?<!\w)(\d{2})[–—‐‑/](\d{2}[a-z]?)(?!\w)", re.I)


@dataclass(frozen=True)
class Asked:
    """A word of a query. place: where it stands in the query, first and behind its last character."""

    word: str
    stem: str
    place: tuple[int, int]


@dataclass(frozen=True)
class Query:
    """text: what counts of what was typed. code: the project that the whole query names, else ""."""

    text: str
    asked: tuple[Asked, ...]
    code: str = ""
    cut: bool = False


def read_query(typed: str) -> Query:
    """The query in what somebody typed. Only its first 200 characters and twelve different words count."""
    text = " ".join(clean(typed[: 10 * MOST_CHARACTERS]).split())
    cut = len(text) > MOST_CHARACTERS or len(typed) > 10 * MOST_CHARACTERS
    text = unicodedata.normalize("NFC", text[:MOST_CHARACTERS].strip())
    if code := typed_code(text):
        return Query(text, (Asked(code, code, (0, len(text))),), code, cut)
    words = {asked.stem: asked for asked in reversed([*_asked(_DASH_IN_CODE.sub(r"\1-\2", text))])}
    return Query(text, tuple(sorted(words.values(), key=lambda asked: asked.place))[:MOST_WORDS], cut=cut)


def typed_code(text: str) -> str:
    """The project code that a text is, `5/2A` → `05-02a`; "" if it is none."""
    match = _TYPED_CODE.fullmatch(text.strip().casefold())
    if match is None or (match["joined"] and not (match["letter"] and len(match["field"]) == 2)):
        return ""
    return f"{int(match['field']):02}-{int(match['number'] or match['joined']):02}{match['letter']}"


def _asked(text: str) -> Iterator[Asked]:
    for run in _runs(plain_tokens(text), text):
        short = any(len(token.word) < _SHORTEST_PART for token in run)
        if len(run) > 1 and short:  # E-Mobilität, Start-up: only the whole of it says what is meant
            word = "".join(token.word for token in run)
            yield Asked(word, stem(word), (run[0].start, run[-1].end))
        else:
            yield from (Asked(token.word, token.stems[0], (token.start, token.end)) for token in run if token.stems)


def _runs(found: Sequence[Token], text: str) -> list[list[Token]]:
    """The words of the query, those that a hyphen joins together."""
    runs: list[list[Token]] = []
    for token in found:
        if runs and text[runs[-1][-1].end : token.start] in ("-", "‐", "‑"):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs
