"""How the revisions of an update hang together: the digest that each has, and where a chain of them does not hold."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from projects.models import ProjectUpdate, Revision

AT_ONCE = 20  # documents in memory


def digest_of(revision: Revision, previous: str, number: int | None = None) -> str:
    """SHA-256 over the previous digest and the row's content, 64 hexadecimal digits. number: another than the row's."""
    content = [
        previous,
        revision.update_id,
        revision.number if number is None else number,
        revision.at.isoformat(),
        str(UUID(str(revision.person))) if revision.person else "",
        revision.action,
        revision.reason,
        revision.document,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold. number: of the revision, None where it is the whole chain."""

    code: str
    year: int
    number: int | None
    what: str

    @property
    def sentence(self) -> str:
        return f"Meldung {self.code} im Bericht {self.year}: {self.what}"


@dataclass
class Walked:
    """What a walk found; `updates` and `revisions` count what was looked at."""

    breaks: list[Break]
    updates: int = 0
    revisions: int = 0


def verify(progress: Callable[[int, int], object] = lambda done, total: None) -> Walked:
    """Walk through the histories of all updates. progress: called with the number done and of all, after each.

    Holds a few documents at a time, however many there are.
    """
    updates = ProjectUpdate.objects.order_by("report__year", "project__code", "pk")
    keys, walked = list(updates.values_list("pk", flat=True)), Walked([])
    for done, pk in enumerate(keys, start=1):
        found = first_break(pk)
        walked.breaks += [found] if found else []
        walked.updates += 1
        walked.revisions += Revision.objects.filter(update_id=pk).count()
        progress(done, len(keys))
    return walked


def broken_link(update: ProjectUpdate) -> str:
    """The first place where an update's chain does not hold, as a German sentence; "" for a whole chain."""
    found = first_break(update.pk)
    return found.what if found else ""


def first_break(pk: int) -> Break | None:
    """The first place where a chain does not hold, None for a whole one."""
    if _look(pk) is None:
        return None
    with transaction.atomic():  # somebody may have saved between two looks; nobody does now
        return _look(pk, locked=True)


def _look(pk: int, *, locked: bool = False) -> Break | None:
    updates = ProjectUpdate.objects.select_related("project", "report").filter(pk=pk)
    update = (updates.select_for_update(no_key=True, of=("self",)) if locked else updates).first()
    found = _first_break(update) if update else None
    return Break(update.project.code, update.report.year, *found) if update and found else None


_Found = tuple[int | None, str]


def _first_break(update: ProjectUpdate) -> _Found | None:
    revisions = Revision.objects.filter(update=update).order_by("number")
    previous, expected = "", 1
    for revision in revisions.iterator(chunk_size=AT_ONCE):
        if revision.number != expected:
            return expected, f"Fassung {expected} fehlt."
        if digest_of(revision, previous) != revision.digest:
            return revision.number, _changed_or_moved(revision, revisions)
        previous, expected = revision.digest, expected + 1
    if expected == 1 and not update.history_head:
        return (None, "Sie wurde gespeichert, hat aber keine Fassung.") if update.version else None
    return None if previous == update.history_head else _wrong_end(update, revisions)


def _changed_or_moved(revision: Revision, revisions: QuerySet[Revision]) -> str:
    """Times stand in the digests: a row that holds at the place that its time gives it was put elsewhere."""
    by_time = list(revisions.order_by("at", "number").values_list("pk", "digest"))
    place = next(at for at, (pk, _digest) in enumerate(by_time) if pk == revision.pk)
    before = by_time[place - 1][1] if place else ""
    if place + 1 != revision.number and digest_of(revision, before, place + 1) == revision.digest:
        return f"Fassung {revision.number} steht an falscher Stelle: Sie war Fassung {place + 1}."
    return f"Fassung {revision.number} ist verändert."


def _wrong_end(update: ProjectUpdate, revisions: QuerySet[Revision]) -> _Found | None:
    """The rows hold together, but the update names another last one."""
    last = revisions.last()
    elsewhere = Revision.objects.filter(digest=update.history_head).exclude(update=update)
    foreign = elsewhere.select_related("update__project", "update__report").first() if update.history_head else None
    if foreign:
        other = f"{foreign.update.project.code} im Bericht {foreign.update.report.year}"
        return None, f"Die Meldung nennt als letzte Fassung eine der Meldung {other}."
    if last is None:
        return None, "Alle Fassungen fehlen."
    if not update.history_head:
        return None, f"Es gibt Fassungen bis Nummer {last.number}, aber die Meldung nennt keine."
    named = revisions.filter(digest=update.history_head).first()
    if named:
        return named.number + 1, f"Fassung {named.number + 1} kam hinzu, ohne dass die Meldung sie nennt."
    return last.number + 1, f"Nach Fassung {last.number} fehlt das Ende."
