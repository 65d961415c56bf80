"""The forms of the sign-in in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.urls import reverse
from django.utils.html import format_html


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-Mail-Adresse"
        self.fields["password"].help_text = format_html(
            '<a href="{}">Passwort vergessen oder noch keines gesetzt?</a>', reverse("account_reset_password")
        )
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
