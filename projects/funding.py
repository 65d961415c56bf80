"""A project's volume in words: typed funding lines become the sentence that is printed."""

from decimal import Decimal

from projects.document import FundingDocument, FundingLineDocument
from projects.text import listed

QUALIFIER_LABELS = {
    "exact": "genau",
    "rounded": "gerundet",
    "about": "rund",
    "more_than": "mehr als",
    "up_to": "bis zu",
}
# The same in a sentence, where an amount that is exact or rounded stands by itself.
QUALIFIERS = {**QUALIFIER_LABELS, "exact": "", "rounded": ""}
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
# The same bases as they stand in a sentence: a noun follows its amount at once, a participle closes the clause.
NOUNS = {
    "eligible_costs": "an zuwendungsfähigen Gesamtausgaben",
    "state_funds": "Landesmittel",
    "material_costs": "an Sachausgaben",
}
PARTICIPLES = {"granted": "als Zuwendung bewilligt", "paid_out": "ausgezahlt", "spent": "verausgabt"}
_MILLION = Decimal(1_000_000)


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
    sentences: list[tuple[str, list[str]]] = []
    for line in funding.lines:
        if line.kind in ("part", "share") and sentences:
            sentences[-1][1].append(_line(line))
        else:
            sentences.append((_line(line), []))
    return " ".join(_joined(head, parts) for head, parts in sentences)


def _joined(head: str, parts: list[str]) -> str:
    """An amount and what is contained in it: `… Euro, davon a, b und c.`"""
    if parts:
        head += f", davon {listed(parts)}"
    return f"{head[:1].upper()}{head[1:]}."


def _without_amount(funding: FundingDocument) -> str:
    reason = funding.reason
    if reason and not reason.endswith((".", "!", "?")):
        reason += "."
    if not funding.contained_in:
        return reason
    if not reason:
        return f"Im Volumen des Projekts {funding.contained_in} enthalten."
    return f"{reason} Siehe auch das Volumen des Projekts {funding.contained_in}."


def _line(line: FundingLineDocument) -> str:
    """One amount: `ab 2025 jährlich 2 Millionen Euro`, `1.000 Euro bis zum 30.06.2025 an Kommunen verausgabt`."""
    participle = PARTICIPLES.get(line.basis, "")
    as_of = f"{line.as_of:%d.%m.%Y}" if line.as_of else ""
    words = [
        _every_year(line),
        _amount(line),
        NOUNS.get(line.basis, ""),
        f"bis zum {as_of}" if participle and as_of else "",
        line.note,
        participle,
        _period(line),
        _in_brackets(line, "" if participle else as_of),
    ]
    return " ".join(filter(None, words))


def _every_year(line: FundingLineDocument) -> str:
    if line.kind != "annual":
        return ""
    return f"ab {line.recurring_from} jährlich" if line.recurring_from else "jährlich"


def _amount(line: FundingLineDocument) -> str:
    """Euro, or a share where no amount is known: `1.000 Euro`, `60 Prozent Eigenanteil der Stadt`."""
    if line.amount is not None:
        return euro(line.amount, line.qualifier)
    share = percent(line.percent) if line.percent is not None else ""
    return share if _names_its_source(line) else f"{share} {line.source}".strip()


def _names_its_source(line: FundingLineDocument) -> bool:
    """Whether the words of a line already say who pays."""
    return not line.source or line.basis == "state_funds" or line.source.casefold() in line.note.casefold()


def _in_brackets(line: FundingLineDocument, as_of: str) -> str:
    """What follows in brackets: an amount's share and its payer, if not named yet, and the date it was counted at."""
    inner = [f"Stand: {as_of}"] if as_of else []
    if line.amount is not None and not _names_its_source(line):
        inner.insert(0, line.source)
    if line.amount is not None and line.percent is not None:
        inner.insert(0, percent(line.percent))
    return f"({'; '.join(inner)})" if inner else ""


def _period(line: FundingLineDocument) -> str:
    first, last = line.period_from, line.period_to
    if first and last and first != last:
        return f"von {first} bis {last}"
    if first:
        return f"für {first}"
    return f"bis {last}" if last else ""
