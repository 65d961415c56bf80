"""A project's volume in words: typed funding lines become the sentence that is printed."""

from decimal import Decimal

from projects.document import FundingDocument, FundingLineDocument

QUALIFIERS = {"exact": "", "rounded": "", "about": "rund", "more_than": "über", "up_to": "bis zu"}
QUALIFIER_LABELS = {
    "exact": "genau",
    "rounded": "gerundet",
    "about": "rund",
    "more_than": "mehr als",
    "up_to": "bis zu",
}
KIND_LABELS = {"total": "Gesamtbetrag", "part": "davon-Betrag", "share": "Anteil in Prozent", "annual": "jährlich"}
BASIS_LABELS = {
    "": "ohne Angabe",
    "eligible_costs": "zuwendungsfähige Gesamtausgaben",
    "state_funds": "aus Landesmitteln",
    "granted": "als Zuwendung bewilligt",
    "paid_out": "ausgezahlt",
    "spent": "verausgabt",
    "material_costs": "Sachausgaben",
}
_MILLION = Decimal(1_000_000)
_COUNTED = {"spent", "paid_out"}


def euro(amount: Decimal, qualifier: str = "exact") -> str:
    """An amount in words: `3.304.000 Euro`; full tens of thousands above a million as `11,1 Millionen Euro`."""
    value = amount.normalize()
    if value >= _MILLION and value % 10_000 == 0:
        millions = f"{value / _MILLION:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        words = "1 Million Euro" if millions == "1" else f"{millions} Millionen Euro"
    else:
        decimals = 0 if value == value.to_integral() else 2
        words = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,")) + " Euro"
    return f"{QUALIFIERS[qualifier]} {words}".strip()


def percent(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",") + " Prozent"


def sentence(funding: FundingDocument) -> str:
    """The generated sentence of a volume: total with its parts and shares, annual amounts, or the reason for none.

    Returns "" where nothing is known. Ends with a full stop.
    """
    if not funding.lines:
        return _without_amount(funding)
    parts: list[str] = []
    for line in funding.lines:
        words = _line(line)
        if line.kind in ("part", "share") and parts:
            joint = ", davon " if parts[-1].count(" davon ") == 0 else " und "
            parts[-1] += joint + words
        else:
            parts.append(words)
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)


def _without_amount(funding: FundingDocument) -> str:
    words = []
    if funding.contained_in:
        words.append(f"Im Volumen des Projekts {funding.contained_in} enthalten.")
    if funding.reason:
        words.append(funding.reason if funding.reason.endswith((".", "!", "?")) else f"{funding.reason}.")
    return " ".join(words)


def _line(line: FundingLineDocument) -> str:
    if line.kind == "share" and line.percent is not None:
        return " ".join(filter(None, [percent(line.percent), line.source, line.note]))
    words = []
    if line.kind == "annual":
        words.append(f"ab {line.recurring_from} jährlich" if line.recurring_from else "jährlich")
    if line.amount is not None:
        words.append(euro(line.amount, line.qualifier))
    if line.percent is not None:
        words.append(f"({percent(line.percent)})")
    words += [_basis(line), line.source and f"({line.source})", line.note, _time(line)]
    return " ".join(filter(None, words))


def _basis(line: FundingLineDocument) -> str:
    if not line.basis:
        return ""
    counted_until = f"bis {line.as_of:%d.%m.%Y} " if line.as_of and line.basis in _COUNTED else ""
    return counted_until + BASIS_LABELS[line.basis]


def _time(line: FundingLineDocument) -> str:
    if line.period_from:
        until = f" bis {line.period_to}" if line.period_to and line.period_to != line.period_from else ""
        return f"von {line.period_from}{until}" if until else f"für {line.period_from}"
    if line.as_of and line.basis not in _COUNTED:
        return f"bis {line.as_of:%d.%m.%Y}"
    return ""
