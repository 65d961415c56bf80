"""Four eyes over a publication: proposed by one, confirmed by another, published at once or when its time comes."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Membership, OutgoingMail, Role
from projects.models import ChangeRequest, Edition, FrameChapter, Project, PublicationProposal, PublishedSheet, Revision
from projects.proposals import ProposalRefused, confirm, propose, publish_due, withdraw
from projects.publishing import SealingRefused, next_document, warnings_of
from projects.sections import BY_KEY
from tests.make_rows import correct_update, make_ministry, make_person, make_update

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(hours=3)


@pytest.fixture
def pia():
    return make_person("Pia", (Role.PROJECT_GROUP, None))


@pytest.fixture
def paul():
    return make_person("Paul", (Role.PROJECT_GROUP, None))


@pytest.fixture
def kim():
    return make_person("Kim", (Role.COORDINATOR, make_ministry()))


@pytest.fixture
def update():
    return make_update(make_ministry(), status="approved")


def told():
    """(who, what about) of the mails since the last look, in the order of names."""
    found = sorted(OutgoingMail.objects.values_list("recipient", "subject"))
    OutgoingMail.objects.all().delete()
    return [(to.split("@")[0], subject.removeprefix("[Ruhrportal] ").split(":")[0]) for to, subject in found]


def journal():
    return list(LogEntry.objects.order_by("pk").values_list("user__name", "change_message"))


def refused(act):
    """The sentence with which something is refused."""
    with pytest.raises(SealingRefused) as caught, transaction.atomic():
        act()
    return str(caught.value)


def make_too_long(update):
    """A text that the proofreading warns of."""
    type(update).objects.filter(pk=update.pk).update(outlook="Wort " * (BY_KEY["outlook"].length // 5 + 1))
    return warnings_of(next_document(update.report), update.report.wished_pages)[0]


class TestTwoPeople:
    def test_what_one_proposes_and_another_confirms_is_published_at_once(self, update, pia, paul):
        proposal = propose(update.report, by=pia)
        assert (Edition.objects.count(), told()) == (0, [("paul", "Bitte Veröffentlichung bestätigen")])
        proposal = confirm(proposal, by=paul)
        edition = Edition.objects.get()
        assert (proposal.edition, proposal.confirmed_by, edition.sealed_by) == (edition, paul, paul)
        update.refresh_from_db()
        assert update.status == "published"
        assert told() == [("pia", "Veröffentlicht")]
        assert journal() == [
            ("Pia", "Veröffentlichung von Ausgabe 1 vorgeschlagen."),
            ("Paul", "Veröffentlichung von Ausgabe 1 bestätigt."),
            ("Paul", "Ausgabe 1 veröffentlicht."),
        ]

    def test_nobody_confirms_their_own_proposal(self, update, pia):
        proposal = propose(update.report, by=pia)
        assert refused(lambda: confirm(proposal, by=pia)) == (
            "Vier Augen: Wer eine Veröffentlichung vorschlägt, bestätigt sie nicht."
        )
        with pytest.raises(IntegrityError, match="nobody_confirms_their_own_proposal"), transaction.atomic():
            PublicationProposal.objects.update(confirmed_by=pia, confirmed_at=timezone.now())
        assert Edition.objects.count() == 0

    def test_only_the_project_group_proposes_confirms_and_withdraws(self, update, pia, kim):
        assert "Projektgruppe" in refused(lambda: propose(update.report, by=kim))
        proposal = propose(update.report, by=pia)
        assert "Projektgruppe" in refused(lambda: confirm(proposal, by=kim))
        assert "Projektgruppe" in refused(lambda: withdraw(proposal, "Nein.", by=kim))

    def test_one_proposal_at_a_time(self, update, pia, paul):
        propose(update.report, by=pia)
        assert "schon eine Veröffentlichung vorgeschlagen" in refused(lambda: propose(update.report, by=paul))
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicationProposal.objects.create(report=update.report, number=1)

    def test_what_was_changed_since_has_to_be_proposed_anew(self, update, pia, paul):
        proposal = propose(update.report, by=pia)
        type(update).objects.filter(pk=update.pk).update(outlook="Anders.")
        assert refused(lambda: confirm(proposal, by=paul)) == (
            "Der Bericht wurde geändert, seit Pia die Veröffentlichung vorgeschlagen hat. "
            "Bitte ziehen Sie den Vorschlag zurück und schlagen Sie neu vor, was jetzt dasteht."
        )
        withdraw(proposal, "Der Ausblick ist neu.", by=paul)
        assert confirm(propose(update.report, by=paul), by=pia).edition.number == 1

    def test_what_was_given_back_since_is_not_published(self, update, pia, paul):
        proposal = propose(update.report, by=pia)
        type(update).objects.filter(pk=update.pk).update(status="changes_requested")
        with pytest.raises(SealingRefused) as caught:
            confirm(proposal, by=paul)
        assert caught.value.reasons == ("01-01 „Stellwerk 01-01“ ist noch nicht freigegeben.",)

    def test_either_withdraws_with_a_reason(self, update, pia, paul):
        proposal = propose(update.report, by=pia)
        told()
        assert refused(lambda: withdraw(proposal, " ", by=paul)) == "Bitte schreiben Sie dazu, warum."
        withdraw(proposal, "Das Editorial fehlt noch.", by=paul)
        assert told() == [("pia", "Vorschlag zurückgezogen")]
        assert "Grund: Das Editorial fehlt noch." in journal()[-1][1]
        assert refused(lambda: confirm(proposal, by=paul)) == "Paul hat den Vorschlag inzwischen zurückgezogen."
        assert refused(lambda: withdraw(proposal, "Noch einmal.", by=pia)).endswith("inzwischen zurückgezogen.")
        withdraw(propose(update.report, by=pia), "Doch nicht.", by=pia)
        assert Edition.objects.count() == 0

    def test_what_is_published_is_neither_confirmed_again_nor_withdrawn(self, update, pia, paul):
        proposal = confirm(propose(update.report, by=pia), by=paul)
        for act in (lambda: confirm(proposal, by=paul), lambda: withdraw(proposal, "Zurück.", by=pia)):
            assert refused(act) == "Ausgabe 1 ist inzwischen veröffentlicht."

    def test_a_failing_typesetter_leaves_the_proposal_as_it_was(self, update, pia, paul, settings, tmp_path):
        proposal = propose(update.report, by=pia)
        (tmp_path / "datei").touch()
        settings.EDITIONS_ROOT = tmp_path / "datei"  # no folder can be made there
        with pytest.raises(OSError, match="datei"):
            confirm(proposal, by=paul)
        proposal.refresh_from_db()
        assert (proposal.confirmed_at, proposal.edition, Edition.objects.count()) == (None, None, 0)

    def test_a_later_edition_is_proposed_with_its_reason(self, update, pia, paul):
        confirm(propose(update.report, by=pia), by=paul)
        correct_update(update, outlook="Die Einweihung ist im Herbst.")
        assert "braucht einen Anlass" in refused(lambda: propose(update.report, by=pia))
        later = confirm(propose(update.report, by=pia, reason="Zahl berichtigt."), by=paul)
        assert (later.edition.number, later.edition.reason) == (2, "Zahl berichtigt.")


class TestReadiness:
    def test_an_open_must_stops_a_proposal(self, update, pia):
        ChangeRequest.objects.create(update=update, text="Wann?", sent_at=timezone.now())
        with pytest.raises(ProposalRefused) as caught:
            propose(update.report, by=pia)
        assert caught.value.reasons == ("01-01 „Stellwerk 01-01“ hat eine Muss-Rückfrage, die nicht erledigt ist.",)

    def test_an_error_and_an_empty_chapter_stop_a_proposal(self, update, pia):
        update.milestones.all().delete()
        FrameChapter.objects.create(report=update.report, kind="editorial", slug="e", title="Editorial")
        with pytest.raises(ProposalRefused) as caught:
            propose(update.report, by=pia)
        assert caught.value.reasons == (
            "Das Programmkapitel „Editorial“ hat noch keinen Text.",
            "01-01 Stellwerk 01-01: Es ist kein Meilenstein eingetragen.",
        )

    def test_a_warning_is_overruled_with_a_reason_that_is_kept(self, update, pia, paul):
        warning = make_too_long(update)
        with pytest.raises(ProposalRefused) as caught:
            propose(update.report, by=pia)
        assert str(caught.value).startswith("Zu einem Hinweis fehlt noch der Grund")
        assert caught.value.reasons == (f"01-01 Stellwerk 01-01: {warning.message}",)
        proposal = confirm(propose(update.report, by=pia, overruled={warning: "Passt auf drei Seiten."}), by=paul)
        assert proposal.overruled == [
            {
                "code": "01-01",
                "place": "outlook",
                "message": warning.message,
                "reason": "Passt auf drei Seiten.",
            }
        ]
        assert "Grund: Passt auf drei Seiten." in journal()[0][1]


class TestLeavingOut:
    @pytest.fixture
    def late(self, update):
        return make_update(make_ministry(), "01-02", report=update.report, status="submitted")

    def test_a_sheet_is_left_out_with_a_public_reason_and_keeps_its_place_in_the_catalogue(self, late, pia, paul):
        assert "kann noch nicht" in refused(lambda: propose(late.report, by=pia))
        why = {"01-02": "Das Projekt wird neu zugeschnitten."}
        proposal = confirm(propose(late.report, by=pia, left_out=why), by=paul)
        document = proposal.edition.read()
        assert [sheet.code for sheet in document.projects] == ["01-01"]
        assert [(entry.code, entry.reported) for entry in document.catalogue] == [("01-01", True), ("01-02", False)]
        assert document.figures.total == 2
        late.refresh_from_db()
        assert (late.status, Project.objects.filter(sheets__isnull=False).count()) == ("submitted", 1)
        assert proposal.left_out == [{"code": "01-02", "title": "Stellwerk 01-02", "reason": why["01-02"]}]
        last = Revision.objects.filter(update=late).last()
        assert (last.action, last.reason) == ("leave_out", why["01-02"])
        assert "Ausgelassen: 01-02 Stellwerk 01-02. Grund: Das Projekt" in journal()[0][1]

    def test_the_ministry_hears_that_its_sheet_was_left_out(self, late, pia, paul, kim):
        confirm(propose(late.report, by=pia, left_out={"01-02": "Kommt nach."}), by=paul)
        mail = OutgoingMail.objects.get(recipient=kim.email, subject__contains="Ohne Ihre Meldung veröffentlicht")
        assert "„Kommt nach.“" in mail.body

    def test_what_was_left_out_comes_with_the_next_edition(self, late, pia, paul):
        confirm(propose(late.report, by=pia, left_out={"01-02": "Kommt nach."}), by=paul)
        type(late).objects.filter(pk=late.pk).update(status="approved")
        confirm(propose(late.report, by=pia, reason="01-02 ist dazugekommen."), by=paul)
        assert list(PublishedSheet.objects.current().order_by("code").values_list("code", "number")) == [
            ("01-01", 2),
            ("01-02", 2),
        ]

    def test_leaving_out_needs_a_reason_a_known_sheet_and_one_that_nobody_read_yet(self, late, pia, paul):
        assert "öffentlich, warum" in refused(lambda: propose(late.report, by=pia, left_out={"01-02": " "}))
        assert "09-09 hat" in refused(lambda: propose(late.report, by=pia, left_out={"09-09": "Fehlt."}))
        everything = dict.fromkeys(("01-01", "01-02"), "Fehlt.")
        assert "kann noch nicht" in refused(lambda: propose(late.report, by=pia, left_out=everything))
        confirm(propose(late.report, by=pia, left_out={"01-02": "Kommt nach."}), by=paul)
        again = {"01-01": "Zurückgezogen.", "01-02": "Kommt nach."}
        assert "01-01 steht schon in einer Ausgabe" in refused(
            lambda: propose(late.report, by=pia, reason="Neu.", left_out=again)
        )


class TestTime:
    @pytest.fixture
    def scheduled(self, update, pia, paul):
        proposal = confirm(propose(update.report, by=pia, publish_at=timezone.now() + LATER), by=paul)
        told()
        return proposal

    def come(self, proposal):
        """Its time."""
        PublicationProposal.objects.filter(pk=proposal.pk).update(publish_at=timezone.now() - LATER)

    def test_what_is_confirmed_waits_for_its_time(self, scheduled, paul):
        assert (publish_due(), scheduled.confirmed_by, Edition.objects.count()) == ([], paul, 0)
        self.come(scheduled)
        assert [due.edition for due in publish_due()] == [Edition.objects.get()]
        assert publish_due() == []
        assert (Edition.objects.get().sealed_by, told()) == (paul, [("pia", "Veröffentlicht")])

    def test_what_nobody_confirmed_is_not_published_when_its_time_comes(self, update, pia, paul):
        proposal = propose(update.report, by=pia, publish_at=timezone.now() + LATER)
        self.come(proposal)
        assert publish_due() == []
        assert confirm(proposal, by=paul).edition == Edition.objects.get()

    def test_a_time_that_is_over_is_refused(self, update, pia):
        assert "schon vorbei" in refused(lambda: propose(update.report, by=pia, publish_at=timezone.now()))

    def test_it_is_confirmed_once(self, scheduled, paul):
        third = make_person("Ute", (Role.PROJECT_GROUP, None))
        assert refused(lambda: confirm(scheduled, by=third)) == "Paul hat die Veröffentlichung schon bestätigt."

    def test_what_was_withdrawn_before_its_time_is_not_published(self, scheduled, pia):
        withdraw(scheduled, "Der Termin ist verschoben.", by=pia)
        self.come(scheduled)
        assert (publish_due(), Edition.objects.count()) == ([], 0)

    def test_the_project_group_hears_once_why_nothing_was_published(self, scheduled, update):
        type(update).objects.filter(pk=update.pk).update(status="changes_requested")
        self.come(scheduled)
        failure = (
            "Der Bericht kann noch nicht veröffentlicht werden.\n- 01-01 „Stellwerk 01-01“ ist noch nicht freigegeben."
        )
        assert [(due.edition, due.failure) for due in publish_due()] == [(None, failure)]
        assert told() == [("paul", "Nicht veröffentlicht"), ("pia", "Nicht veröffentlicht")]
        assert [due.failure for due in publish_due()] == [failure]
        assert told() == []
        type(update).objects.filter(pk=update.pk).update(status="approved")
        assert [due.edition for due in publish_due()] == [Edition.objects.get()]
        scheduled.refresh_from_db()
        assert scheduled.failure == ""

    def test_whoever_confirmed_must_still_be_of_the_project_group(self, scheduled, paul):
        self.come(scheduled)
        Membership.objects.filter(user=paul).delete()
        assert [due.failure.split(".")[0] for due in publish_due()] == [
            "Wer die Veröffentlichung bestätigt hat, gehört nicht mehr zur Projektgruppe"
        ]
        assert Edition.objects.count() == 0
