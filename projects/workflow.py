"""The steps of an update and `take_step`. No other room writes a status, besides sealing, which publishes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects import history, notifications, questions, rules
from projects.models import ChangeRequest, ProjectUpdate, UpdateStatus, Weight
from projects.models.update import WITH_MINISTRY
from projects.proofreading import ERROR, WARNING, Finding, findings_of
from projects.prose import prose
from projects.refusals import Refused

Status = UpdateStatus


class StepRefused(Refused):
    """A step cannot be taken. `findings` holds what must be mended or, if it `asks`, said yes to first."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = (), *, asks: bool = False) -> None:
        super().__init__(message)
        self.findings = findings
        self.asks = asks


@dataclass(frozen=True)
class Step:
    """label: the button. past: how history names it. target: the state it leads to; „Entwurf“ stands for „Rückfragen“
    while the ministry owes an answer. asks_why: needs a comment. questions: sends what was drafted, with or without a
    comment. complete: errors refuse it. sure: warnings ask first."""

    label: str
    past: str
    sources: frozenset[Status]
    target: Status
    allowed: Callable[[User, ProjectUpdate], bool]
    asks_why: bool = False
    questions: bool = False
    complete: bool = False
    sure: bool = False


STEPS = {
    "hand_over": Step(
        "An die Ressortkoordination geben",
        "an die Ressortkoordination gegeben",
        frozenset({Status.DRAFT, Status.CHANGES_REQUESTED}),
        Status.MINISTRY_REVIEW,
        rules.may_hand_to_coordination,
    ),
    "give_back": Step(
        "An die Redaktion zurückgeben",
        "an die Redaktion zurückgegeben",
        frozenset({Status.MINISTRY_REVIEW}),
        Status.DRAFT,
        rules.may_give_back_to_editors,
        asks_why=True,
    ),
    "submit": Step(
        "Zur Prüfung einreichen",
        "eingereicht",
        WITH_MINISTRY,
        Status.SUBMITTED,
        rules.may_submit,
        complete=True,
        sure=True,
    ),
    "submit_on_behalf": Step(
        "Im Namen des Ministeriums einreichen",
        "im Namen des Ministeriums eingereicht",
        WITH_MINISTRY,
        Status.SUBMITTED,
        rules.may_submit_on_behalf,
        asks_why=True,
        complete=True,
    ),
    "take_back": Step("Zurückholen", "zurückgeholt", frozenset({Status.SUBMITTED}), Status.DRAFT, rules.may_take_back),
    "request_changes": Step(
        "Mit Rückfragen zurückgeben",
        "mit Rückfragen zurückgegeben",
        frozenset({Status.SUBMITTED, Status.APPROVED}),
        Status.CHANGES_REQUESTED,
        rules.may_review,
        questions=True,
    ),
    "reopen": Step(
        "Zur Korrektur öffnen",
        "zur Korrektur geöffnet",
        frozenset({Status.PUBLISHED}),
        Status.CHANGES_REQUESTED,
        rules.may_review,
        asks_why=True,
        questions=True,
    ),
    "approve": Step(
        "Freigeben", "freigegeben", frozenset({Status.SUBMITTED}), Status.APPROVED, rules.may_approve, complete=True
    ),
}


def possible_steps(update: ProjectUpdate, user: User) -> dict[str, Step]:
    """The steps that this person may take now, in the order of the table."""
    return {name: step for name, step in STEPS.items() if update.status in step.sources and step.allowed(user, update)}


@transaction.atomic
def take_step(
    update: ProjectUpdate, name: str, *, by: User, version: int, comment: str = "", sure: bool = False
) -> ProjectUpdate:
    """Move an update on, record it, and write to those whose turn it is. Returns the update as it now stands.

    comment: plain text, for steps that ask for one; kept without characters that no text of ours holds.
    version: the version the person saw; a newer one refuses the step, so that nobody submits what they did not read.
    sure: the person has read the warnings. Raises `StepRefused` with a German sentence; nothing is changed then.
    """
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    step = STEPS[name]
    _check(update, step, by, version)
    comment = _comment(step, comment)
    if step.complete:
        _require_complete(update, step, sure)
    sent = _sent(update, step, by, comment)
    _move(update, step, by)
    history.record(update, name, by=by, reason=questions.in_words(sent) if sent else comment)
    notifications.step_taken(update, name, by=by, comment=comment, sent=sent)
    return update


def _check(update: ProjectUpdate, step: Step, by: User, version: int) -> None:
    if update.status not in step.sources:
        raise StepRefused(
            f"„{step.label}“ ist nicht möglich: Die Meldung hat inzwischen den Stand „{update.get_status_display()}“."
            f"{_who_was_it(update)}"
        )
    if not step.allowed(by, update):
        raise StepRefused(_why_not(step, by, update))
    if update.version != version:
        raise StepRefused("Die Meldung wurde inzwischen geändert. Bitte ansehen und dann noch einmal entscheiden.")


def _comment(step: Step, typed: str) -> str:
    if not (step.asks_why or step.questions):
        return ""
    return prose(typed, StepRefused, missing="Bitte schreiben Sie dazu, worum es geht." if step.asks_why else "")


def _who_was_it(update: ProjectUpdate) -> str:
    """Who moved it meanwhile, for the person who came second."""
    person = history.last_person(update)
    return f" Zuletzt war {person} daran." if person else ""


def _why_not(step: Step, by: User, update: ProjectUpdate) -> str:
    if step.target == Status.APPROVED and rules.may_review(by, update):
        return "Vier Augen: Wer eine Meldung geschrieben oder eingereicht hat, gibt sie nicht frei."
    if step is STEPS["submit"] and rules.may_edit(by, update):
        return "Einreichen ist Sache der Ressortkoordination. Bitte geben Sie die Meldung an sie weiter."
    if step is STEPS["take_back"] and rules.coordinates(by, update):
        return _no_way_back(update)
    return f"„{step.label}“ steht Ihnen bei dieser Meldung nicht zu."


def _no_way_back(update: ProjectUpdate) -> str:
    if update.reviewer_id:
        return f"{update.reviewer} prüft die Meldung schon. Bitten Sie die Projektgruppe, sie zurückzugeben."
    return "Die Runde ist geschlossen. Bitten Sie die Projektgruppe, die Meldung zurückzugeben."


def _require_complete(update: ProjectUpdate, step: Step, sure: bool) -> None:
    found = findings_of(ProjectUpdate.objects.with_parts().get(pk=update.pk))
    errors = tuple(finding for finding in found if finding.severity == ERROR)
    if errors:
        words = "Eine Angabe fehlt" if len(errors) == 1 else f"{len(errors)} Angaben fehlen"
        raise StepRefused(f"„{step.label}“ ist noch nicht möglich: {words}.", errors)
    warnings = tuple(finding for finding in found if finding.severity == WARNING)
    if step.sure and warnings and not sure:
        words = "Ein Hinweis ist" if len(warnings) == 1 else f"{len(warnings)} Hinweise sind"
        raise StepRefused(f"{words} noch offen. Wollen Sie trotzdem einreichen?", warnings, asks=True)
    if step.target == Status.APPROVED:
        _require_no_open_must(update)


def _require_no_open_must(update: ProjectUpdate) -> None:
    musts = ChangeRequest.objects.unsettled().filter(update=update, weight=Weight.MUST).count()
    if musts:
        words = "Eine Muss-Rückfrage ist" if musts == 1 else f"{musts} Muss-Rückfragen sind"
        raise StepRefused(f"„Freigeben“ ist noch nicht möglich: {words} nicht erledigt.")
    if ChangeRequest.objects.drafts().filter(update=update).exists():
        raise StepRefused(
            "„Freigeben“ ist noch nicht möglich: Vorgemerkte Rückfragen sind weder gesendet noch verworfen."
        )


def _sent(update: ProjectUpdate, step: Step, by: User, comment: str) -> list[ChangeRequest]:
    """The questions that go out with a step."""
    if not step.questions:
        return []
    sent = questions.send(update, comment, by=by)
    if not sent:
        raise StepRefused("Bitte schreiben Sie dazu, worum es geht: Es ist noch keine Rückfrage gestellt.")
    return sent


def _move(update: ProjectUpdate, step: Step, by: User) -> None:
    """Write the new state with all that follows from it."""
    before = update.status
    update.status = _target(update, step)
    update.version += 1
    update.status_since = timezone.now()
    update.reviewer = None
    if step.questions:
        _forget_writers(update, before, by)
    if update.status == Status.SUBMITTED:
        update.submitted_at = timezone.now()
        update.writers.add(by)
    if update.status == Status.APPROVED:
        questions.settle_what_should(update, by=by)
    update.save(update_fields=["status", "version", "status_since", "reviewer", "submitted_at", "updated_at"])


def _forget_writers(update: ProjectUpdate, before: str, by: User) -> None:
    """Whoever gives an update back has read it: who writes from now on is seen by the next review. What they wrote
    themselves and nobody approved is still to be read by somebody else."""
    seen = update.writers.all() if before != Status.SUBMITTED else update.writers.exclude(pk=by.pk)
    update.writers.remove(*seen)


def _target(update: ProjectUpdate, step: Step) -> Status:
    return _being_written(update) if step.target == Status.DRAFT else step.target


def _being_written(update: ProjectUpdate) -> Status:
    asked = ChangeRequest.objects.unsettled().filter(update=update).exists()
    return Status.CHANGES_REQUESTED if asked else Status.DRAFT


def back_to_writing(update: ProjectUpdate) -> None:
    """Whoever gets an update from another ministry writes before their coordination reads. This is no step: the caller
    holds the row in its transaction, saves it and records what was done."""
    if update.status == Status.MINISTRY_REVIEW:
        update.status, update.status_since = _being_written(update), timezone.now()


@transaction.atomic
def claim(update: ProjectUpdate, *, by: User) -> ProjectUpdate:
    """„Ich prüfe“: others see it, and the ministry cannot take the update back any more. Raises `StepRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_review(by, update):
        raise StepRefused("Prüfen ist Sache der Projektgruppe.")
    if update.status != Status.SUBMITTED:
        raise StepRefused(f"Zu prüfen ist nichts: Die Meldung hat den Stand „{update.get_status_display()}“.")
    if update.reviewer_id not in (None, by.pk):
        raise StepRefused(f"{update.reviewer} prüft die Meldung schon.")
    return _reviewed_by(update, by, "claim", by)


@transaction.atomic
def release(update: ProjectUpdate, *, by: User) -> ProjectUpdate:
    """Let others review: one's own claim, or that of somebody who is away. Raises `StepRefused`."""
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not rules.may_review(by, update):
        raise StepRefused("Prüfen ist Sache der Projektgruppe.")
    return _reviewed_by(update, None, "release", by)


def _reviewed_by(update: ProjectUpdate, person: User | None, action: str, by: User) -> ProjectUpdate:
    if update.reviewer != person:
        update.reviewer = person
        update.save(update_fields=["reviewer"])
        history.record(update, action, by=by)
    return update
