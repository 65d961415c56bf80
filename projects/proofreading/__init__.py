"""Proofreading: pure functions from documents to findings, one registry, rules filed by subject."""

from projects.proofreading.findings import ERROR, HINT, TOO_MANY_PAGES, UNDECIDED, WARNING, Finding
from projects.proofreading.registry import proofread
from projects.proofreading.updates import findings_of

__all__ = ["ERROR", "HINT", "TOO_MANY_PAGES", "UNDECIDED", "WARNING", "Finding", "findings_of", "proofread"]
