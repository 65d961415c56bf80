"""What a role may stands in one table; the groups follow it, and a person's rights follow from memberships."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.models import Membership, Role, User
from accounts.roles import PERMISSIONS, synchronise
from tests.make_rows import make_ministry, make_person

pytestmark = pytest.mark.django_db
EVERY_ROLE = [(role, role.label) for role in Role]


def in_the_database(name):
    rows = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def again(person):
    """The person as the next request loads them."""
    return User.objects.get(pk=person.pk)


def test_the_groups_agree_with_the_table_after_migrating():
    assert set(PERMISSIONS) == set(Role)
    assert {role: in_the_database(label) for role, label in EVERY_ROLE} == {**PERMISSIONS}


def test_a_changed_table_is_followed_and_doing_it_again_changes_nothing():
    changed = {Role.READER: {"projects.view_project"}, Role.EDITOR: set()}
    for _time in range(2):
        synchronise(apps, table=changed)
        assert in_the_database("Lesezugriff") == {"projects.view_project"}
        assert in_the_database("Redaktion") == set()
        assert in_the_database("Betrieb") == PERMISSIONS[Role.OPERATIONS]


def test_migrating_mends_groups_and_permissions_that_someone_changed():
    Group.objects.get(name="Betrieb").permissions.add(Permission.objects.get(codename="change_projectupdate"))
    Permission.objects.get(codename="view_report").delete()
    Group.objects.get(name="Lesezugriff").delete()
    call_command("migrate", verbosity=0)
    assert {role: in_the_database(label) for role, label in EVERY_ROLE} == {**PERMISSIONS}


@pytest.mark.parametrize("role", [*Role])
def test_a_person_may_what_their_role_may(people, role):
    person = {
        Role.EDITOR: people.editor,
        Role.COORDINATOR: people.coordinator,
        Role.READER: people.reader,
        Role.PROJECT_GROUP: people.project_group,
        Role.OPERATIONS: people.operations,
    }[role]
    assert person.get_all_permissions() == PERMISSIONS[role]


def test_two_roles_add_up(db):
    person = make_person("Zwei Rollen", (Role.READER, make_ministry()), (Role.OPERATIONS, None))
    assert person.get_all_permissions() == PERMISSIONS[Role.READER] | PERMISSIONS[Role.OPERATIONS]


def test_being_superuser_and_djangos_own_lists_give_nothing(people):
    person = people.superuser
    person.groups.set(Group.objects.all())
    person.user_permissions.set(Permission.objects.all())
    person = again(person)
    answers = {person.has_perm("accounts.view_user"), person.has_module_perms("accounts"), person.has_perms(["a.b"])}
    assert (answers, person.get_all_permissions()) == ({False}, set())


def test_a_closed_account_may_nothing_and_a_role_taken_away_is_gone(people):
    people.editor.is_active = False
    people.editor.save()
    Membership.objects.filter(user=people.reader).delete()
    for person in (again(people.editor), again(people.reader)):
        assert person.get_all_permissions() == set()
        assert not person.has_perm("projects.view_projectupdate")


def test_permissions_are_loaded_once(people, django_assert_num_queries):
    person = again(people.editor)
    with django_assert_num_queries(3):  # the memberships, the ministries that nobody coordinates, the permissions
        answers = [person.has_perm(f"projects.{action}_projectupdate") for action in ("view", "change", "delete")]
    assert answers == [True, True, False]
    assert person.has_module_perms("projects")


def test_someone_without_a_role_costs_no_look_at_the_groups(db, django_assert_num_queries):
    person = again(make_person("Ohne Rolle"))
    with django_assert_num_queries(1):
        assert person.get_all_permissions() == set()
