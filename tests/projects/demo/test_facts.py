"""The demo's facts are those of the real report: names, years, amounts, dates, counts and links."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from projects.demo.content import load_report, years
from tests.projects.demo.test_content import texts

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SHEETS = [pytest.param(sheet, id=f"{year}-{sheet.code}") for year in years() for sheet in load_report(year).projects]

# Milestones per year as the report prints them.
MILESTONES = {
    "05-02a": {2021: 2, 2022: 1, 2023: 1, 2024: 2},
    "06-02": {2021: 3, 2022: 4, 2023: 6, 2024: 2},
    "03-01": {2020: 1, 2021: 1, 2023: 2, 2024: 2},
    "11-05": {2022: 1, 2023: 3, 2024: 4},
    "15-01": {2020: 1, 2022: 2, 2023: 1, 2024: 3},
    "13-05": {2019: 1, 2021: 1, 2022: 2, 2023: 2, 2024: 1},
}
# The overview's figures: the words that follow or precede each in the printed text.
FIGURES = {
    "total": r"(\d+) Projektvorschläge",
    "completed": r"mit (\d+) abgeschlossenen Projekten",
    "running": r"noch (\d+) Projekte in der Umsetzung",
    "not_pursued": r"(\d+) Projekte wurden nach weiterer",
    "newly_completed": r"weitere (\d+) Abschlüsse",
}


@pytest.fixture
def printed(real_report):
    """The real report's text on one line."""
    return " ".join(real_report.read_text(encoding="utf-8").split())


def dates_in(text):
    """Full dates, in digits or with the month's name."""
    in_digits = {date(int(y), int(m), int(d)) for d, m, y in re.findall(r"\b(\d\d)\.(\d\d)\.(\d{4})\b", text)}
    named = re.findall(rf"\b(\d\d?)\. ({'|'.join(MONTHS)}) (\d{{4}})\b", text)
    return in_digits | {date(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in named}


def ways_to_print(amount):
    """An amount as the report may print it: all digits, or millions."""
    value = Decimal(amount)
    millions = f"{value / 1_000_000:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return {f"{value:,.0f}".replace(",", ".") + " Euro", f"{millions} Millionen Euro"}


def test_milestones_are_as_many_per_year_as_printed():
    counted = {
        sheet.code: dict(Counter(milestone.year_from for milestone in sheet.milestones))
        for sheet in load_report(2024).projects
    }
    assert counted == MILESTONES


@pytest.mark.parametrize("sheet", SHEETS)
def test_code_title_and_ministry_are_printed(sheet, printed):
    assert re.search(rf"{re.escape(sheet.title)} ?\({re.escape(sheet.code)}\)", printed)
    assert [m.name for m in (sheet.ministry, *sheet.further_ministries) if m.name not in printed] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_places_are_printed(sheet, printed):
    district = {"Kreis Recklinghausen": "Kreise Recklinghausen", "Kreis Unna": "Unna", "Kreis Wesel": "Wesel"}
    assert [place for place in sheet.places if district.get(place, place) not in printed] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_amount_and_share_is_printed(sheet, printed):
    amounts = [line.amount for line in sheet.funding.lines if line.amount is not None]
    assert [amount for amount in amounts if not any(way in printed for way in ways_to_print(amount))] == []
    shares = [line.percent for line in sheet.funding.lines if line.percent is not None]
    assert [share for share in shares if f"{share}%" not in printed] == []
    assert {line.as_of for line in sheet.funding.lines if line.as_of} <= dates_in(printed)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_date_is_printed(sheet, printed):
    with_own_year = {m.date for m in sheet.milestones if m.date} | dates_in(" ".join(texts(sheet)))
    assert {day for day in with_own_year - dates_in(printed) if f"{day:%d.%m.}:" not in printed} == set()


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_number_in_a_text_is_printed(sheet, printed):
    numbers = set(NUMBER.findall(printed))
    numbers |= {str(int(number)) for number in re.findall(r"\b\d\d\b", printed)}  # 03.04. is also the 3rd of April
    numbers |= {f"{day.day}" for day in dates_in(printed)}
    assert {number for words in texts(sheet) for number in NUMBER.findall(words)} - numbers == set()


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_link_leads_to_a_printed_host(sheet, printed):
    assert [link.url for link in sheet.links if urlsplit(link.url).hostname not in printed] == []


def test_the_figures_of_the_overview_are_the_printed_ones(printed):
    figures = load_report(2024).figures
    found = {name: int(re.search(pattern, printed)[1]) for name, pattern in FIGURES.items()}
    assert found == {name: getattr(figures, name) for name in FIGURES}


def test_the_figures_of_the_older_report_are_those_that_the_newer_one_recalls(printed):
    figures = load_report(2022).figures
    assert int(re.search(r"insgesamt (\d+) Projekte abgeschlossen", printed)[1]) == figures.completed
    assert figures.running == 16 + 18  # still running in 2024, and completed by then


def test_numbers_in_the_frame_are_printed(printed):
    written = {n for year in years() for chapter in load_report(year).chapters for n in NUMBER.findall(chapter.text)}
    assert written - set(NUMBER.findall(printed)) == set()
