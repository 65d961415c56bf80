"""The outbox at the desk: which mails went out, which wait and why. What they say is not shown."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from accounts import outbox
from accounts.desk import DeskList
from accounts.models import OutgoingMail

# Mails sent by the button while the operator waits.
SECONDS_BY_HAND = 20


class SentOrNot(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("offen", "noch nicht gesendet"), ("gesendet", "gesendet")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in ("offen", "gesendet"):
            return queryset
        return queryset.filter(sent_at__isnull=self.value() == "offen")


@admin.register(OutgoingMail)
class OutgoingMailAdmin(DeskList):
    list_display = ["recipient", "about", "state", "attempts", "reason"]
    list_filter = [SentOrNot]
    search_fields = ["recipient", "subject"]
    search_help_text = "Adresse oder Betreff"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("body")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.send_view)
        return [path("senden/", view, name="accounts_outgoingmail_send"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        told = {"unsent": outbox.unsent().count(), "may_send": self.has_change_permission(request)}
        return super().changelist_view(request, {**told, **(extra_context or {})})

    @method_decorator(require_POST)
    def send_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        outbox.try_all_again()
        delivery = outbox.send_due(seconds=SECONDS_BY_HAND)
        left = sum(delivery.waiting.values())
        if left:
            reasons = "; ".join(delivery.waiting)
            messages.error(request, f"{delivery.sent} gesendet, {left} noch nicht: {reasons}")
        else:
            messages.success(request, f"{delivery.sent} gesendet. Der Postausgang ist leer.")
        return HttpResponseRedirect(reverse("admin:accounts_outgoingmail_changelist"))

    @admin.display(description="Betreff", ordering="subject")
    def about(self, mail: OutgoingMail) -> str:
        return mail.subject.removeprefix(settings.ACCOUNT_EMAIL_SUBJECT_PREFIX)

    @admin.display(description="letzter Fehler", ordering="last_error", empty_value="")
    def reason(self, mail: OutgoingMail) -> str | None:
        return mail.last_error or None

    @admin.display(description="Stand", ordering="sent_at")
    def state(self, mail: OutgoingMail) -> SafeString:
        return format_html('<span class="rd-state {}">{}</span>', *_state(mail))


def _state(mail: OutgoingMail) -> tuple[str, str]:
    """The class that sets the colours, and the words."""
    if mail.sent_at:
        return "s--frei", f"gesendet am {_when(mail.sent_at)}"
    if mail.given_up_at <= timezone.now():
        return "s--rueck", f"aufgegeben am {_when(mail.given_up_at)}"
    if mail.last_error:
        return "s--rueck", f"nächster Versuch ab {_when(mail.next_attempt_at)}"
    return "s--ein", "wartet"


def _when(moment: Any) -> str:
    return f"{date_format(timezone.localtime(moment), 'j.n.Y, H:i')} Uhr"
