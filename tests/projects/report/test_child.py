"""What becomes of a typesetter that takes too long or too much, or is ended by somebody else."""

import subprocess
import sys
from pathlib import Path

import pytest

from projects.report import child
from projects.report.typeset import TypesetError, typeset_report
from tests.projects.report.documents import LAB, REPORT, report


@pytest.fixture
def typesetter(monkeypatch, tmp_path):
    """Another program in the place of the one that typesets."""

    def put(script):
        program = tmp_path / "typesetter"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))

    return put


def failure(document=REPORT):
    with pytest.raises(TypesetError) as error:
        typeset_report(document, {})
    return str(error.value)


def test_a_report_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(child, "TIMEOUT", 0.01)
    assert failure() == "Der Satz des Berichts dauerte länger als 0.01 Sekunden und wurde abgebrochen."


@pytest.mark.parametrize("most", [1, 64])
def test_a_report_that_takes_more_memory_than_it_may_is_given_up(settings, most):
    settings.TYPESETTER_MEMORY = most
    assert failure(report(*[LAB] * 20)) == (
        f"Der Satz des Berichts braucht mehr Arbeitsspeicher, als er darf ({most} MiB). Wer das Portal betreibt, "
        "kann die Grenze mit RUHRPORTAL_TYPESETTER_MEMORY anheben."
    )


def test_a_typesetter_that_the_system_ends_is_told_from_a_broken_one(typesetter):
    typesetter("kill -9 $$")
    assert failure().startswith("Der Satz des Berichts wurde vom Betriebssystem beendet, vermutlich weil")
    typesetter("echo kaputt >&2; exit 7")
    assert failure() == "Der Satz des Berichts ist abgebrochen (Ende mit 7): kaputt"
    typesetter("exit 1")
    assert failure() == "Der Satz des Berichts ist abgebrochen (Ende mit 1): ohne Meldung"


def test_nothing_of_a_failed_typesetting_stays_behind(typesetter, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    typesetter("kill -9 $$")
    failure()
    assert [path.name for path in tmp_path.iterdir()] == ["typesetter"]


FULL = """
import resource, sys
from projects.report.typeset import TypesetError, typeset_report
from tests.projects.report.documents import LAB, report
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
try:
    typeset_report(report(LAB), {})
except (TypesetError, OSError) as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize(
    ("bytes_left", "said"),
    [
        (2_000, "Der Satz braucht Zwischendateien in "),
        (50_000, "Der Satz des Berichts lässt sich nicht zwischenspeichern. Die Datei würde größer, als"),
    ],
    ids=["for the templates", "for the PDF"],
)
def test_a_disk_without_room_for_what_is_typeset_is_said(bytes_left, said):
    command = [sys.executable, "-c", FULL, str(bytes_left)]
    root = Path(__file__).resolve().parents[3]
    made = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert made.stdout.startswith(f"TypesetError {said}")
