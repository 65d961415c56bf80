"""The real 2024 report, from its text to web pages, PDF and data, with the counts of report-structure.md."""

import io
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.core.management import call_command

from accounts.models import Ministry
from projects.models import Edition, Project, ProjectUpdate, Report, TopicField
from projects.pasting import Tidied, tidy
from projects.report.typeset import typeset_report
from tests.projects.public.pages import read, walk
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import bare, bare_words
from tests.sentences import sentences_of

pytestmark = pytest.mark.django_db

FIELDS = Counter({"wirtschaft": 4, "vielfalt": 7, "energie": 2, "bildung": 4, "mobilitaet": 6})
MINISTRIES = Counter({"MUNV": 6, "MWIKE": 3, "MHKBD": 2, "IM": 2, "Stk": 2, "MKW": 2, "MAGS": 1, "MKJFGFI": 1, None: 4})
COMPLETED = {"05-02b", "06-02", "03-02", "08-02", "04-08", "01-01", "07-01"}
WITHOUT_AMOUNT = {"03-02", "13-02", "13-04", "13-05", "13-06"}
WITH_LINK = {"06-02", "16-01", "18-01", "18-02", "18-03", "04-08", "01-01"}
HEADLINE_EURO = Decimal(269_013_921)


def imported(path, *arguments):
    out = io.StringIO()
    call_command("import_report", path, "--year", "2024", "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def edition(real_report, django_db_setup, django_db_blocker):
    """The report, imported and published once for all tests of this module; gone before the next module starts."""
    with django_db_blocker.unblock():
        summary = imported(real_report, "--publish", "--published-on", "2025-11-28")
        found = Edition.objects.get()
        found.summary = summary
        found.pdf = (Path(settings.EDITIONS_ROOT) / found.folder / "report.pdf").read_bytes()
        yield found
        clear()


def clear():
    for kind in (Edition, ProjectUpdate, Report, Project, TopicField, Ministry):
        kind.objects.all().delete()


@pytest.fixture(scope="module")
def report(edition):
    return edition.read()


def test_the_command_counts_what_came_in(edition):
    counts = {name: edition.summary[name] for name in ("projects", "topic_fields", "running", "completed")}
    assert counts == {"projects": 23, "topic_fields": 5, "running": 16, "completed": 7}
    assert (edition.summary["milestone_groups"], edition.summary["milestones"]) == (97, 195)
    assert edition.summary["figures"] == {
        "total": 73,
        "completed": 42,
        "running": 16,
        "not_pursued": 15,
        "newly_completed": 18,
    }
    assert edition.summary["unplaced"] == []


def test_what_today_would_stop_is_listed(edition):
    assert {gate.split()[0] for gate in edition.summary["gates"]} == {"05-02b", "08-02", "16-01", "18-03"}


def test_projects_stand_in_their_chapters_with_their_ministries(report):
    assert Counter(sheet.topic_field.slug for sheet in report.projects) == FIELDS
    assert Counter(sheet.ministry and sheet.ministry.abbreviation for sheet in report.projects) == MINISTRIES
    assert {sheet.code for sheet in report.projects if sheet.status == "completed"} == COMPLETED


def test_amounts_add_up_to_the_check_value(report):
    totals = {sheet.code: [line for line in sheet.funding.lines if line.kind == "total"] for sheet in report.projects}
    assert {code for code, lines in totals.items() if not lines} == WITHOUT_AMOUNT
    assert sum(lines[0].amount for lines in totals.values() if lines) == HEADLINE_EURO


def test_links_pictures_captions_and_credits_came_in(report):
    assert {sheet.code for sheet in report.projects if sheet.links} == WITH_LINK
    pictures = [photo for sheet in report.projects for photo in sheet.photos]
    assert Counter(photo.kind for photo in pictures) == {"photo": 21, "graphic": 1, "visualisation": 1}
    assert {sheet.code for sheet in report.projects if not sheet.photos} == {"13-02", "15-03"}
    assert all(photo.credit for photo in pictures)


def test_the_baseline_is_what_is_printed_beyond_the_sheets(report):
    baseline = report.baseline
    assert (baseline.completed, baseline.running, baseline.not_pursued, baseline.newly_completed) == (35, 0, 15, 11)


def test_the_pages_on_the_web_hold_every_sentence(edition, report, client):
    said = " ".join(walk(client, "/berichte/2024/"))
    assert {sentence for sentence in sentences_of(report) if sentence not in said} == set()


def test_the_list_and_the_start_page_count_as_the_report_does(edition, client):
    assert "23 von 23 Projekten" in read(client, "/projekte/").words
    assert "73 Projekte für das Ruhrgebiet 42 sind abgeschlossen, 16 laufen, 15 wurden" in read(client, "/").words


def test_every_project_page_holds_every_sentence_of_its_sheet(report, client):
    frame = msgspec.structs.replace(report, chapters=(), projects=())
    for sheet in report.projects:
        said = " ".join(walk(client, f"/projekte/{sheet.code}-{sheet.slug}/"))
        alone = msgspec.structs.replace(frame, projects=(sheet,))
        missing = sentences_of(alone) - sentences_of(frame)
        assert {sentence for sentence in missing if sentence not in said} == set(), sheet.code


def test_the_pdf_holds_every_sentence(edition, report):
    printed = without_dashes(bare_words(edition.pdf))
    assert {sentence for sentence in sentences_of(report) if without_dashes(bare(sentence)) not in printed} == set()


def without_dashes(text):
    """Print sets the dashes of lists itself."""
    return text.replace("–", "")


def test_the_pdf_is_accessible_and_archivable(edition):
    assert faults(edition.pdf) == []


def test_the_pdf_is_the_same_a_second_time(edition, report):
    assert typeset_report(report, {}).pdf == edition.pdf


def test_what_the_portal_exports_it_imports_and_exports_the_same(edition, client, tmp_path):
    exported = client.get("/api/v1/reports/2024/").content
    file = tmp_path / "export.json"
    file.write_bytes(exported)
    clear()
    call_command("import_report", file, "--publish", stdout=io.StringIO())
    again = client.get("/api/v1/reports/2024/").content
    assert again == exported


def test_a_dry_run_finds_the_same_and_keeps_nothing(real_report, edition):
    clear()
    summary = imported(real_report, "--dry-run")
    assert (summary["projects"], Report.objects.count()) == (23, 0)


def test_saving_an_imported_sheet_untouched_would_change_nothing(report):
    texts = [text for sheet in report.projects for text in msgspec.to_builtins(sheet.sections).values()]
    assert [tidy(text) for text in texts] == [Tidied(text) for text in texts]
