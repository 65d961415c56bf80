"""The projects that a selection finds, in the order it asks for."""

from collections.abc import Iterable, Sequence

from projects.models import PublishedSheet
from projects.selecting.filters import Facts, ProjectFilter
from projects.selecting.selection import Selection
from projects.text import fold


def found(facts: Sequence[Facts], selection: Selection) -> list[Facts]:
    """What the filters let through."""
    data = {"q": selection.q, **{facet: list(values) for facet, values in selection.values.items()}}
    pks = set(ProjectFilter(data, PublishedSheet.objects.current(), facts).qs.values_list("pk", flat=True))
    return [fact for fact in facts if fact.pk in pks]


def in_order(found: Iterable[Facts], sort: str) -> list[Facts]:
    """Sorted here and not by the database: databases disagree about umlauts and capitals."""
    match sort:
        case "titel":
            return sorted(found, key=lambda fact: (fold(fact.title), fact.code))
        case "neu":
            return sorted(found, key=lambda fact: (-fact.year, fact.position))
    return sorted(found, key=lambda fact: fact.code)
