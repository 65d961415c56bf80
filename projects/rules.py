"""Who may do what: pure predicates over a person and an object. Views, admin and workflow ask these and nothing else.

Being superuser gives no right over content.
"""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rights import rights_of
from projects.models import ProjectUpdate, UpdateStatus
from projects.models.update import WITH_MINISTRY

Person = User | AnonymousUser


def may_enter_desk(user: Person) -> bool:
    return rights_of(user).any


def may_see_content(user: Person) -> bool:
    rights = rights_of(user)
    return rights.project_group or bool(rights.sees)


def belongs_to_ministry_of(user: Person, update: ProjectUpdate) -> bool:
    return update.ministry_id in rights_of(user).writes


def may_edit(user: Person, update: ProjectUpdate) -> bool:
    """Its ministry writes while the update is with it; one without a ministry is the project group's to complete."""
    if update.status not in WITH_MINISTRY:
        return False
    if update.ministry_id is None:
        return rights_of(user).project_group
    return belongs_to_ministry_of(user, update)


def may_place(user: Person, update: ProjectUpdate) -> bool:
    """Ministry, topic field and place in the report are the project group's to decide, until it is published."""
    return rights_of(user).project_group and update.status != UpdateStatus.PUBLISHED


def may_submit(user: Person, update: ProjectUpdate) -> bool:
    return may_edit(user, update)


def may_take_back(user: Person, update: ProjectUpdate) -> bool:
    return belongs_to_ministry_of(user, update) and update.status == UpdateStatus.SUBMITTED


def may_review(user: Person, update: ProjectUpdate) -> bool:
    return rights_of(user).project_group


def may_approve(user: Person, update: ProjectUpdate) -> bool:
    """Four eyes: whoever wrote in an update or submitted it does not approve it."""
    return may_review(user, update) and all(writer.pk != user.pk for writer in update.writers.all())


def may_manage_reports(user: Person) -> bool:
    """Rounds, master data, frame chapters, sealing."""
    return rights_of(user).project_group


def may_manage_accounts(user: Person) -> bool:
    return rights_of(user).operations


def may_manage_ministries(user: Person) -> bool:
    rights = rights_of(user)
    return rights.operations or rights.project_group
