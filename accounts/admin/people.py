"""People and their roles at the desk: operators look after them."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.http import HttpRequest

from accounts.desk import DeskAdmin, DeskInline
from accounts.models import Membership, User


class MembershipInline(DeskInline):
    model = Membership
    fields = ["role", "ministry"]
    verbose_name_plural = "Rollen"


@admin.register(User)
class UserAdmin(DeskAdmin):
    """A person is added without a password and sets one by mail; nobody is deleted, only closed."""

    list_display = ["name", "email", "roles", "is_active"]
    list_filter = ["is_active", "memberships__role"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "is_active"]
    inlines = [MembershipInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("memberships__ministry")

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
