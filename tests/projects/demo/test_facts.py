"""The demo's facts are those of the real report: the newest report's one by one, the older one's as far as printed."""

import re

import pytest

from projects.demo.content import load_report
from projects.importing.files import read_text
from tests.projects.demo.compare_facts.agreed import AGREED
from tests.projects.demo.compare_facts.differences import judged
from tests.projects.demo.compare_facts.report import differences, frame_words
from tests.projects.demo.compare_facts.sheets import address, words_of
from tests.projects.demo.compare_facts.words import Words, compared_words

RENAMED = {"18-01": "RuhrReporter"}  # until 2023
OLDER = [pytest.param(sheet, id=sheet.code) for sheet in load_report(2022).projects]


@pytest.fixture(scope="module")
def printed(real_report):
    """The real report's text."""
    return Words([(" ".join(read_text(real_report).split()), None)])


def not_printed(words, printed):
    return [(found.field, found.ours) for found in compared_words("", printed, words) if found.ours]


def test_every_fact_of_the_newest_report_is_printed_or_differs_as_agreed(real_report):
    verdict = judged(differences(real_report), AGREED)
    assert (verdict.unexplained, verdict.outdated) == ((), ())


@pytest.mark.parametrize("sheet", OLDER)
def test_an_older_sheet_is_of_the_same_project_as_the_newer_one(sheet):
    newer = load_report(2024).sheet(sheet.code)
    same = ("subtitle", "topic_field", "ministry")
    assert sheet.title == RENAMED.get(sheet.code, newer.title)
    assert [getattr(sheet, fact) for fact in same] == [getattr(newer, fact) for fact in same]
    for parts in ("places", "further_ministries"):
        assert set(getattr(sheet, parts)) - set(getattr(newer, parts)) == set()
    assert [address(link) for link in sheet.links] == [address(link) for link in newer.links][: len(sheet.links)]


@pytest.mark.parametrize("sheet", OLDER)
def test_numbers_dates_and_names_of_an_older_sheet_are_printed(sheet, printed):
    assert not_printed(words_of(sheet, captions=True), printed) == []


def test_a_project_that_was_renamed_has_its_old_name_in_print(printed):
    assert [name for name in RENAMED.values() if name not in printed.told] == []


def test_numbers_dates_and_names_of_the_older_frame_are_printed_but_for_the_number_of_its_sheets(printed):
    older = load_report(2022)
    assert not_printed(frame_words(older), printed) == [("Zahl", str(len(older.projects)))]


def test_the_figures_of_the_older_report_are_those_that_the_newer_one_recalls(printed):
    older, newer = (load_report(year).figures for year in (2022, 2024))
    assert int(re.search(r"insgesamt (\d+) Projekte abgeschlossen", printed.told)[1]) == older.completed
    assert older.running == newer.running + newer.newly_completed  # still running in 2024, and completed by then
