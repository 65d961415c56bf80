"""The form with which readers report a barrier."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from projects.models import BarrierReport
from projects.text import clean

LONGEST = 5000
LONGEST_PAGE = 500
TRAP = "frei_lassen"


class Typed(forms.CharField):
    """Text as it is stored; too long a one is refused with its length, and never cut."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        told = "Das sind %(show_value)d Zeichen, möglich sind %(limit_value)d. Bitte kürzen Sie."
        self.validators = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]
        self.validators.append(MaxLengthValidator(max_length, message=told))

    def to_python(self, value: Any) -> str:
        return clean(str(value or ""))


class BarrierForm(forms.ModelForm):
    text = Typed(
        label="Was ist die Barriere?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Was wollten Sie tun, und woran sind Sie gescheitert? Nennen Sie gern Ihr Hilfsmittel, zum Beispiel "
        "einen Screenreader, und den Browser.",
        error_messages={"required": "Bitte beschreiben Sie die Barriere mit ein paar Worten."},
    )
    page = Typed(
        label="Auf welcher Seite?",
        max_length=LONGEST_PAGE,
        required=False,
        help_text="Die Adresse der Seite, oder in Worten, wo das war.",
    )
    name = Typed(
        label="Ihr Name", max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Für unsere Antwort. Ohne eine Angabe können wir Ihnen nicht antworten, bearbeiten die Meldung aber.",
        error_messages={"invalid": "Diese E-Mail-Adresse ist unvollständig. Beispiel: name@example.de"},
    )
    phone = Typed(
        label="Ihre Telefonnummer",
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text="Wenn Sie lieber angerufen werden.",
    )

    class Meta:
        model = BarrierReport
        fields = ("text", "page", "name", "email", "phone")

    use_required_attribute = False  # what is missing is said by us, above the form and at the field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs.pop("maxlength", None)
        for field in self.fields.values():
            field.widget.attrs["class"] = "rp-input"

    @property
    def trapped(self) -> bool:
        """Whether the field was filled in that people neither see nor hear."""
        return bool(self.data.get(TRAP))


def page_asked_from(request: HttpRequest) -> str:
    """The page that the reader came from, as `?seite=` names it: a page of ours, else ""."""
    asked = clean(request.GET.get("seite", "")).replace("\n", "")[:LONGEST_PAGE]
    if not asked or not url_has_allowed_host_and_scheme(asked, {request.get_host()}):
        return ""
    parts = urlsplit(asked)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return address if address.startswith("/") else ""
