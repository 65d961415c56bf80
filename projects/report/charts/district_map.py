"""The 15 districts of the Ruhr as a wall of bricks: a schematic map whose bricks carry name and number.

Places follow the map, not the exact shape of the ground: x in half bricks, rows from the north. The river runs in the
joints.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

# Name → (short name on its brick, x in half bricks, row).
DISTRICTS = {
    "Kreis Wesel": ("Wesel", 1, 0),
    "Kreis Recklinghausen": ("Recklinghausen", 7, 0),
    "Hamm": ("Hamm", 11, 0),
    "Duisburg": ("Duisburg", 0, 1),
    "Oberhausen": ("Oberhausen", 2, 1),
    "Bottrop": ("Bottrop", 4, 1),
    "Gelsenkirchen": ("Gelsenkirchen", 6, 1),
    "Herne": ("Herne", 8, 1),
    "Dortmund": ("Dortmund", 10, 1),
    "Kreis Unna": ("Unna", 12, 1),
    "Mülheim an der Ruhr": ("Mülheim", 3, 2),
    "Essen": ("Essen", 5, 2),
    "Bochum": ("Bochum", 7, 2),
    "Hagen": ("Hagen", 9, 2),
    "Ennepe-Ruhr-Kreis": ("Ennepe-Ruhr", 8, 3),
}
_HALF, _ROW, _EDGE, _JOINT = 64, 74, 8, 10
_WIDTH, _HEIGHT = 14 * _HALF + 2 * _EDGE, 4 * _ROW + 2 * _EDGE
_RIVER = "M904 156H726H598a14 14 0 0 0-14 14V216a14 14 0 0 1-14 14H214a14 14 0 0 1-14-14V170a14 14 0 0 0-14-14H2"
_SOME, _MANY = 2, 4  # from so many projects on, a brick is darker


@dataclass(frozen=True)
class MapPlace:
    """A district with its number of projects. address: where its brick leads, "" for a brick that leads nowhere."""

    name: str
    count: int
    address: str = ""


def district_map(places: Iterable[MapPlace], *, labelled_by: str) -> str:
    """The map. labelled_by: id of the heading that names it. Places that are no district are left out."""
    bricks = "".join(_brick(place) for place in places if place.name in DISTRICTS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rp-map" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" '
        f'aria-labelledby="{escape(labelled_by)}">{bricks}'
        f'<path class="rp-map__bed" d="{_RIVER}"/><path class="rp-map__river" d="{_RIVER}"/>'
        '<text class="rp-map__rivername" x="768" y="180" aria-hidden="true">Ruhr</text></svg>'
    )


def _brick(place: MapPlace) -> str:
    short, half, row = DISTRICTS[place.name]
    x, y = _EDGE + half * _HALF + _JOINT / 2, _EDGE + row * _ROW + _JOINT / 2
    step = 2 if place.count >= _MANY else 1 if place.count >= _SOME else 0
    ground = " rp-map__on" if step == 2 else ""
    words = f"{place.name}: {_projects(place.count)}"
    drawn = (
        f'<rect class="rp-map__brick rp-map__brick--{step}" x="{x:g}" y="{y:g}" width="118" height="64" rx="2"/>'
        f'<text class="rp-map__t{ground}" x="{x + 10:g}" y="{y + 23:g}" aria-hidden="true">{escape(short)}'
        f'<tspan class="rp-map__n" x="{x + 10:g}" y="{y + 51:g}">{place.count}</tspan></text>'
    )
    if place.address and place.count:
        return f'<a href="{escape(place.address)}" aria-label="{escape(words)}">{drawn}</a>'
    return f'<g role="img" aria-label="{escape(words)}">{drawn}</g>'


def _projects(count: int) -> str:
    return f"{count} Projekt{'' if count == 1 else 'e'}"
