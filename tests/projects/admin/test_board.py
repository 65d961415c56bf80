"""The board of a round: what stands where, what its filters take, and how many queries it asks."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.models import ChangeRequest, Edition
from tests.desk import BOARD, across_address, board_address, change_address, review_address
from tests.make_rows import make_report, make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - datetime.timedelta(days=days)


@pytest.fixture
def board(people, signed_in):
    """The words of the board, asked for with some filters."""
    browser = signed_in(people.project_group)

    def words(**query):
        page = browser.get(board_address(**query))
        assert page.status_code == 200
        return text_of(page.content.decode())

    return words


@pytest.fixture
def codes(people, signed_in):
    """Which updates the list shows."""
    browser = signed_in(people.project_group)

    def shown(**query):
        page = browser.get(board_address(ansicht="liste", **query))
        return [item.update.project.code for item in page.context["items"]]

    return shown


def test_updates_stand_by_ministry_and_state_with_counts(people, signed_in):
    make_update(people.ministry, "01-01", status_since=ago(1))
    make_update(people.ministry, "01-02", version=1, status="ministry_review")
    make_update(people.ministry, "01-03", status="submitted")
    make_update(people.other_ministry, "01-04", status="changes_requested")
    make_update(None, "01-05", status="approved")
    page = signed_in(people.project_group).get(BOARD)
    assert page.context["columns"] == [
        ("nicht begonnen", 1),
        ("in Arbeit", 1),
        ("Rückfragen", 1),
        ("eingereicht", 1),
        ("freigegeben", 1),
    ]
    rows = {
        str(row.ministry): {column: [each.update.project.code for each in cell] for column, cell in row.cells if cell}
        for row in page.context["rows"]
    }
    assert rows == {
        "MUNV": {"Rückfragen": ["01-04"]},
        "MWIKE": {"nicht begonnen": ["01-01"], "in Arbeit": ["01-02"], "eingereicht": ["01-03"]},
        "None": {"freigegeben": ["01-05"]},
    }
    assert list(rows) == ["MUNV", "MWIKE", "None"]
    words = text_of(page.content.decode())
    assert "01-01 seit einem Tag Stellwerk 01-01, liegt bei MWIKE" in words


def test_every_brick_leads_to_what_is_to_be_done(people, signed_in):
    draft = make_update(people.ministry, "01-01")
    submitted = make_update(people.ministry, "01-02", status="submitted")
    for address in (BOARD, board_address(ansicht="liste")):
        html = signed_in(people.project_group).get(address).content.decode()
        assert f'href="{change_address(draft)}"' in html
        assert f'href="{review_address(submitted)}"' in html


def test_late_is_said_and_whoever_reviews_is_named(people, board):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    report = make_report(deadline=yesterday)
    make_update(people.ministry, "01-01", report=report)
    make_update(people.ministry, "01-02", report=report, status="submitted", status_since=ago(5))
    make_update(people.ministry, "01-03", report=report, status="submitted", reviewer=people.second_of_project_group)
    page = board()
    assert "01-01 seit heute – überfällig" in page
    assert "01-02 seit 5 Tagen – lange" in page
    assert "01-03 seit heute Paul Projektgruppe prüft" in page
    assert "Paul Projektgruppe (prüft)" in board(ansicht="liste")


@pytest.mark.parametrize(
    ("days", "words"),
    [(9, "in 9 Tagen"), (1, "morgen"), (0, "heute"), (-1, "war gestern"), (-4, "war vor 4 Tagen")],
)
def test_the_line_above_says_how_much_and_until_when(people, board, days, words):
    report = make_report(deadline=timezone.localdate() + datetime.timedelta(days=days))
    make_update(people.ministry, "01-01", report=report)
    assert f"Runde 2030 1 Meldung aus einem Haus · Abgabe {words}, am " in board()
    make_update(people.other_ministry, "01-02", report=report)
    assert "2 Meldungen aus 2 Häusern · Abgabe" in board()


def test_a_closed_round_has_no_deadline_any_more(people, board):
    make_update(people.ministry, report=make_report(closed_at=timezone.make_aware(datetime.datetime(2030, 8, 20, 12))))
    assert "1 Meldung aus einem Haus · die Runde ist seit 20. August 2030 geschlossen" in board()


def test_the_next_one_is_the_oldest_that_this_person_may_approve_and_nobody_reviews(people, board):
    assert "Nächste prüfen" not in board()
    make_update(people.ministry, "01-01", status="submitted", status_since=ago(2))
    taken = make_update(people.ministry, "01-02", status="submitted", status_since=ago(9))
    mine = make_update(people.ministry, "01-03", status="submitted", status_since=ago(8))
    taken.reviewer = people.second_of_project_group
    taken.save()
    mine.writers.add(people.project_group)
    assert "Nächste prüfen: 01-01" in board()
    assert "Nächste prüfen: 01-01" in board(stand="freigegeben")  # whatever is shown


class TestFilters:
    @pytest.fixture(autouse=True)
    def updates(self, people):
        make_update(people.ministry, "01-01")
        make_update(people.ministry, "01-02", status="submitted", reviewer=people.project_group)
        make_update(people.other_ministry, "01-03", status="submitted", status_since=ago(7))
        make_update(None, "01-04", status="approved")

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({}, ["01-01", "01-02", "01-03", "01-04"]),
            ({"ministerium": "MWIKE"}, ["01-01", "01-02"]),
            ({"ministerium": "ohne"}, ["01-04"]),
            ({"stand": "eingereicht"}, ["01-02", "01-03"]),
            ({"stand": "nicht begonnen"}, ["01-01"]),
            ({"meine": "1"}, ["01-02"]),
            ({"spaet": "1"}, ["01-03"]),
            ({"stand": "eingereicht", "ministerium": "MUNV", "spaet": "1"}, ["01-03"]),
            ({"ministerium": "<b>\0"}, []),
        ],
    )
    def test_both_views_take_the_same(self, people, signed_in, query, expected):
        browser = signed_in(people.project_group)
        for view in ({}, {"ansicht": "liste"}):
            page = browser.get(board_address(**query, **view))
            assert [item.update.project.code for item in page.context["items"]] == expected

    def test_each_filter_can_be_taken_off(self, people, signed_in):
        html = signed_in(people.project_group).get(board_address(stand="eingereicht", ministerium="MWIKE")).content
        page = html.decode()
        assert "1 von 4 Meldungen: Ministerium MWIKE entfernen eingereicht entfernen Alles zeigen" in text_of(page)
        assert 'href="?stand=eingereicht"' in page
        assert 'href="?ministerium=MWIKE"' in page
        assert 'href="?ministerium=MWIKE&amp;stand=eingereicht&amp;ansicht=liste"' in page

    def test_an_empty_result_names_the_ways_out(self, people, board):
        page = board(ministerium="MWIKE", spaet="1")
        assert "Keine Meldung passt zu dieser Auswahl" in page
        assert "Ohne „Ministerium MWIKE“: 1 Meldung Ohne „nur überfällige“: 2 Meldungen Alles zeigen: 4" in page


def test_the_list_tells_findings_and_open_questions(people, board, codes):
    update = make_update(people.ministry, "01-01", complete=False, status="submitted", undecided=["outlook"])
    ChangeRequest.objects.create(update=update, text="Wann?", sent_at=timezone.now())
    assert codes() == ["01-01"]
    page = board(ansicht="liste")
    assert "01-01 Stellwerk 01-01 MWIKE Eingereicht seit heute der Projektgruppe 1 offen 10 Fehler, 1 Hinweis" in page
    ChangeRequest.objects.update(answer="Im Mai.", answered_at=timezone.now())
    assert "der Projektgruppe 1 beantwortet" in board(ansicht="liste")


def test_the_newest_open_round_is_shown_and_others_by_their_year(people, board, codes, signed_in):
    past = make_report(2028)
    make_update(people.ministry, "01-01", report=past, status="published")
    Edition.objects.create(report=past, number=1, published_on="2029-01-01", pdf_bytes=1, pdf_pages=1, document="{}")
    assert codes() == ["01-01"]  # nothing is open
    assert "1 Meldung aus einem Haus · veröffentlicht" in board()
    make_update(people.ministry, "01-02", report=make_report(2029))
    make_update(people.ministry, "01-03", report=make_report(2030))
    assert (codes(), codes(bericht="2029"), codes(bericht="2028")) == (["01-03"], ["01-02"], ["01-01"])
    for wish in ("2027", "x", "9" * 30, "\0"):
        assert signed_in(people.project_group).get(board_address(bericht=wish)).status_code == 404


def test_without_updates_the_board_says_what_to_do(board):
    assert "Zurzeit läuft keine Berichtsrunde. Runde eröffnen" in board()
    make_report(2030)
    assert "noch keine Meldung. Nehmen Sie Projekte auf, die berichten. Projekte aufnehmen" in board()


def test_the_navigation_counts_what_waits_and_marks_where_one_is(people, signed_in):
    make_update(people.ministry, "01-01", status="submitted")
    make_update(people.ministry, "01-02", status="submitted")
    browser = signed_in(people.project_group)
    pages = {
        "Prüfung": BOARD,
        "Querlesen": across_address("title"),
        "Alle Meldungen": "/redaktion/projects/projectupdate/",
    }
    for label, address in pages.items():
        entries = [area for rows in browser.get(address).context["areas"].values() for area in rows]
        assert [area.label for area in entries if area.current] == [label]
        assert [(area.label, area.count) for area in entries if area.count] == [("Prüfung", 2)]
    entries = signed_in(people.editor).get("/redaktion/").context["areas"]
    assert [area.label for area in entries["Meine Arbeit"]] == [
        "Meine Meldungen",
        "Alle Meldungen",
        "Querlesen",
        "Ressortabstimmung",
    ]


def test_start_page_and_review_lead_to_the_board(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    browser = signed_in(people.project_group)
    assert f'href="{BOARD}?bericht=2030"' in browser.get("/redaktion/").content.decode()
    assert f'<a href="{BOARD}">Prüfung</a></li>' in browser.get(review_address(update)).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        BOARD,
        board_address(ansicht="liste"),
        "/redaktion/projects/projectupdate/rueckfrage/",
        across_address("outlook"),
        across_address("milestones", vergleich="1"),
    ],
)
def test_the_number_of_queries_does_not_grow(people, signed_in, path):
    browser = signed_in(people.project_group)
    counts, made = [], 0
    for total in (1, 3, 30):
        for number in range(made, total):
            update = make_update(people.ministry, f"01-{number:02}", status="submitted", reviewer=people.project_group)
            update.writers.add(people.editor)
            ChangeRequest.objects.create(update=update, text="Wann?", asked_by=people.project_group)
        made = total
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]
    assert counts[2] <= 20


def test_a_sheet_with_too_many_pages_is_told_on_brick_and_in_the_list(people, board):
    sentence = "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "
    make_update(people.ministry, "01-01", current_state=sentence * 70)
    make_update(people.ministry, "01-02")
    assert board().count("zu viele Seiten") == 1
    assert "2 Hinweise, zu viele Seiten" in board(ansicht="liste")
