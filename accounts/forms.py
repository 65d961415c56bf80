"""The forms of the sign-in in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm, SetPasswordForm
from django.urls import reverse
from django.utils.html import format_html


class WithoutPlaceholders:
    """A label is enough; a placeholder looks as if something were filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class SignInForm(WithoutPlaceholders, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-Mail-Adresse"
        self.fields["password"].help_text = format_html(
            '<a href="{}">Passwort vergessen oder noch keines gesetzt?</a>', reverse("account_reset_password")
        )


class TypedTwice(WithoutPlaceholders):
    """A password that two fields ask for."""

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        form: Any = self
        if form.data.get("password2") and "password2" in form.errors:
            sentence = "Die beiden Passwörter sind nicht gleich. Bitte geben Sie sie noch einmal ein."
            told = form.error_class([sentence], renderer=form.renderer, field_id=form["password2"].auto_id)
            form.errors["password2"] = told
        return cleaned


class NewPasswordForm(TypedTwice, ChangePasswordForm):
    """The password of someone who has one."""


class FirstPasswordForm(TypedTwice, SetPasswordForm):
    """The password of someone who was invited; `accounts.invitations.accept` saves it."""


class ForgottenPasswordForm(TypedTwice, ResetPasswordKeyForm):
    """The password of someone who asked for a link to set it."""
