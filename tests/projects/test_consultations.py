"""The Ressortabstimmung: who comments, how each comment is settled, and what stands in the way until it is."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import OutgoingMail, Role
from projects import publishing
from projects.consultations import (
    ConsultationRefused,
    close_consultation,
    comment,
    copy_for_ministry,
    open_consultation,
    places_of,
    settle,
)
from projects.models import Consultation, ConsultationComment, FrameChapter
from tests.desk import make_people
from tests.make_proof import kept_proof
from tests.make_rows import make_chapter, make_person, make_report, make_update

pytestmark = pytest.mark.django_db
TODAY = datetime.timedelta()
A_WEEK = datetime.timedelta(days=7)


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def update(people):
    update = make_update(people.ministry, status="approved")
    make_chapter(update.report, "editorial", kind="editorial", title="Editorial", text="Ja.")
    return update


@pytest.fixture
def consultation(people, update):
    opened = open_consultation(kept_proof(update.report), timezone.localdate() + A_WEEK, by=people.project_group)
    OutgoingMail.objects.all().delete()
    LogEntry.objects.all().delete()
    return opened


def remark(consultation, people, **given):
    fields = {"place": "blatt-01-01", "text": "Bitte prüfen.", "by": people.editor}
    return comment(consultation, people.ministry, **{**fields, **given})


def refused(act):
    with pytest.raises(ConsultationRefused) as caught, transaction.atomic():
        act()
    return str(caught.value)


def journal():
    return list(LogEntry.objects.order_by("pk").values_list("user__name", "change_message"))


class TestOpening:
    def test_all_who_write_for_a_ministry_get_one_mail(self, people, update):
        make_person("Mia Beides", (Role.EDITOR, people.ministry), (Role.COORDINATOR, people.other_ministry))
        ends_on = timezone.localdate() + A_WEEK
        opened = open_consultation(kept_proof(update.report), ends_on, by=people.project_group)
        mails = dict(OutgoingMail.objects.values_list("recipient", "subject"))
        assert sorted(name.split("@")[0] for name in mails) == [
            "eva.editor",
            "kim.koordination",
            "mia.beides",
            "sam.fremd",
        ]
        assert "Ressortabstimmung bis" in mails["eva.editor@amt.example"]
        assert f"/redaktion/projects/report/abstimmung/{opened.pk}/" in OutgoingMail.objects.first().body
        assert journal()[0][1].startswith("Ressortabstimmung zu Entwurf 1 eröffnet, Anmerkungen bis ")

    def test_a_report_has_one_at_a_time(self, people, consultation):
        proof = kept_proof(consultation.report, 2)
        sentence = refused(lambda: open_consultation(proof, timezone.localdate(), by=people.project_group))
        assert sentence == "Für diesen Bericht läuft schon eine Ressortabstimmung."
        with pytest.raises(IntegrityError, match=r"one_open_consultation_per_report|UNIQUE"), transaction.atomic():
            Consultation.objects.create(report=proof.report, proof=proof, ends_on=timezone.localdate())
        close_consultation(consultation, by=people.project_group)
        assert open_consultation(proof, timezone.localdate(), by=people.project_group).is_open

    def test_its_last_day_lies_ahead(self, people, update):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        sentence = refused(lambda: open_consultation(kept_proof(update.report), yesterday, by=people.project_group))
        assert sentence == "Der letzte Tag für Anmerkungen ist schon vorbei."

    def test_only_the_project_group_opens_closes_and_settles(self, people, consultation):
        made = remark(consultation, people)
        proof = kept_proof(consultation.report, 2)
        for person in (people.editor, people.coordinator, people.reader, people.operations, people.superuser):
            for act in (
                lambda by=person: open_consultation(proof, timezone.localdate(), by=by),
                lambda by=person: close_consultation(consultation, by=by),
                lambda by=person: settle(made, outcome="adopted", answer="", by=by),
            ):
                assert "die Projektgruppe" in refused(act)
        assert Consultation.objects.get().is_open


class TestCommenting:
    def test_editors_and_coordinators_comment_for_their_own_ministry(self, people, consultation):
        remark(consultation, people)
        remark(consultation, people, by=people.coordinator, place="kapitel-editorial")
        comment(consultation, people.other_ministry, place="", text="Alles gut.", by=people.stranger)
        assert list(ConsultationComment.objects.values_list("ministry__abbreviation", "place")) == [
            ("MWIKE", "blatt-01-01"),
            ("MWIKE", "kapitel-editorial"),
            ("MUNV", ""),
        ]
        for person in (
            people.reader,
            people.stranger,
            people.project_group,
            people.operations,
            people.superuser,
        ):
            sentence = refused(lambda by=person: remark(consultation, people, by=by))
            assert sentence == "Anmerken können Redaktion und Koordination eines Ministeriums."

    def test_it_names_a_place_of_the_proof_and_says_something(self, people, consultation):
        FrameChapter.objects.create(report=consultation.report, kind="free", slug="neu", title="Neu", text="Ja.")
        for place in ("kapitel-neu", "blatt-09-09", "editorial"):
            sentence = refused(lambda place=place: remark(consultation, people, place=place))
            assert sentence == "Bitte wählen Sie eine Stelle aus der Liste."
        assert refused(lambda: remark(consultation, people, text=" \n")) == "Die Anmerkung ist leer."

    def test_the_places_stand_in_reading_order(self, people, consultation):
        assert places_of(consultation.proof.read()) == {
            "": "der ganze Entwurf",
            "kapitel-editorial": "Kapitel „Editorial“",
            "blatt-01-01": "01-01 Stellwerk 01-01",
        }

    def test_after_the_last_day_it_is_taken_and_marked_after_closing_it_is_not(self, people, consultation):
        Consultation.objects.update(ends_on=timezone.localdate())
        assert not ConsultationComment.objects.get(pk=remark(consultation, people).pk).came_late
        Consultation.objects.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
        assert ConsultationComment.objects.get(pk=remark(consultation, people).pk).came_late
        close_consultation(consultation, by=people.project_group)
        assert refused(lambda: remark(consultation, people)) == (
            "Die Ressortabstimmung ist geschlossen; sie kann nur noch gelesen werden."
        )

    def test_it_is_closed_once(self, people, consultation):
        close_consultation(consultation, by=people.project_group)
        assert refused(lambda: close_consultation(consultation, by=people.second_of_project_group)) == (
            "Pia Projektgruppe hat die Ressortabstimmung schon geschlossen."
        )


class TestSettling:
    def test_whoever_commented_learns_what_became_of_it(self, people, consultation):
        made = remark(consultation, people)
        settled = settle(made, outcome="declined", answer="Die Zahl stimmt.", by=people.project_group)
        assert (settled.get_outcome_display(), settled.settled_by) == ("nicht übernommen", people.project_group)
        mail = OutgoingMail.objects.get()
        assert (mail.recipient, mail.subject) == (
            "eva.editor@amt.example",
            "[Ruhrportal] Ihre Anmerkung: nicht übernommen",
        )
        assert journal() == [("Pia Projektgruppe", "Anmerkung von MWIKE zu Entwurf 1: nicht übernommen.")]

    def test_what_is_not_adopted_as_it_is_needs_an_answer(self, people, consultation):
        made = remark(consultation, people)
        for outcome in ("partly", "declined"):
            sentence = refused(
                lambda outcome=outcome: settle(made, outcome=outcome, answer=" ", by=people.project_group)
            )
            assert sentence == "Bitte schreiben Sie dazu, warum; das Ministerium liest es."
        assert refused(lambda: settle(made, outcome="bald", answer="x", by=people.project_group)).startswith(
            "Bitte wählen"
        )
        assert settle(made, outcome="adopted", answer="", by=people.project_group).settled_at
        for fields in ({"outcome": ""}, {"outcome": "declined"}, {"settled_at": None}):
            with pytest.raises(IntegrityError), transaction.atomic():
                ConsultationComment.objects.update(**fields)

    def test_it_is_settled_once(self, people, consultation):
        made = remark(consultation, people)
        settle(made, outcome="adopted", answer="", by=people.project_group)
        sentence = refused(lambda: settle(made, outcome="declined", answer="Nein.", by=people.second_of_project_group))
        assert sentence == "Pia Projektgruppe hat diese Anmerkung schon erledigt: übernommen."
        made.refresh_from_db()
        assert made.outcome == "adopted"


class TestCopies:
    def test_a_ministry_gets_one_copy_whoever_fetches_it(self, people, consultation):
        first = copy_for_ministry(consultation, people.ministry, by=people.reader)
        again = copy_for_ministry(consultation, people.ministry, by=people.editor)
        assert (first, first.given_by, first.recipient) == (again, people.reader, "Ministerium MWIKE (MWIKE)")
        assert refused(lambda: copy_for_ministry(consultation, people.ministry, by=people.stranger)) == (
            "Das Exemplar eines Ministeriums bekommt, wer für es arbeitet."
        )

    def test_it_is_marked_against_what_the_ministries_saw_before_and_nothing_between(self, people, consultation):
        close_consultation(consultation, by=people.project_group)
        kept_proof(consultation.report, 2)
        third = kept_proof(consultation.report, 3)
        later = open_consultation(third, timezone.localdate(), by=people.project_group)
        assert copy_for_ministry(consultation, people.ministry, by=people.editor).compared_with is None
        assert copy_for_ministry(later, people.ministry, by=people.editor).compared_with == consultation.proof


class TestPublishing:
    def test_a_report_waits_until_it_is_closed_and_everything_is_settled(self, people, consultation):
        made = remark(consultation, people)
        remark(consultation, people)
        report = consultation.report
        assert publishing.obstacles(report) == (
            "Die Ressortabstimmung ist noch nicht geschlossen.",
            "Die Ressortabstimmung hat 2 Anmerkungen, die nicht erledigt sind.",
        )
        close_consultation(consultation, by=people.project_group)
        settle(made, outcome="adopted", answer="", by=people.project_group)
        assert publishing.obstacles(report) == ("Die Ressortabstimmung hat 1 Anmerkung, die nicht erledigt ist.",)
        settle(ConsultationComment.objects.last(), outcome="adopted", answer="", by=people.project_group)
        assert publishing.obstacles(report) == ()

    def test_another_report_is_not_held_up(self, people, consultation):
        other = make_report(2031)
        make_update(people.ministry, "01-02", report=other, status="approved")
        assert publishing.obstacles(other) == ()
