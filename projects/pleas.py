"""What a ministry asks of the project group: more time, or a correction of what is published; and the decision."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from projects import history, notifications, rules
from projects.models import Decision, MinistryRequest, Plea, ProjectUpdate, UpdateStatus
from projects.prose import prose
from projects.refusals import Refused
from projects.workflow import take_step


class PleaRefused(Refused):
    """A plea cannot be made or decided."""


@transaction.atomic
def ask_for_time(update: ProjectUpdate, until: datetime.date | None, text: str, *, by: User) -> MinistryRequest:
    """Ask for a later day to hand in. Raises `PleaRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_ask_for_time(by, update):
        raise PleaRefused("Um mehr Zeit bittet die Ressortkoordination, solange die Meldung bei ihr liegt.")
    if until is None:
        raise PleaRefused("Bitte nennen Sie den Tag, bis zu dem Sie Zeit brauchen.")
    if until <= (update.due or timezone.localdate()) or until < timezone.localdate():
        raise PleaRefused("Der Tag liegt nicht nach der jetzigen Frist.")
    return _ask(update, Plea.MORE_TIME, text, by, until)


@transaction.atomic
def ask_for_correction(update: ProjectUpdate, text: str, *, by: User) -> MinistryRequest:
    """Ask to correct a published sheet. Raises `PleaRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_ask_for_correction(by, update):
        raise PleaRefused("Um eine Korrektur bittet das Ministerium, wenn seine Meldung veröffentlicht ist.")
    return _ask(update, Plea.CORRECTION, text, by)


def _ask(update: ProjectUpdate, kind: Plea, text: str, by: User, until: datetime.date | None = None) -> MinistryRequest:
    text = prose(text, PleaRefused, missing="Bitte schreiben Sie dazu, warum.")
    plea = MinistryRequest(update=update, kind=kind, text=text, until=until, asked_by=by)
    try:
        with transaction.atomic():
            plea.save()
    except IntegrityError as error:
        raise PleaRefused("Darum ist schon gebeten, die Projektgruppe hat noch nicht entschieden.") from error
    history.record(update, f"ask_{kind}", by=by, reason=plea.text)
    notifications.asked(plea, by=by)
    return plea


@transaction.atomic
def grant(plea: MinistryRequest, *, by: User, reply: str = "") -> MinistryRequest:
    """Say yes: the update gets its longer deadline, or is opened for the correction. Raises `Refused`."""
    update = _undecided(plea, by)
    _decide(plea, Decision.GRANTED, by, prose(reply, PleaRefused))
    if plea.kind == Plea.MORE_TIME:
        update.deadline = plea.until
        update.save(update_fields=["deadline"])
        history.record(update, "grant_more_time", by=by, reason=f"bis {plea.until:%d.%m.%Y}")
    elif update.status == UpdateStatus.PUBLISHED:  # else somebody has opened it already
        take_step(update, "reopen", by=by, version=update.version, comment=plea.text)
    return plea


@transaction.atomic
def decline(plea: MinistryRequest, *, by: User, reply: str) -> MinistryRequest:
    """Say no, and why. Raises `PleaRefused`."""
    update = _undecided(plea, by)
    reply = prose(reply, PleaRefused, missing="Bitte schreiben Sie dazu, warum nicht.")
    _decide(plea, Decision.DECLINED, by, reply)
    history.record(update, f"decline_{plea.kind}", by=by, reason=plea.reply)
    return plea


def _undecided(plea: MinistryRequest, by: User) -> ProjectUpdate:
    """The update of a plea, both locked."""
    update = ProjectUpdate.objects.select_for_update().get(pk=plea.update_id)
    if not rules.may_review(by, update):
        raise PleaRefused("Darüber entscheidet die Projektgruppe.")
    plea.refresh_from_db()
    if plea.decision:
        raise PleaRefused(f"Darüber ist schon entschieden: {plea.get_decision_display()}.")
    return update


def _decide(plea: MinistryRequest, decision: Decision, by: User, reply: str) -> None:
    plea.decision, plea.reply, plea.decided_by, plea.decided_at = decision, reply, by, timezone.now()
    plea.save(update_fields=["decision", "reply", "decided_by", "decided_at"])
    notifications.decided(plea, by=by)
