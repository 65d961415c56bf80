"""Milestones: years in every form, dates, broken lines, strands."""

import datetime

import pytest

from projects.importing.ledger import Ledger, Line
from projects.importing.milestones import extent, read_items, years_of
from projects.importing.strands import split_strands


def lines_of(text: str) -> list[Line]:
    lines, gap = [], 1
    for number, words in enumerate(text.strip("\n").split("\n"), start=1):
        if words.strip():
            lines.append(Line(number, words.strip(), gap))
            gap = 0
        else:
            gap += 1
    return lines


def items_of(text: str, ledger: Ledger | None = None):
    return read_items(lines_of(text), 2022, "01-01", ledger or Ledger())


def texts_of(text: str) -> list[tuple[tuple[int, int | None], str]]:
    return [(item.years, item.text) for item in items_of(text)]


@pytest.mark.parametrize(
    ("printed", "years"),
    [("2021", (2021, None)), ("- 2021", (2021, None)), ("**2021**", (2021, None)), ("- **2021**:", (2021, None)),
     ("Jahr 2021", (2021, None)), ("2021/2022", (2021, 2022)), ("2021–2023", (2021, 2023)),
     ("2021 - 2023", (2021, 2023)), ("2021 bis 2023", (2021, 2023)), ("2021/22", (2021, 2022)),
     ("2021 und 2022", (2021, 2022)), ("2021 Auftakt", None), ("1899", None), ("01.12.2021", None),
     ("Auftakt 2021", None)],
)  # fmt: skip
def test_years_are_read_in_every_form(printed, years):
    assert years_of(printed) == years


@pytest.mark.parametrize(
    "text",
    [
        "2021\n\n- Auftakt\n- Studie\n\n2022\n\n- Bau",
        "- 2021\n - Auftakt\n - Studie\n- 2022\n - Bau",
        "**2021**\n• Auftakt\n• Studie\n**2022**\n• Bau",
        "2021\nAuftakt\nStudie\n2022\nBau",
        "2021\n\nAuftakt\n\nStudie\n\n2022\n\nBau",
        "2021: Auftakt\nStudie\n2022: Bau",
        "- 2021: Auftakt\n- Studie\n- 2022: Bau",
        "- **2021**\n- **Auftakt**\n- **Studie**\n- **2022**\n- **Bau**",
    ],
)
def test_items_belong_to_the_year_above_them(text):
    assert texts_of(text) == [((2021, None), "Auftakt"), ((2021, None), "Studie"), ((2022, None), "Bau")]


def test_dates_are_taken_off_and_get_the_years_of_their_group():
    items = items_of("2021\n- 01.02.: Auftakt\n- 3. Mai: Studie\n- 01.12.2021: Bau\n- 1. Werkstatt\n- 31.02.: Fest")
    assert [(item.date, item.text) for item in items] == [
        (datetime.date(2021, 2, 1), "Auftakt"),
        (datetime.date(2021, 5, 3), "Studie"),
        (datetime.date(2021, 12, 1), "Bau"),
        (None, "1. Werkstatt"),
        (None, "31.02.: Fest"),
    ]


def test_broken_items_are_joined():
    text = "2021\n- Aufbau der Werk-\nstatt am Kanal und\nam Ufer\n- Um- und\nNeubau\n- **Start in\nHerne**"
    text += "\n- Messe im Mai\n2021"
    assert [words for _years, words in texts_of(text)] == [
        "Aufbau der Werkstatt am Kanal und am Ufer",
        "Um- und Neubau",
        "Start in Herne",
        "Messe im Mai 2021",
    ]


def test_an_item_without_bullet_is_one_of_its_own_and_told():
    ledger = Ledger()
    items = items_of("2021\n\n- Netz und Kanäle aufgebaut\n- Partner gefunden\nErster Kurs beendet", ledger)
    assert [item.text for item in items] == ["Netz und Kanäle aufgebaut", "Partner gefunden", "Erster Kurs beendet"]
    assert [note.line for note in ledger.guesses] == [5]


def test_items_without_any_year_are_told():
    ledger = Ledger()
    items = items_of("- Auftakt im Mai 2020\n- Studie", ledger)
    assert [item.years for item in items] == [(2020, None), (2022, None)]
    assert len(ledger.guesses) == 2


def test_the_list_ends_before_title_and_lead():
    lines = lines_of("2021\n\n- Auftakt\n\nUferwerkstatt\n\nDas Netzwerk plant am Kanal.")
    assert [line.text for line in lines[: extent(lines)]] == ["2021", "- Auftakt"]


def strands_of(text: str, state: str = "") -> list[tuple[str, str]]:
    return split_strands(items_of(text), state)


def test_bold_prefixes_and_prefixes_on_lines_of_their_own_are_strands():
    assert strands_of("2021\n- **Nordufer:** Bau\n- **Südufer**: Plan\n- Westufer:\nStudie\n- Fest am Kanal") == [
        ("Nordufer", "Bau"),
        ("Südufer", "Plan"),
        ("Westufer", "Studie"),
        ("", "Fest am Kanal"),
    ]


def test_recurring_prefixes_are_strands_and_so_are_their_neighbours():
    assert strands_of("2021\n- Nordufer: Bau\n- Südufer: Plan\n2022\n- Nordufer: Fest") == [
        ("Nordufer", "Bau"),
        ("Südufer", "Plan"),
        ("Nordufer", "Fest"),
    ]


def test_a_prefix_that_the_current_state_names_is_a_strand():
    assert strands_of("2021\n- Nordufer: Bau\n- Fest", "Nordufer: läuft") == [("Nordufer", "Bau"), ("", "Fest")]


@pytest.mark.parametrize(
    "item",
    ["Erfolge im Programm: Anna, Ben", "Zahlen (Stand Mai): 14 Kurse", "Ein Netz (Bus/Bahn): Es wurde verabredet"],
)
def test_other_colons_make_no_strand(item):
    assert strands_of(f"2021\n- {item}\n- Auftakt\n- Fest") == [("", item), ("", "Auftakt"), ("", "Fest")]
