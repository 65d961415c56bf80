"""The demo's reports: complete, consistent with themselves, and readable by the document's own schema."""

import json
import re

import pytest

from projects import funding, sections, text
from projects.demo.content import CONTENT, load_report, years
from projects.document import DocumentError, report_from_json, to_json
from projects.pasting import Tidied, tidy

REPORTS = {year: load_report(year) for year in years()}
SHEETS = [pytest.param(year, sheet, id=f"{year}-{sheet.code}") for year in REPORTS for sheet in REPORTS[year].projects]
PARTS = ("milestones", "links", "photos")


def texts(sheet):
    """Every text of a sheet that people read."""
    yield from (getattr(sheet.sections, key) for key in sections.SECTION_KEYS)
    yield from (milestone.text for milestone in sheet.milestones)
    yield from (part for photo in sheet.photos for part in (photo.alt, photo.caption))
    yield sheet.funding.sentence


def lineages(sheet):
    parts = [part.lineage for name in PARTS for part in getattr(sheet, name)]
    return parts + [line.lineage for line in sheet.funding.lines]


def test_the_newest_report_holds_all_its_projects_and_the_older_one_most_of_them():
    codes = {year: [sheet.code for sheet in report.projects] for year, report in REPORTS.items()}
    assert [*codes] == [2022, 2024]
    assert len(codes[2024]) == 23
    assert codes[2022] == [code for code in codes[2024] if code not in ("11-05", "13-02")]


def test_what_was_completed_in_between_was_running_before():
    completed = [sheet.code for sheet in REPORTS[2024].projects if sheet.status == "completed"]
    assert completed == ["05-02b", "06-02", "03-02", "08-02", "04-08", "01-01", "07-01"]
    assert {sheet.status for sheet in REPORTS[2022].projects} == {"running"}


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_saving_a_sheet_untouched_would_change_nothing(year, sheet):
    assert [tidy(found) for found in texts(sheet)] == [Tidied(found) for found in texts(sheet)]


@pytest.mark.parametrize("year", REPORTS)
def test_a_report_survives_the_way_through_json(year):
    assert report_from_json(to_json(REPORTS[year])) == REPORTS[year]


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.json")), ids=lambda path: "-".join(path.parts[-2:]))
def test_a_file_is_indented_so_that_a_change_shows_as_few_lines(path):
    content = path.read_text(encoding="utf-8")
    assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("year", REPORTS)
def test_every_sheet_stands_in_the_catalogue_as_it_says_itself(year):
    report = REPORTS[year]
    facts = ("code", "title", "slug", "topic_field", "ministry", "status")
    catalogue = [tuple(getattr(entry, fact) for fact in facts) for entry in report.catalogue if entry.reported]
    assert catalogue == [tuple(getattr(sheet, fact) for fact in facts) for sheet in report.projects]


@pytest.mark.parametrize("year", REPORTS)
def test_figures_are_what_the_catalogue_counts_and_the_baseline_beyond_it(year):
    report = REPORTS[year]
    counted = [entry.status for entry in report.catalogue]
    figures, baseline = report.figures, report.baseline
    assert figures.total == baseline.total + len(counted)
    for status in ("completed", "running", "not_pursued"):
        assert getattr(figures, status) == getattr(baseline, status) + counted.count(status)
    assert figures.total == figures.completed + figures.running + figures.not_pursued
    assert report.baseline_source != ""


def test_the_figures_of_2024_include_what_was_completed_since_2022():
    new, old = REPORTS[2024].figures, REPORTS[2022].figures
    assert old.completed + new.newly_completed == new.completed
    closed = {sheet.code for sheet in REPORTS[2024].projects if sheet.status == "completed"}
    assert new.newly_completed - REPORTS[2024].baseline.newly_completed == len(closed)


def test_every_topic_field_has_a_project_in_the_newest_report():
    report = REPORTS[2024]
    assert [field.name for field in report.topic_fields] == [
        "Wirtschaft",
        "Vielfalt",
        "Energie",
        "Bildung",
        "Mobilität",
    ]
    assert all(report.projects_in(field) for field in report.topic_fields)


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_a_sheet_has_exactly_the_sections_of_its_status(year, sheet):
    filled = [section.key for section in sections.SECTIONS if getattr(sheet.sections, section.key)]
    assert filled == [section.key for section in sections.sections_of(sheet.status)]


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_no_section_is_longer_than_the_printed_sheet_holds(year, sheet):
    lengths = {section.key: len(text.to_plain(getattr(sheet.sections, section.key))) for section in sections.SECTIONS}
    assert [section.key for section in sections.SECTIONS if lengths[section.key] > section.length] == []


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_a_sheet_has_clean_texts_and_no_live_figures(year, sheet):
    assert [words for words in texts(sheet) if text.clean(words) != words or "{{" in words or '"' in words] == []


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_lineages_are_unique_within_a_sheet(year, sheet):
    assert len(lineages(sheet)) == len(set(lineages(sheet)))


def test_a_milestone_carried_on_keeps_its_lineage_and_its_words():
    for old in REPORTS[2022].projects:
        known = {milestone.lineage: milestone for milestone in REPORTS[2024].sheet(old.code).milestones}
        assert [known.get(milestone.lineage) for milestone in old.milestones] == list(old.milestones)


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_milestones_stand_in_order_and_not_after_their_report(year, sheet):
    whens = [(milestone.year_from, milestone.year_to or milestone.year_from) for milestone in sheet.milestones]
    assert whens == sorted(whens)
    assert max(last for _, last in whens) <= (2025 if (year, sheet.code) == (2024, "07-01") else year)  # as printed
    assert [m.text for m in sheet.milestones if m.date and m.date.year != m.year_from] == []


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_a_volume_reads_as_generated_perhaps_with_a_sentence_of_its_own_after_it(year, sheet):
    generated = funding.sentence(sheet.funding)
    assert generated != ""
    own = sheet.funding.sentence.removeprefix(generated)
    assert own == (
        " Hinzu kommen Personalkosten für die eingerichteten Stellen." if (year, sheet.code) == (2024, "03-01") else ""
    )


@pytest.mark.parametrize(("year", "sheet"), SHEETS)
def test_a_sheet_names_its_ministry_and_shows_a_described_picture(year, sheet):
    assert sheet.ministry.name.endswith("des Landes Nordrhein-Westfalen")
    assert sheet.photos != ()
    for photo in sheet.photos:
        assert (photo.kind, photo.credit) == ("illustration", "Illustration: Ruhrportal")
        assert len(photo.alt) > 80
        assert photo.caption != ""


@pytest.mark.parametrize("year", REPORTS)
def test_a_report_has_its_frame_and_only_known_live_figures(year):
    chapters = REPORTS[year].chapters
    kinds = [(chapter.kind, chapter.after_projects) for chapter in chapters]
    assert kinds == [("editorial", False), ("overview", False), ("closing", True), ("free", True), ("imprint", True)]
    names = {name for chapter in chapters for name in re.findall(r"{{ (\w+) }}", chapter.headline + chapter.text)}
    known = {"abgeschlossen", "laufend", "projekte_gesamt", "nicht_weiterverfolgt", "neu_abgeschlossen"}
    assert {"abgeschlossen", "projekte_gesamt"} <= names <= known


def a_copy(folder, year=2024):
    for path in (CONTENT / str(year)).rglob("*.json"):
        target = folder / path.relative_to(CONTENT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def test_a_broken_file_is_named_in_the_error(tmp_path):
    (a_copy(tmp_path) / "2024/projects/06-02.json").write_text("{", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"^2024/projects/06-02\.json: Die Datei ist kein gültiges JSON"):
        load_report(2024, tmp_path)


def test_a_file_that_is_named_after_another_project_is_refused(tmp_path):
    folder = a_copy(tmp_path) / "2024/projects"
    (folder / "06-02.json").rename(folder / "06-03.json")
    with pytest.raises(DocumentError, match=r"^2024/projects/06-03\.json: Die Datei heißt anders .* \(06-02\)\.$"):
        load_report(2024, tmp_path)


def test_a_sheet_of_an_unknown_topic_field_is_refused(tmp_path):
    path = a_copy(tmp_path) / "2024/projects/06-02.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"slug": "wirtschaft"', '"slug": "sport"'), encoding="utf-8"
    )
    with pytest.raises(DocumentError, match=r"^2024/projects/06-02\.json: Das Themenfeld „sport“ fehlt"):
        load_report(2024, tmp_path)


def test_sheets_inside_the_frame_are_refused(tmp_path):
    path = a_copy(tmp_path) / "2024/report.json"
    sheet = json.loads((CONTENT / "2024/projects/06-02.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "projects": [sheet]}), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"^2024/report\.json: Projekte stehen nicht hier"):
        load_report(2024, tmp_path)


def test_a_year_without_a_report_is_told_by_its_file(tmp_path):
    assert years(tmp_path) == ()
    with pytest.raises(DocumentError, match=r"^1999/report\.json: Die Datei fehlt\.$"):
        load_report(1999, tmp_path)
