"""Texts that are no report are refused with one sentence, and none keeps the reader busy."""

import datetime
import sys
from collections.abc import Callable

import pytest

from projects.importing.errors import ImportRefused
from projects.importing.lines import MAX_CHARACTERS, MAX_LINE
from projects.importing.printed_report import read_report
from tests.projects.importing.printed import make_report, printed

NO_REPORT = "Der Text ist kein Fortschrittsbericht: Es wurde kein Projektblatt erkannt."
PUBLISHED = datetime.date(2023, 3, 1)
SEEDS = (
    ".", " .", "*", "**a ", "_", "[", "](", "(", "1", "1.000 Euro ", "a@b.", "www.a.", "<http://a", "Foto: x, ", "„",
    "-", "👤", "Mehrwert ", "davon 1 % ", "Projekt A ", "2021 bis ",
)  # fmt: skip


def refusal(text: str) -> str:
    with pytest.raises(ImportRefused) as refused:
        read_report(text, 2022, published_on=PUBLISHED)
    return str(refused.value)


@pytest.mark.parametrize(
    "text", ["Ein Brief.\n\nLiebe Anna,\n\nes ist schön am Kanal.", "x", "Inhalt\n\nMehrwert 3\n", "Mehrwert\n\n" * 50]
)
def test_a_text_without_any_sheet_is_refused(text):
    assert refusal(text) == NO_REPORT


def test_a_text_longer_than_any_report_is_refused():
    assert refusal("Wort " * (MAX_CHARACTERS // 5 + 1)).startswith("Der Text hat 5000005 Zeichen;")
    assert refusal("a\n" * 40_001).startswith("Der Text hat 40002 Zeilen;")
    assert refusal("Mehrwert\n\nVorgehen\n\n" * 8000).startswith("Im Text stehen 16000 Überschriften")


def calls_of(read: Callable[[], object]) -> int:
    """How many Python functions a call enters: a measure of work that no busy machine disturbs."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read()
    finally:
        sys.setprofile(before)
    return count


def with_long_lines(seed: str, lines: int) -> str:
    """A report in which a paragraph grew to many lines, each as long as a line may be."""
    report = make_report(3, 2, 1)
    first = report.projects[0].sections["approach"][0]
    long = (seed * (MAX_LINE // len(seed)))[: MAX_LINE - 1]
    return printed(report).replace(first, "\n\n".join([first, *[long] * lines]))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_megabytes_of_one_sign_cost_no_more_than_their_length(seed):
    text = with_long_lines(seed, 100)
    assert len(text) > 1_900_000
    calls = calls_of(lambda: read_report(text, 2022, published_on=PUBLISHED))
    assert calls < 20 * len(text)


def test_work_grows_with_the_number_of_projects_not_with_its_square():
    small, large = (printed(make_report(3, count, 3)) for count in (20, 80))
    few = calls_of(lambda: read_report(small, 2022, published_on=PUBLISHED))
    many = calls_of(lambda: read_report(large, 2022, published_on=PUBLISHED))
    assert many < 6 * few


def test_a_line_too_long_for_a_field_is_left_and_told():
    reading = read_report(with_long_lines("ab ", 0) + "\n" + "z" * (MAX_LINE + 1), 2022, published_on=PUBLISHED)
    assert [(len(note.text), note.message) for note in reading.unplaced] == [
        (MAX_LINE + 1, f"Die Zeile ist mit {MAX_LINE + 1} Zeichen zu lang für ein Feld.")
    ]
