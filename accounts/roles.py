"""What each role may do with which kind of thing: one table, which the database's groups follow after every migrate."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from accounts.models import Role
from accounts.rights import Rights

READ = ("view",)
EDIT = ("view", "add", "change")
EDIT_AND_DELETE = (*EDIT, "delete")
REVISE = ("view", "change")


def _on(actions: Iterable[str], app: str, *models: str) -> frozenset[str]:
    return frozenset(f"{app}.{action}_{model}" for action, model in product(actions, models))


# Of which rows each of them holds, the object rules say (projects/rules.py, the pages' querysets).
PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.EDITOR: _on(REVISE, "projects", "projectupdate"),
    Role.COORDINATOR: _on(REVISE, "projects", "projectupdate"),
    Role.READER: _on(READ, "projects", "projectupdate"),
    Role.PROJECT_GROUP: _on(EDIT, "projects", "projectupdate", "report", "project", "topicfield")
    | _on(EDIT_AND_DELETE, "projects", "framechapter", "baselinefigure")
    | _on(READ, "projects", "edition", "withdrawnpicture")
    | _on(REVISE, "projects", "sitepage", "accessibilitystatement", "barrierreport")
    | _on(EDIT_AND_DELETE, "projects", "signvideo")
    | _on(EDIT, "accounts", "ministry")
    | _on(READ, "admin", "logentry"),
    Role.OPERATIONS: _on(EDIT, "accounts", "user", "ministry")
    | _on(EDIT_AND_DELETE, "accounts", "membership")
    | _on(REVISE, "accounts", "outgoingmail")
    | _on(READ, "admin", "logentry"),
}


def roles_of(rights: Rights) -> frozenset[Role]:
    """The roles that a person holds, for whatever ministry."""
    held = {
        Role.EDITOR: rights.edits,
        Role.COORDINATOR: rights.coordinates,
        Role.READER: rights.reads,
        Role.PROJECT_GROUP: rights.project_group,
        Role.OPERATIONS: rights.operations,
    }
    return frozenset(role for role, yes in held.items() if yes)


def synchronise(apps: Any, using: str = DEFAULT_DB_ALIAS, table: Mapping[Role, Iterable[str]] = PERMISSIONS) -> None:
    """Give each role a group of its name that holds exactly the table's permissions.

    apps: the registry of models as they are now; halfway through the migrations some may be missing. Django makes an
    app's permissions after this has run, so those that are missing yet are made here.
    """
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:
        return
    for app in sorted({permission.split(".")[0] for held in table.values() for permission in held}):
        create_permissions(installed.get_app_config(app), using=using, apps=apps, verbosity=0)
    for role, held in table.items():
        group, _new = groups.get_or_create(name=role.label)
        group.permissions.set(permissions.filter(_any_of(held)))


def _any_of(names: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for app, codename in (name.split(".") for name in names):
        found |= Q(content_type__app_label=app, codename=codename)
    return found
