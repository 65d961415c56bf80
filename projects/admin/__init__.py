"""The editing desk: Django's admin with our own site, one file for each thing edited, no rules in here."""

from projects.admin import barriers, catalogue, chapters, reports, sign_videos, site_pages, updates, withdrawing

__all__ = [
    "barriers",
    "catalogue",
    "chapters",
    "reports",
    "sign_videos",
    "site_pages",
    "updates",
    "withdrawing",
]
