"""Which updates a form has ticked, which version of each the person saw, and how an outcome is told."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from projects.admin.update_links import named
from projects.admin.update_page import version_in
from projects.at_once import Chosen, Outcome
from projects.models import ProjectUpdate


def chosen_in(request: HttpRequest, updates: QuerySet[ProjectUpdate]) -> tuple[list[Chosen], list[str]]:
    """What was ticked among the updates that there are for this person, and sentences about ticks that lead nowhere."""
    ticked = set(request.POST.getlist("pk"))
    numbers = [int(number) for number in ticked if number.isascii() and number.isdigit() and len(number) <= 18]
    found = [Chosen(each, version_in(request.POST, f"version-{each.pk}")) for each in updates.filter(pk__in=numbers)]
    return found, _wrong(len(ticked), len(ticked) - len(found))


def _wrong(ticked: int, unknown: int) -> list[str]:
    if not ticked:
        return ["Bitte wählen Sie mindestens eine Meldung aus."]
    if not unknown:
        return []
    return ["Eine gewählte Meldung gibt es nicht." if unknown == 1 else f"{unknown} gewählte Meldungen gibt es nicht."]


def tell_done(request: HttpRequest, outcome: Outcome, done: str) -> None:
    """done: what happened, `Freigegeben`."""
    if outcome.done:
        messages.success(request, f"{done}: {named(outcome.done)}.")


def reasons_in_words(outcome: Outcome, not_done: str) -> list[str]:
    """One sentence for each reason, with the updates that it holds for. not_done: `Nicht freigegeben`."""
    return [f"{not_done}: {named(updates)}. {reason}" for reason, updates in outcome.by_reason.items()]
