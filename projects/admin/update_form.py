"""The form of an update: facts, sections, rows of parts, answers and decisions, as one thing that is valid or not."""

import copy
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from projects.admin.fields import LONGEST_SECTION, CleanedText, tidied
from projects.admin.part_forms import FORMSETS, PartFormSet
from projects.editing import FIELDS, LONGEST_REASON, Draft, stored_draft
from projects.models import ChangeRequest, Project, ProjectUpdate
from projects.prose import LONGEST
from projects.sections import PART_LABELS, SECTION_KEYS, SECTIONS

DECIDABLE = (*SECTION_KEYS, *PART_LABELS)


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
                widget=forms.Textarea(attrs={"rows": 5, "data-markup": "", "data-meter": f"meter-{section.key}"}),
                help_text=section.hint,
            )
        self.fields["project_status"].choices = self.fields["project_status"].choices[1:]
        # The catalogue of the programme is known to all at the desk; no text of another ministry shows in it.
        others = Project.objects.exclude(pk=self.instance.project_id).order_by("code")
        self.fields["funding_contained_in"].queryset = others
        self.fields["funding_contained_in"].empty_label = "in keinem anderen Projekt"


class AnswersForm(forms.Form):
    """An answer for each question that is not settled; fields are called after the question's number."""

    def __init__(self, data: QueryDict | None, requests: Iterable[ChangeRequest]) -> None:
        super().__init__(data, use_required_attribute=False)
        for request in requests:
            self.fields[answer_field(request)] = CleanedText(
                label=f"Antwort auf die Rückfrage zu „{request.place_label}“",
                required=False,
                max_length=LONGEST,
                initial=request.answer,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def answers(self) -> dict[int, str]:
        return {int(name.removeprefix(_ANSWER)): text for name, text in self.cleaned_data.items()}


_ANSWER = "answer-"


def answerable(update: ProjectUpdate, data: QueryDict | None) -> list[ChangeRequest]:
    """The questions that are not settled, and those that were settled while somebody was writing the answer."""
    asked = [request for request in update.change_requests.all() if request.sent_at]
    return [request for request in asked if request.is_unsettled or (data or {}).get(answer_field(request), "").strip()]


def answer_field(request: ChangeRequest) -> str:
    return f"{_ANSWER}{request.pk}"


class ReasonForm(forms.Form):
    """Why the project group writes in a ministry's name."""

    reason = CleanedText(
        label="Warum Sie im Namen des Ministeriums schreiben",
        max_length=LONGEST_REASON,
        help_text="Das Ministerium liest die Begründung, sie steht im Verlauf.",
        error_messages={"required": "Bitte schreiben Sie dazu, warum Sie im Namen des Ministeriums schreiben."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class UpdateForm:
    """The sheet's form with the formsets of its parts, the answers to questions, and what was said to hold still.

    update: loaded `with_parts()`. data: what was posted, or None for the update as it stands.
    stored: what stands in the update, where the caller has read it already; fresh: kinds of parts that show it in
    place of what was posted. on_behalf: whether the project group writes, which takes a reason.
    """

    def __init__(
        self,
        update: ProjectUpdate,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        stored: Draft | None = None,
        fresh: Iterable[str] = (),
        on_behalf: bool = False,
    ) -> None:
        self.update = update
        self.fresh = frozenset(fresh) if data is not None else frozenset()
        if stored:
            self.stored = stored
        self.data = data.copy() if data is not None else None
        # Django's forms write into their instance even when they are not valid.
        self.sheet = SheetForm(self.data, instance=copy.copy(update))
        self.answers = AnswersForm(self.data, answerable(update, self.data))
        self.reason = ReasonForm(self.data, use_required_attribute=False) if on_behalf else None
        self.formsets = {
            accessor: self._formset(accessor, self.data if accessor not in self.fresh else None, files)
            for accessor in FORMSETS
        }

    def _formset(self, accessor: str, data: QueryDict | None, files: Any) -> PartFormSet:
        kwargs: dict[str, Any] = {"owner": self.update.pk} if accessor == "photos" else {}
        if data is not None:
            return FORMSETS[accessor](data, files, prefix=accessor, form_kwargs=kwargs)
        rows = [{**row, "position": place} for place, row in enumerate(self.stored.parts[accessor], start=1)]
        return FORMSETS[accessor](prefix=accessor, initial=rows, form_kwargs=kwargs)

    @cached_property
    def stored(self) -> Draft:
        """Read once, so that the fields and `base` tell of the same rows, and after the version that stands with them:
        rows that are newer than it are refused as a whole when they come back."""
        return stored_draft(self.update)

    @property
    def base(self) -> str:
        """The digests of what the person reads, as JSON, to be posted along with the version."""
        return json.dumps(digests(self.stored))

    def is_valid(self) -> bool:
        """All parts are asked, so that everything that is wrong is said at once, and every upload is kept."""
        posted = [rows for accessor, rows in self.formsets.items() if accessor not in self.fresh]
        answers = [each.is_valid() for each in (*self._plain_forms, *posted)]
        return all(answers)

    @property
    def _plain_forms(self) -> list[forms.BaseForm]:
        return [self.sheet, self.answers, *([self.reason] if self.reason else [])]

    @property
    def confirmed(self) -> frozenset[str]:
        """Keys of places of which the person says that they hold still."""
        return frozenset(key for key in DECIDABLE if (self.data or {}).get(f"decide-{key}") == "keep")

    def decision(self, key: str) -> str:
        """What is ticked at a place: `keep`, `change` or nothing."""
        return (self.data or {}).get(f"decide-{key}", "")

    @property
    def late_answers(self) -> list[str]:
        """Answers to questions that were settled meanwhile: nobody waits for them, and they are not kept."""
        settled = {each.pk: each.answer for each in self.update.change_requests.all() if not each.is_unsettled}
        return [text for pk, text in self.answers.answers.items() if pk in settled and text != settled[pk]]

    @property
    def why(self) -> str:
        return self.reason.cleaned_data["reason"] if self.reason else ""

    @property
    def draft(self) -> Draft:
        fields = {name: self.sheet.cleaned_data[name] for name in FIELDS}
        parts = {
            accessor: self.stored.parts[accessor] if accessor in self.fresh else formset.rows()
            for accessor, formset in self.formsets.items()
        }
        return Draft(fields, parts, self.answers.answers, self.confirmed)

    @property
    def tidied(self) -> list[str]:
        """What cleaning took out, field by field (`fields.tidied`)."""
        found = [words for form in self._plain_forms for words in tidied(form)]
        for accessor, formset in self.formsets.items():
            for number, form in enumerate(formset, start=1):
                found += tidied(form, f"{PART_LABELS[accessor]}, Zeile {number}, ")
        return found

    def fields_by_label(self) -> Iterator[tuple[str, str]]:
        """Label and name of every field in which people write, as they stand on the page."""
        for form in self._plain_forms:
            yield from _labels(form, "")
        for accessor, formset in self.formsets.items():
            for number, form in enumerate(formset.forms, start=1):
                yield from _labels(form, f"{PART_LABELS[accessor]}, Zeile {number}, ")

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for everything that is wrong."""
        found = [
            (form[name].id_for_label, f"{form[name].label}: {error}")
            for form in self._plain_forms
            for name, error in _errors(form)
        ]
        for accessor, formset in self.formsets.items():
            found += [(f"f-{accessor}", f"{PART_LABELS[accessor]}: {error}") for error in formset.non_form_errors()]
            for number, form in enumerate(formset, start=1):
                where = f"{PART_LABELS[accessor]}, Zeile {number}"
                found += [_problem(form, name, where, error) for name, error in _errors(form)]
        return found


def _labels(form: forms.BaseForm, where: str) -> Iterator[tuple[str, str]]:
    choosing = (forms.Select, forms.RadioSelect, forms.CheckboxInput, forms.HiddenInput, forms.FileInput)
    for field in form.visible_fields():
        if field.name != "position" and not isinstance(field.field.widget, choosing):
            yield f"{where}{field.label}", field.html_name


def _problem(form: forms.BaseForm, name: str, where: str, error: str) -> tuple[str, str]:
    if name not in form.fields:
        return f"{form.prefix}-row", f"{where}: {error}"
    return form[name].id_for_label, f"{where}, {form[name].label}: {error}"


def _errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    return [(name, error) for name, errors in form.errors.items() for error in errors]


def digests(draft: Draft) -> dict[str, str]:
    """A short digest of each field, kind of part and answer: tells later which of them a person has touched."""
    answers = {f"{_ANSWER}{number}": text for number, text in draft.answers.items()}
    return {name: digest(value) for name, value in {**draft.fields, **draft.parts, **answers}.items()}


def digest(value: Any) -> str:
    """A short digest of what stands in one field."""
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
