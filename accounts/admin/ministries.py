"""Ministries at the desk: operators and the project group look after them."""

from django.contrib import admin

from accounts.desk import DeskAdmin
from accounts.models import Ministry


@admin.register(Ministry)
class MinistryAdmin(DeskAdmin):
    list_display = ["abbreviation", "name", "valid_from", "valid_until"]
    search_fields = ["abbreviation", "name"]
    fields = ["abbreviation", "name", "valid_from", "valid_until"]
