"""Saves what people typed into an update: all of it or nothing, and only onto the version that they read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from projects import history, rules
from projects.models import ProjectUpdate, UpdateStatus
from projects.models.parts import new_lineage
from projects.sections import SECTION_KEYS

FIELDS = (
    "title",
    "subtitle",
    "project_status",
    *SECTION_KEYS,
    "funding_reason",
    "funding_contained_in",
    "funding_own_sentence",
)
PLACEMENT = ("ministry", "topic_field", "position")


# For each kind of part, by the name of its rows at the update: the columns that people fill in.
PARTS: dict[str, tuple[str, ...]] = {
    "milestones": ("year_from", "year_to", "date", "strand", "text"),
    "funding_lines": (
        "kind",
        "amount",
        "qualifier",
        "basis",
        "source",
        "note",
        "percent",
        "as_of",
        "period_from",
        "period_to",
        "recurring_from",
    ),
    "links": ("label", "url"),
    "photos": ("kind", "sha256", "width", "height", "alt", "caption", "credit", "focus_x", "focus_y"),
}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """What was typed. fields: a value for each of `FIELDS`. parts: per key of `PARTS` the rows in their order, each
    with the part's fields and `lineage`, which is empty for a new row."""

    fields: Mapping[str, Any]
    parts: Mapping[str, Sequence[Row]] = field(default_factory=dict)


class SaveRefused(Exception):
    """An update cannot be saved; the message is a German sentence. Nothing was changed."""


class NewerVersion(SaveRefused):
    """Someone saved or moved the update since it was read."""


def save_draft(update: ProjectUpdate, draft: Draft, *, by: User, version: int) -> bool:
    """Write a draft and record it; whether anything was different from what stood there.

    version: the version that the person read. Raises `NewerVersion`, or `SaveRefused` where the person may not write.
    """

    def write(row: ProjectUpdate) -> None:
        for name in FIELDS:
            setattr(row, name, draft.fields[name])
        for accessor, rows in draft.parts.items():
            _write_parts(row, accessor, rows)

    return _saved(update, write, by=by, version=version, allowed=rules.may_edit, writer=True)


def place(update: ProjectUpdate, placement: Mapping[str, Any], *, by: User, version: int) -> bool:
    """Give an update another ministry, topic field or position (`PLACEMENT`). Raises as `save_draft`."""

    def write(row: ProjectUpdate) -> None:
        for name in PLACEMENT:
            setattr(row, name, placement[name])

    return _saved(update, write, by=by, version=version, allowed=rules.may_place, writer=False)


@transaction.atomic
def _saved(
    update: ProjectUpdate,
    write: Callable[[ProjectUpdate], None],
    *,
    by: User,
    version: int,
    allowed: Callable[[User, ProjectUpdate], bool],
    writer: bool,
) -> bool:
    row = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not allowed(by, row):
        raise SaveRefused(_why_not(row))
    if row.version != version:
        raise NewerVersion("Die Meldung wurde inzwischen an anderer Stelle gespeichert.")
    before = _content(row)
    write(row)
    if _content(row) == before:
        return False
    row.version += 1
    row.updated_by = by
    row.save()
    if writer:
        row.writers.add(by)
    history.record(row, "save" if writer else "place", by=by)
    return True


def _why_not(update: ProjectUpdate) -> str:
    if update.status in (UpdateStatus.SUBMITTED, UpdateStatus.APPROVED, UpdateStatus.PUBLISHED):
        return f"Die Meldung hat den Stand „{update.get_status_display()}“ und wird gerade nicht geändert."
    return "Sie können diese Meldung ansehen, aber nicht ändern."


def _content(update: ProjectUpdate) -> list[Any]:
    """All that a save can change, to compare."""
    columns = [getattr(update, name) for name in (*FIELDS, *PLACEMENT)]
    return columns + [rows_of(update, accessor) for accessor in PARTS]


def rows_of(update: ProjectUpdate, accessor: str) -> list[dict[str, Any]]:
    """The rows of a kind of part as a draft holds them, in order."""
    rows = getattr(update, accessor).order_by("position", "pk")
    return list(rows.values("lineage", *PARTS[accessor]))


def _write_parts(update: ProjectUpdate, accessor: str, rows: Sequence[Row]) -> None:
    parts = getattr(update, accessor)
    stored = {part.lineage: part for part in parts.all()}
    taken: set[str] = set()
    for position, row in enumerate(rows, start=1):
        lineage = row["lineage"] if row["lineage"] and row["lineage"] not in taken else new_lineage()
        taken.add(lineage)
        part = stored.get(lineage) or parts.model(update=update, lineage=lineage)
        part.position = position
        for name in PARTS[accessor]:
            setattr(part, name, row[name])
        part.save()
    parts.exclude(lineage__in=taken).delete()
