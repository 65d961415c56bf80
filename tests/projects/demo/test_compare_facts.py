"""The comparison of facts can fail: each kind of difference is found between two small sheets and reports."""

import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from projects.demo.content import load_report
from projects.document import FiguresDocument, FundingLineDocument, LinkDocument, MilestoneDocument, PhotoDocument
from tests.make import MUNV, MWIKE, make_funding, make_report_document, make_sections, make_sheet_document
from tests.projects.demo.compare_facts import __main__ as command
from tests.projects.demo.compare_facts.agreed import AGREED, BY_REASON
from tests.projects.demo.compare_facts.differences import Agreed, Difference, Verdict, judged
from tests.projects.demo.compare_facts.moments import dates_in, moments_in, told_by
from tests.projects.demo.compare_facts.names import is_named, names_missing
from tests.projects.demo.compare_facts.numbers import in_german, numbers_in, value_of
from tests.projects.demo.compare_facts.report import codes_as_printed, compared_reports, sums
from tests.projects.demo.compare_facts.sheets import compared_sheets
from tests.projects.demo.compare_facts.words import Words, compared_words

LINE = FundingLineDocument(lineage="f1", kind="total", amount=Decimal(1_250_000), as_of=datetime.date(2025, 6, 30))
MILESTONE = MilestoneDocument(lineage="m1", year_from=2023, text="Richtfest im Mai")
LINK = LinkDocument(lineage="l1", label="Ideenhaus", url="https://www.ideenhaus.example/haus/")
SHEET = make_sheet_document(
    milestones=(MILESTONE,), links=(LINK,), funding=make_funding(lines=(LINE,)), photos=(PhotoDocument(lineage="p1"),)
)


def found(ours, printed=SHEET, places=()):
    """Differences as (field, printed, ours)."""
    return [(one.field, one.printed, one.ours) for one in compared_sheets(printed, ours, places)]


def told(words):
    return replace(SHEET, sections=make_sections(latest_development=words))


def words_found(printed, ours):
    both = (Words([(words, None)]) for words in (printed, ours))
    return [(one.field, one.printed, one.ours) for one in compared_words("01-01", *both)]


def test_equal_sheets_do_not_differ():
    assert found(SHEET) == []


def test_sheets_in_other_words_with_the_same_facts_do_not_differ():
    printed = told("Am 3. Mai 2024 begannen zwei Kurse mit 1.500 Jugendlichen für 2,5 Millionen Euro (NRW).")
    ours = told("1500 junge Leute aus Nordrhein-Westfalen, 2.500.000 Euro und ein zweiter Kurs: Start am 03.05.2024.")
    assert found(ours, printed) == []


@pytest.mark.parametrize(
    ("changed", "difference"),
    [
        ({"title": "Haus"}, ("Titel", "Ideenhaus", "Haus")),
        ({"subtitle": "Am Kanal"}, ("Untertitel", "", "Am Kanal")),
        ({"ministry": MUNV}, ("Ministerium", MWIKE.name, MUNV.name)),
        ({"ministry": None}, ("Ministerium", MWIKE.name, "")),
        ({"status": "completed"}, ("Stand", "läuft", "abgeschlossen")),
        ({"milestones": (MILESTONE, replace(MILESTONE, lineage="m2"))}, ("Meilensteine 2023", "1", "2")),
        ({"milestones": (replace(MILESTONE, strand="Hof"),)}, ("Teilprojekt", "", "Hof")),
        ({"links": ()}, ("Link", "ideenhaus.example/haus", "")),
        ({"links": (replace(LINK, url="http://ideenhaus.example/haus"),)}, None),
        ({"photos": ()}, ("Bild", "vorhanden", "")),
        ({"photos": (PhotoDocument(lineage="p2"), PhotoDocument(lineage="p3"))}, None),
        ({"photos": (PhotoDocument(lineage="p1", caption="Sieben Häuser"),)}, ("Zahl", "", "7")),
        ({"places": ("Unna",)}, ("Ort", "", "Unna")),
        ({"further_ministries": (MUNV,)}, ("Weiteres Ministerium", "", MUNV.name)),
    ],
)
def test_a_fact_that_differs_is_found(changed, difference):
    assert found(replace(SHEET, **changed), places=["Unna"]) == ([difference] if difference else [])


def test_milestones_of_other_years_are_found_by_year():
    ours = replace(SHEET, milestones=(replace(MILESTONE, year_from=2022, year_to=2023),))
    assert found(ours) == [
        ("Meilensteine 2022/2023", "0", "1"),
        ("Meilensteine 2023", "1", "0"),
        ("Zahl", "", "2022"),
        ("Spanne", "", "2022–2023"),
        ("Zeit", "Mai 2023", ""),
        ("Zeit", "", "Mai 2022"),
    ]


def test_milestones_in_another_order_are_found():
    later = replace(MILESTONE, lineage="m2", year_from=2024)
    printed, ours = (replace(SHEET, milestones=both) for both in ((MILESTONE, later), (later, MILESTONE)))
    assert found(ours, printed) == [("Folge der Jahre", "2023, 2024", "2024, 2023")]


def test_another_date_of_a_milestone_is_found():
    printed, ours = (
        replace(SHEET, milestones=(replace(MILESTONE, date=datetime.date(2023, 5, day)),)) for day in (7, 8)
    )
    assert found(ours, printed) == [("Datum", "07.05.2023", ""), ("Datum", "", "08.05.2023")]


@pytest.mark.parametrize(
    ("changed", "ours"),
    [
        ({"amount": Decimal(1_260_000)}, "1,26 Millionen Euro, Stand 30.06.2025"),
        ({"qualifier": "about"}, "rund 1,25 Millionen Euro, Stand 30.06.2025"),
        ({"as_of": None}, "1,25 Millionen Euro"),
        ({"period_from": 2025, "as_of": None}, "1,25 Millionen Euro, 2025"),
        ({"kind": "annual", "recurring_from": 2025, "as_of": None}, "1,25 Millionen Euro, ab 2025"),
    ],
)
def test_another_volume_is_found(changed, ours):
    line = replace(LINE, **changed)
    kind = {"total": "Gesamtbetrag", "annual": "jährlich"}[line.kind]
    assert found(replace(SHEET, funding=make_funding(lines=(line,))))[:2] == [
        ("Volumen", "Gesamtbetrag, 1,25 Millionen Euro, Stand 30.06.2025", ""),
        ("Volumen", "", f"{kind}, {ours}"),
    ]


@pytest.mark.parametrize(
    ("printed", "ours", "differences"),
    [
        ("27 von mehr als 50 Stellen", "28 von mehr als fünfzig Stellen", [("Zahl", "27", ""), ("Zahl", "", "28")]),
        ("zwei Buslinien mit 8.400 Kilometern", "Buslinien mit 8400 Kilometern", [("Zahl", "2", "")]),
        ("von 2020 bis 2024", "seit 2020", [("Zahl", "2024", ""), ("Spanne", "2020–2024", "")]),
        ("14 bis 18 Jahre, 2020/2021", "zwischen 14 und 18 Jahren, 2020 und 2021", []),
        ("2020 bis 2022, 2021", "2021 bis 2022, 2020", [("Spanne", "2020–2022", ""), ("Spanne", "", "2021–2022")]),
        ("Verordnung 2024/1679, Blatt 03-01", "Verordnung 2024/1679", [("Zahl", "3", ""), ("Zahl", "1", "")]),
        ("am 03.05.2024", "am 4. Mai 2024", [("Datum", "03.05.2024", ""), ("Datum", "", "04.05.2024")]),
        ("bis 30.06.205", "bis zum Sommer", [("Datum", "30.06.205", ""), ("Zeit", "", "Sommer")]),
        ("im Mai 2024", "im Juni 2024", [("Zeit", "Mai 2024", ""), ("Zeit", "", "Juni 2024")]),
        ("im Mai 2024", "am 3. Mai 2024", [("Datum", "", "03.05.2024")]),
        ("im Programm REACT-EU", "im Programm der EU", [("Name", "REACT", "")]),
        ("das Schiff „Nova“", "das Schiff", [("Name", "Nova", "")]),
        ("die Plattform", "die Plattform kultur.web", [("Name", "", "kultur.web")]),
        ("siehe www.haus.example/24", "siehe dort", []),
    ],
)
def test_a_word_that_only_one_side_has_is_found(printed, ours, differences):
    assert words_found(printed, ours) == differences


def test_a_report_with_other_sheets_figures_and_frame_differs():
    printed = make_report_document(SHEET)
    ours = make_report_document(
        replace(SHEET, code="01-02"), figures=replace(printed.figures, running=printed.figures.running + 1)
    )
    assert [str(one) for one in compared_reports(printed, ours)] == [
        "Blatt: „01-01“ ist gedruckt und fehlt bei uns.",
        "Blatt: „01-02“ steht nur bei uns.",
        f"laufend: gedruckt „{printed.figures.running}“, bei uns „{ours.figures.running}“.",
    ]


def test_sheets_in_another_order_are_found():
    both = (SHEET, replace(SHEET, code="01-02"))
    reports = (make_report_document(*sheets, figures=FiguresDocument()) for sheets in (both, both[::-1]))
    assert [str(one) for one in compared_reports(*reports)] == [
        "Folge der Blätter: gedruckt „01-01, 01-02“, bei uns „01-02, 01-01“."
    ]


def test_the_frame_holds_every_printed_fact_and_none_that_stands_nowhere_in_print():
    printed = make_report_document(told("Die Halle hat 300 Plätze."))
    first, *rest = printed.chapters
    both = (
        replace(first, text=f"{first.text}\n\n{words}") for words in ("Es kamen 40 Gäste.", "300 Plätze, 50 Gäste.")
    )
    reports = (replace(printed, chapters=(chapter, *rest)) for chapter in both)
    assert compared_reports(*reports) == [
        Difference("Rahmen", "Zahl", printed="40"),
        Difference("Rahmen", "Zahl", ours="50"),
    ]


def test_figures_that_do_not_add_up_are_found():
    report = make_report_document(SHEET, figures=FiguresDocument(total=7, completed=3, running=2, newly_completed=1))
    before = make_report_document(figures=FiguresDocument(completed=1))
    assert [str(one) for one in sums(report, report, before)] == [
        "Summe aller Vorhaben: gedruckt „7“, bei uns „5“.",
        "Summe der Abschlüsse: gedruckt „3“, bei uns „2“.",
        "Summe der Blätter: gedruckt „1“, bei uns „2“.",
    ]


def test_a_code_that_is_misprinted_in_the_contents_is_found():
    report = make_report_document(SHEET, replace(SHEET, code="01-02"))
    assert list(codes_as_printed("Ideenhaus (01-01) 3\nHof (001-02) 5", report)) == [
        Difference("01-02", "Kennung", "001-02", "01-02")
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwölf", 12), ("zweite", 2), ("Dritter", 3), ("siebten", 7), ("achtgruppige", 8), ("zweimal", 2),
        ("einunddreißig", 31), ("hundert", 100), ("eineinhalb", Decimal("1.5")), ("achtet", None), ("Neues", None),
        ("dreist", None), ("Elfenbein", None), ("Ein", None), ("erste", 1),
    ],
)  # fmt: skip
def test_number_words_have_their_value(word, value):
    assert value_of(word) == value


def test_numbers_are_told_apart_from_names_with_digits():
    numbers = numbers_in("Start4Chem, Salon5, 14-jährig, 1ha, 24/7, 1.500, 0,75, 360°")
    assert " ".join(map(in_german, numbers)) == "14 1 24 7 1500 0,75 360"


def test_a_date_without_year_takes_that_of_its_milestone():
    assert dates_in("am 3. Mai eröffnet", 2024) == {"03.05.2024": datetime.date(2024, 5, 3)}
    assert dates_in("am 3. Mai eröffnet") == {}
    assert moments_in("im Mai, im Herbst 2023, Ende 2022", 2024) == ["Mai 2024", "Herbst 2023", "Ende 2022"]


def test_a_month_without_year_holds_for_any_year():
    assert [told_by(*case) for case in (("Mai", ["Mai 2024"]), ("Mai 2024", ["Mai"]), ("Mai 2024", ["Mai 2023"]))] == [
        True, True, False,
    ]  # fmt: skip


def test_names_may_be_written_out():
    assert names_missing("ÖPNV in NRW", "Nahverkehr in Nordrhein-Westfalen") == []
    assert names_missing("ways2work und HaFoLa", "Ways2Work") == ["HaFoLa"]


def test_districts_are_found_in_a_list():
    text = "die Kreise Recklinghausen, Unna und Wesel; Hagen"
    assert [is_named(place, text) for place in ("Kreis Unna", "Kreis Hagen", "Hagen")] == [True, False, True]


def test_a_verdict_tells_agreed_from_new_and_from_outdated():
    known, new, gone = (Difference("01-01", "Zahl", printed=number) for number in "123")
    agreed = [Agreed(known, "Das ist so."), Agreed(gone, "Das war so.")]
    verdict = judged([known, new], agreed)
    assert verdict == Verdict(explained=(agreed[0],), unexplained=(new,), outdated=(agreed[1],))
    assert [judged(*case).holds for case in (([known], agreed[:1]), ([new], []), ([], agreed[:1]))] == [
        True, False, False,
    ]  # fmt: skip


def test_the_words_of_a_verdict_name_reasons_and_what_is_wrong():
    known, new, gone = (Difference("01-01", "Zahl", printed=number) for number in "123")
    verdict = judged([known, new], [Agreed(known, "Das ist so."), Agreed(gone, "Das war so.")])
    assert list(command.in_words(verdict)) == [
        "Vereinbarte Abweichungen: 1",
        "",
        "Das ist so.",
        "  01-01     Zahl: „1“ ist gedruckt und fehlt bei uns.",
        "",
        "Nicht vereinbart: 1",
        "  01-01     Zahl: „2“ ist gedruckt und fehlt bei uns.",
        "",
        "Vereinbart, kommt aber nicht mehr vor: 1",
        "  01-01     Zahl: „3“ ist gedruckt und fehlt bei uns.",
        "",
        "Die Fakten stimmen nicht überein.",
    ]


def test_every_agreed_difference_stands_once_and_has_one_sentence_as_reason():
    assert len({entry.difference for entry in AGREED}) == len(AGREED)
    assert [reason for reason in BY_REASON if not reason.endswith(".") or ". " in reason] == []
    codes = {sheet.code for sheet in load_report(2024).projects} | {"Rahmen", "Programm"}
    assert {entry.difference.code for entry in AGREED} - codes == set()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], command.USAGE),
        (["--help"], command.USAGE),
        (["a.txt", "b.txt"], command.USAGE),
        (["/nowhere/report.txt"], "Die Datei /nowhere/report.txt gibt es nicht."),
        (["/"], "/ ist ein Ordner und keine Datei."),
    ],
)
def test_without_a_readable_report_the_command_says_so_on_stderr(arguments, sentence, capsys, monkeypatch):
    monkeypatch.delenv(command.VARIABLE, raising=False)
    assert command.main(arguments) == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_a_text_that_is_no_report_is_refused(tmp_path, capsys, monkeypatch):
    (tmp_path / "letter.txt").write_text("Guten Tag", encoding="utf-8")
    monkeypatch.setenv(command.VARIABLE, str(tmp_path / "letter.txt"))
    assert command.main([]) == 2
    assert capsys.readouterr().err.startswith("Der Text ist kein Fortschrittsbericht")
