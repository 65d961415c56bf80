"""The forms around proofs: making one, giving copies of it, laying it before the ministries."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from projects.admin.fields import CleanedText
from projects.models import Proof
from projects.proofs import LONGEST_RECIPIENT, moment

DAY = {"type": "date"}


class MakeForm(forms.Form):
    note = CleanedText(
        label="Bemerkung",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nur die Projektgruppe liest sie, zum Beispiel „nach der Redaktionssitzung“.",
    )


class _OfProof(forms.Form):
    """A form that begins with the choice of a proof; the newest stands first."""

    number = forms.TypedChoiceField(label="Entwurf", coerce=int)

    def __init__(self, data: Any = None, *, proofs: Sequence[Proof], **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.proofs = {proof.number: proof for proof in proofs}
        self.fields["number"].choices = [(number, told(proof)) for number, proof in self.proofs.items()]

    @property
    def proof(self) -> Proof:
        return self.proofs[self.cleaned_data["number"]]


def told(proof: Proof) -> str:
    return f"{proof.name} vom {moment(proof.made_at)}"


class _ForSomebody(_OfProof):
    recipient = CleanedText(label="Für wen", lines=False, max_length=LONGEST_RECIPIENT)


class CopyForm(_ForSomebody):
    """A copy of a draft with marks against an earlier one, or without."""

    against = forms.TypedChoiceField(
        label="Geändertes im Rand markieren", coerce=int, empty_value=0, required=False, initial=0
    )

    def __init__(self, data: Any = None, *, proofs: Sequence[Proof], **kwargs: Any) -> None:
        super().__init__(data, proofs=proofs, **kwargs)
        earlier = [(number, f"gegenüber {told(proof)}") for number, proof in self.proofs.items()]
        self.fields["against"].choices = [(0, "nichts markieren"), *earlier[1:]]
        if len(earlier) > 1:
            self.fields["against"].initial = earlier[1][0]

    @property
    def compared_with(self) -> Proof | None:
        return self.proofs.get(self.cleaned_data["against"])


class EmbargoForm(_ForSomebody):
    """A pre-release copy until an hour that the clocks in Berlin show once."""

    day = forms.DateField(label="Sperrfrist bis", widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    hour = forms.TimeField(label="Uhrzeit", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        day, hour = data.get("day"), data.get("hour")
        if day and hour is not None:
            try:
                data["until"] = from_current_timezone(datetime.datetime.combine(day, hour))
            except (ValidationError, OverflowError):
                self.add_error("hour", "Diese Uhrzeit gibt es an dem Tag nicht oder zweimal.")
        return data


class LayingForm(_OfProof):
    ends_on = forms.DateField(
        label="Anmerkungen bis",
        widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
        help_text="Auch danach wird noch angenommen, was kommt; es trägt dann „nach Fristende“.",
    )


def forms_of(proofs: Sequence[Proof], typed: Mapping[str, forms.Form] | None = None) -> dict[str, forms.Form]:
    """All forms of the page by name, those that were filled in as they were typed."""
    fresh: dict[str, forms.Form] = {"make": MakeForm(auto_id="make_%s", use_required_attribute=False)}
    if proofs:
        fresh |= {name: kind(proofs=proofs, auto_id=f"{name}_%s") for name, kind in OF_PROOF.items()}
    return {**fresh, **(typed or {})}


OF_PROOF: dict[str, type[_OfProof]] = {"copy": CopyForm, "embargo": EmbargoForm, "laying": LayingForm}
