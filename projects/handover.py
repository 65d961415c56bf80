"""Handing an update over: to a colleague of the same ministry, or to another ministry."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, Ministry, Role, User
from projects import history, notifications, rules
from projects.models import ProjectUpdate
from projects.prose import prose
from projects.refusals import Refused
from projects.workflow import back_to_writing

WRITING = (Role.EDITOR, Role.COORDINATOR)


class HandoverRefused(Refused):
    """An update stays with those who have it."""


def colleagues(ministry: Ministry | None) -> list[User]:
    """Everyone who can write for a ministry, by name."""
    if ministry is None:
        return []
    writing = Membership.objects.filter(ministry=ministry, role__in=WRITING).values("user")
    return list(User.objects.filter(is_active=True, pk__in=writing))


def others(update: ProjectUpdate) -> list[Ministry]:
    """The ministries that an update can be given to: those that there are today."""
    today = timezone.localdate()
    ended = [ministry.pk for ministry in Ministry.objects.filter(valid_until__lt=today)]
    return [each for each in Ministry.objects.all() if each.pk != update.ministry_id and each.pk not in ended]


@transaction.atomic
def hand_to(update: ProjectUpdate, colleague: User | None, *, by: User) -> ProjectUpdate:
    """Say who works on an update, or that nobody in particular does; the colleague gets a mail.

    Others of the ministry can still write. Raises `HandoverRefused`.
    """
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_hand_over(by, update):
        raise HandoverRefused("Übergeben kann, wer die Meldung gerade schreiben darf.")
    if colleague is not None and colleague not in colleagues(update.ministry):
        raise HandoverRefused("Diese Person schreibt nicht für das Ministerium.")
    if update.assignee == colleague:
        return update
    update.assignee = colleague
    update.save(update_fields=["assignee"])
    history.record(update, "assign", by=by, reason=f"an {colleague}" if colleague else "an niemand Bestimmtes")
    if colleague:
        notifications.handed_to(update, colleague, by=by)
    return update


@transaction.atomic
def give_away(update: ProjectUpdate, ministry: Ministry, *, by: User, version: int, reason: str) -> ProjectUpdate:
    """Hand an update to another ministry as it stands. Raises `HandoverRefused`; nothing is changed then.

    version: the version that the person saw. reason: is kept, and told to the other ministry.
    """
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    before = update.ministry
    if not rules.may_give_away(by, update):
        raise HandoverRefused("Abgeben kann die Ressortkoordination, solange die Meldung bei ihr liegt.")
    if update.version != version:
        raise HandoverRefused("Die Meldung wurde inzwischen geändert. Bitte ansehen und dann noch einmal entscheiden.")
    _require_sense(update, ministry)
    reason = prose(reason, HandoverRefused, missing="Bitte schreiben Sie dazu, warum Sie die Meldung abgeben.")
    back_to_writing(update)
    update.ministry, update.assignee, update.version = ministry, None, update.version + 1
    update.save(update_fields=["ministry", "assignee", "version", "status", "status_since", "updated_at"])
    history.record(update, "give_away", by=by, reason=f"von {before} an {ministry}: {reason}")
    notifications.given_away(update, by=by, reason=reason)
    return update


def _require_sense(update: ProjectUpdate, ministry: Ministry) -> None:
    if ministry == update.ministry:
        raise HandoverRefused("Die Meldung liegt schon bei diesem Ministerium.")
    if ministry not in others(update):
        raise HandoverRefused("Dieses Ministerium gibt es nicht mehr.")
