"""What a new report takes over from the one before it, and its updates from their newest published sheets."""

import dataclasses
import datetime

import pytest
from django.contrib.admin.models import LogEntry

from accounts.ministries import rename
from accounts.models import Ministry, Role
from projects import publishing
from projects.editing import save_draft, stored_draft
from projects.models import BaselineFigure, FrameChapter, Project, PublishedSheet, Report
from projects.report.contents import report_document
from projects.rounds import RoundRefused, add_projects, open_round, open_update, take_over
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_ministry, make_person, make_project, make_report, make_update
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db
TODAY = datetime.date.today()


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


def test_what_is_carried_forward_is_undecided_until_somebody_says_otherwise():
    publish(make_report_document())
    update = open_update(make_report(2025), Project.objects.get())
    assert update.carried_from == PublishedSheet.objects.get()
    assert update.undecided == [
        *("summary", "added_value", "approach", "target_group", "latest_development", "current_state", "outlook"),
        *("milestones", "funding_lines", "links", "photos"),
    ]


def test_confirming_and_changing_decide_and_leave_the_rest():
    publish(make_report_document())
    update = open_update(make_report(2025), Project.objects.get())
    editor = make_person("Eva", (Role.EDITOR, update.ministry))
    draft = stored_draft(update)
    rows = [{**row, "text": f"{row['text']}!"} for row in draft.parts["milestones"]]
    draft = dataclasses.replace(
        draft,
        fields={**draft.fields, "outlook": "Nun doch.", "funding_own_sentence": "Zwei Millionen."},
        parts={**draft.parts, "milestones": rows},
        confirmed={"summary", "links"},
    )
    assert save_draft(update, draft, by=editor, version=0) is True
    update.refresh_from_db()
    assert update.undecided == [
        *("added_value", "approach", "target_group", "latest_development", "current_state"),
        "photos",
    ]


def test_a_confirmation_alone_is_a_save(mailoutbox):
    publish(make_report_document())
    update = open_update(make_report(2025), Project.objects.get())
    editor = make_person("Eva", (Role.EDITOR, update.ministry))
    confirmed = dataclasses.replace(stored_draft(update), confirmed={"summary"})
    assert save_draft(update, confirmed, by=editor, version=0) is True
    update.refresh_from_db()
    assert (update.version, "summary" in update.undecided) == (1, False)
    assert save_draft(update, confirmed, by=editor, version=1) is False


def test_a_renamed_ministry_keeps_its_old_name_in_reports_of_before():
    ministry = make_ministry()
    group = make_person("Pia", (Role.PROJECT_GROUP, None))
    old, new = make_report(2025, as_of_texts=datetime.date(2026, 3, 31)), make_report(2030, as_of_texts=TODAY)
    for report in (old, new):
        make_update(ministry, report=report)
    rename(ministry, name="Ministerium für Zukunft", abbreviation="MZ", since=datetime.date(2026, 6, 1), by=group)
    called = {
        report.year: report_document(report, published_on=TODAY).projects[0].ministry.abbreviation
        for report in (old, new)
    }
    assert called == {2025: "MWIKE", 2030: "MZ"}


def test_a_published_sheet_is_followed_under_the_name_that_its_ministry_had():
    ministry = make_ministry()
    group = make_person("Pia", (Role.PROJECT_GROUP, None))
    rename(ministry, name="Ministerium für Zukunft", abbreviation="MZ", since=datetime.date(2026, 6, 1), by=group)
    publish(make_report_document())
    assert (Project.objects.get().ministry, Ministry.objects.count()) == (ministry, 1)


def test_a_round_is_opened_by_the_project_group_alone_and_once():
    group, editor = make_person("Pia", (Role.PROJECT_GROUP, None)), make_person("Eva", (Role.EDITOR, make_ministry()))
    with pytest.raises(RoundRefused, match="Projektgruppe"):
        open_round(Report(year=2031, title="Bericht"), [], by=editor)
    open_round(Report(year=2031, title="Bericht"), [], by=group)
    assert LogEntry.objects.get().change_message == "Runde eröffnet mit 0 Meldungen."
    with pytest.raises(RoundRefused, match="Den Bericht 2031 gibt es schon"):
        open_round(Report(year=2031, title="Bericht"), [], by=group)
    assert (Report.objects.count(), LogEntry.objects.count()) == (1, 1)


def test_projects_are_added_to_a_round_by_the_project_group_alone():
    ministry = make_ministry()
    editor, project = make_person("Eva", (Role.EDITOR, ministry)), make_project("01-01", ministry)
    with pytest.raises(RoundRefused, match="Projektgruppe"):
        add_projects(make_report(2031), [project], by=editor)
    assert project.updates.count() == 0


def test_a_round_in_which_one_project_fails_is_not_opened_at_all():
    group, project = make_person("Pia", (Role.PROJECT_GROUP, None)), make_project("01-01", make_ministry())
    with pytest.raises(RoundRefused, match="schon eine Meldung"):
        open_round(Report(year=2031, title="Bericht"), [project, project], by=group)
    assert Report.objects.count() == 0
