import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from projects.report.charts import Ink, brick_wall, status_brick, topic_row
from projects.report.palette import HUES

ICONS = Path(__file__).resolve().parents[4] / "templates" / "icons"


def drawn(svg):
    """(attributes, shapes) of a drawing, each shape as its attributes."""
    root = ET.fromstring(svg)
    return root.attrib, [shape.attrib for shape in root]


def test_a_wall_has_a_brick_for_each_project():
    attributes, bricks = drawn(brick_wall(42, "completed"))
    assert len(bricks) == 42
    assert {brick["class"] for brick in bricks} == {"rp-stein--fertig"}
    assert attributes["aria-label"] == "42 volle Steine: abgeschlossen"
    assert attributes["viewBox"] == "0 0 284.5 49"


def test_bricks_stand_in_running_bond_column_by_column():
    _, bricks = drawn(brick_wall(5, "completed", columns=2))
    assert [(brick["x"], brick["y"]) for brick in bricks] == [
        ("0", "0"),
        ("12.5", "13"),
        ("0", "26"),
        ("25", "0"),
        ("37.5", "13"),
    ]


def test_a_running_project_is_a_half_filled_brick_and_a_dropped_one_an_outline():
    _, running = drawn(brick_wall(1, "running"))
    _, dropped = drawn(brick_wall(1, "not_pursued"))
    assert [shape["class"] for shape in running] == ["rp-stein--laufend", "rp-stein--fill"]
    assert [shape["class"] for shape in dropped] == ["rp-stein--aus"]


@pytest.mark.parametrize(("count", "words"), [(0, "0 halbe Steine: laufend"), (1, "1 halber Stein: laufend")])
def test_a_wall_says_how_many_bricks_it_has(count, words):
    attributes, _ = drawn(brick_wall(count, "running"))
    assert attributes["aria-label"] == words


def test_a_wall_whose_number_stands_beside_it_is_hidden_from_assistive_technology():
    attributes, _ = drawn(brick_wall(3, "running", label=""))
    assert attributes["aria-hidden"] == "true"
    assert "role" not in attributes


def test_a_label_cannot_leave_its_attribute():
    attributes, _ = drawn(brick_wall(1, "running", label='"><script>'))
    assert attributes["aria-label"] == '"><script>'


def test_a_negative_number_of_bricks_is_refused():
    with pytest.raises(ValueError, match="-1 Steine"):
        brick_wall(-1, "running")


def test_print_draws_with_colours_and_the_web_with_classes():
    assert "class=" not in brick_wall(3, "running", for_print=True).replace('class="rp-mauer"', "")
    assert 'fill="#123456"' in brick_wall(1, "completed", for_print=True, ink=Ink("#123456", "#654321"))
    assert 'stroke="#654321"' in brick_wall(1, "not_pursued", for_print=True, ink=Ink("#123456", "#654321"))
    assert "style=" not in brick_wall(3, "running")
    assert "#" not in brick_wall(3, "not_pursued").replace("http://www.w3.org/2000/svg", "")


def test_a_topic_row_keeps_the_order_of_its_projects_and_counts_them():
    attributes, shapes = drawn(topic_row(["completed", "running", "completed"]))
    assert attributes["aria-label"] == "1 laufend, 2 abgeschlossen"
    assert [shape["class"] for shape in shapes] == [
        "rp-stein--fertig",
        "rp-stein--laufend",
        "rp-stein--fill",
        "rp-stein--fertig",
    ]


def test_a_topic_field_without_projects_says_so():
    attributes, shapes = drawn(topic_row([]))
    assert (attributes["aria-label"], shapes) == ("keine Projekte", [])


@pytest.mark.parametrize("status", ["completed", "running", "not_pursued"])
def test_the_status_icon_is_the_same_brick_as_the_chart_s(status):
    icon = (ICONS / f"stein-{status}.svg").read_text()
    _, in_icon = drawn(icon)
    _, in_chart = drawn(status_brick(status))
    assert [shape["class"] for shape in in_icon] == [shape["class"] for shape in in_chart]


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_takes_its_colour_from_the_text_and_is_hidden_from_assistive_technology(path):
    attributes, shapes = drawn(path.read_text())
    colours = {value for shape in [attributes, *shapes] for key, value in shape.items() if key in ("fill", "stroke")}
    assert colours <= {"none", "currentColor"}
    assert (attributes["aria-hidden"], attributes["focusable"]) == ("true", "false")
    assert "style" not in path.read_text()


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("hue", HUES.values(), ids=HUES)
def test_text_in_a_topic_s_colour_is_readable_on_paper_and_panel_and_white_is_readable_on_it(hue):
    assert contrast(hue.base, "#ffffff") >= 4.5
    assert contrast(hue.base, hue.tint) >= 4.5
    assert contrast(hue.bright, hue.base) >= 3
    assert contrast(hue.bright, "#0b2c35") >= 3
