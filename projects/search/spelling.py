"""“Meinten Sie …?”: words that occur nowhere, replaced by the nearest ones of the index."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import Count

from projects.models import SearchPosting
from projects.search.contents import Contents, Word, contents
from projects.search.finding import Found, find
from projects.search.query import Asked

_CANDIDATES = 12
_SHORTEST = 4


def correction(found: Found) -> str:
    """The query with each word that occurs nowhere replaced by its nearest; "" where that would find nothing either."""
    if not found.slots or not (found.missing or found.some or not found.hits):
        return ""
    index = contents()
    text, changed = found.query.text, False
    for asked in reversed(found.query.asked):
        if asked.stem in found.known or any(asked.stem in stem for stem in found.known):
            continue
        nearest = _nearest(asked, index)
        if nearest:
            begin, end = asked.place
            text, changed = text[:begin] + nearest + text[end:], True
    return text if changed and find(text).hits else ""


def _nearest(asked: Asked, index: Contents) -> str:
    """The word that was probably meant, as it stands in a text: the fewest changes, then the most entries."""
    near = sorted(_near(asked.word, index.words), key=lambda pair: (pair[0], pair[1].word))[:_CANDIDATES]
    if not near:
        return ""
    stems = {word.stem for _far, word in near}
    counted = SearchPosting.objects.filter(stem__in=stems).values("stem").annotate(times=Count("pk"))
    times = dict(counted.values_list("stem", "times"))
    return min(near, key=lambda pair: (pair[0], -times.get(pair[1].stem, 0), pair[1].word))[1].shown


def _near(typed: str, words: Iterable[Word]) -> Iterator[tuple[int, Word]]:
    """The words at most two changes away, one for short words; umlauts typed without dots are no change."""
    if len(typed) < _SHORTEST:
        return
    bare = _without_dots(typed)
    most = 1 if len(bare) <= 5 else 2
    letters = Counter(bare)
    for word in words:
        other = _without_dots(word.word)
        if abs(len(other) - len(bare)) <= most and _too_many_other_letters(letters, other) <= most:
            far = distance(bare, other, most)
            if far <= most:
                yield far, word


def _without_dots(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _too_many_other_letters(letters: Counter[str], other: str) -> int:
    """A bound that is quick to tell: letters of the other word that this one does not have."""
    return sum((Counter(other) - letters).values())


def distance(first: str, second: str, most: int) -> int:
    """How many letters to insert, leave out, replace or swap with their neighbour; `most` + 1 as soon as it is more."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
