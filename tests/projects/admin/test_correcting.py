"""The publishing page of a published report: what the next edition would correct, before anybody proposes it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Edition
from projects.pleas import ask_for_correction
from projects.publishing import NOTHING_CORRECTED, next_document, seal
from projects.workflow import take_step
from tests.desk import change_address, sealing_address
from tests.make_rows import correct_chapter, correct_update, make_chapter, make_report, make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PROPOSE = "Veröffentlichung vorschlagen</button>"


@pytest.fixture
def report():
    return make_report(2030)


@pytest.fixture
def updates(people, report):
    """Three published sheets; two of their ministry, one of another."""
    make_chapter(report, "e", text="Viel getan.")
    ministries = (people.ministry, people.ministry, people.other_ministry)
    for number, ministry in enumerate(ministries, start=1):
        make_update(ministry, f"01-0{number}", report=report, status="approved")
    seal(report, by=people.project_group)
    return list(report.updates.order_by("project__code"))


@pytest.fixture
def page(people, signed_in, report, updates):
    group = signed_in(people.project_group)
    return lambda: group.get(sealing_address(report)).content.decode()


def test_a_report_in_which_nothing_is_corrected_says_so_and_offers_to_open_a_sheet(page, updates):
    html = page()
    assert NOTHING_CORRECTED in html
    assert PROPOSE not in html
    assert "im Weg" not in text_of(html)
    assert f'<a href="{change_address(updates[0])}#h-next">01-01 Stellwerk 01-01</a>' in html


def test_a_forged_proposal_of_nothing_is_refused(people, signed_in, report, updates):
    answer = signed_in(people.project_group).post(sealing_address(report), {"reason": "Neu"})
    assert (answer.status_code, Edition.objects.count()) == (409, 1)
    assert NOTHING_CORRECTED in answer.content.decode()


def test_the_list_is_the_one_that_will_be_published(page, report, updates):
    correct_update(updates[0], outlook="Die Einweihung ist im Herbst.")
    correct_chapter("e", text="Viel Gutes getan.")
    html = page()
    words = text_of(html)
    assert "Überblick Text Viel neu: Gutes getan." in words
    assert (
        "01-01 Stellwerk 01-01 Ausblick 2031 Die Einweihung ist entfällt: für den Sommer geplant neu: im Herbst"
        in words
    )
    assert PROPOSE in html
    assert [(each.key, each.place) for each in next_document(report).corrections] == [
        ("e", "Text"),
        ("01-01", "Ausblick 2031"),
    ]


def test_a_sheet_that_is_still_being_corrected_stays_as_it_was_published(people, page, report, updates):
    take_step(updates[0], "reopen", by=people.project_group, version=updates[0].version, comment="Bitte prüfen.")
    type(updates[0]).objects.filter(pk=updates[0].pk).update(outlook="Halb geschrieben.")
    correct_update(updates[1], outlook="Die Einweihung ist im Herbst.")
    words = text_of(page())
    assert "01-01 Stellwerk 01-01 (Rückfragen)" in words
    assert "Halb geschrieben" not in words
    seal(report, by=people.project_group, reason="Der Ausblick war falsch.")
    updates[0].refresh_from_db()
    assert updates[0].status == "changes_requested"
    edition = Edition.objects.get(number=2).read()
    assert edition.sheet("01-01") == Edition.objects.get(number=1).read().sheet("01-01")
    assert edition.sheet("01-02").sections.outlook == "Die Einweihung ist im Herbst."


def test_a_ministry_that_asks_for_a_correction_is_named_with_what_it_wants(people, page, updates):
    ask_for_correction(updates[0], "Der Ort ist falsch.", by=people.coordinator)
    assert "01-01 Stellwerk 01-01: Der Ort ist falsch." in text_of(page())


def test_an_unknown_figure_in_a_chapter_is_an_obstacle_and_no_failure(page, updates):
    correct_chapter("e", text="{{ fertig }}")
    assert "„{{ fertig }}“ gibt es nicht" in text_of(page())


def test_master_data_that_changed_since_are_no_correction(people, page, updates):
    people.ministry.name = "Ministerium mit neuem Namen"
    people.ministry.save()
    project = updates[2].project
    project.title, project.places = "Anders", ["Herne"]
    project.save()
    assert NOTHING_CORRECTED in page()
    correct_update(updates[0], outlook="Die Einweihung ist im Herbst.")
    words = text_of(page())
    assert "neuem Namen" not in words
    assert "Herne" not in words


def test_sealing_a_correction_leaves_the_master_data_of_other_projects_alone(people, report, updates):
    project = updates[2].project
    project.title = "Neuer Titel für die nächste Runde"
    project.save()
    correct_update(updates[0], title="Stellwerk Eins")
    seal(report, by=people.project_group, reason="Der Titel war falsch.")
    project.refresh_from_db()
    assert project.title == "Neuer Titel für die nächste Runde"
    updates[0].project.refresh_from_db()
    assert updates[0].project.title == "Stellwerk Eins"


def test_the_page_needs_no_more_queries_for_more_sheets(page, updates, django_assert_num_queries):
    correct_update(updates[0], outlook="Die Einweihung ist im Herbst.")
    page()
    with CaptureQueriesContext(connection) as one:
        page()
    for update in updates:
        correct_update(update, outlook="Die Einweihung ist im Herbst.")
    with django_assert_num_queries(len(one)):
        page()
