"""A list of rows with a few columns each, edited in one form and stored as one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from projects.admin.fields import CleanedText

MOST = 40
SPARE = 2


@dataclass(frozen=True)
class Column:
    """needed: a row without it is refused. choices: (value, label) where a row picks one."""

    key: str
    label: str
    longest: int = 0
    rows: int = 1
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def field(self) -> forms.Field:
        if self.choices:
            return forms.ChoiceField(choices=[("", "bitte wählen"), *self.choices], required=self.needed)
        widget = forms.Textarea(attrs={"rows": self.rows}) if self.rows > 1 else forms.TextInput()
        return CleanedText(required=self.needed, lines=self.rows > 1, max_length=self.longest, widget=widget)


class Row(dict[str, str]):
    """A row that the log tells in words."""

    def __str__(self) -> str:
        return ": ".join(value for value in self.values() if value)


class RowsWidget(forms.Widget):
    """Fields `name-0-key`, `name-1-key` …, with a number for the order and a box for taking a row out."""

    template_name = "admin/widgets/row_list.html"
    use_fieldset = True

    def __init__(self, columns: Sequence[Column], noun: str) -> None:
        super().__init__()
        self.columns, self.noun = columns, noun

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        rows = [self._row(data, f"{name}-{number}") for number in range(_count(data.get(f"{name}-count")))]
        kept = [row for row in rows if row.pop("gone") == "" and any(row[column.key] for column in self.columns)]
        return sorted(kept, key=lambda row: _place(row["place"]))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-count" not in data

    def _row(self, data: Mapping[str, Any], prefix: str) -> dict[str, str]:
        keys = [*(column.key for column in self.columns), "place", "gone"]
        return {key: str(data.get(f"{prefix}-{key}") or "") for key in keys}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [*(value or []), *({} for _ in range(SPARE))][:MOST]
        context |= {"noun": self.noun, "name": name, "count": len(rows)}
        context["rows"] = [self._fields(name, number, row) for number, row in enumerate(rows)]
        return context

    def _fields(self, name: str, number: int, row: Mapping[str, str]) -> dict[str, Any]:
        prefix = f"{name}-{number}"
        shown = []
        for column in self.columns:
            key = f"{prefix}-{column.key}"
            html = column.field().widget.render(key, row.get(column.key, ""), {"id": f"id_{key}"})
            shown.append({"label": column.label, "id": f"id_{key}", "html": html})
        return {"number": number + 1, "prefix": prefix, "place": 10 * (number + 1), "fields": shown, "new": not row}


class RowsField(forms.Field):
    """A list of mappings with the columns' keys; what is wrong names its row and column."""

    def __init__(self, columns: Sequence[Column], *, noun: str, **kwargs: Any) -> None:
        super().__init__(widget=RowsWidget(columns, noun), required=False, **kwargs)
        self.columns, self.noun = columns, noun

    def clean(self, value: Any) -> list[Row]:
        rows, wrong = [], []
        for number, typed in enumerate(value or (), start=1):
            row = Row()
            for column in self.columns:
                try:
                    row[column.key] = column.field().clean(typed.get(column.key, ""))
                except ValidationError as error:
                    wrong += [f"{self.noun} {number}, {column.label}: {' '.join(error.messages)}"]
            rows.append(row)
        if wrong:
            raise ValidationError(wrong)
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return [dict(row) for row in initial or ()] != [dict(row) for row in self.clean(data)]
        except ValidationError:
            return True


def _count(sent: Any) -> int:
    text = str(sent or "")
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _place(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 99_999
