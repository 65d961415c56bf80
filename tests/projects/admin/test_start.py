"""The start page: what waits for whom, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.admin.start import deadline_words
from tests.make_rows import make_report, make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def start(client):
    return text_of(client.get("/redaktion/").content.decode())


def test_an_editor_sees_what_waits_first_and_the_rest_below(people, signed_in):
    make_update(people.ministry, "01-01", complete=False)
    make_update(people.ministry, "01-02")
    make_update(people.ministry, "01-03", status="submitted")
    make_update(people.ministry, "01-04", status="approved")
    make_update(people.ministry, "01-05", status="changes_requested")
    make_update(people.other_ministry, "02-02")
    page = start(signed_in(people.editor))
    assert "3 Meldungen warten auf Sie." in page
    waiting, resting = page.split("Hier ist nichts zu tun")
    assert "Weiterschreiben" not in waiting  # nobody has begun
    assert "Meldung schreiben: Stellwerk 01-01" in waiting
    assert "Durchlesen und weitergeben: Stellwerk 01-05" in waiting
    assert "Die Projektgruppe prüft." in resting
    assert "Freigegeben und fertig für den Bericht." in resting
    assert "02-02" not in page


def test_the_project_group_sees_what_to_review_and_how_far_the_report_is(people, signed_in):
    make_update(people.ministry, "01-01", status="submitted")
    make_update(people.ministry, "01-02", status="approved")
    page = start(signed_in(people.project_group))
    assert "Eine Meldung wartet auf Sie." in page
    assert "Prüfen: Stellwerk 01-01" in page
    assert "1 von 2 Meldungen freigegeben, 1 in Prüfung, 0 bei den Ministerien." in page


def test_whoever_wrote_is_not_asked_to_review(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    update.writers.add(people.project_group)
    page = start(signed_in(people.project_group))
    assert "Sie haben mitgeschrieben" in page
    assert "Prüfen: Stellwerk" not in page


def test_operators_see_accounts_and_no_content(people, signed_in):
    make_update(people.ministry, "01-01")
    page = start(signed_in(people.operations))
    assert "Inhalte sehen Sie nicht." in page
    assert "Übersicht" in page
    assert "Meine Meldungen" not in page
    assert "8 Zugänge offen, 7 Rollen vergeben." in page
    assert "Stellwerk" not in page


def test_an_update_with_the_coordination_is_not_said_to_be_written(people, signed_in):
    make_update(people.ministry, "01-01", status="ministry_review")
    make_update(people.ministry, "01-02")
    page = start(signed_in(people.project_group))
    assert "Die Ressortkoordination (MWIKE) liest und reicht ein." in page
    assert "MWIKE schreibt." in page


def test_with_two_rounds_each_card_names_its_report_and_the_nearer_deadline_leads(people, signed_in):
    for year in (2030, 2031):
        make_update(people.ministry, f"01-0{year - 2029}", report=make_report(year))
    page = start(signed_in(people.editor))
    assert page.index("Fortschrittsbericht 2030: Abgabe") < page.index("Fortschrittsbericht 2031: Abgabe")
    assert "Stellwerk 01-01, Bericht 2030" in page
    assert "Stellwerk 01-02, Bericht 2031" in page


def test_empty_states_say_a_friendly_sentence(people, signed_in):
    assert "Zurzeit läuft keine Berichtsrunde." in start(signed_in(people.editor))
    assert "Für das nächste Jahr eröffnen Sie eine neue Runde." in start(signed_in(people.project_group))


@pytest.mark.parametrize(
    ("days", "words"),
    [(9, "noch 9 Tage."), (1, "morgen."), (0, "heute."), (-1, "seit gestern vorbei."), (-5, "seit 5 Tagen vorbei.")],
)
def test_a_deadline_is_said_with_the_days_that_are_left(db, days, words):
    report = make_report(deadline=timezone.localdate() + timezone.timedelta(days=days))
    assert deadline_words(report).endswith(words)


@pytest.mark.parametrize("person", ["editor", "project_group"])
@pytest.mark.parametrize("path", ["/redaktion/", "/redaktion/projects/projectupdate/"])
def test_the_number_of_queries_does_not_grow(people, signed_in, person, path):
    browser = signed_in(getattr(people, person))
    counts, made = [], 0
    for total in (1, 3, 30):
        for number in range(made, total):
            update = make_update(people.ministry, f"01-{number:02}", status="submitted" if number % 2 else "draft")
            update.writers.add(people.editor)
        made = total
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]
    assert counts[2] <= 22
