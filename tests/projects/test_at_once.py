"""What is done with many updates at once, without any page in between: each by itself, or not at all."""

import pytest

from accounts.models import OutgoingMail, Role
from projects.at_once import Chosen, approvable_at_once, approve_many, ask_many
from projects.board import standing_of
from projects.models import ChangeRequest, ProjectUpdate, Revision
from projects.questions import QuestionRefused
from tests.make_rows import make_ministry, make_person, make_update

pytestmark = pytest.mark.django_db

QUESTION = {"place": "outlook", "weight": "should", "text": "Wann?"}


@pytest.fixture
def ministry():
    return make_ministry()


@pytest.fixture
def editor(ministry):
    return make_person("Eva", (Role.EDITOR, ministry))


@pytest.fixture
def group():
    return make_person("Pia", (Role.PROJECT_GROUP, None))


@pytest.fixture
def two(ministry, editor):
    return [make_update(ministry, code, status="submitted") for code in ("01-01", "01-02")]


def seen(updates):
    return [Chosen(update, update.version) for update in updates]


def states():
    return list(ProjectUpdate.objects.order_by("project__code").values_list("status", flat=True))


def test_an_outcome_names_what_was_done_and_groups_what_was_not_by_its_reason(group, two, ministry):
    drafts = [make_update(ministry, code) for code in ("01-03", "01-04")]
    outcome = approve_many(seen([*two, *drafts]), by=group)
    (reason,) = outcome.by_reason
    assert "„Entwurf“" in reason
    assert (list(outcome.done), outcome.by_reason) == (two, {reason: drafts})
    assert states() == ["approved", "approved", "draft", "draft"]


def test_ministries_neither_approve_nor_ask(editor, two):
    assert [approvable_at_once(standing_of(update), editor) for update in two] == [False, False]
    outcomes = approve_many(seen(two), by=editor), ask_many(seen(two), **QUESTION, by=editor)
    assert [set(outcome.by_reason) for outcome in outcomes] == [
        {"„Freigeben“ steht Ihnen bei dieser Meldung nicht zu."},
        {"Rückfragen stellt die Projektgruppe."},
    ]
    assert (states(), ChangeRequest.objects.count(), Revision.objects.count()) == (["submitted"] * 2, 0, 0)


def test_whoever_is_refused_leaves_no_question_and_no_mail_behind(group, editor, two):
    first, second = two
    outcome = ask_many([Chosen(first, 0), Chosen(second, 5)], **QUESTION, by=group)
    assert (outcome.done, [update for update, _why in outcome.refused]) == ((first,), [second])
    assert [(request.update, request.sent_at is None) for request in ChangeRequest.objects.all()] == [(first, False)]
    assert [mail.subject for mail in OutgoingMail.objects.all()] == [
        "[Ruhrportal] Rückfragen der Projektgruppe: 01-01 Stellwerk 01-01"
    ]


def test_a_question_that_does_not_hold_is_sent_to_nobody(group, two):
    with pytest.raises(QuestionRefused, match="worum es geht"):
        ask_many(seen(two), **{**QUESTION, "text": " "}, by=group)
    assert states() == ["submitted", "submitted"]


def test_what_changed_after_it_was_chosen_is_looked_at_again(group, two):
    chosen = seen(two)
    ProjectUpdate.objects.filter(pk=two[0].pk).update(outlook="")  # as if another had saved without a version
    outcome = approve_many(chosen, by=group)
    assert (list(outcome.done), [why for _update, why in outcome.refused]) == (
        [two[1]],
        ["Hier gibt es Befunde oder offene Rückfragen. Bitte einzeln prüfen."],
    )
