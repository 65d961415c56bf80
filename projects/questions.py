"""Change requests: drafted while reviewing, sent with the step that gives an update back, answered, and settled."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects import history, rules
from projects.models import ChangeRequest, ProjectUpdate, UpdateStatus, Weight
from projects.prose import prose
from projects.refusals import Refused
from projects.sections import PLACE_LABELS

ASKABLE = frozenset({UpdateStatus.SUBMITTED, UpdateStatus.APPROVED})


class QuestionRefused(Refused):
    """A change request cannot be drafted, sent, answered or settled."""


@transaction.atomic
def draft(update: ProjectUpdate, *, place: str, weight: str, text: str, by: User) -> ChangeRequest:
    """Write a question down that is sent later. Raises `QuestionRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_review(by, update):
        raise QuestionRefused("Rückfragen stellt die Projektgruppe.")
    if update.status not in ASKABLE:
        raise QuestionRefused(
            f"Eine Rückfrage ist nicht möglich: Die Meldung hat den Stand „{update.get_status_display()}“."
        )
    return ChangeRequest.objects.create(update=update, asked_by=by, **checked(place, weight, text))


def checked(place: str, weight: str, text: str) -> dict[str, str]:
    """The question as it is kept. Raises `QuestionRefused`."""
    text = prose(text, QuestionRefused, missing="Bitte schreiben Sie dazu, worum es geht.")
    if place not in PLACE_LABELS or weight not in Weight.values:
        raise QuestionRefused("Bitte wählen Sie eine Stelle und ein Gewicht aus der Liste.")
    return {"place": place, "weight": weight, "text": text}


@transaction.atomic
def discard(update: ProjectUpdate, pk: int, *, by: User) -> None:
    """Throw a question away that was not sent yet. Raises `QuestionRefused`."""
    if not rules.may_review(by, update):
        raise QuestionRefused("Rückfragen stellt die Projektgruppe.")
    deleted, _rows = ChangeRequest.objects.drafts().filter(update=update, pk=pk).delete()
    if not deleted:
        raise QuestionRefused("Diese Rückfrage ist schon verschickt oder nicht mehr da.")


def send(update: ProjectUpdate, comment: str, *, by: User) -> list[ChangeRequest]:
    """Send what was drafted, and a comment as a question to the whole update. Call inside the step's transaction."""
    if comment:
        ChangeRequest.objects.create(update=update, asked_by=by, **checked("", Weight.MUST, comment))
    sent = list(ChangeRequest.objects.drafts().filter(update=update).select_for_update())
    for request in sent:
        request.sent_at = timezone.now()
        request.save(update_fields=["sent_at"])
    return sent


@transaction.atomic
def settle(update: ProjectUpdate, pk: int, *, by: User) -> ChangeRequest:
    """Say that a question is done with, answered or not; the history keeps who said so. Raises `QuestionRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_review(by, update):
        raise QuestionRefused("Rückfragen erledigt die Projektgruppe.")
    if update.status == UpdateStatus.PUBLISHED:
        raise QuestionRefused("Die Meldung ist veröffentlicht; an ihren Rückfragen ändert sich nichts mehr.")
    if update.status not in ASKABLE:  # the ministry may just be writing its answer
        raise QuestionRefused("Solange die Meldung beim Ministerium liegt, bleibt die Rückfrage offen.")
    request = ChangeRequest.objects.unsettled().filter(update=update, pk=pk).first()
    if request is None:
        raise QuestionRefused("Diese Rückfrage ist inzwischen erledigt.")
    _settle([request], by)
    history.record(update, "settle", by=by, reason=in_words([request]))
    return request


def settle_what_should(update: ProjectUpdate, *, by: User) -> None:
    """Whoever approves has read the questions that are no must: they are done with."""
    _settle(ChangeRequest.objects.unsettled().filter(update=update, weight=Weight.SHOULD), by)


def _settle(requests: Iterable[ChangeRequest], by: User) -> None:
    for request in requests:
        request.settled_by, request.settled_at = by, timezone.now()
        request.save(update_fields=["settled_by", "settled_at"])


def answer(update: ProjectUpdate, answers: dict[int, str], *, by: User) -> list[ChangeRequest]:
    """Write answers, by the number of their question; those that changed. Call inside the save's transaction."""
    changed = []
    for request in ChangeRequest.objects.unsettled().filter(update=update, pk__in=answers):
        text = answers[request.pk]
        if text != request.answer:
            request.answer, request.answered_by = text, by if text else None
            request.answered_at = timezone.now() if text else None
            request.save(update_fields=["answer", "answered_by", "answered_at"])
            changed.append(request)
    return changed


def unsettled(update: ProjectUpdate) -> list[ChangeRequest]:
    """The questions that can be answered, of an update loaded `with_parts()`."""
    return [request for request in update.change_requests.all() if request.is_unsettled]


def in_words(requests: Iterable[ChangeRequest]) -> str:
    """Questions as history tells them, one below the other."""
    return "\n".join(request.in_words for request in requests)
