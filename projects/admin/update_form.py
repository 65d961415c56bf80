"""The form of an update: its facts and sections, and the rows of its parts, as one thing that is valid or not."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from projects.admin.fields import LONGEST_SECTION, CleanedText
from projects.admin.part_forms import FORMSETS, PartFormSet
from projects.editing import FIELDS, PARTS, Draft, rows_of
from projects.models import Project, ProjectUpdate
from projects.sections import SECTIONS

PART_LABELS = {
    "milestones": "Meilensteine",
    "funding_lines": "Projektvolumen",
    "links": "Weiterführende Informationen",
    "photos": "Bilder",
}


class SheetForm(forms.ModelForm):
    """Facts and sections. Ministry, topic field and code are no fields here: nobody can send them."""

    title = CleanedText(label="Titel", lines=False, max_length=300)
    subtitle = CleanedText(label="Untertitel", required=False, lines=False, max_length=300)
    funding_reason = CleanedText(
        label="Warum kein Betrag genannt werden kann",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    funding_own_sentence = CleanedText(
        label="Eigener Wortlaut",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nur wenn der Satz oben nicht passt. Leer heißt: Der Satz oben wird gedruckt.",
    )

    class Meta:
        model = ProjectUpdate
        fields = FIELDS
        widgets = {"project_status": forms.RadioSelect}
        labels = {"project_status": "Stand des Projekts"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        for section in SECTIONS:
            self.fields[section.key] = CleanedText(
                label=section.label_in(self.instance.report.outlook_year),
                required=False,
                max_length=LONGEST_SECTION,
                widget=forms.Textarea(attrs={"rows": 5, "data-meter": f"meter-{section.key}"}),
                help_text=section.hint,
            )
        self.fields["project_status"].choices = self.fields["project_status"].choices[1:]
        # The catalogue of the programme is known to all at the desk; no text of another ministry shows in it.
        others = Project.objects.exclude(pk=self.instance.project_id).order_by("code")
        self.fields["funding_contained_in"].queryset = others
        self.fields["funding_contained_in"].empty_label = "in keinem anderen Projekt"


class UpdateForm:
    """The sheet's form with the formsets of its parts.

    data: what was posted, or None for the update as it stands. fresh: kinds of parts that show what is stored instead.
    """

    def __init__(
        self,
        update: ProjectUpdate,
        data: QueryDict | None = None,
        files: Any = None,
        fresh: Iterable[str] = (),
    ) -> None:
        self.update = update
        self.data = data.copy() if data is not None else None
        self.sheet = SheetForm(self.data, instance=_copy(update))
        self.formsets = {
            accessor: self._formset(accessor, self.data if accessor not in fresh else None, files)
            for accessor in FORMSETS
        }

    def _formset(self, accessor: str, data: QueryDict | None, files: Any) -> PartFormSet:
        kwargs: dict[str, Any] = {"owner": self.update.pk} if accessor == "photos" else {}
        if data is not None:
            return FORMSETS[accessor](data, files, prefix=accessor, form_kwargs=kwargs)
        rows = [{**row, "position": place} for place, row in enumerate(rows_of(self.update, accessor), start=1)]
        return FORMSETS[accessor](prefix=accessor, initial=rows, form_kwargs=kwargs)

    def is_valid(self) -> bool:
        """All parts are asked, so that everything that is wrong is said at once, and every upload is kept."""
        return all([self.sheet.is_valid(), *(formset.is_valid() for formset in self.formsets.values())])

    @property
    def draft(self) -> Draft:
        fields = {name: self.sheet.cleaned_data[name] for name in FIELDS}
        return Draft(fields, {accessor: formset.rows() for accessor, formset in self.formsets.items()})

    @property
    def tidied(self) -> list[str]:
        """For each field from which pasting was taken out, its name and what it was: `Mehrwert (2 Trennungen …)`."""
        found = _tidied(self.sheet, "")
        for accessor, formset in self.formsets.items():
            for number, form in enumerate(formset.forms, start=1):
                found += _tidied(form, f"{PART_LABELS[accessor]}, Zeile {number}, ")
        return found

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for everything that is wrong."""
        found = [
            (self.sheet[name].id_for_label, f"{self.sheet[name].label}: {error}") for name, error in _errors(self.sheet)
        ]
        for accessor, formset in self.formsets.items():
            found += [(f"f-{accessor}", f"{PART_LABELS[accessor]}: {error}") for error in formset.non_form_errors()]
            for number, form in enumerate(formset.forms, start=1):
                where = f"{PART_LABELS[accessor]}, Zeile {number}"
                found += [_problem(form, name, where, error) for name, error in _errors(form)]
        return found


def _tidied(form: forms.BaseForm, where: str) -> list[str]:
    done = [(field.label, getattr(field, "tidied", ())) for field in form.fields.values()]
    return [f"{where}{label} ({', '.join(words)})" for label, words in done if words]


def _problem(form: forms.BaseForm, name: str, where: str, error: str) -> tuple[str, str]:
    if name not in form.fields:
        return f"{form.prefix}-row", f"{where}: {error}"
    return form[name].id_for_label, f"{where}, {form[name].label}: {error}"


def _errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    return [(name, error) for name, errors in form.errors.items() for error in errors]


def _copy(update: ProjectUpdate) -> ProjectUpdate:
    """Django's forms write into their instance even when they are not valid."""
    return ProjectUpdate.objects.select_related("report").get(pk=update.pk)


def digests(draft: Draft) -> dict[str, str]:
    """A short digest of each field and each kind of part: tells later which of them a person has touched."""
    return {name: _digest(value) for name, value in {**draft.fields, **draft.parts}.items()}


def stored_draft(update: ProjectUpdate) -> Draft:
    """The update as it stands, as a draft."""
    return Draft(
        {name: getattr(update, name) for name in FIELDS}, {accessor: rows_of(update, accessor) for accessor in PARTS}
    )


def _digest(value: Any) -> str:
    plain = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value.normalize():f}"
        case Model():
            return value.pk
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return str(value)
