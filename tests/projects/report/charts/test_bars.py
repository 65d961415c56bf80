import xml.etree.ElementTree as ET

import pytest

from projects.report.charts import bar
from projects.sections import ProjectStatus

COMPLETED, RUNNING, NOT_PURSUED = ProjectStatus.COMPLETED, ProjectStatus.RUNNING, ProjectStatus.NOT_PURSUED


def rectangles(svg):
    return [(shape.get("class"), float(shape.get("x")), float(shape.get("width"))) for shape in ET.fromstring(svg)[:]
            if shape.tag.endswith("rect")]  # fmt: skip


def test_the_whole_fills_the_bar_and_half_of_it_half_a_bar():
    assert rectangles(bar([(None, 73)], 73)) == [("rp-stein--fertig", 0, 598)]
    assert rectangles(bar([(None, 1)], 2)) == [("rp-stein--fertig", 0, 298)]


def test_parts_stand_one_after_the_other_and_differ_by_shape():
    drawn = bar([(COMPLETED, 42), (RUNNING, 16), (NOT_PURSUED, 15)], 73)
    parts = rectangles(drawn)
    assert [name for name, _x, _width in parts] == ["rp-stein--fertig", "rp-stein--laufend", "rp-stein--aus"]
    assert [x for _name, x, _width in parts] == sorted(x for _name, x, _width in parts)
    assert sum(shape.tag.endswith("path") for shape in ET.fromstring(drawn)) == 1


def test_the_smallest_amount_is_still_seen_and_nothing_leaves_the_bar():
    ((_name, x, width),) = rectangles(bar([(None, 1)], 10_000_000))
    assert (x, width) == (0, 2)
    parts = rectangles(bar([(COMPLETED, 9_999_999), (RUNNING, 1)], 10_000_000))
    assert max(x + width for _name, x, width in parts) <= 602


def test_nothing_is_an_empty_bar():
    assert rectangles(bar([(None, 0)], 1)) == []


@pytest.mark.parametrize("parts", [[(None, -1)], [(None, 2), (None, 2)]])
def test_impossible_parts_are_refused(parts):
    with pytest.raises(ValueError, match="Die Teile eines Balkens"):
        bar(parts, 3)


def test_print_has_colours_of_its_own():
    printed = bar([(COMPLETED, 1), (RUNNING, 1), (NOT_PURSUED, 1)], 3, for_print=True)
    assert 'class="rp-stein' not in printed
    assert "#0a6472" in printed
