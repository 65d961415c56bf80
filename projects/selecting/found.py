"""The projects that a selection finds, in the order it asks for."""

from collections.abc import Iterable, Sequence

from projects.models import EntryKind, PublishedSheet
from projects.search.finding import Found, find
from projects.selecting.filters import Facts, ProjectFilter
from projects.selecting.selection import BEST_FIRST, Selection
from projects.text import fold


def found(facts: Sequence[Facts], selection: Selection, searched: Found | None = None) -> list[Facts]:
    """What the filters let through of what the search found, best first. searched: the search, if it is done."""
    data = {facet: list(values) for facet, values in selection.values.items()}
    pks = set(ProjectFilter(data, PublishedSheet.objects.current(), facts).qs.values_list("pk", flat=True))
    return [fact for fact in by_search(facts, searched or find(selection.q)) if fact.pk in pks]


def by_search(facts: Sequence[Facts], searched: Found) -> list[Facts]:
    """What the search alone finds, best first: the ground on which each facet counts."""
    if not searched.asks:
        return sorted(facts, key=lambda fact: fact.code)
    by_code = {fact.code: fact for fact in facts}
    return [by_code[hit.code] for hit in searched.of_kind(EntryKind.PROJECT) if hit.code in by_code]


def in_order(found: Iterable[Facts], sort: str) -> list[Facts]:
    """Sorted here and not by the database: databases disagree about umlauts and capitals."""
    match sort:
        case _ if sort == BEST_FIRST:
            return list(found)
        case "titel":
            return sorted(found, key=lambda fact: (fold(fact.title), fact.code))
        case "neu":
            return sorted(found, key=lambda fact: (-fact.year, fact.position))
    return sorted(found, key=lambda fact: fact.code)
