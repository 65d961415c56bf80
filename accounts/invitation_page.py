"""The page behind an invitation: the person sets a first password and is signed in."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import invitations
from accounts.forms import FirstPasswordForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_page(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link uses nothing up: mail scanners open links too."""
    # As often as a password may be set through a mail that asks for it.
    if refusal := consume_or_429(request, action="reset_password_from_key"):
        return refusal
    try:
        person = invitations.invited(token)
        form = FirstPasswordForm(user=person, data=request.POST if request.method == "POST" else None)
        if form.is_valid():
            return _signed_in(request, token, form.cleaned_data["password1"])
    except invitations.InvalidInvitation as error:
        reason = error.reason
        context = {"reason": reason}
        return TemplateResponse(request, "account/invitation_invalid.html", context, status=reason.status)
    return TemplateResponse(request, "account/invitation.html", {"form": form, "person": person})


def _signed_in(request: HttpRequest, token: str, password: str) -> HttpResponse:
    """Through the sign-in's own door, where a second factor is asked for; whoever was signed in here before leaves."""
    person = invitations.accept(token, password)
    if request.user.is_authenticated:
        get_adapter().logout(request)
    return perform_login(request, person, redirect_url=reverse("admin:index"))
