"""What readers are told about their query: what of it counts, and what they may have meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from projects.search.finding import Found
from projects.search.query import MOST_CHARACTERS, MOST_WORDS, read_query
from projects.search.spelling import correction
from projects.text import fold


@dataclass(frozen=True)
class Meant:
    """A query that finds more, and its address."""

    query: str
    address: str


def about(found: Found, typed: str) -> Iterator[str]:
    """Sentences about what of a query is not done. typed: the whole of it."""
    if read_query(typed).cut:
        yield f"Die Suche berücksichtigt die ersten {MOST_CHARACTERS} Zeichen."
    if len(found.query.asked) == MOST_WORDS:
        yield f"Die Suche berücksichtigt die ersten {MOST_WORDS} Wörter."
    if found.query.text and not found.asks:
        yield _without_words(found.query.text)
    if found.some and found.hits:
        yield "Alle Wörter zusammen kommen nirgends vor. Gezeigt wird, was die meisten von ihnen enthält."


def _without_words(text: str) -> str:
    if not fold(text):
        return "Die Suche braucht Buchstaben oder Ziffern; alles andere wird nicht gesucht."
    return (
        "Die Suche braucht ein Wort, das mehr als ein Zeichen hat und nicht in jedem Text steht wie „und“ oder „die“."
    )


def meant(found: Found, address_of: Callable[[str], str]) -> Meant | None:
    """What was probably meant by words that occur nowhere."""
    better = correction(found)
    return Meant(better, address_of(better)) if better else None
