"""A sheet and its pages: what fits is not mentioned; what does not is named with a number that helps."""

import re

import msgspec
import pytest

from projects.document import MilestoneDocument
from projects.proofreading import ERROR, WARNING, fit
from projects.report import fitting
from projects.report.fitting import fit_of
from projects.report.typeset import TypesetError
from projects.text import to_plain
from tests.projects.report.documents import LAB, photo

SENTENCE = "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten für Strom und Wärme. "


def sheet_with(**sections):
    return msgspec.structs.replace(LAB, sections=msgspec.structs.replace(LAB.sections, **sections))


def cut_as_told(sheet, message):
    """The sheet with its sections shortened by as much as a finding says."""
    labels = {"Aktueller Stand": "current_state", "Vorgehen": "approach", "Mehrwert": "added_value"}
    found = {labels[label]: int(number) for label, number in re.findall(r"„([^“]+)“ um etwa (\d+)", message)}
    shorter = {key: to_plain(getattr(sheet.sections, key))[:-number] for key, number in found.items()}
    return msgspec.structs.replace(sheet, sections=msgspec.structs.replace(sheet.sections, **shorter))


def test_a_sheet_that_fits_its_wish_is_not_mentioned():
    assert fit_of(LAB).pages == 1
    assert list(fit.pages(LAB, 1)) == []
    assert list(fit.pages(LAB, 2)) == []


@pytest.mark.parametrize("sentences", [46, 50, 60])
def test_a_sheet_beyond_its_wish_names_the_section_and_fits_once_it_is_shortened_so(sentences):
    sheet = sheet_with(current_state=SENTENCE * sentences)
    (found,) = fit.pages(sheet, 2)
    assert (found.severity, found.place) == (WARNING, "current_state")
    assert found.message.startswith(
        "Das Blatt hat 3 Seiten, gewünscht sind höchstens 2. Dafür ist „Aktueller Stand“ um"
    )
    assert fit_of(cut_as_told(sheet, found.message)).pages == 2


def test_the_number_is_no_more_than_three_lines_beyond_what_is_needed():
    sheet = sheet_with(current_state=SENTENCE * 50)
    (found,) = fit.pages(sheet, 2)
    number = int(re.search(r"etwa (\d+)", found.message)[1])
    kept = to_plain(sheet.sections.current_state)
    assert fit_of(sheet_with(current_state=kept[: -(number - 8 * fit.CHARACTERS)])).pages == 3


def test_what_one_section_cannot_give_the_next_longest_gives():
    sheet = sheet_with(current_state=SENTENCE * 22, approach=SENTENCE * 22, added_value=SENTENCE * 30)
    (found,) = fit.pages(sheet, 1)
    assert "und „" in found.message
    assert found.message.startswith("Das Blatt hat 3 Seiten, gewünscht ist eine. Dafür sind „")


def test_more_than_three_pages_are_an_error():
    (found,) = fit.pages(sheet_with(current_state=SENTENCE * 90), 2)
    assert found.severity == ERROR
    assert found.message.startswith("Das Blatt hat 4 Seiten, gewünscht sind höchstens 2, möglich sind 3. Dafür ist „")


def test_too_many_milestones_are_told_by_their_lines():
    many = tuple(
        MilestoneDocument(lineage=f"m{year}-{number}", year_from=year, text=f"{SENTENCE}{number}")
        for year in range(2015, 2027)
        for number in range(3)
    )
    (found,) = fit.pages(msgspec.structs.replace(LAB, milestones=many), 2)
    assert (found.severity, found.place) == (WARNING, "milestones")
    assert re.search(r"Spalte mit Meilensteinen, Projektvolumen und Links um etwa \d+ Zeilen zu lang\.", found.message)


def test_a_picture_whose_file_is_missing_leaves_its_place():
    assert fit_of(msgspec.structs.replace(LAB, photos=(photo(sha256="f" * 64),))).pages == 1


def test_a_sheet_is_typeset_once_however_often_it_is_asked_about(monkeypatch):
    asked = []
    measure = fitting.measure_sheet
    monkeypatch.setattr(fitting, "measure_sheet", lambda *given: asked.append(given) or measure(*given))
    sheet = sheet_with(outlook="Nur dieses eine Mal.")
    assert [fit_of(sheet).pages for _ in range(3)] == [1, 1, 1]
    assert len(asked) == 1


def test_the_sheets_of_a_report_that_was_typeset_are_known(monkeypatch):
    sheet = sheet_with(outlook="Schon im Bericht gesetzt.")
    known = fit_of(sheet)
    fitting.forget()
    fitting.remember([sheet], [known])
    monkeypatch.setattr(fitting, "measure_sheet", None)
    assert fit_of(sheet) == known


def test_what_was_kept_first_is_forgotten_first(monkeypatch):
    monkeypatch.setattr(fitting, "KNOWN", 2)
    fitting.forget()
    sheets = [sheet_with(outlook=f"Blatt {number}.") for number in range(3)]
    fitting.remember(sheets, map(fit_of, sheets))
    asked = []
    monkeypatch.setattr(fitting, "measure_sheet", lambda *given: asked.append(given))
    assert [fit_of(sheet) is None for sheet in (sheets[2], sheets[1], sheets[0])] == [False, False, True]


def test_a_typesetter_that_fails_is_said_and_stops_nothing(monkeypatch):
    def fails(*given):
        raise TypesetError("Der Satz ist fehlgeschlagen: kein Platz mehr.")

    monkeypatch.setattr(fitting, "measure_sheet", fails)
    (found,) = fit.pages(sheet_with(outlook="Noch nie gesetzt."), 2)
    assert (found.severity, found.message) == (
        WARNING,
        "Wie viele Seiten das Blatt hat, ist nicht geprüft. Der Satz ist fehlgeschlagen: kein Platz mehr.",
    )
