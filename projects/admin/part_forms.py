"""Forms for the parts of an update: rows of milestones, amounts, links and pictures, to fill, move and remove.

A row is known by its lineage, not by a database id: what someone typed stays meaningful when another person saved.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from projects.admin.fields import CleanedText, GermanDecimal, WebAddress, Year
from projects.disk import in_words
from projects.editing import PARTS
from projects.models import FundingLine, Link, Milestone, Photo, WithdrawnPicture
from projects.models.parts import EARLIEST, LATEST
from projects.pictures import FORMATS, MOST_BYTES, PictureRefused, store_picture

DATE = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
MEGABYTE = 1_048_576
YEAR: dict[str, Any] = {"earliest": EARLIEST, "latest": LATEST}


class PartForm(forms.ModelForm):
    """One row. lineage: empty for a new row. position: where it stands; rows are sorted by it, empty ones come last."""

    lineage = forms.RegexField(r"^[\w.:-]{1,40}$", required=False, widget=forms.HiddenInput)
    position = forms.IntegerField(label="Platz", required=False, min_value=1, max_value=9999)
    remove = forms.BooleanField(label="Entfernen", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def full_clean(self) -> None:
        """A row that goes need not be right."""
        super().full_clean()
        if self.is_bound and getattr(self, "cleaned_data", {}).get("remove"):
            self._errors = forms.utils.ErrorDict()

    @property
    def row(self) -> dict[str, Any]:
        """The row as a draft holds it."""
        names = [name for name in self.cleaned_data if name not in ("position", "remove")]
        return {name: self.cleaned_data[name] for name in names}


class MilestoneForm(PartForm):
    field_order = ["position", "year_from", "year_to", "date", "strand", "text", "remove"]
    year_from = Year(label="Jahr", **YEAR)
    year_to = Year(label="bis Jahr", required=False, **YEAR)
    strand = CleanedText(label="Teilprojekt", required=False, lines=False, max_length=200)
    text = CleanedText(
        label="Was geschah", max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "data-markup": ""})
    )

    class Meta:
        model = Milestone
        fields = PARTS["milestones"]
        widgets: ClassVar = {"date": DATE["widget"]}
        labels: ClassVar = {"date": "genaues Datum"}


class FundingLineForm(PartForm):
    field_order = ["position", "kind", "amount", "percent", "qualifier", "basis", "source", "note", "as_of"]
    amount = GermanDecimal(label="Betrag in Euro", required=False, max_digits=14, decimal_places=2, min_value=0)
    percent = GermanDecimal(
        label="Anteil in Prozent", required=False, max_digits=5, decimal_places=2, min_value=0, max_value=100
    )
    source = CleanedText(label="Wer zahlt", required=False, lines=False, max_length=200)
    note = CleanedText(label="Wofür", required=False, lines=False, max_length=300)
    period_from = Year(label="von Jahr", required=False, **YEAR)
    period_to = Year(label="bis Jahr", required=False, **YEAR)
    recurring_from = Year(label="jährlich ab", required=False, **YEAR)

    class Meta:
        model = FundingLine
        fields = PARTS["funding_lines"]
        widgets: ClassVar = {"as_of": DATE["widget"]}


class LinkForm(PartForm):
    field_order = ["position", "label", "url", "remove"]
    label = CleanedText(label="Text", lines=False, max_length=300)
    url = WebAddress(label="Adresse")

    class Meta:
        model = Link
        fields = PARTS["links"]


class PhotoForm(PartForm):
    """A picture. A file that was uploaded is stored at once and named by a signed `stored`, so that it survives when
    the page comes back with a question."""

    field_order = [
        "file",
        "position",
        "kind",
        "credit",
        "alt",
        "caption",
        "focus_x",
        "focus_y",
        "rights_confirmed",
        "remove",
    ]
    file = forms.FileField(
        label="Datei",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=f"{', '.join(FORMATS)} bis {MOST_BYTES // MEGABYTE} MB.",
    )
    stored = forms.CharField(required=False, widget=forms.HiddenInput)
    alt = CleanedText(
        label="Alternativtext", required=False, lines=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    caption = CleanedText(
        label="Bildunterschrift", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    credit = CleanedText(label="Bildnachweis", required=False, lines=False, max_length=300)
    focus_x = forms.IntegerField(label="Bildmitte von links (%)", min_value=0, max_value=100, initial=50)
    focus_y = forms.IntegerField(label="Bildmitte von oben (%)", min_value=0, max_value=100, initial=50)

    class Meta:
        model = Photo
        fields = ("kind", "alt", "caption", "credit", "focus_x", "focus_y", "rights_confirmed")
        labels: ClassVar = {"rights_confirmed": "Wir haben die Rechte, das Bild zu veröffentlichen."}

    def __init__(self, *args: Any, owner: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.salt = f"desk.photo.{owner}"
        if "sha256" in self.initial:
            self.initial["stored"] = self._token(self.initial)

    def _token(self, picture: dict[str, Any]) -> str:
        return signing.dumps([picture["sha256"], picture["width"], picture["height"]], salt=self.salt)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        picture = self._uploaded(data.pop("file", None)) or self._kept(data.pop("stored", ""))
        data.pop("stored", None)
        data.update(picture)
        if picture["sha256"]:
            self.data[self.add_prefix("stored")] = self._token(picture)
        return data

    def _uploaded(self, upload: Any) -> dict[str, Any] | None:
        if not upload:
            return None
        try:
            if upload.size > MOST_BYTES:
                raise PictureRefused(
                    f"Das Bild hat {upload.size // MEGABYTE} MB; erlaubt sind {MOST_BYTES // MEGABYTE} MB."
                )
            stored = store_picture(upload.read(), WithdrawnPicture.objects.sums())
        except PictureRefused as refusal:
            self.add_error("file", ValidationError(str(refusal)))
            return None
        except OSError as error:
            sentence = (
                f"Das Bild ließ sich nicht speichern. {in_words(error)}. Bitte versuchen Sie es später noch einmal."
            )
            self.add_error("file", ValidationError(sentence))
            return None
        return {"sha256": stored.sha256, "width": stored.width, "height": stored.height}

    def _kept(self, token: str) -> dict[str, Any]:
        try:
            sha256, width, height = signing.loads(token, salt=self.salt) if token else ("", 0, 0)
        except (signing.BadSignature, ValueError):
            sha256, width, height = "", 0, 0
            self.add_error(
                "file", ValidationError("Das Bild konnte nicht zugeordnet werden. Bitte noch einmal wählen.")
            )
        return {"sha256": sha256, "width": width, "height": height}


class PartFormSet(forms.BaseFormSet):
    """The rows of one kind of part. A page that comes back shows them in the order of the places that were typed."""

    def __iter__(self) -> Iterator[PartForm]:
        placed = [form for form in self.forms if _place(form)]
        return iter([*sorted(placed, key=_order), *(form for form in self.forms if not _place(form))])

    def rows(self) -> list[dict[str, Any]]:
        """The rows that stay, in the order of their places; valid formsets only."""
        kept = [form for form in self.forms if not _is_spare(form) and not form.cleaned_data.get("remove")]
        rows = [form.row for form in sorted(filter(_place, kept), key=_order)]
        for form in kept:
            if not _place(form):
                rows.insert(self.place_of(form.row, rows), form.row)
        return rows

    def place_of(self, row: dict[str, Any], rows: list[dict[str, Any]]) -> int:
        """Where a row goes that names no place."""
        return len(rows)


class MilestoneFormSet(PartFormSet):
    """A milestone without a place follows those of its year."""

    def place_of(self, row: dict[str, Any], rows: list[dict[str, Any]]) -> int:
        earlier = [at for at, other in enumerate(rows, start=1) if other["year_from"] <= row["year_from"]]
        return max(earlier, default=0)


def _place(form: forms.BaseForm) -> int:
    """The place that a row names; 0 for none, and for rows that nobody has sent yet."""
    return getattr(form, "cleaned_data", {}).get("position") or 0


def _order(form: forms.BaseForm) -> tuple[int, int]:
    return _place(form), _moved(form)


def _moved(form: forms.BaseForm) -> int:
    """Among rows of the same place: what was moved up or is new comes first, what was moved down last."""
    if not form.cleaned_data.get("lineage"):
        return -1
    shown_at = int(str(form.prefix).rpartition("-")[2]) + 1
    return (_place(form) > shown_at) - (_place(form) < shown_at)


def _is_spare(form: forms.BaseForm) -> bool:
    return form.empty_permitted and not form.has_changed()


def _formset(
    form: type[PartForm], most: int, extra: int, formset: type[PartFormSet] = PartFormSet
) -> type[PartFormSet]:
    return forms.formset_factory(
        form, formset=formset, extra=extra, max_num=most, absolute_max=most + 10, validate_max=True
    )


# Together well below the thousand fields that one request may bring.
FORMSETS = {
    "milestones": _formset(MilestoneForm, 50, 1, MilestoneFormSet),
    "funding_lines": _formset(FundingLineForm, 15, 1),
    "links": _formset(LinkForm, 25, 1),
    "photos": _formset(PhotoForm, 10, 1),
}
