"""What a process keeps of the index while it does not change: all headings, and all words for compounds and typos."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from projects.models import EntryKind, SearchEntry, SearchState, SearchWord
from projects.search.analyser import plain_tokens
from projects.text import fold


@dataclass(frozen=True)
class Heading:
    """An entry without its texts. title_stems: the words of its title."""

    pk: int
    key: str
    kind: str
    code: str
    title: str
    subtitle: str
    ministry: str
    year: int | None
    position: int
    address: str

    @cached_property
    def title_stems(self) -> frozenset[str]:
        return frozenset(token.stems[0] for token in plain_tokens(self.title) if token.stems)

    @cached_property
    def folded_title(self) -> str:
        return fold(self.title)

    @cached_property
    def order(self) -> tuple[int, int, str]:
        """Among entries that fit equally well: newer reports first, then as they stand in one."""
        return (-(self.year or 0), self.position, self.key)


@dataclass(frozen=True)
class Word:
    """word: folded. shown: as it stands in a text."""

    word: str
    shown: str
    stem: str


@dataclass(frozen=True)
class Contents:
    stamp: str
    headings: dict[int, Heading]
    words: tuple[Word, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    @cached_property
    def by_name(self) -> dict[str, Heading]:
        """Projects by code, ministries by folded abbreviation, reports by year."""
        return {name: heading for heading in self.headings.values() for name in _names(heading)}


def _names(heading: Heading) -> tuple[str, ...]:
    match heading.kind:
        case EntryKind.PROJECT:
            return (heading.code,)
        case EntryKind.MINISTRY:
            return (fold(heading.code),)
        case EntryKind.REPORT:
            return (f"{heading.year}", f"bericht {heading.year}", f"fortschrittsbericht {heading.year}")
    return ()


_HEADING_COLUMNS = ("pk", *list(Heading.__dataclass_fields__)[1:])
_kept: Contents = Contents("", {}, ())


def contents() -> Contents:
    """The contents as of now: one query, and two more after the index has changed."""
    global _kept
    stamp = SearchState.objects.values_list("stamp", flat=True).first() or ""
    kept = _kept
    if kept.stamp != stamp:
        headings = [Heading(*row) for row in SearchEntry.objects.order_by("key").values_list(*_HEADING_COLUMNS)]
        kept = _kept = Contents(stamp, {heading.pk: heading for heading in headings}, _words())
    return kept


def _words() -> tuple[Word, ...]:
    """Sorted here: databases disagree about the order of letters."""
    rows: Iterable[tuple[str, str, str]] = SearchWord.objects.values_list("word", "shown", "stem")
    return tuple(Word(*row) for row in sorted(rows))
