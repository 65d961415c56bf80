"""The site's addresses: the desk and the sign-in here, everything for readers in projects/public."""

from allauth.account.views import logout
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, reverse
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from accounts.invitation_page import invitation_page
from ruhrportal.security_txt import security_txt


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """The desk's own login address leads to the one door; who is signed in already has no business at the desk."""
    if request.user.is_authenticated:
        raise PermissionDenied("Ihr Zugang ist nicht für die Redaktion freigeschaltet.")
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


@require_safe
def not_here(request: HttpRequest, key: str = "") -> HttpResponse:
    """Whose address an account has is for the operators to say: nobody adds one, and no mail asks to confirm one."""
    raise Http404


urlpatterns = [
    path("redaktion/login/", sign_in),
    path("redaktion/logout/", logout),
    path("redaktion/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("redaktion/", admin.site.urls),
    path("konto/einladung/<str:token>/", invitation_page, name="invitation"),
    path("konto/email/", not_here),
    path("konto/confirm-email/", not_here),
    path("konto/confirm-email/<path:key>/", not_here),
    path("konto/", include("allauth.urls")),
    path(".well-known/security.txt", security_txt),
    path("", include("projects.public.urls")),
]
