import xml.etree.ElementTree as ET
from itertools import combinations

from projects.report.charts import DISTRICTS, MapPlace, district_map

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*places):
    return ET.fromstring(district_map(places, labelled_by="h-orte"))


def bricks(root):
    return [tuple(float(rect.get(side)) for side in ("x", "y", "width", "height")) for rect in root.iter(f"{SVG}rect")]


def test_there_are_fifteen_districts_and_no_brick_covers_another():
    found = bricks(drawn(*(MapPlace(name, 1) for name in DISTRICTS)))
    assert len(found) == 15
    for (x, y, width, height), (left, top, *_rest) in combinations(found, 2):
        assert abs(x - left) >= width or abs(y - top) >= height


def test_every_brick_lies_on_the_map():
    _zero, _zero, right, bottom = map(float, drawn().get("viewBox").split())
    for x, y, width, height in bricks(drawn(*(MapPlace(name, 1) for name in DISTRICTS))):
        assert 0 <= x <= right - width
        assert 0 <= y <= bottom - height


def test_a_brick_says_name_and_number_and_leads_on():
    (link,) = drawn(MapPlace("Hagen", 1, "/projekte/?ort=hagen")).iter(f"{SVG}a")
    assert (link.get("aria-label"), link.get("href")) == ("Hagen: 1 Projekt", "/projekte/?ort=hagen")


def test_a_brick_without_projects_leads_nowhere_but_is_there():
    root = drawn(MapPlace("Hagen", 0, "/projekte/?ort=hagen"))
    assert list(root.iter(f"{SVG}a")) == []
    assert [group.get("aria-label") for group in root.iter(f"{SVG}g")] == ["Hagen: 0 Projekte"]


def test_what_is_no_district_has_no_brick():
    assert bricks(drawn(MapPlace("Köln", 3))) == []
