"""Which words of the index a word asked for stands in: inflected, or as a part of a compound."""

from collections.abc import Iterator

from projects.search.analyser import stem
from projects.search.contents import Contents

SAME = 100  # how close a word is to the one that was asked for, in percent
_INFLECTED, _BEGINS, _ENDS, _INSIDE = 75, 50, 55, 20
_MOST_RELATED = 120
_SHORTEST_BEGIN, _SHORTEST_END, _SHORTEST_INSIDE, _SHORTEST_REST = 3, 3, 5, 3
_LONGEST_ENDING = 3
_LINKS = ("", "s", "es", "n", "en", "er", "e")  # what German puts between the parts of a compound


def related(asked: str, contents: Contents, *, unfinished: bool = False) -> dict[str, int]:
    """Stems of the index that hold a stem, with how close they are to it in percent; itself among them.

    unfinished: the word is still being typed, so that two letters are enough to begin a word with.
    """
    shortest = 2 if unfinished else _SHORTEST_BEGIN
    if len(asked) < shortest or any(char.isdigit() for char in asked):
        return {asked: SAME}
    found = ((other, _closeness(asked, other, contents)) for other in contents.stems if asked in other)
    ranked = sorted(((-close, len(other), other) for other, close in found if close))
    return {asked: SAME} | {other: -close for close, _length, other in ranked[:_MOST_RELATED] if other != asked}


def _closeness(asked: str, other: str, contents: Contents) -> int:
    rest = len(other) - len(asked)
    if other.startswith(asked):
        return _INFLECTED if rest <= _LONGEST_ENDING and len(asked) > rest else _BEGINS
    if other.endswith(asked) and len(asked) >= _SHORTEST_END:
        front = other[:rest]
        return _ENDS if _stands_alone(front, contents) or (rest >= _SHORTEST_REST and len(asked) > 3) else 0
    return _INSIDE if len(asked) >= _SHORTEST_INSIDE and other.find(asked) >= _SHORTEST_REST else 0


def _stands_alone(front: str, contents: Contents) -> bool:
    """Whether the first part of a compound is a word of the index: Bahn in Bahnhof, but not Tr in Traum."""
    fronts = (front.removesuffix(link) for link in _LINKS)
    return any(len(each) >= _SHORTEST_REST and each in contents.stems for each in fronts)


def parts(word: str, contents: Contents) -> tuple[str, ...]:
    """The stems of a compound that the index does not know, but both parts of which it does; () if there are none."""
    if word in contents.stems:
        return ()
    return next(_splits(word, contents), ())


def _splits(word: str, contents: Contents) -> Iterator[tuple[str, str]]:
    for cut in range(len(word) - _SHORTEST_REST, _SHORTEST_REST - 1, -1):
        end = stem(word[cut:])
        if end not in contents.stems:
            continue
        for link in _LINKS:
            front = stem(word[:cut].removesuffix(link))
            if len(front) >= _SHORTEST_REST and front in contents.stems:
                yield front, end
