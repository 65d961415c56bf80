"""Saving onto the version that was read, without any page in between."""

import pytest

from accounts.models import Role
from projects.document import sheet_from_json
from projects.editing import FIELDS, PARTS, Draft, NewerVersion, SaveRefused, place, rows_of, save_draft
from projects.history import broken_link
from projects.models import Milestone, Revision
from tests.make_rows import make_ministry, make_person, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return make_ministry()


@pytest.fixture
def editor(ministry):
    return make_person("Eva", (Role.EDITOR, ministry))


def draft_of(update, **changes):
    fields = {name: getattr(update, name) for name in FIELDS}
    return Draft({**fields, **changes}, {accessor: rows_of(update, accessor) for accessor in PARTS})


def test_each_save_counts_one_version_and_one_revision(ministry, editor):
    update = make_update(ministry)
    for number, words in enumerate(["Eins.", "Zwei.", "Drei."]):
        assert save_draft(update, draft_of(update, summary=words), by=editor, version=number) is True
    update.refresh_from_db()
    actions = list(Revision.objects.order_by("number").values_list("action", flat=True))
    assert (update.version, update.summary, actions) == (3, "Drei.", ["found", "save", "save", "save"])
    assert broken_link(update) == ""


def test_what_stood_there_before_the_first_save_is_kept_too(ministry, editor):
    update = make_update(ministry, summary="Aus dem gedruckten Bericht.")
    save_draft(update, draft_of(update, summary="Neu."), by=editor, version=0)
    first, second = Revision.objects.order_by("number")
    assert (first.person, sheet_from_json(first.document).sections.summary) == (None, "Aus dem gedruckten Bericht.")
    assert (second.person, sheet_from_json(second.document).sections.summary) == (editor.pseudonym, "Neu.")


def test_a_save_that_changes_nothing_leaves_no_trace(ministry, editor):
    update = make_update(ministry)
    assert save_draft(update, draft_of(update), by=editor, version=0) is False
    update.refresh_from_db()
    assert (update.version, Revision.objects.count(), update.writers.count()) == (0, 0, 0)


def test_an_older_version_is_refused_whole(ministry, editor):
    update = make_update(ministry)
    save_draft(update, draft_of(update, summary="Zuerst."), by=editor, version=0)
    stale = Draft({**draft_of(update).fields, "summary": "Danach."}, {"milestones": []})
    with pytest.raises(NewerVersion):
        save_draft(update, stale, by=editor, version=0)
    update.refresh_from_db()
    assert (update.version, update.summary, Milestone.objects.count()) == (1, "Zuerst.", 1)


@pytest.mark.parametrize("status", ["submitted", "approved", "published"])
def test_what_is_not_with_the_ministry_is_not_written(ministry, editor, status):
    update = make_update(ministry, status=status)
    with pytest.raises(SaveRefused, match="wird gerade nicht geändert"):
        save_draft(update, draft_of(update, summary="Neu."), by=editor, version=0)


def test_other_ministries_readers_and_the_project_group_do_not_write(ministry):
    update = make_update(ministry)
    others = [(Role.EDITOR, make_ministry("MUNV")), (Role.READER, ministry), (Role.PROJECT_GROUP, None)]
    for role in others:
        with pytest.raises(SaveRefused, match="nicht ändern"):
            save_draft(update, draft_of(update, summary="Neu."), by=make_person(f"Person {role[0]}", role), version=0)


def test_two_rows_with_one_lineage_become_two_rows(ministry, editor):
    update = make_update(ministry)
    row = rows_of(update, "milestones")[0]
    draft = Draft(draft_of(update).fields, {"milestones": [row, {**row, "text": "Noch einer."}]})
    save_draft(update, draft, by=editor, version=0)
    assert list(update.milestones.values_list("text", flat=True)) == ["Der Bau beginnt.", "Noch einer."]
    assert len(set(update.milestones.values_list("lineage", flat=True))) == 2


def test_placing_is_the_project_groups_until_publication(ministry, editor):
    update = make_update(ministry)
    group = make_person("Pia", (Role.PROJECT_GROUP, None))
    other = make_ministry("MUNV")
    where = {"ministry": other, "topic_field": update.topic_field, "position": 3}
    with pytest.raises(SaveRefused):
        place(update, where, by=editor, version=0)
    assert place(update, where, by=group, version=0) is True
    update.refresh_from_db()
    assert (update.ministry, update.position, list(update.writers.all())) == (other, 3, [])
    type(update).objects.filter(pk=update.pk).update(status="published")
    with pytest.raises(SaveRefused):
        place(update, {**where, "position": 9}, by=group, version=1)


def test_rows_that_stay_as_they_are_are_not_written(ministry, editor, django_assert_max_num_queries):
    update = make_update(ministry)
    for number in range(2, 32):
        Milestone.objects.create(update=update, lineage=f"m{number}", position=number, year_from=2025, text="Weiter.")
    save_draft(update, draft_of(update, summary="Eins."), by=editor, version=0)
    with django_assert_max_num_queries(40):
        save_draft(update, draft_of(update, summary="Zwei."), by=editor, version=1)
    assert Milestone.objects.filter(update=update).count() == 31
