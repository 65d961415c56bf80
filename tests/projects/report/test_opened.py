"""What of a published report may be corrected, read from its rows: the desk's drift stays out."""

import datetime

import msgspec
import pytest

from accounts.ministries import rename
from accounts.models import Ministry, Role
from projects.models import BaselineFigure, Project, ProjectUpdate, Report
from projects.publishing import NOTHING_CORRECTED, next_document, obstacles, warnings_of
from projects.report.contents import figures_of
from tests.make import MUNV, make_report_document, make_sheet_document
from tests.make_rows import correct_chapter, correct_update, make_ministry, make_person, make_update
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db


def published(*sheets, **fields):
    """An edition whose updates are published, as an import leaves it."""
    edition = publish(make_report_document(*sheets, **fields))
    edition.report.updates.update(status="published")
    return edition.report


def update_of(code, year=2024):
    return ProjectUpdate.objects.get(project__code=code, report__year=year)


def listed(report, **fields):
    return [(each.key, each.place or each.state) for each in next_document(report, **fields).corrections]


def test_rows_beside_a_published_report_may_drift_without_a_correction():
    report = published(make_sheet_document(further_ministries=(MUNV,)), make_sheet_document("01-02", "Garten"))
    rename(
        Ministry.objects.get(abbreviation="MWIKE"),
        name="Ministerium für Neues",
        abbreviation="MN",
        since=datetime.date(2020, 1, 1),
        by=make_person("Bo", (Role.OPERATIONS, None)),
    )
    Project.objects.update(places=["Herne"], title="Anders")
    ProjectUpdate.objects.update(outlook="Ungelesen.")
    Project.objects.create(code="09-09", title="Neu", topic_field=update_of("01-01").topic_field, status="running")
    assert listed(report) == []
    assert obstacles(report) == (NOTHING_CORRECTED,)


def test_a_reopened_sheet_keeps_names_that_only_master_data_changed():
    report = published(make_sheet_document())
    rename(
        Ministry.objects.get(abbreviation="MWIKE"),
        name="Ministerium für Neues",
        abbreviation="MN",
        since=datetime.date(2020, 1, 1),
        by=make_person("Bo", (Role.OPERATIONS, None)),
    )
    correct_update(update_of("01-01"), outlook="Im Winter wird eröffnet.")
    assert listed(report) == [("01-01", "Ausblick 2025")]
    assert next_document(report).projects[0].ministry.abbreviation == "MWIKE"


def test_a_sheet_of_an_older_report_keeps_the_places_that_it_had():
    older = published(make_sheet_document(places=("Bochum",)), year=2022)
    newer = published(make_sheet_document(places=("Bochum", "Herne")), year=2024)
    correct_update(update_of("01-01", 2022), outlook="Im Winter wird eröffnet.")
    assert listed(older) == [("01-01", "Ausblick 2023")]
    Project.objects.update(places=["Herne"])
    correct_update(update_of("01-01", 2024))
    assert listed(newer) == [("01-01", "Orte")]


def test_a_sheet_that_was_left_out_stays_out_with_its_reason_or_comes_in():
    report = published(make_sheet_document())
    make_update(make_ministry("MWIKE"), "01-02", report=report, status="draft")
    assert obstacles(report)[0] == "01-02 „Stellwerk 01-02“ ist noch nicht freigegeben."
    document = next_document(report, left_out={"01-02": "Kam zu spät."})
    assert [entry.absent_because for entry in document.catalogue] == ["", "Kam zu spät."]
    correct_update(update_of("01-02"))
    assert listed(report) == [("", "Zahlen der Projekte"), ("ueberblick", "Text"), ("01-02", "new")]
    assert obstacles(report) == ()


def test_what_is_left_out_of_a_first_edition_says_why_in_its_catalogue():
    report = Report.objects.create(year=2030, title="Fortschrittsbericht 2030")
    make_update(make_ministry(), "01-01", report=report, status="approved")
    make_update(make_ministry(), "01-02", report=report)
    document = next_document(report, left_out={"01-02": "Kam zu spät."})
    assert [(entry.code, entry.reported, entry.absent_because) for entry in document.catalogue] == [
        ("01-01", True, ""),
        ("01-02", False, "Kam zu spät."),
    ]
    assert (document.corrects, document.corrections, document.address) == (None, (), "")


def test_an_old_report_that_todays_rules_would_stop_can_be_corrected():
    """Only what is corrected is proofread; what was published stays published."""
    report = published(make_sheet_document(milestones=()), make_sheet_document("01-02", "Garten"))
    correct_update(update_of("01-02"), outlook="Im Winter wird eröffnet.")
    assert obstacles(report) == ()
    correct_update(update_of("01-01"), outlook="Im Winter wird eröffnet.")
    assert obstacles(report) == ("01-01 Ideenhaus: Es ist kein Meilenstein eingetragen.",)


def test_chapters_and_facts_of_the_report_are_corrected_by_their_rows():
    report = published(make_sheet_document())
    correct_chapter("editorial", author="Die ganze Projektgruppe")
    BaselineFigure.objects.filter(report=report, figure="completed").update(value=9)
    Report.objects.filter(pk=report.pk).update(tagline="Wir bauen um")
    report.refresh_from_db()
    assert listed(report) == [
        ("", "Leitsatz"),
        ("", "Zahlen der Projekte"),
        ("", "Grundzahlen"),
        ("editorial", "Name unter dem Text"),
        ("ueberblick", "Text"),
    ]
    assert figures_of(report) == next_document(report).figures
    assert figures_of(report).completed == 9


def test_an_outdated_number_in_a_chapter_needs_a_reason_why_it_stays():
    chapter = msgspec.structs.replace(make_report_document().chapters[0], text="Es sind 10 Vorhaben abgeschlossen.")
    report = published(make_sheet_document(), chapters=(chapter,))
    correct_update(update_of("01-01"), project_status="completed", result="Offen.", current_state="", outlook="")
    (warning,) = [each for each in warnings_of(next_document(report), report.wished_pages) if each.code == "Kapitel"]
    assert (warning.title, warning.message) == (
        "Editorial",
        "Der Text nennt die Zahl 10; „abgeschlossen“ ist jetzt 11.",
    )
