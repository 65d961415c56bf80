"""The programme's figures are found in digits and words and in many wordings."""

import pytest

from projects.document import FiguresDocument
from projects.importing.ledger import Ledger
from projects.importing.number_words import number_of
from projects.importing.printed_figures import read_figures, with_baseline

NAMES = ("total", "completed", "running", "not_pursued", "newly_completed")
READ = {
    "Von ehemals 60 Projekten sind inzwischen 40 abgeschlossen, zehn Projekte laufen noch und 10 wurden nicht"
    " weiterverfolgt. Sechs Projekte wurden seit dem letzten Bericht neu abgeschlossen.": (60, 40, 10, 10, 6),
    "Insgesamt gab es 60 Vorhaben. 30 Vorhaben wurden erfolgreich beendet. 20 Vorhaben werden derzeit umgesetzt."
    " Zehn Vorhaben wurden eingestellt.": (60, 30, 20, 10, None),
    "Hervorgegangen sind sechzig Projekte. Davon konnten vierunddreißig abgeschlossen werden, einundzwanzig sind in der"
    " Umsetzung, fünf wurden nicht weiter verfolgt. Es kamen acht Abschlüsse hinzu.": (60, 34, 21, 5, 8),
    "Ende 2021 waren 24 der 60 Projekte abgeschlossen, 30 Projekte befanden sich in Umsetzung und 6 Projekte wurden"
    " nicht weitergeführt.": (60, 24, 30, 6, None),
    "Im Berichtszeitraum wurden fünf Projekte abgeschlossen. Damit sind nun 27 Projekte abgeschlossen. 11 Projekte"
    " laufen weiter. Zwei Projekte werden nicht weiterverfolgt. Das Programm umfasst insgesamt 40.": (40, 27, 11, 2, 5),
    "abgeschlossen: 27\n\nlaufend: 11\n\nnicht weiterverfolgt: 2": (None, 27, 11, 2, None),
    "27 Projekte abgeschlossen, 11 Projekte laufend, 2 nicht weiterverfolgt (insgesamt 40)": (40, 27, 11, 2, None),
    "Aktuell werden noch 9 Projekte umgesetzt. 29 Projekte sind abgeschlossen, davon 7 seit dem letzten Bericht.": (
        None, 29, 9, None, 7,
    ),
    "Zwölf Projekte gibt es: sieben laufende, vier abgeschlossene und ein nicht weiterverfolgtes.": (12, 4, 7, 1, None),
    "In 20 Themenforen trafen sich 1.200 Menschen aus 31 Kommunen; 90 Prozent kamen wieder.": (None,) * 5,
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_figures_are_found(text):
    found = read_figures([(1, paragraph) for paragraph in text.split("\n\n")], Ledger())
    assert tuple(found.get(name) for name in NAMES) == READ[text]


@pytest.mark.parametrize(
    ("word", "value"),
    [("42", 42), ("zwölf", 12), ("Dreiundsiebzig", 73), ("hundert", 100), ("einhundertzwanzig", 120), ("Haus", None),
     ("ein", None), ("12345", None)],
)  # fmt: skip
def test_numbers_are_read_in_digits_and_words(word, value):
    assert number_of(word) == value


def test_a_printed_figure_below_the_counted_one_is_told_and_never_negative():
    from tests.projects.importing.printed import make_report, printed
    from tests.projects.importing.test_shapes import read

    sheets = read(printed(make_report(3, 6, 2))).report.projects
    ledger = Ledger()
    figures, baseline = with_baseline({"completed": 9, "running": 1, "not_pursued": 0}, sheets, 5, ledger)
    running = sum(sheet.status == "running" for sheet in sheets)
    assert (figures.total, figures.running, baseline.running) == (10, 1, 0)
    assert any(note.message == f"„laufend“: gedruckt 1, gezählt {running}." for note in ledger.guesses)


def test_parts_that_do_not_add_up_are_told():
    ledger = Ledger()
    printed = {"total": 10, "completed": 3, "running": 3, "not_pursued": 3, "newly_completed": 1}
    figures, _baseline = with_baseline(printed, [], 5, ledger)
    assert figures == FiguresDocument(**printed)
    assert [note.message for note in ledger.guesses] == ["Gedruckt sind 10 Projekte; die Teile ergeben 9."]
