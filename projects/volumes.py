"""Which amounts of a report may be added up, and why the others may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from projects.document import FundingDocument, FundingLineDocument, SheetDocument

CONTAINED = "im Volumen eines anderen Projekts enthalten"
UNKNOWN = "ohne Betrag"
LIMIT = "nur als Grenze genannt („mehr als“, „bis zu“)"
SEVERAL = "mehrere Gesamtbeträge, die nicht zusammengehören müssen"
YEARLY = "nur jährliche Beträge oder Teilbeträge"
_LIMITS = ("more_than", "up_to")


@dataclass(frozen=True)
class Volume:
    """What a sheet adds to a sum. amount: euro, None where it adds nothing; left_out: why, "" where it adds.

    line: the line that gives the amount. also_yearly: whether an annual amount stands beside it, which is not added.
    """

    sheet: SheetDocument
    amount: Decimal | None = None
    line: FundingLineDocument | None = None
    left_out: str = ""
    also_yearly: bool = False


@dataclass(frozen=True)
class Sum:
    """amount: euro. volumes: what was added. left_out: what was not."""

    amount: Decimal
    volumes: tuple[Volume, ...]
    left_out: tuple[Volume, ...]


def volume_of(sheet: SheetDocument) -> Volume:
    """The one total of a sheet that may be added to those of others, in euro, or the reason why there is none.

    Parts and shares are contained in their total; annual amounts have no end; a limit is no amount.
    """
    funding = sheet.funding
    totals = [line for line in funding.lines if line.kind == "total" and line.amount is not None]
    reason = _reason(funding, totals)
    if reason:
        return Volume(sheet, left_out=reason)
    yearly = any(line.kind == "annual" for line in funding.lines)
    return Volume(sheet, amount=totals[0].amount, line=totals[0], also_yearly=yearly)


def _reason(funding: FundingDocument, totals: list[FundingLineDocument]) -> str:
    if funding.contained_in:
        return CONTAINED
    if not funding.lines:
        return UNKNOWN
    if not totals:
        return YEARLY
    if len(totals) > 1:
        return SEVERAL
    return LIMIT if totals[0].qualifier in _LIMITS else ""


def sum_of(sheets: Iterable[SheetDocument]) -> Sum:
    """The amounts of these sheets that may be added up."""
    volumes = [volume_of(sheet) for sheet in sheets]
    added = tuple(volume for volume in volumes if not volume.left_out)
    amount = sum((volume.amount for volume in added if volume.amount is not None), Decimal(0))
    return Sum(amount, added, tuple(volume for volume in volumes if volume.left_out))
