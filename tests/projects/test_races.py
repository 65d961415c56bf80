"""Two people at once: whoever comes second sees what the first one did, on both databases."""

import datetime
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Role
from projects.chapter_source import columns_of_chapter
from projects.chapters import save_chapter
from projects.history import broken_link
from projects.importing.store import store_report
from projects.models import Edition, Project, ProjectUpdate, PublicationProposal, PublishedSheet, Revision
from projects.proposals import confirm, propose, publish_due, withdraw
from projects.publishing import SealingRefused, seal
from projects.rounds import RoundRefused, open_update
from projects.workflow import StepRefused, take_step
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_chapter, make_ministry, make_person, make_project, make_report, make_update

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 30
SOON = datetime.timedelta(minutes=5)


class Meanwhile:
    """Does something in a thread with a connection of its own; `result` holds what it returned or raised."""

    def __init__(self, act):
        self.result = None
        self.thread = threading.Thread(target=self._run, args=[act])
        self.thread.start()

    def _run(self, act):
        try:
            self.result = act()
        except Exception as error:
            self.result = error
        finally:
            connection.close()

    def done(self):
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()
        return self.result


def wait_for_a_finished_folder(known=()):
    """Until a sealing has put its folder in place and stands before the database."""
    root, deadline = Path(settings.EDITIONS_ROOT), time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        names = {path.name for path in root.iterdir()} if root.exists() else set()
        if any(not name.startswith(".") for name in names - set(known)):
            time.sleep(0.4)
            return
        time.sleep(0.02)
    raise AssertionError("Nothing was typeset.")


def folders():
    root = Path(settings.EDITIONS_ROOT)
    return {path.name for path in root.iterdir()} if root.exists() else set()


@pytest.fixture
def people():
    ministry = make_ministry()
    return {
        "coordinator": make_person("Kim Koordination", (Role.COORDINATOR, ministry)),
        "group": make_person("Pia Projektgruppe", (Role.PROJECT_GROUP, None)),
        "second": make_person("Paul Projektgruppe", (Role.PROJECT_GROUP, None)),
        "ministry": ministry,
    }


@pytest.fixture
def approved(people):
    update = make_update(people["ministry"])
    take_step(update, "submit", by=people["coordinator"], version=0)
    return take_step(update, "approve", by=people["group"], version=1)


def test_what_is_given_back_while_its_report_is_typeset_is_not_published(people, approved):
    with transaction.atomic():
        take_step(approved, "request_changes", by=people["second"], version=2, comment="Stimmt das?")
        sealing = Meanwhile(lambda: seal(approved.report, by=people["group"]))
        if connection.vendor == "postgresql":  # SQLite's reader waits for the writer before it typesets
            wait_for_a_finished_folder()
    refusal = sealing.done()
    assert isinstance(refusal, SealingRefused)
    approved.refresh_from_db()
    assert (approved.status, approved.version) == ("changes_requested", 3)
    assert (Edition.objects.count(), folders()) == (0, set())


def test_a_chapter_that_is_written_while_its_report_is_typeset_is_not_published(people, approved):
    chapter = make_chapter(approved.report)
    fields = {**columns_of_chapter(chapter), "text": "Doch anders."}
    with transaction.atomic():
        save_chapter(chapter, fields, by=people["second"], version=0)
        sealing = Meanwhile(lambda: seal(approved.report, by=people["group"]))
        if connection.vendor == "postgresql":
            wait_for_a_finished_folder()
    assert isinstance(sealing.done(), SealingRefused)
    chapter.refresh_from_db()
    assert (chapter.text, chapter.is_approved, Edition.objects.count()) == ("Doch anders.", False, 0)


def test_of_two_people_who_save_a_chapter_at_once_one_is_told(people, approved):
    chapter = make_chapter(approved.report)

    def write(person, text):
        return save_chapter(chapter, {**columns_of_chapter(chapter), "text": text}, by=people[person], version=0)

    saves = [Meanwhile(lambda: write("group", "Von Pia.")), Meanwhile(lambda: write("second", "Von Paul."))]
    results = [save.done() for save in saves]
    assert sorted(type(result).__name__ for result in results) == ["NewerChapter", "bool"]
    assert broken_link(chapter) == ""


def test_two_people_publish_one_edition(people, approved):
    first = Meanwhile(lambda: seal(approved.report, by=people["group"]))
    second = Meanwhile(lambda: seal(approved.report, by=people["second"]))
    results = [first.done(), second.done()]
    assert sorted(type(result).__name__ for result in results) == ["Edition", "SealingRefused"]
    edition = Edition.objects.get()
    assert (edition.number, folders()) == (1, {edition.folder})
    assert Revision.objects.filter(action="publish").count() == 1


def test_of_two_steps_at_once_one_is_taken(people):
    update = make_update(people["ministry"])
    update = take_step(update, "submit", by=people["coordinator"], version=0)
    steps = [
        Meanwhile(lambda: take_step(update, "approve", by=people["group"], version=1)),
        Meanwhile(lambda: take_step(update, "request_changes", by=people["second"], version=1, comment="Wann?")),
    ]
    results = [step.done() for step in steps]
    assert sorted(type(result).__name__ for result in results) == ["ProjectUpdate", "StepRefused"]
    assert any(isinstance(result, StepRefused) for result in results)
    assert ProjectUpdate.objects.get().version == 2


def test_a_report_that_is_being_published_takes_no_more_projects(people, approved):
    late = make_project("01-02", people["ministry"])
    with transaction.atomic():
        seal(approved.report, by=people["group"])
        opening = Meanwhile(lambda: open_update(approved.report, late))
        time.sleep(0.4)
    assert isinstance(opening.done(), RoundRefused)
    assert ProjectUpdate.objects.count() == 1


def test_two_reports_with_the_same_project_are_published_at_once(people):
    store_report(make_report_document(year=2021), source="test", publish=True)
    known = folders()
    with transaction.atomic():
        store_report(make_report_document(year=2022), source="test", publish=True)
        known |= folders()
        other = Meanwhile(
            lambda: store_report(
                make_report_document(make_sheet_document(title="Ideenhaus 2023"), year=2023), source="t", publish=True
            )
        )
        wait_for_a_finished_folder(known)
    assert other.done().edition.number == 1
    assert PublishedSheet.objects.current().get().year == 2023
    assert Project.objects.get().title == "Ideenhaus 2023"


def test_the_same_year_is_imported_once(people):
    imports = [
        Meanwhile(lambda: store_report(make_report_document(), source="test", publish=True)),
        Meanwhile(lambda: store_report(make_report_document(), source="test", publish=True)),
    ]
    results = [str(result.done()) if isinstance(result.done(), Exception) else "stored" for result in imports]
    assert sorted(results) == ["Den Bericht 2024 gibt es schon. Es wurde nichts geändert.", "stored"]
    assert folders() == {Edition.objects.get().folder}


def test_a_round_is_opened_once_for_a_project(people):
    report, project = make_report(), make_project("01-01", people["ministry"])
    rounds = [Meanwhile(lambda: open_update(report, project)) for _person in range(2)]
    assert sorted(type(each.done()).__name__ for each in rounds) == ["ProjectUpdate", "RoundRefused"]


def test_of_two_people_who_confirm_at_once_one_publishes(people, approved):
    third = make_person("Ute Projektgruppe", (Role.PROJECT_GROUP, None))
    proposal = propose(approved.report, by=people["group"])
    confirming = [
        Meanwhile(lambda: confirm(proposal, by=people["second"])),
        Meanwhile(lambda: confirm(proposal, by=third)),
    ]
    results = [each.done() for each in confirming]
    assert sorted(type(result).__name__ for result in results) == ["ProposalRefused", "PublicationProposal"]
    edition = Edition.objects.get()
    assert (edition.proposal, edition.number, folders()) == (proposal, 1, {edition.folder})
    assert [str(each) for each in results if isinstance(each, Exception)] == [
        "Ausgabe 1 ist inzwischen veröffentlicht."
    ]


def test_what_is_edited_between_proposing_and_publishing_is_not_published(people, approved):
    proposal = propose(approved.report, by=people["group"])
    with transaction.atomic():
        ProjectUpdate.objects.filter(pk=approved.pk).update(outlook="Ganz anders.")
        confirming = Meanwhile(lambda: confirm(proposal, by=people["second"]))
        if connection.vendor == "postgresql":
            wait_for_a_finished_folder()
    assert "Der Bericht wurde geändert, seit Pia Projektgruppe" in str(confirming.done())
    assert (Edition.objects.count(), folders()) == (0, set())
    assert PublicationProposal.objects.get().confirmed_at is None


def test_what_is_withdrawn_while_it_is_typeset_is_not_published(people, approved):
    proposal = propose(approved.report, by=people["group"])
    with transaction.atomic():
        withdraw(proposal, "Doch nicht.", by=people["group"])
        confirming = Meanwhile(lambda: confirm(proposal, by=people["second"]))
        if connection.vendor == "postgresql":
            wait_for_a_finished_folder()
    assert str(confirming.done()) == "Pia Projektgruppe hat den Vorschlag inzwischen zurückgezogen."
    assert (Edition.objects.count(), folders()) == (0, set())


def test_two_timers_publish_what_is_due_once(people, approved):
    proposal = propose(approved.report, by=people["group"], publish_at=timezone.now() + SOON)
    confirm(proposal, by=people["second"])
    timers = [Meanwhile(lambda: publish_due(timezone.now() + SOON)) for _timer in range(2)]
    outcomes = [due for timer in timers for due in timer.done()]
    assert [due.edition for due in outcomes] == [Edition.objects.get()]
    assert PublicationProposal.objects.get().failure == ""


def test_a_report_is_proposed_once(people, approved):
    proposing = [
        Meanwhile(lambda: propose(approved.report, by=people["group"])),
        Meanwhile(lambda: propose(approved.report, by=people["second"])),
    ]
    results = sorted(type(each.done()).__name__ for each in proposing)
    assert results == ["ProposalRefused", "PublicationProposal"]
