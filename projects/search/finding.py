"""A query becomes ranked hits: the stems are looked up in the database, all arithmetic is done here in whole numbers.

Every word of the query must occur, itself or in a compound. The more of an entry's weight lies on the words, and the
fewer entries know them, the higher it stands; an exact code, title or ministry stands above all.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from projects.models import EntryKind, SearchPosting
from projects.search.contents import Contents, Heading, contents
from projects.search.query import Query, read_query
from projects.search.related import SAME, parts, related
from projects.text import fold

Scores = dict[int, int]
_NAMED = 2  # the tier of what a query is the name of
_TITLE_BONUS = 100  # percent, for a title that consists of nothing but the words asked for


@dataclass(frozen=True)
class Found:
    """What a query finds, best first.

    slots: for each word asked for, the stems that stand for it. missing: places in `query.asked` that occur nowhere.
    some: nothing has all words, and the hits have most of them. known: in how many entries each stem occurs.
    """

    query: Query
    hits: tuple[Heading, ...] = ()
    slots: tuple[Mapping[str, int], ...] = ()
    missing: tuple[int, ...] = ()
    some: bool = False
    direct: Heading | None = None
    known: Mapping[str, int] = field(default_factory=dict)

    @property
    def named(self) -> Heading | None:
        """The best hit, where the query is nothing but its name."""
        best = self.hits[0] if self.hits else None
        return best if best and _tier(best, self.direct, fold(self.query.text)) >= _NAMED else None

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for in the query."""
        return bool(self.slots) or self.direct is not None

    def of_kind(self, *kinds: EntryKind) -> tuple[Heading, ...]:
        return tuple(hit for hit in self.hits if hit.kind in kinds)


def find(typed: str, *, unfinished: bool = False) -> Found:
    """What a query finds, whatever was typed. Two queries, and two more after the index has changed.

    unfinished: the last word is still being typed.
    """
    query, index = read_query(typed), contents()
    direct = index.by_name.get(query.code) or index.by_name.get(fold(query.text))
    slots = _slots(query, index, unfinished=unfinished)
    if not slots:
        return Found(query, _of_direct(direct, index), direct=direct)
    scores, known = _scores(slots, index)
    missing = tuple(place for place, of_slot in enumerate(scores) if not of_slot)
    together, some = _together(scores)
    ranked = _ranked(together, scores, slots, query, direct, index)
    return Found(query, ranked, slots, missing, some, direct, known)


def _slots(query: Query, index: Contents, *, unfinished: bool) -> tuple[Mapping[str, int], ...]:
    """The stems that stand for each word; a compound that is not known gives its two parts."""
    slots: list[Mapping[str, int]] = []
    for place, asked in enumerate(query.asked):
        last = unfinished and place == len(query.asked) - 1
        found = related(asked.stem, index, unfinished=last)
        split = parts(asked.word, index) if len(found) == 1 and asked.stem not in index.stems else ()
        slots.append(found)
        if split:
            slots[-1:] = [related(part, index) for part in split]
    return tuple(slots)


def _of_direct(direct: Heading | None, index: Contents) -> tuple[Heading, ...]:
    """For a query that is nothing but the name of a ministry that sounds like a stop word (IM): its projects."""
    if direct is None:
        return ()
    theirs = [each for each in index.headings.values() if each.ministry == direct.code]
    return (direct, *sorted(theirs, key=lambda heading: heading.order))


def _scores(slots: Sequence[Mapping[str, int]], index: Contents) -> tuple[list[Scores], Mapping[str, int]]:
    """For each slot what it says of each entry that it occurs in."""
    stems = {stem for slot in slots for stem in slot}
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = SearchPosting.objects.filter(stem__in=stems).values_list("stem", "entry_id", "weight")
    for stem, entry, weight in rows:
        if entry in index.headings:
            postings[stem].append((entry, weight))
    total = len(index.headings)
    return [_of_slot(slot, postings, total) for slot in slots], {stem: len(of) for stem, of in postings.items()}


def _of_slot(slot: Mapping[str, int], postings: Mapping[str, Sequence[tuple[int, int]]], total: int) -> Scores:
    best: Scores = {}
    for stem, closeness in slot.items():
        for entry, weight in postings.get(stem, ()):
            best[entry] = max(best.get(entry, 0), weight * closeness)
    rarity = round(100 * math.log(1 + (total - len(best) + 0.5) / (len(best) + 0.5)))
    return {entry: score * max(rarity, 1) for entry, score in best.items()}


def _together(scores: Sequence[Scores]) -> tuple[set[int], bool]:
    """The entries that have every word; if there are none, those that have the most, half of them at least."""
    every = set(scores[0]).intersection(*scores[1:])
    if every or len(scores) == 1:
        return every, False
    counted = Counter(entry for of_slot in scores for entry in of_slot)
    most = max(counted.values(), default=0)
    return {entry for entry, times in counted.items() if times == most and 2 * most >= len(scores)}, True


def _ranked(
    found: Iterable[int],
    scores: Sequence[Scores],
    slots: Sequence[Mapping[str, int]],
    query: Query,
    direct: Heading | None,
    index: Contents,
) -> tuple[Heading, ...]:
    folded = fold(query.text)

    def place(heading: Heading) -> tuple[int, int, tuple[int, int, str]]:
        tier = _tier(heading, direct, folded)
        score = sum(of_slot.get(heading.pk, 0) for of_slot in scores) * (100 + _title_bonus(heading, slots))
        return -tier, -score if tier < _NAMED else 0, heading.order  # of equal titles the newest comes first

    return tuple(sorted((index.headings[entry] for entry in found), key=place))


def _tier(heading: Heading, direct: Heading | None, folded: str) -> int:
    """What stands above everything else: the thing that was named, then an equal title, then a ministry's projects."""
    same_title = heading.folded_title == folded
    if (direct is not None and heading.pk == direct.pk) or (same_title and heading.kind == EntryKind.PAGE):
        return _NAMED + 1
    if same_title:
        return _NAMED
    return int(direct is not None and direct.kind == EntryKind.MINISTRY and heading.ministry == direct.code)


def _title_bonus(heading: Heading, slots: Sequence[Mapping[str, int]]) -> int:
    title = heading.title_stems
    named = sum(any(stem in title and closeness == SAME for stem, closeness in slot.items()) for slot in slots)
    return _TITLE_BONUS * named * named // (max(len(title), 1) * len(slots))
