"""Saves what people typed into an update: all of it or nothing, and only onto the version that they read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from projects import history, notifications, questions, rules
from projects.models import ProjectUpdate, UpdateStatus
from projects.models.parts import new_lineage
from projects.refusals import Refused
from projects.sections import PART_LABELS, SECTION_KEYS

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
    "photos": (
        "kind",
        "sha256",
        "width",
        "height",
        "alt",
        "caption",
        "credit",
        "focus_x",
        "focus_y",
        "rights_confirmed",
    ),
}
FUNDING_TEXTS = ("funding_reason", "funding_contained_in", "funding_own_sentence")
LONGEST_REASON = 2000
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """What was typed.

    fields: a value for each of `FIELDS`. parts: per key of `PARTS` the rows in their order, each with the part's fields
    and `lineage`, which is empty for a new row. answers: texts by the number of their change request.
    confirmed: keys of sections and kinds of parts of which the person said that they still hold.
    """

    fields: Mapping[str, Any]
    parts: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    answers: Mapping[int, str] = field(default_factory=dict)
    confirmed: Collection[str] = ()


class SaveRefused(Refused):
    """An update cannot be saved."""


class NewerVersion(SaveRefused):
    """Someone saved or moved the update since it was read."""


def save_draft(update: ProjectUpdate, draft: Draft, *, by: User, version: int, reason: str = "") -> bool:
    """Write a draft and record it; whether anything was different from what stood there.

    version: the version that the person read. reason: why the project group writes for a ministry; it needs one, the
    ministry none. Raises `NewerVersion`, or `SaveRefused` where the person may not write.
    """
    told: list[str] = []

    def write(row: ProjectUpdate) -> None:
        before = _by_place(row)
        for name in FIELDS:
            setattr(row, name, draft.fields[name])
        for accessor, rows in draft.parts.items():
            _write_parts(row, accessor, rows)
        after = _by_place(row)
        decided = {key for key in before if before[key] != after[key]} | set(draft.confirmed)
        row.undecided = [key for key in row.undecided if key not in decided]
        told.extend(filter(None, [reason, questions.in_words(questions.answer(row, dict(draft.answers), by=by))]))

    def allowed(person: User, row: ProjectUpdate) -> bool:
        return rules.may_edit(person, row) or (bool(reason) and rules.may_write_on_behalf(person, row))

    return _saved(
        update, write, by=by, version=version, allowed=allowed, action="save_on_behalf" if reason else "save", told=told
    )


def place(update: ProjectUpdate, placement: Mapping[str, Any], *, by: User, version: int) -> bool:
    """Give an update another ministry, topic field or position (`PLACEMENT`). Raises as `save_draft`."""

    def write(row: ProjectUpdate) -> None:
        for name in PLACEMENT:
            setattr(row, name, placement[name])

    return _saved(update, write, by=by, version=version, allowed=rules.may_place, action="place", told=[])


@transaction.atomic
def _saved(
    update: ProjectUpdate,
    write: Callable[[ProjectUpdate], None],
    *,
    by: User,
    version: int,
    allowed: Callable[[User, ProjectUpdate], bool],
    action: str,
    told: Sequence[str],
) -> bool:
    row = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not allowed(by, row):
        raise SaveRefused(_why_not(row))
    if row.version != version:
        raise NewerVersion("Die Meldung wurde inzwischen an anderer Stelle gespeichert.")
    before = _content(row)
    unseen = "" if row.history_head else history.unrecorded(row)
    write(row)
    if _content(row) == before:
        return False
    row.version += 1
    row.updated_by = by
    row.save()
    if action != "place":
        row.writers.add(by)
    if unseen:
        history.record(row, "found", by=None, document=unseen)
    history.record(row, action, by=by, reason="\n".join(told))
    if action == "save_on_behalf":
        notifications.written_on_behalf(row, by=by, reason=told[0])
    return True


def _why_not(update: ProjectUpdate) -> str:
    if update.status in (UpdateStatus.SUBMITTED, UpdateStatus.APPROVED, UpdateStatus.PUBLISHED):
        return f"Die Meldung hat den Stand „{update.get_status_display()}“ und wird gerade nicht geändert."
    return "Sie können diese Meldung ansehen, aber nicht ändern."


def _content(update: ProjectUpdate) -> list[Any]:
    """All that a save can change, to compare."""
    columns = [getattr(update, name) for name in ("title", "subtitle", "project_status", *PLACEMENT)]
    answers = list(update.change_requests.order_by("pk").values_list("answer", flat=True))
    return [*columns, list(update.undecided), answers, _by_place(update)]


def _by_place(update: ProjectUpdate) -> dict[str, Any]:
    """What stands in each section and in each kind of part; the volume's texts belong to its lines."""
    content: dict[str, Any] = {key: getattr(update, key) for key in SECTION_KEYS}
    content |= {accessor: rows_of(update, accessor) for accessor in PART_LABELS}
    content["funding_lines"] = [content["funding_lines"], *(getattr(update, name) for name in FUNDING_TEXTS)]
    return content


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
