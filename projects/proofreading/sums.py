"""Whether the numbers of a volume fit together (report-structure.md, part 9)."""

from collections.abc import Iterator
from decimal import Decimal

from projects.document import FundingLineDocument, SheetDocument
from projects.funding import euro, percent
from projects.proofreading.findings import WARNING, Finding

_WHOLE = Decimal(100)
_ROUNDED = Decimal("0.5")  # what shares that were rounded one by one may miss


def shares(sheet: SheetDocument) -> Iterator[Finding]:
    """The shares of a total are a hundred percent together; a single one may leave the rest untold."""
    for head, inner in _groups(sheet):
        given = [line.percent for line in (head, *inner) if line.kind == "share" and line.percent is not None]
        together = sum(given, Decimal(0))
        if together > _WHOLE + _ROUNDED or (len(given) > 1 and together < _WHOLE - _ROUNDED):
            message = f"Die Anteile am Projektvolumen ergeben zusammen {percent(together)}, nicht 100 Prozent."
            yield Finding(WARNING, "funding", message)


def parts(sheet: SheetDocument) -> Iterator[Finding]:
    """No part is larger than the total that it belongs to."""
    for total, inner in _groups(sheet):
        for line in inner:
            if total.amount is not None and line.amount is not None and line.amount > total.amount:
                message = f"Der davon-Betrag {euro(line.amount)} ist größer als der Gesamtbetrag {euro(total.amount)}."
                yield Finding(WARNING, "funding", message)


def _groups(sheet: SheetDocument) -> Iterator[tuple[FundingLineDocument, list[FundingLineDocument]]]:
    """Each line that stands for itself, with the parts and shares that follow it."""
    groups: list[tuple[FundingLineDocument, list[FundingLineDocument]]] = []
    for line in sheet.funding.lines:
        if line.kind in ("part", "share") and groups:
            groups[-1][1].append(line)
        else:
            groups.append((line, []))
    return iter(groups)
