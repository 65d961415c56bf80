"""What is done with many updates at once: each by itself in a transaction of its own, and what became of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from projects import questions, rules
from projects.board import Column, Standing, standing_of
from projects.models import ProjectUpdate
from projects.refusals import Refused
from projects.workflow import take_step


@dataclass(frozen=True)
class Chosen:
    """An update, and the version of it that the person saw; None where the form does not say it."""

    update: ProjectUpdate
    version: int | None


@dataclass(frozen=True)
class Outcome:
    """What was chosen: done, or refused with a sentence that says why; nothing happened to it then."""

    done: tuple[ProjectUpdate, ...]
    refused: tuple[tuple[ProjectUpdate, str], ...]

    @property
    def by_reason(self) -> dict[str, list[ProjectUpdate]]:
        """What was refused, by the sentence."""
        reasons: dict[str, list[ProjectUpdate]] = {}
        for update, reason in self.refused:
            reasons.setdefault(reason, []).append(update)
        return reasons


def approve_many(chosen: Iterable[Chosen], *, by: User) -> Outcome:
    """Approve what is clean. Whatever has to be looked at by itself is refused."""
    return _each(chosen, lambda update, version: _approve(update, version, by))


def approvable_at_once(standing: Standing, by: User) -> bool:
    """Whether an update can be ticked to be approved with others. Needs its writers loaded."""
    return (
        standing.column is Column.SUBMITTED
        and rules.may_approve(by, standing.update)
        and not _reason_to_look(standing, by)
    )


def ask_many(chosen: Iterable[Chosen], *, place: str, weight: str, text: str, by: User) -> Outcome:
    """Send one question to many updates, each of which goes back to its ministry; what others drafted goes with it.

    place: key of `PLACE_LABELS`. weight: of `Weight`. text: plain. Raises `questions.QuestionRefused` with a German
    sentence if the question itself cannot be kept; nothing is sent then.
    """
    question = questions.checked(place, weight, text)
    return _each(chosen, lambda update, version: _ask(update, version, question, by))


def _each(chosen: Iterable[Chosen], act: Callable[[ProjectUpdate, int], object]) -> Outcome:
    done, refused = [], []
    for each in chosen:
        try:
            with transaction.atomic():
                act(each.update, _version(each))
        except Refused as refusal:
            refused.append((each.update, str(refusal)))
        else:
            done.append(each.update)
    return Outcome(tuple(done), tuple(refused))


def _version(chosen: Chosen) -> int:
    if chosen.version is None:
        raise Refused("Es fehlt die Angabe, welchen Stand Sie gelesen haben. Bitte ansehen und noch einmal.")
    return chosen.version


def _approve(update: ProjectUpdate, version: int, by: User) -> None:
    ProjectUpdate.objects.select_for_update().get(pk=update.pk)  # nobody asks or saves between looking and approving
    fresh = ProjectUpdate.objects.with_parts().select_related("reviewer", "assignee").get(pk=update.pk)
    standing = standing_of(fresh)
    if standing.column is Column.SUBMITTED and (reason := _reason_to_look(standing, by)):
        raise Refused(reason)
    take_step(fresh, "approve", by=by, version=version)


def _reason_to_look(standing: Standing, by: User) -> str:
    """Why a submitted update is not approved together with others, as a sentence; "" where nothing speaks against."""
    reviewer = standing.update.reviewer
    if not standing.clean:
        return "Hier gibt es Befunde oder offene Rückfragen. Bitte einzeln prüfen."
    if any(request.sent_at is None for request in standing.update.change_requests.all()):
        return "Hier ist eine Rückfrage vorgemerkt. Bitte senden oder verwerfen Sie sie zuerst."
    if reviewer and reviewer != by:
        return f"{reviewer} prüft die Meldung schon."
    return ""


def _ask(update: ProjectUpdate, version: int, question: dict[str, str], by: User) -> None:
    questions.draft(update, **question, by=by)
    take_step(update, "request_changes", by=by, version=version)
