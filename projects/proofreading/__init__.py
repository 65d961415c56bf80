"""Proofreading: pure functions from documents to findings, one registry, rules filed by subject."""

from projects.proofreading.findings import ERROR, HINT, WARNING, Finding
from projects.proofreading.registry import proofread

__all__ = ["ERROR", "HINT", "WARNING", "Finding", "proofread"]
