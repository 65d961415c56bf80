"""Wordings of a volume become typed amounts."""

import datetime
from decimal import Decimal

import pytest

from projects.importing.funding_text import read_amounts
from projects.importing.ledger import Ledger, Line
from projects.importing.lineage import Lineages

JUNE = datetime.date(2022, 6, 30)
READ = {
    "2.345.678 Euro.": [{"amount": 2_345_678}],
    "7,25 Millionen Euro aus Landesmitteln.": [
        {"amount": 7_250_000, "qualifier": "rounded", "basis": "state_funds"},
    ],
    "Insgesamt ca. 3 Mio. Euro ausgegeben": [{"amount": 3_000_000, "qualifier": "about", "basis": "spent"}],
    "Es wurden 500 TEUR bewilligt.": [{"amount": 500_000, "qualifier": "rounded", "basis": "granted"}],
    "EUR 3.000.000 bis 30.6.2022": [{"amount": 3_000_000, "as_of": JUNE}],
    "über 2 Millionen Euro bis zum 30.06.22": [{"amount": 2_000_000, "qualifier": "more_than", "as_of": JUNE}],
    "Zwei Millionen Euro": [{"amount": 2_000_000, "qualifier": "rounded"}],
    "1.234.567,89 €": [{"amount": Decimal("1234567.89")}],
    "rund 100 000 Euro": [{"amount": 100_000, "qualifier": "about"}],
    "Mit Stand 30.06.2022 wurden 81.000 Euro ausgezahlt.": [{"amount": 81_000, "basis": "paid_out", "as_of": JUNE}],
    "600.000 Euro (davon 70% Land, 30 % Eigenanteil des Vereins).": [
        {"amount": 600_000},
        {"kind": "share", "percent": 70, "source": "Land"},
        {"kind": "share", "percent": 30, "source": "Eigenanteil des Vereins"},
    ],
    "4 Mio. € (Stand 30.06.2022), davon 1,5 Mio. € ausgezahlt.": [
        {"amount": 4_000_000, "qualifier": "rounded", "as_of": JUNE},
        {"kind": "part", "amount": 1_500_000, "qualifier": "rounded", "basis": "paid_out"},
    ],
    "Gesamtkosten: 5 Mio. Euro. Davon Land: 3 Mio. Euro; Bund: 2 Mio. Euro.": [
        {"amount": 5_000_000, "qualifier": "rounded", "note": "Gesamtkosten"},
        {"kind": "part", "amount": 3_000_000, "qualifier": "rounded", "source": "Land"},
        {"kind": "part", "amount": 2_000_000, "qualifier": "rounded", "source": "Bund"},
    ],
    "12.500.000 Euro, davon trägt das Land 80 Prozent (10 Millionen Euro).": [
        {"amount": 12_500_000},
        {"kind": "share", "percent": 80, "amount": 10_000_000},
    ],
    "8 Millionen Euro für die Bauphase, ab 2024 jährlich 2 Millionen Euro.": [
        {"amount": 8_000_000, "qualifier": "rounded", "note": "für die Bauphase"},
        {"kind": "annual", "amount": 2_000_000, "qualifier": "rounded", "recurring_from": 2024},
    ],
    "350.000 Euro für die Jahre 2021 bis 2023.": [{"amount": 350_000, "period_from": 2021, "period_to": 2023}],
    "Keine Angabe möglich.": [],
    "Im Jahr 2022 liefen 14 Werkstätten.": [],
    "130 Prozent von nichts": [],
}
PLAIN = {"kind": "total", "amount": None, "qualifier": "exact", "basis": "", "source": "", "note": "", "percent": None,
         "as_of": None, "period_from": None, "period_to": None, "recurring_from": None}  # fmt: skip


def amounts(text: str, ledger: Ledger | None = None) -> list[dict[str, object]]:
    lines = read_amounts(text, Line(7, text), 2021, Lineages(), ledger or Ledger())
    return [{name: getattr(line, name) for name in PLAIN} for line in lines]


@pytest.mark.parametrize("text", READ)
def test_a_wording_becomes_lines(text):
    assert amounts(text) == [{**PLAIN, **line} for line in READ[text]]


@pytest.mark.parametrize(("printed", "day"), [("30.06.202", 2022), ("30.06.222", 2022), ("30.06.20222", 2022)])
def test_a_misprinted_year_becomes_the_next_plausible_one_and_is_told(printed, day):
    ledger = Ledger()
    assert [line["as_of"] for line in amounts(f"5 Mio. Euro bis {printed} verausgabt", ledger)] == [
        datetime.date(day, 6, 30)
    ]
    assert [(note.line, note.message) for note in ledger.guesses] == [
        (7, f"„{printed}“ als 30.06.{day} gelesen."),
    ]


def test_a_day_that_does_not_exist_is_told():
    ledger = Ledger()
    assert [line["as_of"] for line in amounts("5 Mio. Euro bis 31.06.2022", ledger)] == [None]
    assert [note.message for note in ledger.guesses] == ["„31.06.2022“ ist kein Datum; der Betrag blieb ohne Stand."]


def test_a_span_keeps_its_upper_end_and_is_told():
    ledger = Ledger()
    assert [(line["amount"], line["qualifier"]) for line in amounts("1,5 bis 2 Millionen Euro", ledger)] == [
        (2_000_000, "up_to")
    ]
    assert len(ledger.guesses) == 1
