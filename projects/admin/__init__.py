"""The editing desk: Django's admin with our own site, one file for each thing edited, no rules in here."""

from projects.admin import barriers, catalogue, reports, sign_videos, site_pages, updates

__all__ = ["barriers", "catalogue", "reports", "sign_videos", "site_pages", "updates"]
