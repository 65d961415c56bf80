"""The demo as it is set up: reports published, a round open in every state, and nothing of that round public."""

import pytest

from accounts.models import OutgoingMail, User
from projects.demo.load import load_demo
from projects.demo.site import fill_site
from projects.history import broken_link
from projects.models import (
    BarrierReport,
    ChangeRequest,
    Comment,
    Edition,
    FrameChapter,
    MinistryRequest,
    Project,
    ProjectUpdate,
    PublishedSheet,
    Revision,
)
from projects.models import UpdateStatus as Status
from projects.proofreading import UNDECIDED, findings_of
from projects.sections import SECTION_KEYS
from projects.site_pages import contradiction, pages, statement, unfilled

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    said = []
    load_demo("ein langes Passwort", said.append)
    return said


def wrong(updates):
    """What proofreading finds, one sentence for each place: the last report's texts that stand for decision apart."""
    found = {}
    for update in updates:
        for finding in findings_of(update):
            if finding.rule != UNDECIDED and not finding.place.startswith("question"):
                found.setdefault((update.project.code, finding.place), finding.message)
    found.pop(("15-03", "current_state"))  # as its outlook
    return found


def invented(update):
    """A section that was changed without saying that it is invented, "" if there is none."""
    newest = PublishedSheet.objects.get(project=update.project, is_current=True).read()
    changed = [key for key in SECTION_KEYS if getattr(update, key) != getattr(newest.sections, key)]
    return "".join(key for key in changed if "(Demo)" not in getattr(update, key))


def public_addresses():
    sheets = PublishedSheet.objects.filter(is_current=True)
    return ["/", "/projekte/", "/berichte/", "/berichte/2024/", *(f"/projekte/{s.code}-{s.slug}/" for s in sheets)]


def the_pages_are_filled_in_and_filling_again_changes_nothing():
    rows = [*pages(), statement()]
    assert {row.version for row in rows} == {1}
    assert [place for row in rows for place in unfilled(row)] == []
    assert contradiction(statement()) == ""
    known = set(Project.objects.exclude(plain_summary="").values_list("code", flat=True))
    assert known == {"01-01", "13-04", "18-01"}
    fill_site(by=User.objects.get(email="projektgruppe@demo.example"))
    assert [row.version for row in [*pages(), statement()]] == [1] * len(rows)
    assert BarrierReport.objects.count() == 2


def test_the_open_round_shows_every_state_and_something_to_do_for_everyone(demo, client):
    updates = list(ProjectUpdate.objects.filter(report__year=2025).with_parts())
    assert {update.status for update in updates} == set(Status) - {Status.PUBLISHED}
    asked = {(each.weight, bool(each.answer)) for each in ChangeRequest.objects.sent()}
    assert asked == {("must", False), ("must", True), ("should", False), ("should", True)}
    assert ChangeRequest.objects.drafts().count() == 1
    assert {update.ministry.abbreviation for update in updates if update.is_overdue} == {"Stk"}
    assert wrong(updates) == {
        ("05-02a", "funding"): "Die Anteile am Projektvolumen ergeben zusammen 105 Prozent, nicht 100 Prozent.",
        ("13-01", "current_state"): "„Aktueller Stand“ hat 1459 Zeichen; im gedruckten Blatt ist Platz für etwa 1100. "
        "Bitte um 359 kürzen.",
        ("15-03", "outlook"): "„Ausblick“ bleibt gespeichert, wird aber nicht gedruckt: Das Projekt ist abgeschlossen.",
        ("18-02", "photos"): "Dem Bild „Jugendliche nehmen einen Podcast auf, in einer Redaktion mit Schaufenster zur "
        "Straße“ fehlt der Alternativtext.",
    }
    assert (Comment.objects.filter(internal=True).count(), MinistryRequest.objects.undecided().count()) == (1, 1)
    assert [broken_link(update) for update in updates] == [""] * len(updates)
    chapters = {each.slug: each for each in FrameChapter.objects.filter(report__year=2025)}
    assert [slug for slug, each in chapters.items() if each.is_approved] == ["ueberblick"]
    assert [slug for slug, each in chapters.items() if each.text] == ["editorial", "ueberblick", "impressum"]
    assert any("redaktion.munv@demo.example" in line for line in demo)

    (corrected,) = Edition.objects.filter(number=2)
    assert (corrected.report.year, [each.place for each in corrected.read().corrections]) == (
        2022,
        ["Jüngste Entwicklung", "Meilensteine"],
    )

    assert {invented(update) for update in updates} == {""}
    for address in public_addresses():
        assert "(Demo)" not in client.get(address).content.decode()

    the_pages_are_filled_in_and_filling_again_changes_nothing()
    counts = [model.objects.count() for model in (User, ProjectUpdate, Revision, OutgoingMail)]
    load_demo("ein langes Passwort", [].append)
    assert [model.objects.count() for model in (User, ProjectUpdate, Revision, OutgoingMail)] == counts
