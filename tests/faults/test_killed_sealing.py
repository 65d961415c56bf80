"""Publishing is killed at every stage: readers find the whole edition or none, and the next try publishes it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.witness import ask
from tests.server import ROOT, environment

pytestmark = pytest.mark.django_db
SECONDS = 60
NONE = {"editions": 0, "sheets": 0, "states": ["approved"], "breaks": [], "pages": [404, 404]}
WHOLE = {"editions": 1, "sheets": 2, "states": ["published"], "breaks": [], "pages": [200, 200]}


def is_typesetting(folder):
    return any((folder / "tmp").glob("ruhrportal-satz-*/data.json"))


def is_written(folder):
    return any((folder / "data" / "editions").glob(".new-*"))


def is_in_place(folder):
    return any((folder / "data" / "editions").glob("2030-1-*"))


def publish(variables):
    command = [sys.executable, "manage.py", "publish_due"]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def kill_when(reached, process, folder):
    """Kill the process with its children at a stage; whether it was reached before the process ended."""
    deadline = time.monotonic() + SECONDS
    while not (seen := reached(folder)) and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.0005)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return seen


def test_a_publication_that_is_killed_is_there_whole_or_not_at_all(tmp_path, database_url):
    (tmp_path / "tmp").mkdir()
    variables = environment(tmp_path / "data", database_url) | {"TMPDIR": str(tmp_path / "tmp")}
    ask(variables, "prepare_publication")
    found = NONE
    for stage in (is_typesetting, is_written, is_in_place):
        assert kill_when(stage, publish(variables), tmp_path), stage.__name__
        found = ask(variables, "tell_publication")
        assert found in (NONE, WHOLE), stage.__name__
        if found == WHOLE:  # its row was committed before the signal came
            return
    last = publish(variables)
    told, _nothing = last.communicate(timeout=SECONDS)
    assert (last.returncode, "Veröffentlicht: Fortschrittsbericht 2030, Ausgabe 1" in told) == (0, True), told
    assert ask(variables, "tell_publication") == WHOLE
