"""What a new report takes over from the one before it, and its updates from their newest published sheets."""

import datetime

import pytest

from projects import publishing
from projects.models import BaselineFigure, FrameChapter, Project
from projects.report.contents import report_document
from projects.rounds import RoundRefused, open_update, take_over
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_report
from tests.projects.public.publish import publish

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


def test_an_update_is_carried_forward_with_its_lineage():
    sheet = make_sheet_document()
    publish(make_report_document(sheet))
    report = make_report(2025)
    update = open_update(report, Project.objects.get())
    document = report_document(report, published_on=datetime.date(2026, 1, 1)).projects[0]
    assert document == sheet
    assert update.status == "draft"


def test_a_project_joins_a_round_once():
    publish(make_report_document())
    report = make_report(2025)
    open_update(report, Project.objects.get())
    with pytest.raises(RoundRefused, match="schon eine Meldung"):
        open_update(report, Project.objects.get())


def test_a_published_report_takes_no_more_updates():
    report = publish(make_report_document()).report
    with pytest.raises(RoundRefused, match="schon veröffentlicht"):
        open_update(report, Project.objects.get())
