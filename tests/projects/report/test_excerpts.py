"""Excerpts as PDFs: accessible like the report, and nothing in them that was not asked for."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from projects.document import to_json
from projects.report.excerpt import Excerpt
from projects.report.typeset import TypesetError, typeset_excerpt
from tests import machine
from tests.projects.report.documents import FULL_REPORT, STAGE, report
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import HEADINGS, bare, bare_words, elements, opened
from tests.sentences import sentences_of

ROOT = Path(__file__).resolve().parents[3]
SHEET = Excerpt("blatt-06-02", ("06-02",))
TOPIC = Excerpt("themenfeld-wirtschaft", ("01-01", "06-02"), "Themenfeld Wirtschaft")
MINISTRY = Excerpt("ministerium-x", ("07-01", "03-01", "06-02"), "Ministerium für Proben und Versuche")
SOURCE = "Auszug aus: Fortschrittsbericht 2024 der Ruhr-Konferenz, Ausgabe 1 vom 15.09.2025"


@pytest.fixture(scope="module")
def made(pictures):
    return {excerpt.key: typeset_excerpt(FULL_REPORT, excerpt, pictures) for excerpt in (SHEET, TOPIC, MINISTRY)}


def headings(pdf, but=()):
    with opened(pdf) as document:
        return [(e.role, e.words) for e in elements(document) if e.role in HEADINGS and e.role not in but]


@pytest.mark.parametrize("excerpt", [SHEET, TOPIC, MINISTRY], ids=lambda excerpt: excerpt.key)
class TestEveryExcerpt:
    def test_it_has_the_structure_that_pdf_ua_and_pdf_a_ask_for(self, made, excerpt):
        assert faults(made[excerpt.key]) == []

    def test_everything_its_sheets_say_is_printed(self, made, excerpt):
        sheets = tuple(sheet for sheet in FULL_REPORT.projects if sheet.code in excerpt.codes)
        said = sentences_of(msgspec.structs.replace(FULL_REPORT, projects=sheets, chapters=(), tagline=""))
        printed = bare_words(made[excerpt.key]).replace("–", "")
        on_the_cover = {FULL_REPORT.publisher} if not excerpt.heading else set()
        missing = {sentence for sentence in said if bare(sentence).replace("–", "") not in printed}
        assert missing - on_the_cover - {sheet.topic_field.name for sheet in sheets if not excerpt.heading} == set()

    def test_no_other_sheet_is_printed(self, made, excerpt):
        printed = bare_words(made[excerpt.key])
        others = [sheet.title for sheet in FULL_REPORT.projects if sheet.code not in excerpt.codes]
        assert [title for title in others if bare(title) in printed] == []

    def test_it_says_where_it_is_from(self, made, excerpt):
        assert bare(SOURCE) in bare_words(made[excerpt.key])


def test_a_sheet_alone_starts_with_its_own_heading(made):
    found = headings(made[SHEET.key])
    assert found[0] == ("H1", "06-02 RUHR.KULISSE")
    assert {role for role, _words in found[1:]} == {"H2"}


def test_a_ministry_s_sheets_stand_in_the_report_s_order_under_their_topics(made):
    assert headings(made[MINISTRY.key], but=("H4",)) == [
        ("H1", "Auszug: Ministerium für Proben und Versuche"),
        ("H2", "Wirtschaft"),
        ("H3", "06-02 RUHR.KULISSE"),
        ("H2", "Vielfalt"),
        ("H3", "03-01 Nachbarschaft"),
        ("H2", "Bildung"),
        ("H3", "07-01 Hochschulturm"),
    ]


def test_the_file_is_titled_as_an_excerpt(made):
    titles = []
    for excerpt in (SHEET, TOPIC):
        with opened(made[excerpt.key]) as document:
            titles.append(str(document.docinfo.Title))
    assert titles == [
        "Ruhr-Konferenz: Fortschrittsbericht 2024, Auszug: 06-02 RUHR.KULISSE",
        "Ruhr-Konferenz: Fortschrittsbericht 2024, Auszug: Themenfeld Wirtschaft",
    ]


def test_a_volume_in_a_sheet_that_is_not_there_leads_nowhere(made):
    assert "Projekt06-02,Seite" not in bare_words(made[SHEET.key])


def test_a_picture_that_is_not_there_is_named():
    with pytest.raises(TypesetError) as error:
        typeset_excerpt(report(STAGE), SHEET, {})
    assert str(error.value) == "Projekt 06-02: Die Druckfassung von Bild „Das Zelt und der Entwurf“ fehlt."


IN_ANOTHER_PROCESS = """
import hashlib, sys, time
from pathlib import Path
from projects.document import report_from_json
from projects.report.excerpt import Excerpt
from projects.report.typeset import typeset_excerpt, typeset_report
document = report_from_json(sys.stdin.buffer.read())
pictures = {path.stem * 64: path for path in Path(sys.argv[1]).glob("*.jpg")}
pdfs = [typeset_report(document, pictures).pdf]
pdfs += [typeset_excerpt(document, excerpt, pictures) for excerpt in (
    Excerpt("blatt-06-02", ("06-02",)),
    Excerpt("themenfeld-wirtschaft", ("01-01", "06-02"), "Themenfeld Wirtschaft"),
)]
print(time.gmtime().tm_year, *(hashlib.sha256(pdf).hexdigest() for pdf in pdfs))
"""
# Moves the clock that a process reads by twenty years.
CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
#define LATER 631152000
int clock_gettime(clockid_t id, struct timespec *now) {
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int answer = real(id, now);
  if (id == CLOCK_REALTIME) now->tv_sec += LATER;
  return answer;
}
time_t time(time_t *out) {
  struct timespec now; clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}
int gettimeofday(struct timeval *now, void *zone) {
  struct timespec read; clock_gettime(CLOCK_REALTIME, &read);
  now->tv_sec = read.tv_sec; now->tv_usec = read.tv_nsec / 1000; return 0;
}
"""


def hashes_elsewhere(folder, pictures, **variables):
    """The year that another process reads from the clock, and the SHA-256 of the PDFs that it makes in a folder."""
    child = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(next(iter(pictures.values())).parent)],
        input=to_json(FULL_REPORT).encode(),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        check=True,
    )
    year, *hashes = child.stdout.decode().split()
    return int(year), hashes


def test_bytes_are_the_same_in_two_processes_two_folders_and_twenty_years_later(typeset, made, pictures, tmp_path):
    here = [hashlib.sha256(pdf).hexdigest() for pdf in (typeset.pdf, made[SHEET.key], made[TOPIC.key])]
    later, there = hashes_elsewhere(tmp_path, pictures, **later_clock(tmp_path), TZ="Pacific/Auckland", LC_ALL="C")
    assert later - time.gmtime().tm_year == 20
    assert len(set(here)) == 3
    assert here == there


def later_clock(folder):
    """The variable that moves a process's clock."""
    compiler = shutil.which("cc") or machine.lacking("no C compiler was found.", optional=True)
    (folder / "clock.c").write_text(CLOCK)
    shim = folder / "clock.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, folder / "clock.c", "-ldl"], check=True)
    return {"LD_PRELOAD": str(shim)}
