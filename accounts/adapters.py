"""Who gets an account: nobody by signing up; operators make them."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from accounts import outbox


class ClosedSignupAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": "Das ist nicht Ihr bisheriges Passwort.",
        "rate_limited": "Das waren zu viele Anfragen. Bitte warten Sie einige Minuten.",
        "too_many_login_attempts": "Das waren zu viele Versuche. Bitte warten Sie einige Minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox: a mail server that is down must not turn „Passwort vergessen“ into an error."""
        mail = self.render_mail(template_prefix, email, {"email": email, "request": self.request, **context})
        outbox.post_to(email, str(mail.subject), str(mail.body))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index")


class ClosedSocialSignupAdapter(DefaultSocialAccountAdapter):
    """A ministry's single sign-on opens accounts that exist, it does not make any."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
