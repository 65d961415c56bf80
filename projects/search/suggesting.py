"""Suggestions while somebody types: things to go to, and words to look for."""

from dataclasses import dataclass

from projects.models import EntryKind
from projects.search.contents import Contents, Heading, contents
from projects.search.finding import Found, find

MOST_THINGS, MOST_WORDS = 5, 3
SHORTEST = 2
_KINDS = {EntryKind.PROJECT: "Projekt", EntryKind.REPORT: "Bericht", EntryKind.CHAPTER: "Kapitel"}
_KINDS |= {EntryKind.MINISTRY: "Ministerium", EntryKind.PAGE: "Seite"}


@dataclass(frozen=True)
class Suggestion:
    """text: what is offered. kind: what it is, in a word. address: where a thing is; "" for a word to look for."""

    text: str
    kind: str
    address: str = ""


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """What the query may become: words that go on with its last one, then things that it finds already."""
    if len(typed.strip()) < SHORTEST:
        return ()
    found = find(typed, unfinished=True)
    if found.some or not found.hits:
        return ()
    words = [Suggestion(text, "Suchwort") for text in _completions(found, contents())]
    return (*words, *map(_thing, found.hits[:MOST_THINGS]))


def _thing(heading: Heading) -> Suggestion:
    kind = _KINDS[EntryKind(heading.kind)]
    name = f"{kind} {heading.code}" if heading.code else f"{kind} {heading.year}" if heading.year else kind
    return Suggestion(heading.title, name, heading.address)


def _completions(found: Found, index: Contents) -> list[str]:
    """The query with its last word completed: by the words that most entries have, each stem once."""
    if not found.query.asked or found.query.code:
        return []
    last = found.query.asked[-1]
    begin, end = last.place
    if end != len(found.query.text):
        return []
    beginning = [word for word in index.words if word.word.startswith(last.word)]
    whole = any(word.word == last.word for word in beginning)  # then another ending of it helps nobody
    longer = [word for word in beginning if word.word != last.word and not (whole and word.stem == last.stem)]
    longer.sort(key=lambda word: (-found.known.get(word.stem, 0), len(word.word), word.word))
    shown = {word.stem: word.shown for word in reversed(longer) if found.known.get(word.stem)}
    ranked = [stem for stem in dict.fromkeys(word.stem for word in longer) if stem in shown]
    return [found.query.text[:begin] + shown[stem] for stem in ranked[:MOST_WORDS]]
