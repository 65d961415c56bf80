"""The site's own pages: templates, saving in turn, and what is still open."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from projects import unfilled
from projects.models import AccessibilityStatement, PageKind, SitePage
from projects.site_pages import SavedMeanwhile, contradiction, next_review, page, pages, save_in_turn, statement
from tests.desk import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db):
    return make_people().project_group


def test_every_page_has_a_template_that_says_what_is_open():
    assert [row.slug for row in pages()] == PageKind.values
    assert {row.version for row in pages()} == {0}
    assert "Name der Behörde" in unfilled.site_pages.unfilled(page("impressum"))
    assert "Name der Pressestelle" in unfilled.site_pages.unfilled(page("kontakt"))
    assert unfilled.site_pages.unfilled(page("leichte-sprache")) == []


def test_plain_language_says_one_thing_in_a_short_line():
    row = page("leichte-sprache")
    lines = [line for text in (row.text, *(each["text"] for each in row.sections)) for line in text.splitlines()]
    sentences = [sentence for line in lines for sentence in line.split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 12


def test_a_page_is_saved_over_the_version_that_was_read(group):
    first = page("kontakt")
    first.title = "Kontakt"
    save_in_turn(first, by=group, version=0)
    again = page("kontakt")
    again.title = "So erreichen Sie uns"
    save_in_turn(again, by=group, version=1)
    saved = SitePage.objects.get()
    assert (saved.title, saved.version, saved.changed_by) == ("So erreichen Sie uns", 2, group)


@pytest.mark.parametrize("read", [0, 1])
def test_who_read_an_older_version_overwrites_nothing(group, read):
    for version in (0, 1):
        save_in_turn(page("kontakt"), by=group, version=version)
    mine = page("kontakt")
    mine.title = "Meine Fassung"
    with pytest.raises(SavedMeanwhile) as refusal:
        save_in_turn(mine, by=group, version=read)
    assert (refusal.value.stored.version, SitePage.objects.get().title) == (2, "Kontakt und Presse")


def test_there_is_one_statement_and_it_is_reviewed_after_it_was_written(group):
    save_in_turn(statement(), by=group, version=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessibilityStatement.objects.update(number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessibilityStatement.objects.update(reviewed_on=datetime.date(2000, 1, 1))


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (datetime.date(2026, 11, 24), datetime.date(2027, 11, 24)),
        (datetime.date(2028, 2, 29), datetime.date(2029, 2, 28)),
    ],
)
def test_a_review_is_due_after_a_year(last, due):
    assert next_review(AccessibilityStatement(reviewed_on=last)) == due


def test_conformity_and_gaps_must_go_together():
    row = statement()
    assert contradiction(row) == ""
    row.conformity = "full"
    assert "Vollständig vereinbar ist das Portal dann nicht." in contradiction(row)
    row.gaps = []
    assert contradiction(row) == ""
    row.conformity = "none"
    assert "welche Inhalte nicht barrierefrei sind" in contradiction(row)


def test_the_check_names_templates_and_open_places(group):
    found = [warning.msg for warning in unfilled.pages_are_filled_in()]
    assert len(found) == 6
    assert any(
        message.startswith("Die Seite „Impressum“ ist noch eine Vorlage. Offen: Name der Beh") for message in found
    )
    plain = page("leichte-sprache")
    save_in_turn(plain, by=group, version=0)
    save_in_turn(page("kontakt"), by=group, version=0)  # saved as it was: its open places are still to be filled in
    found = [warning.msg for warning in unfilled.pages_are_filled_in()]
    assert not any("Leichte Sprache" in message for message in found)
    assert any("„Kontakt und Presse“" in message for message in found)
