"""Two people wrote at once: what each of them changed, so that nothing is lost and nothing overwritten unseen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from projects import history
from projects.admin.actions import ACTIONS
from projects.admin.update_form import digests
from projects.chain import Owner
from projects.editing import FIELDS, Draft, stored_draft
from projects.models import ProjectUpdate
from projects.sections import BY_KEY, PART_LABELS

TAKE = "take-"


@dataclass(frozen=True)
class Clash:
    """A place that both changed. theirs: what is stored now, as lines to read."""

    key: str
    label: str
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """who: a sentence that names the person and the time. adopted: places that only the other person changed."""

    who: str
    clashes: tuple[Clash, ...]
    adopted: tuple[str, ...]
    adopted_labels: tuple[str, ...]


def compare(update: ProjectUpdate, typed: Draft, stored: Draft, base: str) -> Conflict:
    """What differs between the typed and the stored draft. base: the digests that the form was given, as JSON; without
    them every difference counts as a clash."""
    clashes, adopted = told_apart(digests(typed), digests(stored), base)
    return Conflict(
        who=who_came_first(update, "die Meldung"),
        clashes=tuple(Clash(key, _label(key), _lines(key, stored)) for key in clashes),
        adopted=tuple(adopted),
        adopted_labels=tuple(map(_label, adopted)),
    )


def told_apart(mine: Mapping[str, str], theirs: Mapping[str, str], base: str) -> tuple[list[str], list[str]]:
    """Of the places that differ those that both changed, and those that only the other person changed."""
    read = _read(base)
    different = [key for key in mine if key in theirs and mine[key] != theirs[key]]
    adopted = [key for key in different if read.get(key) == mine[key]]
    return [key for key in different if key not in adopted and read.get(key) != theirs[key]], adopted


def chosen_in(data: QueryDict) -> set[str]:
    """Places of which the person took the stored text."""
    return {name.removeprefix(TAKE) for name in data if name.startswith(TAKE)}


def with_choices(update: ProjectUpdate, data: QueryDict) -> tuple[QueryDict, list[str]]:
    """What was posted, with the stored text wherever the person chose it; and the kinds of parts whose stored rows
    were chosen. A name that is no place is nobody's choice."""
    chosen = chosen_in(data)
    if not chosen:
        return data, []
    stored, data = stored_draft(update), data.copy()
    for key in chosen & set(digests(stored)) - set(stored.parts):
        data[key] = as_typed(value_of(stored, key))
    return data, [key for key in stored.parts if key in chosen]


def as_typed(value: Any) -> str:
    """A stored value as a form would post it."""
    return str(getattr(value, "pk", value) or "")


def _read(base: str) -> Mapping[str, str]:
    try:
        read = json.loads(base)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def who_came_first(owner: Owner, name: str) -> str:
    """A sentence that names who saved or moved it last. name: what it is, in the accusative."""
    last = history.last_revision(owner)
    if last is None:
        return "Der Stand, den Sie gelesen haben, ist nicht bekannt."
    at = date_format(timezone.localtime(last.at), "j. F Y, H:i")
    person = history.person_of(last) or "Jemand"
    return f"{person} hat {name} inzwischen {ACTIONS.get(last.action, 'geändert')} ({at} Uhr)."


def _label(key: str) -> str:
    if key.startswith("answer-"):
        return "Antwort auf eine Rückfrage"
    if key in PART_LABELS:
        return PART_LABELS[key]
    return BY_KEY[key].label if key in BY_KEY else str(ProjectUpdate._meta.get_field(key).verbose_name)


def _lines(key: str, stored: Draft) -> tuple[str, ...]:
    if key not in stored.parts:
        value = value_of(stored, key)
        return tuple(str(value).splitlines()) if value else ("(leer)",)
    return tuple(_row_in_words(row) for row in stored.parts[key]) or ("(keine Zeile)",)


def value_of(stored: Draft, key: str) -> Any:
    """What stands in a field or as an answer."""
    return stored.fields[key] if key in FIELDS else stored.answers.get(int(key.removeprefix("answer-")), "")


def _row_in_words(row: Mapping[str, Any]) -> str:
    technical = {"lineage", "sha256", "width", "height", "focus_x", "focus_y", "rights_confirmed"}
    return " · ".join(str(value) for key, value in row.items() if key not in technical and value not in (None, ""))
