"""Form fields that take what people type in German and say clearly what is wrong with it."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator, URLValidator
from django.http import HttpRequest

from projects.pasting import tidy

LONGEST_SECTION = 10_000
LONGEST_OF_ALL = 100_000  # where a field says nothing else
MOST_LITTER = 1000  # characters that pasting may leave in a short text
TOO_LONG = "Der Text hat %(show_value)d Zeichen, möglich sind %(limit_value)d. Bitte kürzen."
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+")


class CleanedText(forms.CharField):
    """Text as it is stored (`projects.pasting`). `tidied` tells in words what was taken out of what came last.

    Too long a text is refused with its length; the browser gets no limit, which it would enforce by cutting silently.
    """

    def __init__(self, *, lines: bool = True, max_length: int | None = None, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.lines = lines
        self.tidied: tuple[str, ...] = ()
        self.longest = max_length or LONGEST_OF_ALL
        self.validators.append(MaxLengthValidator(self.longest, message=TOO_LONG))
        # Null characters are among those that cleaning takes out.
        self.validators = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]

    def to_python(self, value: Any) -> str:
        """Megabytes are refused unread: tidying them would take minutes. What is just too long may get shorter."""
        typed, self.tidied = str(value or ""), ()
        if len(typed) > 2 * self.longest + MOST_LITTER:
            raise ValidationError(TOO_LONG, params={"show_value": len(typed), "limit_value": self.longest})
        found = tidy(typed, lines=self.lines)
        self.tidied = found.done
        return found.text


def tidied(form: forms.BaseForm, where: str = "") -> list[str]:
    """For each field from which pasting was taken out, its name and what it was: `Mehrwert (2 Trennungen …)`."""
    done = [(field.label, getattr(field, "tidied", ())) for field in form.fields.values()]
    return [f"{where}{label} ({', '.join(words)})" for label, words in done if words]


def tell_tidied(request: HttpRequest, found: list[str]) -> None:
    if found:
        messages.info(request, f"Beim Speichern bereinigt: {', '.join(found)}.")


class WebAddress(forms.URLField):
    """An address with http or https; one typed without is taken as https."""

    default_error_messages = {"invalid": "Das ist keine Internetadresse. Beispiel: https://www.land.nrw/projekt"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=500, **kwargs)
        sentence = self.default_error_messages["invalid"]
        self.validators = [check for check in self.validators if not isinstance(check, URLValidator)]
        self.validators.append(URLValidator(schemes=["http", "https"], message=sentence))
        self.error_messages["max_length"] = "Die Adresse ist zu lang: möglich sind 500 Zeichen."

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "url"}


class GermanDecimal(forms.DecimalField):
    """A number as people write it: `3.304.000`, `1 250 000,50 €`, `36,5 %`."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "Bitte eine Zahl eingeben, zum Beispiel 3.304.000 oder 1250,50."}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal"}

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str):
            value = re.sub(r"(?i)\s|€|%|euro|eur\b", "", value)
            if "," in value:
                value = value.replace(".", "").replace(",", ".")
            elif _GROUPED.fullmatch(value):
                value = value.replace(".", "")
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        decimals = 0 if value == value.to_integral() else 2
        return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) if initial is None else super().has_changed(initial, data)


class Year(forms.IntegerField):
    """A year of four digits within the time that projects can lie in."""

    def __init__(self, *, earliest: int, latest: int, **kwargs: Any) -> None:
        sentence = f"Bitte ein Jahr zwischen {earliest} und {latest} eingeben."
        kwargs["error_messages"] = {"invalid": sentence, "min_value": sentence, "max_value": sentence}
        super().__init__(min_value=earliest, max_value=latest, **kwargs)
        for check in self.validators:
            check.message = sentence
