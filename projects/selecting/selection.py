"""What a reader asks the project list for: read from the address, whatever stands there, and written back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from projects.search.query import MOST_CHARACTERS
from projects.selecting.filters import FACETS, place_value
from projects.text import clean

BEST_FIRST = "treffer"  # the order of a search, as long as no other one is chosen
SORTS = {BEST_FIRST: "Relevanz", "kennung": "Kennung", "titel": "Titel", "neu": "Neueste"}
VIEWS = {"karten": "Karten", "tabelle": "Tabelle", "karte": "Karte", "zeit": "Zeitstrahl"}
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True)
class Selection:
    """values: the known values per facet, each once. notes: sentences about what was asked for and is not done.

    unknown: (parameter, value) for each value that was asked for and does not exist; a page does without it.
    """

    q: str
    values: Mapping[str, tuple[str, ...]]
    sort: str
    view: str = "karten"
    notes: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()

    def address(self, page: int = 1) -> str:
        """The one address of this selection: only what narrows it, in a fixed order."""
        query = [("q", self.q)] if self.q else []
        query += [(facet, value) for facet, values in self.values.items() for value in values]
        query += [("sortierung", self.sort)] if self.sort != self.usual_sort else []
        query += [("ansicht", self.view)] if self.view != "karten" else []
        query += [("seite", str(page))] if page > 1 else []
        return reverse("public:projects") + ("?" + urlencode(query) if query else "")

    def without(self, facet: str, value: str | None = None) -> "Selection":
        """The selection without one value, or without a facet; `q` is a facet here."""
        if facet == "q":
            return replace(self, q="", sort="kennung" if self.sort == BEST_FIRST else self.sort)
        left = tuple(other for other in self.values[facet] if value not in (None, other))
        return replace(self, values={**self.values, facet: left})

    def only(self, facet: str, value: str) -> "Selection":
        """The selection with this one value of a facet."""
        return replace(self, values={**self.values, facet: (value,)})

    def sorted_by(self, sort: str) -> "Selection":
        return replace(self, sort=sort)

    def seen_as(self, view: str) -> "Selection":
        return replace(self, view=view)

    @property
    def usual_sort(self) -> str:
        return BEST_FIRST if self.q else "kennung"

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders that can be chosen: nothing is a better hit where nothing was looked for."""
        return tuple(sort for sort in SORTS if self.q or sort != BEST_FIRST)

    @property
    def narrows(self) -> bool:
        return bool(self.q) or any(self.values.values())


def place_address(place: str) -> str:
    """The list of all projects at a place."""
    return Selection(q="", values={"ort": (place_value(place),)}, sort="kennung").address()


def read_selection(query: QueryDict, choices: Mapping[str, Mapping[str, str]]) -> Selection:
    """The selection in an address. What is not known is left out, and a sentence says so."""
    values: dict[str, tuple[str, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for facet in FACETS:
        asked = [value.strip().lower() for value in query.getlist(facet) if value.strip()]
        values[facet] = tuple(value for value in choices[facet] if value in asked)
        unknown += [(facet, value) for value in asked if value not in choices[facet]]
    sort = query.get("sortierung", "")
    if sort and sort not in SORTS:
        unknown.append(("sortierung", sort))
    view = query.get("ansicht", "")
    if view and view not in VIEWS:
        unknown.append(("ansicht", view))
    q = " ".join(clean(query.get("q", "")).split())[:MOST_CHARACTERS].strip()
    selection = Selection(
        q=q,
        values=values,
        sort=sort,
        view=view if view in VIEWS else "karten",
        notes=tuple(_unknown_values([value for _parameter, value in unknown])),
        unknown=tuple(unknown),
    )
    return selection if sort in selection.sorts else selection.sorted_by(selection.usual_sort)


def _unknown_values(unknown: list[str]) -> list[str]:
    if not unknown:
        return []
    shown = " ".join(clean(unknown[0]).split())[:_SHOWN_CHARACTERS]
    more = f" und {len(unknown) - 1} weitere" if len(unknown) > 1 else ""
    left_out = "sie" if more else "ihn"
    return [f"Den Filterwert „{shown}“{more} gibt es hier nicht; die Liste ist ohne {left_out} zusammengestellt."]
