"""The forms of a frame chapter: laying one out, and writing it with figures that fill in themselves."""

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from projects.admin.catalogue import OneALine
from projects.admin.fields import CleanedText, tidied
from projects.admin.update_form import digest
from projects.chapter_source import FIELDS, columns_of_chapter
from projects.figures import UnknownFigure, counted, filled
from projects.models import ChapterKind, FrameChapter, Report
from projects.text import slug_of

LONGEST_TEXT = 60_000
LONGEST_SLUG = 60
PLACES = (("", "vor den Projekten"), ("on", "nach den Projekten"))


def _place_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Platz im Bericht",
        choices=PLACES,
        required=False,
        coerce=lambda value: value == "on",
        empty_value=False,
        widget=forms.RadioSelect,
    )


def _position_field() -> forms.IntegerField:
    sentence = "Bitte eine Zahl zwischen 0 und 999 eingeben."
    errors = {"invalid": sentence, "min_value": sentence, "max_value": sentence}
    return forms.IntegerField(
        label="Reihenfolge",
        min_value=0,
        max_value=999,
        error_messages=errors,
        help_text="Unter den Kapiteln an diesem Platz steht die kleinste Zahl zuerst.",
    )


class ChapterForm(forms.Form):
    """All that is written of a chapter. Its report is no field: a chapter stays where it was laid out.

    data: what was posted, or None for the chapter as it stands.
    """

    headline = CleanedText(
        label="Überschrift",
        required=False,
        lines=False,
        max_length=300,
        help_text="Groß über dem Text; der Name des Kapitels steht dann klein darüber.",
    )
    text = CleanedText(
        label="Text",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 22, "data-markup": ""}),
    )
    author = CleanedText(label="Name unter dem Text", required=False, lines=False, max_length=150)
    roles = OneALine(label="Funktionen", required=False, max_length=1000, help_text="Eine Funktion je Zeile.")
    title = CleanedText(label="Name des Kapitels", lines=False, max_length=200)
    kind = forms.ChoiceField(
        label="Art", choices=ChapterKind.choices, help_text="Beim Überblick stehen die Zahlen des Programms dabei."
    )
    after_projects = _place_field()
    position = _position_field()
    slug = forms.SlugField(
        label="Kurzname",
        required=False,
        max_length=LONGEST_SLUG,
        help_text="Steht in der Adresse. Leer wird er aus dem Namen gebildet.",
    )

    def __init__(self, chapter: FrameChapter, data: QueryDict | None = None) -> None:
        self.chapter = chapter
        super().__init__(data, initial=as_initial(chapter), use_required_attribute=False)
        self.fields["slug"].widget.attrs.pop("maxlength", None)  # the browser would cut it silently

    def clean_headline(self) -> str:
        return self._known("headline")

    def clean_text(self) -> str:
        return self._known("text")

    def _known(self, name: str) -> str:
        """Figures that do not exist are refused with the list of those that do."""
        text: str = self.cleaned_data[name]
        try:
            filled(text, counted([], frozenset()))
        except UnknownFigure as error:
            raise ValidationError(str(error)) from error
        return text

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or short_name(self.cleaned_data.get("title", ""))
        others = FrameChapter.objects.filter(report=self.chapter.report_id, slug=slug).exclude(pk=self.chapter.pk)
        if others.exists():
            raise ValidationError(f"Den Kurznamen „{slug}“ hat in diesem Bericht schon ein anderes Kapitel.")
        return slug

    @property
    def typed(self) -> dict[str, Any]:
        """A value for each column of the chapter; of a form that is valid."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    @property
    def base(self) -> str:
        """The digests of what the person reads, as JSON, to be posted along with the version."""
        return json.dumps(digests_of(columns_of_chapter(self.chapter)))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for everything that is wrong."""
        return [
            (self[name].id_for_label, f"{self[name].label}: {error}")
            for name, errors in self.errors.items()
            for error in errors
        ]

    @property
    def tidied(self) -> list[str]:
        return tidied(self)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Label and name of every field in which people write."""
        for name in ("headline", "text", "author", "roles", "title"):
            yield str(self[name].label), name


class NewChapterForm(forms.Form):
    """What a chapter needs to be there; its text is written on its own page, beside the printed one."""

    report = forms.ModelChoiceField(Report.objects.none(), label="Bericht", empty_label=None)
    title = CleanedText(label="Name des Kapitels", lines=False, max_length=200)
    kind = forms.ChoiceField(label="Art", choices=ChapterKind.choices, initial=ChapterKind.FREE)
    after_projects = _place_field()
    position = _position_field()

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["report"].queryset = Report.objects.open()
        self.fields["position"].initial = 1

    @property
    def typed(self) -> dict[str, Any]:
        blank = {"headline": "", "text": "", "author": "", "roles": []}
        given = {name: value for name, value in self.cleaned_data.items() if name != "report"}
        return {**blank, **given, "slug": short_name(given["title"])}


def short_name(title: str) -> str:
    return slug_of(title)[:LONGEST_SLUG].strip("-") or "kapitel"


def as_initial(chapter: FrameChapter) -> dict[str, Any]:
    columns = columns_of_chapter(chapter)
    return {**columns, "after_projects": "on" if columns["after_projects"] else ""}


def as_posted(chapter: FrameChapter, name: str) -> str:
    """A stored value as the form would post it."""
    value = as_initial(chapter)[name]
    return "\n".join(value) if isinstance(value, list) else str(value)


def digests_of(columns: dict[str, Any]) -> dict[str, str]:
    """A short digest of each field: tells later which of them a person has touched."""
    return {name: digest(value) for name, value in columns.items()}
