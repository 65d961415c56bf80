import pytest
from django.utils import timezone

from accounts.models import Membership, Ministry, Role, User
from projects import questions, rules
from projects.models import Project, ProjectUpdate, Report, Revision, TopicField
from projects.rows import columns_of, write_parts
from projects.workflow import STEPS, StepRefused, claim, possible_steps, release, take_step
from tests.make import make_sheet_document
from tests.make_rows import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def update():
    sheet = make_sheet_document()
    ministry = Ministry.objects.create(abbreviation="MWIKE", name="Ministerium für Wirtschaft")
    field = TopicField.objects.create(slug="energie", name="Energie")
    project = Project.objects.create(code="01-01", title=sheet.title, topic_field=field, ministry=ministry)
    update = ProjectUpdate.objects.create(
        report=Report.objects.create(year=2025, title="Fortschrittsbericht 2025"),
        project=project,
        topic_field=field,
        ministry=ministry,
        **columns_of(sheet),
    )
    write_parts(update, sheet)
    update.photos.all().delete()
    return update


def person(name, role, ministry=None):
    user = User.objects.create_user(f"{name}@amt.example", name=name)
    Membership.objects.create(user=user, role=role, ministry=ministry)
    return user


@pytest.fixture
def editor(update):
    return person("Editor", Role.EDITOR, update.ministry)


@pytest.fixture
def coordinator(update):
    return person("Koordination", Role.COORDINATOR, update.ministry)


@pytest.fixture
def stranger():
    other = Ministry.objects.create(abbreviation="MUNV", name="Ministerium für Verkehr")
    return person("Fremd", Role.COORDINATOR, other)


@pytest.fixture
def reviewer():
    return person("Prüferin", Role.PROJECT_GROUP)


@pytest.fixture
def submitted(update, coordinator):
    return take_step(update, "submit", by=coordinator, version=0)


def refused(update, name, by, version=None, comment=""):
    before = ProjectUpdate.objects.values().get(pk=update.pk)
    with pytest.raises(StepRefused) as caught:
        take_step(update, name, by=by, version=before["version"] if version is None else version, comment=comment)
    assert ProjectUpdate.objects.values().get(pk=update.pk) == before
    return caught.value


def test_an_update_goes_from_draft_to_approved(update, editor, coordinator, reviewer):
    update = take_step(update, "hand_over", by=editor, version=0)
    assert update.status == "ministry_review"
    update = take_step(update, "submit", by=coordinator, version=1)
    assert update.status == "submitted"
    update = take_step(update, "request_changes", by=reviewer, version=2, comment="Welche Stadt?")
    assert update.status == "changes_requested"
    questions.answer(update, {update.change_requests.get().pk: "Bochum."}, by=editor)
    update = take_step(update, "submit", by=coordinator, version=3)
    questions.settle(update, update.change_requests.get().pk, by=reviewer)
    update = take_step(update, "approve", by=reviewer, version=4)
    assert (update.status, update.version) == ("approved", 5)
    question = "Muss, die ganze Meldung: Welche Stadt?"
    assert [(row.action, row.reason) for row in Revision.objects.order_by("number")] == [
        ("hand_over", ""),
        ("submit", ""),
        ("request_changes", question),
        ("submit", ""),
        ("settle", f"{question}\nAntwort: Bochum."),
        ("approve", ""),
    ]


def test_a_ministry_takes_its_update_back(submitted, coordinator):
    assert take_step(submitted, "take_back", by=coordinator, version=1).status == "draft"


def test_nobody_takes_back_what_somebody_reviews(submitted, coordinator, reviewer):
    claim(submitted, by=reviewer)
    assert "Prüferin prüft die Meldung schon" in str(refused(submitted, "take_back", coordinator))
    release(submitted, by=reviewer)
    assert take_step(submitted, "take_back", by=coordinator, version=1).status == "draft"


def test_editors_hand_over_and_only_the_coordination_submits(update, editor, coordinator):
    assert str(refused(update, "submit", editor)) == (
        "Einreichen ist Sache der Ressortkoordination. Bitte geben Sie die Meldung an sie weiter."
    )
    update = take_step(update, "hand_over", by=editor, version=0)
    assert take_step(update, "give_back", by=coordinator, version=1, comment="Bitte kürzen.").status == "draft"


def test_a_ministry_with_one_person_can_still_submit(update, editor):
    assert list(possible_steps(update, editor)) == ["submit"]
    update = take_step(update, "submit", by=editor, version=0)
    assert take_step(update, "take_back", by=editor, version=1).status == "draft"


def test_a_coordination_whose_account_is_closed_is_none(update, editor, coordinator):
    User.objects.filter(pk=coordinator.pk).update(is_active=False)
    assert take_step(update, "submit", by=editor, version=0).status == "submitted"


def test_what_goes_back_inside_a_ministry_keeps_its_questions_in_sight(submitted, editor, coordinator, reviewer):
    update = take_step(submitted, "request_changes", by=reviewer, version=1, comment="Wann?")
    update = take_step(update, "hand_over", by=editor, version=2)
    update = take_step(update, "give_back", by=coordinator, version=3, comment="Bitte antworten.")
    assert update.status == "changes_requested"


def test_one_person_at_a_time_reviews(submitted, reviewer):
    second = person("Zweite", Role.PROJECT_GROUP)
    assert claim(submitted, by=reviewer).reviewer == reviewer
    with pytest.raises(StepRefused, match="Prüferin prüft die Meldung schon"):
        claim(submitted, by=second)
    release(submitted, by=second)
    assert claim(submitted, by=second).reviewer == second
    assert list(Revision.objects.order_by("number").values_list("action", flat=True)) == [
        "submit",
        "claim",
        "release",
        "claim",
    ]


def test_nobody_claims_a_draft_or_without_being_of_the_project_group(update, coordinator, reviewer):
    with pytest.raises(StepRefused, match="„Entwurf“"):
        claim(update, by=reviewer)
    with pytest.raises(StepRefused, match="Sache der Projektgruppe"):
        claim(update, by=coordinator)


def test_an_open_must_stops_approving_and_an_open_should_does_not(submitted, coordinator, reviewer):
    questions.draft(submitted, place="outlook", weight="must", text="Wann genau?", by=reviewer)
    questions.draft(submitted, place="outlook", weight="should", text="Geht es kürzer?", by=reviewer)
    update = take_step(submitted, "request_changes", by=reviewer, version=1)
    must, should = update.change_requests.all()
    assert "Die Muss-Rückfrage zu „Ausblick“ ist noch nicht beantwortet." in [
        finding.message for finding in refused(update, "submit", coordinator).findings
    ]
    questions.answer(update, {must.pk: "Im Mai."}, by=coordinator)
    asked = refused(update, "submit", coordinator)
    assert (asked.asks, str(asked)) == (True, "Ein Hinweis ist noch offen. Wollen Sie trotzdem einreichen?")
    update = take_step(update, "submit", by=coordinator, version=2, sure=True)
    assert str(refused(update, "approve", reviewer)) == (
        "„Freigeben“ ist noch nicht möglich: Eine Muss-Rückfrage ist nicht erledigt."
    )
    questions.settle(update, must.pk, by=reviewer)
    take_step(update, "approve", by=reviewer, version=3)
    should.refresh_from_db()
    assert should.settled_by == reviewer


def test_what_is_carried_forward_asks_before_it_is_submitted(update, coordinator):
    ProjectUpdate.objects.update(undecided=["summary", "links", "result"])
    asked = refused(update, "submit", coordinator)
    assert [(finding.place, finding.severity) for finding in asked.findings] == [
        ("summary", "warning"),
        ("links", "warning"),
    ]
    assert take_step(update, "submit", by=coordinator, version=0, sure=True).status == "submitted"


def test_a_picture_without_confirmed_rights_is_not_submitted(update, coordinator):
    make_photo(update, rights_confirmed=False)
    error = refused(update, "submit", coordinator)
    assert [finding.message for finding in error.findings] == [
        "Beim Bild „Das Haus“ fehlt die Bestätigung, dass die Nutzungsrechte vorliegen."
    ]


def test_a_closed_round_takes_no_drafts_but_answers(update, editor, coordinator, reviewer):
    Report.objects.update(closed_at=timezone.now())
    assert "steht Ihnen" in str(refused(update, "submit", coordinator))
    ProjectUpdate.objects.update(status="changes_requested")
    assert take_step(update, "submit", by=coordinator, version=0).status == "submitted"
    assert "Die Runde ist geschlossen" in str(refused(update, "take_back", coordinator))


def test_the_project_group_submits_for_a_ministry_with_a_reason_and_cannot_approve_then(update, reviewer):
    assert "worum es geht" in str(refused(update, "submit_on_behalf", reviewer))
    update = take_step(update, "submit_on_behalf", by=reviewer, version=0, comment="Telefonisch vereinbart.")
    assert update.status == "submitted"
    assert "Vier Augen" in str(refused(update, "approve", reviewer))


def test_who_wrote_before_the_last_submission_may_approve_after_it(submitted, coordinator, reviewer):
    submitted.writers.add(reviewer)
    assert "Vier Augen" in str(refused(submitted, "approve", reviewer))
    second = person("Zweite", Role.PROJECT_GROUP)
    update = take_step(submitted, "request_changes", by=second, version=1, comment="Wann?")
    questions.answer(update, {update.change_requests.get().pk: "Im Mai."}, by=coordinator)
    update = take_step(update, "submit", by=coordinator, version=2)
    questions.settle(update, update.change_requests.get().pk, by=second)
    assert take_step(update, "approve", by=reviewer, version=3).status == "approved"


def test_who_wrote_and_gives_the_update_back_themselves_does_not_approve_it_later(submitted, coordinator, reviewer):
    submitted.writers.add(reviewer)
    update = take_step(submitted, "request_changes", by=reviewer, version=1, comment="Wann?")
    questions.answer(update, {update.change_requests.get().pk: "Im Mai."}, by=coordinator)
    update = take_step(update, "submit", by=coordinator, version=2)
    second = person("Zweite", Role.PROJECT_GROUP)
    questions.settle(update, update.change_requests.get().pk, by=second)
    assert "Vier Augen" in str(refused(update, "approve", reviewer))
    assert take_step(update, "approve", by=second, version=3).status == "approved"


def test_taking_back_makes_nobody_forget_who_wrote(submitted, coordinator, reviewer):
    submitted.writers.add(reviewer)
    update = take_step(submitted, "take_back", by=coordinator, version=1)
    update = take_step(update, "submit", by=coordinator, version=2)
    assert "Vier Augen" in str(refused(update, "approve", reviewer))


def test_a_closed_round_takes_no_draft_from_the_coordination_either(update, editor, coordinator):
    update = take_step(update, "hand_over", by=editor, version=0)
    Report.objects.update(closed_at=timezone.now())
    assert "steht Ihnen" in str(refused(update, "submit", coordinator))
    update.change_requests.create(text="Wann?", sent_at=timezone.now(), answer="Im Mai.", answered_at=timezone.now())
    assert take_step(update, "submit", by=coordinator, version=1).status == "submitted"


def test_the_second_of_two_is_told_who_was_first(submitted, reviewer):
    second = person("Zweite", Role.PROJECT_GROUP)
    take_step(submitted, "approve", by=reviewer, version=1)
    assert str(refused(submitted, "approve", second)).endswith("„Freigegeben“. Zuletzt war Prüferin daran.")


@pytest.mark.parametrize("name", STEPS)
def test_another_ministry_takes_no_step(update, stranger, name):
    for status in STEPS[name].sources:
        ProjectUpdate.objects.update(status=status)
        assert "steht Ihnen" in str(refused(update, name, stranger, comment="x"))


def test_a_superuser_without_a_role_takes_no_step(update):
    root = User.objects.create_superuser("root@amt.example", name="Root")
    assert "steht Ihnen" in str(refused(update, "submit", root))
    assert not rules.may_enter_desk(root)


def test_a_closed_account_has_no_rights(update, editor):
    editor.is_active = False
    assert "steht Ihnen" in str(refused(update, "submit", editor))


def test_the_project_group_does_not_submit_for_a_ministry(update, reviewer):
    assert "steht Ihnen" in str(refused(update, "submit", reviewer))


def test_who_submitted_does_not_approve(update):
    both = person("Beides", Role.COORDINATOR, update.ministry)
    Membership.objects.create(user=both, role=Role.PROJECT_GROUP)
    take_step(update, "submit", by=both, version=0)
    assert "Vier Augen" in str(refused(update, "approve", both))


def test_a_step_on_an_older_version_is_refused(update, coordinator):
    ProjectUpdate.objects.update(version=3)
    assert "inzwischen geändert" in str(refused(update, "submit", coordinator, version=2))


def test_a_step_from_another_state_says_which_state_it_is(update, editor):
    ProjectUpdate.objects.update(status="approved")
    assert "„Freigegeben“" in str(refused(update, "submit", editor))


def test_returning_needs_a_question(submitted, reviewer):
    assert "worum es geht" in str(refused(submitted, "request_changes", reviewer, comment="  "))


def test_an_incomplete_update_is_not_submitted_and_says_what_is_missing(update, coordinator):
    ProjectUpdate.objects.update(outlook="", current_state=" ")
    update.milestones.all().delete()
    error = refused(update, "submit", coordinator)
    assert str(error) == "„Zur Prüfung einreichen“ ist noch nicht möglich: 3 Angaben fehlen."
    assert [finding.place for finding in error.findings] == ["current_state", "outlook", "milestones"]


def test_the_buttons_are_the_steps_that_can_be_taken(update, editor, coordinator, stranger, reviewer):
    everyone = (editor, coordinator, stranger, reviewer)
    assert [list(possible_steps(update, each)) for each in everyone] == [
        ["hand_over"],
        ["submit"],
        [],
        ["submit_on_behalf"],
    ]
    update = take_step(update, "submit", by=coordinator, version=0)
    assert [list(possible_steps(update, each)) for each in everyone] == [
        [],
        ["take_back"],
        [],
        ["request_changes", "approve"],
    ]


def test_a_comment_is_kept_without_characters_that_no_text_holds(submitted, reviewer):
    take_step(
        submitted, "request_changes", by=reviewer, version=1, comment=" Welche\0\x01\u202e Stadt?\r\nUnd wann? \ufeff"
    )
    assert Revision.objects.get(action="request_changes").reason == (
        "Muss, die ganze Meldung: Welche Stadt?\nUnd wann?"
    )


def test_a_comment_of_invisible_characters_is_none(submitted, reviewer):
    assert "worum es geht" in str(refused(submitted, "request_changes", reviewer, comment="\u200b\0 "))


def test_a_comment_has_an_end(submitted, reviewer):
    said = str(refused(submitted, "request_changes", reviewer, comment="x" * 5001))
    assert said == "Der Text hat 5001 Zeichen, möglich sind 5000. Bitte kürzen."
