"""The editing desk: Django's admin with our own site, one file for each thing edited, no rules in here."""

from projects.admin import catalogue, chapters, reports, updates, withdrawing

__all__ = ["catalogue", "chapters", "reports", "updates", "withdrawing"]
