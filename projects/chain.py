"""How the revisions of an update or a frame chapter hang together: the digest of each, and where a chain breaks."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from projects.models import ChapterRevision, FrameChapter, ProjectUpdate, Revision

AT_ONCE = 20  # documents in memory

Owner = ProjectUpdate | FrameChapter
Row = Revision | ChapterRevision


def revisions_of(owner: Owner) -> QuerySet[Any]:
    """The rows of a chain, in their order."""
    if isinstance(owner, ProjectUpdate):
        return Revision.objects.filter(update=owner).order_by("number")
    return ChapterRevision.objects.filter(chapter=owner).order_by("number")


def digest_of(revision: Row, previous: str, number: int | None = None) -> str:
    """SHA-256 over the previous digest and the row's content, 64 hexadecimal digits. number: another than the row's."""
    content = [
        previous,
        revision.owner_key,
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
    """Where a chain does not hold. kind: `update` or `chapter`; code: of the project, or the chapter's short name.
    number: of the revision, None where it is the whole chain."""

    kind: str
    code: str
    year: int
    number: int | None
    what: str

    @property
    def sentence(self) -> str:
        owner = "Meldung" if self.kind == "update" else "Programmkapitel"
        return f"{owner} {self.code} im Bericht {self.year}: {self.what}"


@dataclass
class Walked:
    """What a walk found; `updates`, `chapters` and `revisions` count what was looked at."""

    breaks: list[Break]
    updates: int = 0
    chapters: int = 0
    revisions: int = 0

    def broken(self, kind: str) -> int:
        return sum(found.kind == kind for found in self.breaks)


def verify(progress: Callable[[int, int], object] = lambda done, total: None) -> Walked:
    """Walk through the histories of all updates and frame chapters, also of removed ones.

    progress: called with the number done and of all, after each. Holds a few documents at a time, however many
    there are.
    """
    updates = list(ProjectUpdate.objects.order_by("report__year", "project__code", "pk").only("pk"))
    chapters = list(FrameChapter.with_removed.order_by("report__year", "slug", "pk").only("pk"))
    walked = Walked([], updates=len(updates), chapters=len(chapters))
    owners: list[Owner] = [*updates, *chapters]
    for done, owner in enumerate(owners, start=1):
        found = first_break(owner)
        walked.breaks += [found] if found else []
        walked.revisions += revisions_of(owner).count()
        progress(done, len(owners))
    return walked


def broken_link(owner: Owner) -> str:
    """The first place where a chain does not hold, as a German sentence; "" for a whole one."""
    found = first_break(owner)
    return found.what if found else ""


def first_break(owner: Owner) -> Break | None:
    """The first place where a chain does not hold, None for a whole one."""
    if _look(owner) is None:
        return None
    with transaction.atomic():  # somebody may have saved between two looks; nobody does now
        return _look(owner, locked=True)


def _look(owner: Owner, *, locked: bool = False) -> Break | None:
    rows: QuerySet[Any]
    if isinstance(owner, ProjectUpdate):
        rows = ProjectUpdate.objects.select_related("project", "report")
    else:
        rows = FrameChapter.with_removed.select_related("report")
    rows = rows.filter(pk=owner.pk)
    fresh = (rows.select_for_update(no_key=True, of=("self",)) if locked else rows).first()
    found = _first_break(fresh) if fresh else None
    return Break(*_named(fresh), *found) if fresh and found else None


def _named(owner: Owner) -> tuple[str, str, int]:
    if isinstance(owner, ProjectUpdate):
        return "update", owner.project.code, owner.report.year
    return "chapter", owner.slug, owner.report.year


_Found = tuple[int | None, str]


def _first_break(owner: Owner) -> _Found | None:
    revisions = revisions_of(owner)
    previous, expected = "", 1
    for revision in revisions.iterator(chunk_size=AT_ONCE):
        if revision.number != expected:
            return expected, f"Fassung {expected} fehlt."
        if digest_of(revision, previous) != revision.digest:
            return revision.number, _changed_or_moved(revision, revisions)
        previous, expected = revision.digest, expected + 1
    if expected == 1 and not owner.history_head:
        it = "Sie" if isinstance(owner, ProjectUpdate) else "Es"
        return (None, f"{it} wurde gespeichert, hat aber keine Fassung.") if owner.version else None
    return None if previous == owner.history_head else _wrong_end(owner, revisions)


def _changed_or_moved(revision: Row, revisions: QuerySet[Any]) -> str:
    """Times stand in the digests: a row that holds at the place that its time gives it was put elsewhere."""
    by_time = list(revisions.order_by("at", "number").values_list("pk", "digest"))
    place = next(at for at, (pk, _digest) in enumerate(by_time) if pk == revision.pk)
    before = by_time[place - 1][1] if place else ""
    if place + 1 != revision.number and digest_of(revision, before, place + 1) == revision.digest:
        return f"Fassung {revision.number} steht an falscher Stelle: Sie war Fassung {place + 1}."
    return f"Fassung {revision.number} ist verändert."


def _wrong_end(owner: Owner, revisions: QuerySet[Any]) -> _Found | None:
    """The rows hold together, but their owner names another last one."""
    it = "die Meldung" if isinstance(owner, ProjectUpdate) else "das Programmkapitel"
    foreign = _foreign_head(owner)
    if foreign:
        return None, f"{it[0].upper()}{it[1:]} nennt als letzte Fassung eine {foreign}."
    last = revisions.last()
    if last is None:
        return None, "Alle Fassungen fehlen."
    if not owner.history_head:
        return None, f"Es gibt Fassungen bis Nummer {last.number}, aber {it} nennt keine."
    named = revisions.filter(digest=owner.history_head).first()
    if named:
        return named.number + 1, f"Fassung {named.number + 1} kam hinzu, ohne dass {it} sie nennt."
    return last.number + 1, f"Nach Fassung {last.number} fehlt das Ende."


def _foreign_head(owner: Owner) -> str:
    """Whose last revision an owner names, where it is another one's, to stand behind „eine“; else ""."""
    if not owner.history_head:
        return ""
    if isinstance(owner, ProjectUpdate):
        elsewhere = Revision.objects.filter(digest=owner.history_head).exclude(update=owner)
        row = elsewhere.select_related("update__project", "update__report").first()
        return f"der Meldung {row.update.project.code} im Bericht {row.update.report.year}" if row else ""
    others = ChapterRevision.objects.filter(digest=owner.history_head).exclude(chapter=owner)
    other = others.select_related("chapter__report").first()
    return f"des Programmkapitels {other.chapter.slug} im Bericht {other.chapter.report.year}" if other else ""
