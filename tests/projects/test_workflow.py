import pytest

from accounts.models import Membership, Ministry, Role, User
from projects import history, rules
from projects.models import Project, ProjectUpdate, Report, Revision, TopicField
from projects.models.history import Frozen
from projects.rows import columns_of, write_parts
from projects.workflow import STEPS, StepRefused, possible_steps, take_step
from tests.make import make_sheet_document

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
def stranger():
    other = Ministry.objects.create(abbreviation="MUNV", name="Ministerium für Verkehr")
    return person("Fremd", Role.COORDINATOR, other)


@pytest.fixture
def reviewer():
    return person("Prüferin", Role.PROJECT_GROUP)


def refused(update, name, by, version=None, comment=""):
    before = ProjectUpdate.objects.values().get(pk=update.pk)
    with pytest.raises(StepRefused) as caught:
        take_step(update, name, by=by, version=before["version"] if version is None else version, comment=comment)
    assert ProjectUpdate.objects.values().get(pk=update.pk) == before
    return caught.value


def test_an_update_goes_from_draft_to_approved(update, editor, reviewer):
    update = take_step(update, "submit", by=editor, version=0)
    assert update.status == "submitted"
    update = take_step(update, "request_changes", by=reviewer, version=1, comment="Welche Stadt?")
    assert update.status == "changes_requested"
    update = take_step(update, "submit", by=editor, version=2)
    update = take_step(update, "approve", by=reviewer, version=3)
    assert (update.status, update.version) == ("approved", 4)
    assert [(row.action, row.reason) for row in Revision.objects.order_by("number")] == [
        ("submit", ""),
        ("request_changes", "Welche Stadt?"),
        ("submit", ""),
        ("approve", ""),
    ]


def test_a_ministry_takes_its_update_back(update, editor):
    take_step(update, "submit", by=editor, version=0)
    assert take_step(update, "take_back", by=editor, version=1).status == "draft"


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
    both = person("Beides", Role.EDITOR, update.ministry)
    Membership.objects.create(user=both, role=Role.PROJECT_GROUP)
    take_step(update, "submit", by=both, version=0)
    assert "Vier Augen" in str(refused(update, "approve", both))


def test_a_step_on_an_older_version_is_refused(update, editor):
    ProjectUpdate.objects.update(version=3)
    assert "inzwischen geändert" in str(refused(update, "submit", editor, version=2))


def test_a_step_from_another_state_says_which_state_it_is(update, editor):
    ProjectUpdate.objects.update(status="approved")
    assert "„Freigegeben“" in str(refused(update, "submit", editor))


def test_returning_needs_a_comment(update, editor, reviewer):
    take_step(update, "submit", by=editor, version=0)
    assert "worum es geht" in str(refused(update, "request_changes", reviewer, comment="  "))


def test_an_incomplete_update_is_not_submitted_and_says_what_is_missing(update, editor):
    ProjectUpdate.objects.update(outlook="", current_state=" ")
    update.milestones.all().delete()
    error = refused(update, "submit", editor)
    assert str(error) == "„Zur Prüfung einreichen“ ist noch nicht möglich: 3 Angaben fehlen."
    assert [finding.place for finding in error.findings] == ["current_state", "outlook", "milestones"]


def test_the_buttons_are_the_steps_that_can_be_taken(update, editor, stranger, reviewer):
    assert list(possible_steps(update, editor)) == ["submit"]
    assert list(possible_steps(update, stranger)) == []
    update = take_step(update, "submit", by=editor, version=0)
    assert list(possible_steps(update, editor)) == ["take_back"]
    assert list(possible_steps(update, reviewer)) == ["request_changes", "approve"]


def test_revisions_form_a_chain_that_shows_every_change(update, editor):
    for number in range(3):
        history.record(update, "save", by=editor, reason=str(number))
    update.refresh_from_db()
    assert history.broken_link(update) == ""
    revisions = Revision.objects.filter(update=update)
    with pytest.raises(Frozen):
        revisions.update(reason="x")
    with pytest.raises(Frozen):
        revisions.delete()
    last = revisions.last()
    revisions.filter(number=3)._raw_delete("default")
    assert history.broken_link(update) == "Am Ende der Fassungen fehlt etwas."
    last.save(force_insert=True)
    assert history.broken_link(update) == ""
    revisions.filter(number=2)._raw_delete("default")
    assert history.broken_link(update) == "Fassung 2 fehlt."


def test_a_changed_revision_is_named(update, editor):
    revision = history.record(update, "save", by=editor)
    revision.document = revision.document.replace("Ideenhaus", "Luftschloss")
    revision.save()
    update.refresh_from_db()
    assert history.broken_link(update) == "Fassung 1 ist verändert."


def test_a_comment_is_kept_without_characters_that_no_text_holds(update, editor, reviewer):
    take_step(update, "submit", by=editor, version=0)
    take_step(
        update, "request_changes", by=reviewer, version=1, comment=" Welche\0\x01\u202e Stadt?\r\nUnd wann? \ufeff"
    )
    assert Revision.objects.get(action="request_changes").reason == "Welche Stadt?\nUnd wann?"


def test_a_comment_of_invisible_characters_is_none(update, editor, reviewer):
    take_step(update, "submit", by=editor, version=0)
    assert "worum es geht" in str(refused(update, "request_changes", reviewer, comment="\u200b\0 "))


def test_a_comment_has_an_end(update, editor, reviewer):
    take_step(update, "submit", by=editor, version=0)
    said = str(refused(update, "request_changes", reviewer, comment="x" * 5001))
    assert said == "Der Text hat 5001 Zeichen, möglich sind 5000. Bitte kürzen."
