"""A volume in words: every kind of wording that the printed reports use reads as plain German."""

from datetime import date
from decimal import Decimal

import pytest

from projects.document import FundingDocument, FundingLineDocument
from projects.funding import BASIS_LABELS, NOUNS, PARTICIPLES, euro, sentence

MID_YEAR = date(2025, 6, 30)


def volume(*lines: dict, **more: str) -> FundingDocument:
    numbered = (
        FundingLineDocument(lineage=f"f{number}", **{"kind": "total", **_decimals(line)})
        for number, line in enumerate(lines, 1)
    )
    return FundingDocument(lines=tuple(numbered), **more)


def _decimals(line: dict) -> dict:
    return {key: Decimal(value) if key in ("amount", "percent") else value for key, value in line.items()}


# The names of the cases are the kinds of report-structure.md, part 5; the amounts are our own.
WORDINGS = {
    "amount with funding shares": (
        volume(
            {"amount": "2408000"},
            {
                "kind": "share",
                "percent": "60",
                "source": "Land Nordrhein-Westfalen",
                "note": "Förderung durch das Land Nordrhein-Westfalen",
            },
            {"kind": "share", "percent": "40", "source": "Eigenanteil der Stadt Essen"},
        ),
        "2.408.000 Euro, davon 60 Prozent Förderung durch das Land Nordrhein-Westfalen "
        "und 40 Prozent Eigenanteil der Stadt Essen.",
    ),
    "total with state grant part": (
        volume(
            {"amount": "2400000", "basis": "eligible_costs"},
            {"kind": "part", "amount": "870000", "basis": "granted", "note": "vom Land"},
        ),
        "2,4 Millionen Euro an zuwendungsfähigen Gesamtausgaben, davon 870.000 Euro vom Land als Zuwendung bewilligt.",
    ),
    "state funds with spent part as of": (
        volume(
            {"amount": "6020488", "basis": "state_funds"},
            {"kind": "part", "amount": "2030000", "basis": "spent", "as_of": MID_YEAR, "note": "an Kommunen"},
        ),
        "6.020.488 Euro Landesmittel, davon 2,03 Millionen Euro bis zum 30.06.2025 an Kommunen verausgabt.",
    ),
    "amount as of with part and annual amount": (
        volume(
            {"amount": "1300000", "basis": "material_costs", "as_of": MID_YEAR},
            {"kind": "part", "amount": "400000", "qualifier": "more_than", "note": "als Anschub"},
            {
                "kind": "annual",
                "amount": "150000",
                "qualifier": "about",
                "source": "Haushalt des Ministeriums",
                "note": "aus dem Haushalt des Ministeriums",
                "recurring_from": 2023,
            },
        ),
        "1,3 Millionen Euro an Sachausgaben (Stand: 30.06.2025), davon mehr als 400.000 Euro als Anschub. "
        "Ab 2023 jährlich rund 150.000 Euro aus dem Haushalt des Ministeriums.",
    ),
    "not separable, partly included in another project": (
        volume(reason="Die Kosten lassen sich nicht einzeln ausweisen", contained_in="03-01"),
        "Die Kosten lassen sich nicht einzeln ausweisen. Siehe auch das Volumen des Projekts 03-01.",
    ),
    "included in another project": (volume(contained_in="03-01"), "Im Volumen des Projekts 03-01 enthalten."),
    "state funds plain": (
        volume({"amount": "12300000", "basis": "state_funds", "source": "Land Nordrhein-Westfalen"}),
        "12,3 Millionen Euro Landesmittel.",
    ),
    "amount as of": (volume({"amount": "634975", "as_of": MID_YEAR}), "634.975 Euro (Stand: 30.06.2025)."),
    "paid out as of": (
        volume({"amount": "7956817", "basis": "paid_out", "as_of": MID_YEAR, "note": "an Förderung"}),
        "7.956.817 Euro bis zum 30.06.2025 an Förderung ausgezahlt.",
    ),
    "state funds for a period": (
        volume(
            {
                "amount": "1150000",
                "basis": "state_funds",
                "note": "für die Laufzeit",
                "period_from": 2020,
                "period_to": 2024,
            }
        ),
        "1,15 Millionen Euro Landesmittel für die Laufzeit von 2020 bis 2024.",
    ),
    "plain amount": (volume({"amount": "360310"}), "360.310 Euro."),
    "phase amount plus annual amount from a year": (
        volume(
            {"amount": "64000000", "note": "für den Aufbau"},
            {"kind": "annual", "amount": "37000000", "recurring_from": 2025},
        ),
        "64 Millionen Euro für den Aufbau. Ab 2025 jährlich 37 Millionen Euro.",
    ),
    "approximate total spent": (
        volume({"amount": "4000000", "qualifier": "about", "basis": "spent"}),
        "Rund 4 Millionen Euro verausgabt.",
    ),
    "spent as of for sub-projects": (
        volume({"amount": "127000000", "basis": "spent", "as_of": MID_YEAR, "note": "für die Teilprojekte"}),
        "127 Millionen Euro bis zum 30.06.2025 für die Teilprojekte verausgabt.",
    ),
    "cannot be stated": (
        volume(reason="Die Teilprojekte liegen in verschiedenen Händen."),
        "Die Teilprojekte liegen in verschiedenen Händen.",
    ),
    "nothing known": (volume(), ""),
}


@pytest.mark.parametrize(("funding", "words"), WORDINGS.values(), ids=WORDINGS.keys())
def test_an_observed_wording_reads_as_plain_german(funding, words):
    assert sentence(funding) == words


def test_three_parts_are_listed_with_a_comma_and_one_und():
    parts = ({"kind": "part", "amount": str(number), "source": f"Stadt {number}"} for number in (1, 2, 3))
    funding = volume({"amount": "100"}, *parts)
    assert sentence(funding) == "100 Euro, davon 1 Euro (Stadt 1), 2 Euro (Stadt 2) und 3 Euro (Stadt 3)."


def test_a_payer_and_a_date_share_one_pair_of_brackets():
    funding = volume({"amount": "5000", "source": "Stadt Herne", "as_of": MID_YEAR})
    assert sentence(funding) == "5.000 Euro (Stadt Herne; Stand: 30.06.2025)."


def test_a_share_may_state_amount_and_percent():
    funding = volume({"amount": "1000"}, {"kind": "share", "amount": "600", "percent": "60", "source": "Land"})
    assert sentence(funding) == "1.000 Euro, davon 600 Euro (60 Prozent; Land)."


def test_a_share_without_a_total_before_it_stands_alone():
    assert sentence(volume({"kind": "share", "percent": "12.5", "source": "Bund"})) == "12,5 Prozent Bund."


def test_one_year_and_an_open_beginning_are_periods_too():
    assert sentence(volume({"amount": "10", "period_from": 2023})) == "10 Euro für 2023."
    assert sentence(volume({"amount": "10", "period_from": 2023, "period_to": 2023})) == "10 Euro für 2023."
    assert sentence(volume({"amount": "10", "period_to": 2023})) == "10 Euro bis 2023."


def test_every_basis_has_its_words():
    assert {"", *NOUNS, *PARTICIPLES} == set(BASIS_LABELS)


@pytest.mark.parametrize(
    ("amount", "qualifier", "words"),
    [
        ("1000000", "exact", "1 Million Euro"),
        ("1000000", "up_to", "bis zu 1 Million Euro"),
        ("4650000.00", "exact", "4,65 Millionen Euro"),
        ("3304000", "exact", "3.304.000 Euro"),
        ("999990", "rounded", "999.990 Euro"),
        ("1234.5", "exact", "1.234,50 Euro"),
        ("0", "exact", "0 Euro"),
    ],
)
def test_an_amount_in_words(amount, qualifier, words):
    assert euro(Decimal(amount), qualifier) == words
