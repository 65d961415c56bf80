"""What a new report takes over from the one before it."""

import pytest

from projects import publishing
from projects.models import BaselineFigure, FrameChapter
from projects.rounds import take_over
from tests.make_rows import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    report = make_report(2030)
    BaselineFigure.objects.create(report=report, figure="completed", value=41, source="Bericht 2024")
    BaselineFigure.objects.create(report=report, figure="newly_completed", value=18)
    FrameChapter.objects.create(report=report, kind="editorial", slug="editorial", title="Editorial", text="Alt.")
    FrameChapter.objects.create(
        report=report, kind="imprint", slug="impressum", title="Impressum", text="Land", after_projects=True
    )
    return report


def test_a_new_report_counts_on_from_the_last_but_nothing_is_newly_completed_twice(before):
    report = make_report(2031)
    take_over(report)
    assert list(report.baseline.values_list("figure", "value", "source")) == [("completed", 41, "Bericht 2024")]


def test_chapters_begin_empty_except_the_imprint_and_sealing_asks_for_their_text(before):
    report = make_report(2031)
    take_over(report)
    chapters = list(report.chapters.values_list("slug", "text", "after_projects"))
    assert chapters == [("editorial", "", False), ("impressum", "Land", True)]
    assert "Das Programmkapitel „Editorial“ hat noch keinen Text." in publishing.obstacles(report)


def test_what_a_report_has_already_stays(before):
    report = make_report(2031)
    BaselineFigure.objects.create(report=report, figure="running", value=3)
    FrameChapter.objects.create(report=report, kind="free", slug="ausserdem", title="Außerdem", text="Eigenes.")
    take_over(report)
    take_over(report)
    assert list(report.baseline.values_list("figure", flat=True)) == ["running"]
    assert list(report.chapters.values_list("slug", flat=True)) == ["ausserdem"]


def test_the_first_report_of_all_begins_empty():
    report = make_report(2031)
    take_over(report)
    assert (report.baseline.count(), report.chapters.count()) == (0, 0)
