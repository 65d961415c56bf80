"""Saves what people typed into an update, or brought back: all or nothing, and only onto the version that they read."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from projects import history, notifications, pictures, questions, rules, workflow
from projects.document import SheetDocument
from projects.models import Project, ProjectUpdate, UpdateStatus, WithdrawnPicture
from projects.models.parts import Part, new_lineage
from projects.refusals import Refused
from projects.rows import columns_of, rows_of_parts
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
# What can be brought back from an earlier sheet: the keys that `projects.compare` has for these places.
PLACES = ("title", "subtitle", "project_status", *SECTION_KEYS, *PARTS)


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


def write_fields(update: ProjectUpdate, draft: Draft) -> None:
    """The draft's fields into an update that is not saved yet."""
    for name in FIELDS:
        setattr(update, name, draft.fields[name])


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
        write_fields(row, draft)
        _require_no_withdrawn(draft.parts.get("photos", ()))
        for accessor, rows in draft.parts.items():
            _write_parts(row, accessor, rows)
        told.extend(filter(None, [reason, questions.in_words(questions.answer(row, dict(draft.answers), by=by))]))

    def allowed(person: User, row: ProjectUpdate) -> bool:
        return rules.may_edit(person, row) or (bool(reason) and rules.may_write_on_behalf(person, row))

    manner = _Manner("save_on_behalf" if reason else "save", allowed, told, draft.confirmed)
    return _saved(update, write, manner, by=by, version=version)


def _require_no_withdrawn(photos: Sequence[Row]) -> None:
    """A picture may be withdrawn while somebody writes who still has it before them."""
    given = {photo["sha256"] for photo in photos if photo["sha256"]}
    if given and WithdrawnPicture.objects.withdrawn().filter(sha256__in=given).exists():
        raise SaveRefused(pictures.WITHDRAWN)


def bring_back(
    update: ProjectUpdate, sheet: SheetDocument, keys: Collection[str], *, by: User, version: int, reason: str
) -> bool:
    """Write what an earlier sheet of this update said at some of its `PLACES`; whether anything was different.

    What stood there is in the history before it is replaced. Parts keep their lineage; photos whose file is gone
    come back without it. reason: recorded, names where the text came from. Raises as `save_draft`.
    """
    columns, parts = _of_sheet(sheet)
    names = [name for key in keys for name in _columns_at(key)]

    def write(row: ProjectUpdate) -> None:
        for name in names:
            setattr(row, name, columns[name])
        confirmed = set(row.photos.filter(rights_confirmed=True).values_list("sha256", flat=True))
        for photo in parts["photos"]:
            photo["rights_confirmed"] = photo["sha256"] in confirmed  # a sheet does not tell
        for accessor in PARTS:
            if accessor in keys:
                _write_parts(row, accessor, parts[accessor])

    return _saved(update, write, _Manner("restore", rules.may_edit, [reason]), by=by, version=version)


def _of_sheet(sheet: SheetDocument) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The values of all `FIELDS` and the rows of all `PARTS` that a sheet stands for."""
    holder = Project.objects.filter(code=sheet.funding.contained_in).first() if sheet.funding.contained_in else None
    parts = rows_of_parts(sheet)
    withdrawn = WithdrawnPicture.objects.sums()
    for photo in parts["photos"]:
        if photo["sha256"] in withdrawn or not pictures.is_stored(str(photo["sha256"])):
            photo |= {"sha256": "", "width": 0, "height": 0}
    return {**columns_of(sheet), "funding_contained_in": holder}, parts


def _columns_at(key: str) -> tuple[str, ...]:
    """The columns of an update that belong to a place."""
    if key == "funding_lines":
        return FUNDING_TEXTS
    return () if key in PARTS else (key,)


def place(update: ProjectUpdate, placement: Mapping[str, Any], *, by: User, version: int) -> bool:
    """Give an update another ministry, topic field or position (`PLACEMENT`). Raises as `save_draft`."""

    def write(row: ProjectUpdate) -> None:
        if row.ministry and placement["ministry"] is None:  # or nobody would need a reason to write in its stead
            raise SaveRefused("Eine Meldung bleibt nicht ohne Ministerium. Bitte wählen Sie das, das übernimmt.")
        if row.ministry != placement["ministry"]:
            row.assignee = None
            workflow.back_to_writing(row)
            notifications.placed(row, placement["ministry"], by=by)
        for name in PLACEMENT:
            setattr(row, name, placement[name])

    return _saved(update, write, _Manner("place", rules.may_place), by=by, version=version)


@dataclass(frozen=True)
class _Manner:
    """How history names a save, and who may do it. decided: places that are settled even where nothing changes."""

    action: str
    allowed: Callable[[User, ProjectUpdate], bool]
    told: Sequence[str] = ()
    decided: Collection[str] = ()

    @property
    def writes(self) -> bool:
        """Whether it makes the person one of the update's writers."""
        return self.action != "place"


@transaction.atomic
def _saved(
    update: ProjectUpdate, write: Callable[[ProjectUpdate], None], manner: _Manner, *, by: User, version: int
) -> bool:
    row = ProjectUpdate.objects.select_for_update().get(pk=update.pk)
    if not manner.allowed(by, row):
        raise SaveRefused(_why_not(row))
    if row.version != version:
        raise NewerVersion("Die Meldung wurde inzwischen an anderer Stelle gespeichert.")
    before = _content(row)
    unseen = history.unrecorded(row) if manner.action == "restore" or not row.history_head else ""
    write(row)
    after = _content(row)
    undecided = [key for key in row.undecided if before.get(key) == after.get(key) and key not in manner.decided]
    if after == before and undecided == row.undecided:
        return False
    row.undecided = undecided
    row.version += 1
    row.updated_by = by
    row.save()
    if manner.writes:
        row.writers.add(by)
    if unseen:
        history.record(row, "found", by=None, document=unseen)
    history.record(row, manner.action, by=by, reason="\n".join(manner.told))
    if manner.action == "save_on_behalf":
        notifications.written_on_behalf(row, by=by, reason=manner.told[0])
    return True


def _why_not(update: ProjectUpdate) -> str:
    if update.status in (UpdateStatus.SUBMITTED, UpdateStatus.APPROVED, UpdateStatus.PUBLISHED):
        return f"Die Meldung hat den Stand „{update.get_status_display()}“ und wird gerade nicht geändert."
    return "Sie können diese Meldung ansehen, aber nicht ändern."


def _content(update: ProjectUpdate) -> dict[str, Any]:
    """All that a save can change, to compare: what stands in each section and in each kind of part, and the rest by
    its names. The volume's texts belong to its lines."""
    content: dict[str, Any] = {key: getattr(update, key) for key in SECTION_KEYS}
    content |= {accessor: rows_of(update, accessor) for accessor in PART_LABELS}
    content["funding_lines"] = [content["funding_lines"], *(getattr(update, name) for name in FUNDING_TEXTS)]
    names = ("title", "subtitle", "project_status", "ministry_id", "topic_field_id", "position")
    content |= {name: getattr(update, name) for name in names}
    content["answers"] = list(update.change_requests.order_by("pk").values_list("answer", flat=True))
    return content


def stored_draft(update: ProjectUpdate) -> Draft:
    """The update as it stands, loaded `with_parts()`, as a draft that changes nothing."""
    return Draft(
        {name: getattr(update, name) for name in FIELDS},
        {accessor: rows_of(update, accessor) for accessor in PARTS},
        {request.pk: request.answer for request in questions.unsettled(update)},
    )


def rows_of(update: ProjectUpdate, accessor: str) -> list[dict[str, Any]]:
    """The rows of a kind of part as a draft holds them, in order."""
    rows = getattr(update, accessor).order_by("position", "pk")
    return list(rows.values("lineage", *PARTS[accessor]))


def _write_parts(update: ProjectUpdate, accessor: str, rows: Sequence[Row]) -> None:
    parts = getattr(update, accessor)
    stored = {part.lineage: part for part in parts.all()}
    taken: set[str] = set()
    for columns in columns_of_parts(accessor, rows):
        lineage = columns["lineage"]
        taken.add(lineage)
        _write_part(stored.get(lineage) or parts.model(update=update), columns)
    if stored.keys() - taken:
        parts.exclude(lineage__in=taken).delete()


def columns_of_parts(accessor: str, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The columns of the rows of a kind of part, as they are stored; what is new gets its lineage."""
    taken: set[str] = set()
    for position, row in enumerate(rows, start=1):
        lineage = row["lineage"] if row["lineage"] and row["lineage"] not in taken else new_lineage()
        taken.add(lineage)
        yield {"lineage": lineage, "position": position, **{name: row[name] for name in PARTS[accessor]}}


def _write_part(part: Part, columns: Row) -> None:
    """Rows that stay as they are cost no write; most of an update's do."""
    if part.pk and all(getattr(part, name) == value for name, value in columns.items()):
        return
    for name, value in columns.items():
        setattr(part, name, value)
    part.save()
