"""The one list of rules that every sheet is read against."""

from collections.abc import Callable, Iterable

from projects.document import SheetDocument
from projects.proofreading import fit, required, sums
from projects.proofreading.findings import Finding
from projects.sections import WISHED_PAGES

Rule = Callable[[SheetDocument], Iterable[Finding]]

SHEET_RULES: tuple[Rule, ...] = (
    required.ministry,
    required.sections,
    required.sections_of_another_status,
    required.milestones,
    required.volume,
    required.pictures,
    sums.shares,
    sums.parts,
    fit.lengths,
)


def proofread(sheet: SheetDocument, wished_pages: int = WISHED_PAGES) -> tuple[Finding, ...]:
    """All findings of a sheet, in the order of the rules. wished_pages: of its report."""
    return (*(finding for rule in SHEET_RULES for finding in rule(sheet)), *fit.pages(sheet, wished_pages))
