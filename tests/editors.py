"""Editors who work at the same time: each reads an update, changes a text and saves; where another was faster, each
reads again, keeps the other's text and puts their own after it."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from accounts.models import Role, User
from projects.document import SheetDocument
from projects.editing import Draft, NewerVersion, save_draft, stored_draft
from projects.models import ChangeRequest, ProjectUpdate
from projects.sections import SECTION_KEYS
from tests.make_rows import make_ministry, make_person, make_update

ATTEMPTS = 60
Texts = dict[str, str]

SECONDS_FOR_CONNECTIONS = 90


@dataclass(frozen=True)
class Saved:
    """A save that was acknowledged. read: the texts as the editor saw them last; written: as they were sent."""

    update: int
    version: int
    marker: str
    read: Texts
    written: Texts


@dataclass
class Editor:
    person: User
    chance: random.Random
    saved: list[Saved] = field(default_factory=list)
    conflicts: int = 0

    def save(self, pk: int, read_by_all: Callable[[], object] = lambda: None) -> None:
        """Change one text of an update and save it, however often another is faster. read_by_all: waits, between
        reading and the first save, until the others have read as well."""
        version, draft = read(pk)
        read_by_all()
        marker = f"{self.person.name}, Satz {len(self.saved) + 1}."
        typed = self.type(texts_of(draft), marker)
        for _attempt in range(ATTEMPTS):
            try:
                save_draft(ProjectUpdate(pk=pk), with_texts(draft, typed), by=self.person, version=version)
            except NewerVersion:
                self.conflicts += 1
                seen = texts_of(draft)
                version, draft = read(pk)
                typed = resolved(seen, typed, texts_of(draft))
            else:
                self.saved.append(Saved(pk, version, marker, texts_of(draft), typed))
                return
        raise AssertionError(f"{self.person} did not get through in {ATTEMPTS} attempts.")

    def type(self, texts: Texts, marker: str) -> Texts:
        """A sentence at one place, in place of what stood there or after it."""
        place = self.chance.choice(sorted(texts))
        return {**texts, place: marker if self.chance.random() < 0.5 else f"{texts[place]} {marker}"}


def read(pk: int) -> tuple[int, Draft]:
    """Version and draft of an update, as the form is given them."""
    update = ProjectUpdate.objects.with_parts().get(pk=pk)
    return update.version, stored_draft(update)


def resolved(seen: Texts, typed: Texts, theirs: Texts) -> Texts:
    """What a person makes of two texts: the other's where they did not write themselves, else both."""
    return {
        place: theirs[place] if typed[place] == seen[place] else both(theirs[place], typed[place]) for place in typed
    }


def both(theirs: str, mine: str) -> str:
    return mine if theirs in mine else f"{theirs} {mine}"


def texts_of(draft: Draft) -> Texts:
    """The texts of a draft by their places: sections, milestones by lineage, answers by number."""
    milestones = {f"milestone {row['lineage']}": row["text"] for row in draft.parts["milestones"]}
    answers = {f"answer {number}": text for number, text in draft.answers.items()}
    return {**{key: draft.fields[key] for key in SECTION_KEYS}, **milestones, **answers}


def with_texts(draft: Draft, texts: Texts) -> Draft:
    fields = {name: texts.get(name, value) for name, value in draft.fields.items()}
    rows = [{**row, "text": texts[f"milestone {row['lineage']}"]} for row in draft.parts["milestones"]]
    answers = {number: texts[f"answer {number}"] for number in draft.answers}
    return Draft(fields, {**draft.parts, "milestones": rows}, answers)


def texts_of_sheet(sheet: SheetDocument) -> Texts:
    """The texts that a revision holds; answers stand in its reason."""
    milestones = {f"milestone {row.lineage}": row.text for row in sheet.milestones}
    return {**{key: getattr(sheet.sections, key) for key in SECTION_KEYS}, **milestones}


def make_editors(number: int) -> list[Editor]:
    ministry = make_ministry()
    people = [make_person(f"Redaktion {each:02}", (Role.EDITOR, ministry)) for each in range(1, number + 1)]
    return [Editor(person, random.Random(each)) for each, person in enumerate(people)]


def make_updates(number: int) -> list[int]:
    """Complete updates of the editors' ministry with an open question each."""
    updates = [
        make_update(make_ministry(), f"01-{each:02}", status="changes_requested") for each in range(1, number + 1)
    ]
    for update in updates:
        ChangeRequest.objects.create(update=update, text="Bis wann?", sent_at=update.status_since)
    return [update.pk for update in updates]


def at_once(acts: Sequence[Callable[[], object]], seconds: float) -> None:
    """Do all of it in threads with a connection each, and raise what the first of them raised."""
    failures: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act], daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))
    if failures:
        raise failures[0]
    assert not any(thread.is_alive() for thread in threads)


@contextmanager
def connections_for(number: int) -> Iterator[None]:
    """A pool with a connection for each thread; it is smaller in use, where they would wait for each other there.

    All are opened at once: a pool that grows when somebody waits opens one after the other, which on a busy machine
    takes longer than readers would be left waiting.
    """
    pool = getattr(connection, "pool", None)
    if pool is None:
        yield
        return
    usual, patience = (pool.min_size, pool.max_size), pool.timeout
    pool.timeout = SECONDS_FOR_CONNECTIONS
    pool.resize(number + 1, number + 1)
    try:
        yield
    finally:
        pool.resize(*usual)
        pool.timeout = patience
