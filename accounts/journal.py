"""The log of roles and master data: which field went from what to what, in German sentences that stay as they are."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User

# Longer texts are cut down to the words that differ, with some words around them.
SHORT = 120
WORDS_AROUND = 4
LONGEST = 400


def note(subject: Model, sentence: str, *, by: User) -> None:
    """Log what was done to something otherwise than by filling in its form."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(subject),
        object_id=str(subject.pk),
        object_repr=str(subject)[:200],
        action_flag=CHANGE,
        change_message=sentence,
    )


def entries_for(user: User) -> QuerySet[LogEntry]:
    """The entries about such things as the person may change."""
    found = Q(pk__in=[])
    for permission in user.get_all_permissions():
        app, _dot, codename = permission.partition(".")
        if codename.startswith("change_"):
            found |= Q(content_type__app_label=app, content_type__model=codename.removeprefix("change_"))
    return LogEntry.objects.filter(found)


def changes(form: forms.ModelForm, formsets: Iterable[Any], *, add: bool) -> str:
    """What a saved form and the rows below it changed, one line for each field and row; empty if nothing."""
    lines = _fields(form, add=add)
    for formset in formsets or ():
        lines += _rows(formset)
    return "\n".join(lines)


def _fields(form: forms.ModelForm, *, add: bool = False) -> list[str]:
    lines = []
    for name in form.changed_data:
        field = form[name]
        if name == "password" or isinstance(field.field.widget, forms.PasswordInput):
            continue
        old, new = _words(field.field, field.initial), _words(field.field, form.cleaned_data.get(name))
        lines.append(f"{field.label}: {_quoted(_cut(new)) if add else _from_to(old, new)}")
    return lines


def _from_to(old: str, new: str) -> str:
    if old == new:
        return "nur Zeilenwechsel geändert"
    before, after = _differing(old, new)
    return f"{_quoted(before)} → {_quoted(after)}"


def _rows(formset: Any) -> list[str]:
    kind = str(formset.model._meta.verbose_name)
    forms_of = {id(form.instance): form for form in formset.forms}
    lines = [f"{kind} hinzugefügt: {row}" for row in formset.new_objects]
    for row, _changed in formset.changed_objects:
        lines += [f"{kind} geändert ({row}): {line}" for line in _fields(forms_of[id(row)])]
    return lines + [f"{kind} entfernt: {row}" for row in formset.deleted_objects]


def _words(field: forms.Field, value: Any) -> str:
    """A value as people read it on the page."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(map(str, value or ())))
    if isinstance(field, forms.ModelChoiceField):
        return _chosen_row(field, value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels = {str(key): str(label) for key, label in choices}
        return labels.get(str(value), "") if value not in (None, "") else ""
    return _plain(value)


def _chosen_row(field: forms.ModelChoiceField, value: Any) -> str:
    try:
        row = field.to_python(value)
    except ValidationError:
        return str(value)
    return "" if row is None else str(row)


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case datetime.datetime():
            return f"{date_format(timezone.localtime(value), 'j. F Y, H:i')} Uhr"
        case datetime.date():
            return date_format(value, "j. F Y")
        case list() | tuple():
            return ", ".join(map(str, value))
    return " ".join(str(value).split())


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both texts, or if they are long, only the words from their first difference to their last."""
    if max(len(old), len(new)) <= SHORT:
        return old, new
    before, after = old.split(), new.split()
    shorter = min(len(before), len(after))
    same = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    left = shorter - same
    same_end = next((i for i in range(left) if before[-1 - i] != after[-1 - i]), left)
    start, end = max(0, same - WORDS_AROUND), max(0, same_end - WORDS_AROUND)
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _excerpt(words: list[str], start: int, end: int) -> str:
    piece = " ".join(words[start : len(words) - end])
    return _cut(f"{'… ' if start else ''}{piece}{' …' if end else ''}")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _quoted(text: str) -> str:
    return f"„{text}“" if text else "leer"
