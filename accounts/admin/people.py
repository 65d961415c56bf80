"""People and their roles at the desk: operators look after them."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from accounts import invitations
from accounts.desk import DeskAdmin, DeskInline
from accounts.models import Membership, User


class MembershipInline(DeskInline):
    model = Membership
    fields = ["role", "ministry"]
    verbose_name_plural = "Rollen"


@admin.register(User)
class UserAdmin(DeskAdmin):
    """A person is added without a password and invited to set one; nobody is deleted, only closed."""

    list_display = ["name", "email", "roles", "invitation", "is_active"]
    list_filter = ["is_active", "memberships__role"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "is_active"]
    inlines = [MembershipInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("memberships__ministry")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.invite_view)
        return [path("<int:pk>/einladen/", view, name="accounts_user_invite"), *super().get_urls()]

    @method_decorator(require_POST)
    def invite_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.get_object(request, str(pk)) if self.has_change_permission(request) else None
        if person is None:
            raise Http404
        self._invite(request, person)
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[pk]))

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        self._invite(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def _invite(self, request: HttpRequest, person: User) -> None:
        try:
            invitations.invite(person, by=request.user)
        except invitations.CannotInvite as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"Die Einladung an {person.email} ist unterwegs. Sie gilt sieben Tage.")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if person := kwargs.get("obj"):
            context["invitation"] = invitations.state_in_words(person)
            context["may_be_invited"] = not invitations.why_not(person)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="Einladung", ordering="invited_at", empty_value="")
    def invitation(self, user: User) -> str:
        return invitations.state_in_words(user)

    @admin.display(description="Rollen")
    def roles(self, user: User) -> str:
        return ", ".join(str(membership) for membership in user.memberships.all()) or "keine"

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        obj.email = obj.email.strip().lower()
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()  # the old address opens no door any more
            if obj.invited_at and not obj.has_usable_password():
                messages.warning(request, "Die Einladung an die alte Adresse gilt nicht mehr. Bitte erneut einladen.")
