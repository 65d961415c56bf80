"""What ministries and project group say to each other about an update, without any page in between."""

import datetime

import pytest

from accounts.models import Role
from projects import editing, handover, pleas, questions
from projects.comments import CommentRefused, remark
from projects.history import broken_link
from projects.models import ChangeRequest, Comment, MinistryRequest, ProjectUpdate, Revision
from projects.refusals import Refused
from projects.workflow import take_step
from tests.make_rows import make_ministry, make_person, make_report, make_update

pytestmark = pytest.mark.django_db


class Cast:
    def __init__(self):
        self.own, self.other = make_ministry("MWIKE"), make_ministry("MUNV")
        self.editor = make_person("Eva", (Role.EDITOR, self.own))
        self.coordinator = make_person("Kim", (Role.COORDINATOR, self.own))
        self.reader = make_person("Lea", (Role.READER, self.own))
        self.stranger = make_person("Sam", (Role.COORDINATOR, self.other))
        self.group = make_person("Pia", (Role.PROJECT_GROUP, None))


@pytest.fixture
def cast():
    return Cast()


@pytest.fixture
def update(cast):
    return make_update(cast.own, report=make_report(2030))


def actions(update):
    assert broken_link(ProjectUpdate.objects.get(pk=update.pk)) == ""
    return list(Revision.objects.filter(update=update).order_by("number").values_list("action", "reason"))


class TestQuestions:
    @pytest.fixture
    def submitted(self, cast, update):
        return take_step(update, "submit", by=cast.coordinator, version=0)

    def ask(self, update, by, **fields):
        return questions.draft(update, **{"place": "outlook", "weight": "must", "text": "Wann?", **fields}, by=by)

    def test_a_draft_is_not_sent_and_can_be_thrown_away(self, cast, submitted):
        request = self.ask(submitted, cast.group)
        assert list(ChangeRequest.objects.sent()) == []
        questions.discard(submitted, request.pk, by=cast.group)
        assert ChangeRequest.objects.count() == 0

    def test_what_was_sent_is_not_thrown_away(self, cast, submitted):
        request = self.ask(submitted, cast.group)
        take_step(submitted, "request_changes", by=cast.group, version=1)
        with pytest.raises(Refused, match="schon verschickt"):
            questions.discard(submitted, request.pk, by=cast.group)

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"text": " \u200b"}, "worum es geht"),
            ({"text": "x" * 5001}, "5001 Zeichen"),
            ({"place": "writers"}, "aus der Liste"),
            ({"weight": "could"}, "aus der Liste"),
        ],
    )
    def test_a_question_has_a_place_a_weight_and_a_text(self, cast, submitted, fields, sentence):
        with pytest.raises(Refused, match=sentence):
            self.ask(submitted, cast.group, **fields)
        assert ChangeRequest.objects.count() == 0

    def test_only_the_project_group_asks_and_only_what_was_handed_in(self, cast, update):
        with pytest.raises(Refused, match="„Entwurf“"):
            self.ask(update, cast.group)
        for person in (cast.editor, cast.coordinator, cast.stranger):
            with pytest.raises(Refused, match="Projektgruppe"):
                self.ask(update, person)

    def test_questions_of_another_update_are_out_of_reach(self, cast, submitted):
        request = self.ask(submitted, cast.group)
        other = make_update(cast.other, "02-02")
        with pytest.raises(Refused):
            questions.discard(other, request.pk, by=cast.group)
        with pytest.raises(Refused):
            questions.settle(other, request.pk, by=cast.group)
        assert questions.answer(other, {request.pk: "Nie."}, by=cast.stranger) == []

    def test_an_answer_can_be_taken_back_until_it_is_settled(self, cast, submitted):
        request = self.ask(submitted, cast.group)
        update = take_step(submitted, "request_changes", by=cast.group, version=1)
        for text, known in (("Im Mai.", True), ("", False), ("Im Juni.", True)):
            questions.answer(update, {request.pk: text}, by=cast.editor)
            request.refresh_from_db()
            assert (request.answer, request.answered_at is not None) == (text, known)
        with pytest.raises(Refused, match="liegt, bleibt die Rückfrage offen"):
            questions.settle(update, request.pk, by=cast.group)
        update = take_step(update, "submit", by=cast.coordinator, version=2)
        questions.settle(update, request.pk, by=cast.group)
        assert questions.answer(update, {request.pk: "Nie."}, by=cast.editor) == []
        with pytest.raises(Refused, match="inzwischen erledigt"):
            questions.settle(update, request.pk, by=cast.group)

    def test_what_is_published_keeps_its_questions_as_they_are(self, cast, submitted):
        request = self.ask(submitted, cast.group)
        ChangeRequest.objects.update(sent_at=submitted.status_since)
        ProjectUpdate.objects.update(status="published")
        with pytest.raises(Refused, match="Die Meldung ist veröffentlicht"):
            questions.settle(submitted, request.pk, by=cast.group)


class TestComments:
    def test_a_further_ministry_comments_and_others_do_not(self, cast, update):
        with pytest.raises(CommentRefused):
            remark(update, "Darf ich?", by=cast.stranger)
        update.project.further_ministries.add(cast.other)
        update = ProjectUpdate.objects.get(pk=update.pk)
        assert remark(update, " Bei uns heißt das anders.\0 ", by=cast.stranger).text == "Bei uns heißt das anders."
        with pytest.raises(CommentRefused, match="nicht kommentieren"):
            remark(update, "Nur lesen.", by=cast.reader)

    def test_internal_notes_are_the_project_groups_alone(self, cast, update):
        with pytest.raises(CommentRefused):
            remark(update, "Geheim?", by=cast.coordinator, internal=True)
        remark(update, "Betrag am Telefon klären.", by=cast.group, internal=True)
        from accounts.rights import rights_of

        seen = {person: Comment.objects.readable_by(rights_of(person)).count() for person in (cast.group, cast.editor)}
        assert seen == {cast.group: 1, cast.editor: 0}

    @pytest.mark.parametrize(("text", "sentence"), [("  ", "leer"), ("x" * 5001, "5001 Zeichen")])
    def test_a_comment_says_something_and_ends(self, cast, update, text, sentence):
        with pytest.raises(CommentRefused, match=sentence):
            remark(update, text, by=cast.editor)


class TestHandover:
    def test_to_a_colleague_of_the_same_ministry_only(self, cast, update):
        assert handover.hand_to(update, cast.coordinator, by=cast.editor).assignee == cast.coordinator
        for person in (cast.stranger, cast.reader, cast.group):
            with pytest.raises(Refused, match="schreibt nicht für das Ministerium"):
                handover.hand_to(update, person, by=cast.editor)
        assert handover.hand_to(update, None, by=cast.editor).assignee is None
        assert actions(update) == [("assign", "an Kim"), ("assign", "an niemand Bestimmtes")]

    def test_strangers_readers_and_the_project_group_hand_nothing_over(self, cast, update):
        for person in (cast.stranger, cast.reader, cast.group):
            with pytest.raises(Refused):
                handover.hand_to(update, cast.coordinator, by=person)
            with pytest.raises(Refused):
                handover.give_away(update, cast.other, by=person, version=0, reason="Nicht meins.")

    def test_to_another_ministry_with_a_reason_and_as_it_stands(self, cast, update):
        with pytest.raises(Refused, match="warum Sie die Meldung abgeben"):
            handover.give_away(update, cast.other, by=cast.coordinator, version=0, reason=" ")
        with pytest.raises(Refused, match="Ressortkoordination"):
            handover.give_away(update, cast.other, by=cast.editor, version=0, reason="Geht uns nichts an.")
        with pytest.raises(Refused, match="inzwischen geändert"):
            handover.give_away(update, cast.other, by=cast.coordinator, version=3, reason="Zuständig ist Verkehr.")
        with pytest.raises(Refused, match="schon bei diesem"):
            handover.give_away(update, cast.own, by=cast.coordinator, version=0, reason="Hm.")
        ProjectUpdate.objects.update(status="ministry_review")
        given = handover.give_away(update, cast.other, by=cast.coordinator, version=0, reason="Zuständig ist Verkehr.")
        assert (given.ministry, given.status, given.version) == (cast.other, "draft", 1)
        assert actions(update) == [("give_away", "von MWIKE an MUNV: Zuständig ist Verkehr.")]


class TestPleas:
    def test_more_time_is_asked_for_and_granted(self, cast, update):
        day = datetime.date(2030, 9, 1)
        plea = pleas.ask_for_time(update, day, "Der Haushalt ist noch nicht beschlossen.", by=cast.coordinator)
        pleas.grant(plea, by=cast.group)
        update = ProjectUpdate.objects.get(pk=update.pk)
        assert (update.due, plea.decision) == (day, "granted")
        assert actions(update) == [
            ("ask_more_time", "Der Haushalt ist noch nicht beschlossen."),
            ("grant_more_time", "bis 01.09.2030"),
        ]

    @pytest.mark.parametrize("day", [None, datetime.date(2030, 8, 14), datetime.date(2020, 1, 1)])
    def test_more_time_is_later_than_the_deadline(self, cast, update, day):
        with pytest.raises(Refused, match="Tag"):
            pleas.ask_for_time(update, day, "Bitte.", by=cast.coordinator)

    def test_who_has_not_seen_that_the_update_moved_on_is_told(self, cast, update):
        seen = ProjectUpdate.objects.get(pk=update.pk)
        take_step(update, "submit", by=cast.coordinator, version=0)
        with pytest.raises(Refused, match="solange die Meldung bei ihr liegt"):
            pleas.ask_for_time(seen, datetime.date(2030, 9, 1), "Bitte.", by=cast.coordinator)
        assert MinistryRequest.objects.count() == 0

    def test_one_plea_of_a_kind_waits_at_a_time(self, cast, update):
        day = datetime.date(2030, 9, 1)
        first = pleas.ask_for_time(update, day, "Bitte.", by=cast.coordinator)
        with pytest.raises(Refused, match="schon gebeten"):
            pleas.ask_for_time(update, day, "Noch einmal.", by=cast.coordinator)
        with pytest.raises(Refused, match="warum nicht"):
            pleas.decline(first, by=cast.group, reply="")
        pleas.decline(first, by=cast.group, reply="Der Satz wartet nicht.")
        with pytest.raises(Refused, match="schon entschieden: abgelehnt"):
            pleas.grant(first, by=cast.group)
        assert pleas.ask_for_time(update, day, "Noch einmal.", by=cast.coordinator).decision == ""

    def test_only_the_coordination_asks_for_time_and_only_the_project_group_decides(self, cast, update):
        day = datetime.date(2030, 9, 1)
        for person in (cast.editor, cast.stranger, cast.reader, cast.group):
            with pytest.raises(Refused):
                pleas.ask_for_time(update, day, "Bitte.", by=person)
        plea = pleas.ask_for_time(update, day, "Bitte.", by=cast.coordinator)
        for person in (cast.coordinator, cast.stranger):
            with pytest.raises(Refused):
                pleas.grant(plea, by=person)
            with pytest.raises(Refused):
                pleas.decline(plea, by=person, reply="Nein.")
        assert MinistryRequest.objects.undecided().count() == 1

    def test_a_correction_of_a_published_sheet_opens_it_with_the_question(self, cast, update):
        with pytest.raises(Refused):
            pleas.ask_for_correction(update, "Der Betrag ist falsch.", by=cast.editor)
        ProjectUpdate.objects.update(status="published")
        update.refresh_from_db()
        plea = pleas.ask_for_correction(update, "Der Betrag ist falsch.", by=cast.editor)
        pleas.grant(plea, by=cast.group)
        update.refresh_from_db()
        assert (update.status, update.change_requests.get().text) == ("changes_requested", "Der Betrag ist falsch.")

    def test_a_correction_that_was_opened_meanwhile_is_granted_all_the_same(self, cast, update):
        ProjectUpdate.objects.update(status="published")
        update.refresh_from_db()
        plea = pleas.ask_for_correction(update, "Der Betrag ist falsch.", by=cast.editor)
        take_step(update, "reopen", by=cast.group, version=0, comment="Bitte berichtigen.")
        assert pleas.grant(plea, by=cast.group).decision == "granted"


def test_what_was_handed_in_once_is_not_overdue(cast, update):
    type(update.report).objects.update(deadline=datetime.date(2020, 1, 1))
    update = ProjectUpdate.objects.get(pk=update.pk)
    assert update.is_overdue is True
    update = take_step(update, "submit", by=cast.coordinator, version=0)
    take_step(update, "request_changes", by=cast.group, version=1, comment="Wann?")
    assert ProjectUpdate.objects.get(pk=update.pk).is_overdue is False


def test_an_update_that_is_placed_elsewhere_begins_with_those_who_write(cast, update):
    ProjectUpdate.objects.update(status="ministry_review")
    where = {"ministry": cast.other, "topic_field": update.topic_field, "position": 1}
    editing.place(update, where, by=cast.group, version=0)
    update.refresh_from_db()
    assert (update.status, update.ministry) == ("draft", cast.other)


def test_no_placing_takes_an_updates_ministry_away(cast, update):
    where = {"ministry": None, "topic_field": update.topic_field, "position": 1}
    with pytest.raises(Refused, match="bleibt nicht ohne Ministerium"):
        editing.place(update, where, by=cast.group, version=0)
    assert ProjectUpdate.objects.get(pk=update.pk).ministry == cast.own
