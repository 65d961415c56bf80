import xml.etree.ElementTree as ET

import pytest

from projects.report.charts import life_line
from projects.sections import ProjectStatus

SPAN = (2018, 2025)


def classes(first, last, years, status):
    root = ET.fromstring(life_line(first, last, years, ProjectStatus(status), SPAN))
    return [shape.get("class") for shape in root if shape.get("class") != "rp-zeit__grid"]


@pytest.mark.parametrize(
    ("status", "end"), [("completed", "rp-zeit__end"), ("running", "rp-zeit__on"), ("not_pursued", "rp-zeit__off")]
)
def test_the_end_has_a_shape_for_each_status(status, end):
    assert classes(2020, 2023, {2020, 2023}, status) == ["rp-zeit__line", "rp-zeit__start", end]


def test_years_between_have_a_dot_each():
    assert classes(2020, 2024, {2020, 2021, 2023, 2024}, "running").count("rp-zeit__dot") == 2


def test_beginning_and_end_in_one_year_stand_beside_each_other():
    root = ET.fromstring(life_line(2020, 2020, {2020}, ProjectStatus.COMPLETED, SPAN))
    (start,) = (shape for shape in root if shape.get("class") == "rp-zeit__start")
    (end,) = (shape for shape in root if shape.get("class") == "rp-zeit__end")
    assert float(end.get("x")) > float(start.get("cx"))


@pytest.mark.parametrize(("first", "last"), [(2017, 2020), (2020, 2026), (2021, 2020)])
def test_years_outside_the_drawing_are_refused(first, last):
    with pytest.raises(ValueError, match="liegen nicht in"):
        life_line(first, last, {first, last}, ProjectStatus.RUNNING, SPAN)
