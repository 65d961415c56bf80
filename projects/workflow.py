"""The steps of an update and `take_step`, the only writer of its status (besides sealing, which publishes)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects import history, rules
from projects.models import ProjectUpdate, UpdateStatus
from projects.proofreading import ERROR, Finding, proofread
from projects.report.contents import sheet_document
from projects.text import clean

Status = UpdateStatus
LONGEST_COMMENT = 5000


class StepRefused(Exception):
    """A step cannot be taken; the message is a German sentence. `findings` holds what must be mended first."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


@dataclass(frozen=True)
class Step:
    """label: the button. past: how history names it. asks_why: needs a comment. complete: errors refuse it."""

    label: str
    past: str
    sources: frozenset[Status]
    target: Status
    allowed: Callable[[User, ProjectUpdate], bool]
    asks_why: bool = False
    complete: bool = False


STEPS = {
    "submit": Step(
        "Zur Prüfung einreichen",
        "eingereicht",
        frozenset({Status.DRAFT, Status.MINISTRY_REVIEW, Status.CHANGES_REQUESTED}),
        Status.SUBMITTED,
        rules.may_submit,
        complete=True,
    ),
    "take_back": Step("Zurückholen", "zurückgeholt", frozenset({Status.SUBMITTED}), Status.DRAFT, rules.may_take_back),
    "request_changes": Step(
        "Mit Rückfrage zurückgeben",
        "mit Rückfrage zurückgegeben",
        frozenset({Status.SUBMITTED, Status.APPROVED}),
        Status.CHANGES_REQUESTED,
        rules.may_review,
        asks_why=True,
    ),
    "reopen": Step(
        "Zur Korrektur öffnen",
        "zur Korrektur geöffnet",
        frozenset({Status.PUBLISHED}),
        Status.CHANGES_REQUESTED,
        rules.may_review,
        asks_why=True,
    ),
    "approve": Step(
        "Freigeben", "freigegeben", frozenset({Status.SUBMITTED}), Status.APPROVED, rules.may_approve, complete=True
    ),
}


def possible_steps(update: ProjectUpdate, user: User) -> dict[str, Step]:
    """The steps that this person may take now, in the order of the table."""
    return {name: step for name, step in STEPS.items() if update.status in step.sources and step.allowed(user, update)}


@transaction.atomic
def take_step(update: ProjectUpdate, name: str, *, by: User, version: int, comment: str = "") -> ProjectUpdate:
    """Move an update on and record it. Returns the update as it now stands.

    comment: plain text; kept without characters that no text of ours holds.
    version: the version the person saw; a newer one refuses the step, so that nobody submits what they did not read.
    Raises `StepRefused` with a German sentence; nothing is changed then.
    """
    update = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    comment = clean(comment)
    step = _checked(update, STEPS[name], by, version, comment)
    update.status = step.target
    update.version += 1
    if step.target == Status.SUBMITTED:
        update.submitted_at = timezone.now()
        update.writers.add(by)
    update.save(update_fields=["status", "version", "submitted_at", "updated_at"])
    history.record(update, name, by=by, reason=comment)
    return update


def _checked(update: ProjectUpdate, step: Step, by: User, version: int, comment: str) -> Step:
    if update.status not in step.sources:
        raise StepRefused(
            f"„{step.label}“ ist nicht möglich: Die Meldung hat inzwischen den Stand „{update.get_status_display()}“."
        )
    if not step.allowed(by, update):
        raise StepRefused(_why_not(step, by, update))
    if update.version != version:
        raise StepRefused("Die Meldung wurde inzwischen geändert. Bitte ansehen und dann noch einmal entscheiden.")
    if step.asks_why and not comment:
        raise StepRefused("Bitte schreiben Sie dazu, worum es geht.")
    if len(comment) > LONGEST_COMMENT:
        raise StepRefused(f"Der Text hat {len(comment)} Zeichen, möglich sind {LONGEST_COMMENT}. Bitte kürzen.")
    if step.complete:
        _require_complete(update, step)
    return step


def _why_not(step: Step, by: User, update: ProjectUpdate) -> str:
    if step.target == Status.APPROVED and rules.may_review(by, update):
        return "Vier Augen: Wer eine Meldung geschrieben oder eingereicht hat, gibt sie nicht frei."
    return f"„{step.label}“ steht Ihnen bei dieser Meldung nicht zu."


def _require_complete(update: ProjectUpdate, step: Step) -> None:
    full = ProjectUpdate.objects.with_parts().get(pk=update.pk)
    errors = tuple(finding for finding in proofread(sheet_document(full)) if finding.severity == ERROR)
    if errors:
        words = "Eine Angabe fehlt" if len(errors) == 1 else f"{len(errors)} Angaben fehlen"
        raise StepRefused(f"„{step.label}“ ist noch nicht möglich: {words}.", errors)
