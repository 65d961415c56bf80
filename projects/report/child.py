"""The short-lived process that typesets a report: how long and how much it may, and in German what became of it."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from projects.report.build_folder import ROOT, TypesetError

TIMEOUT = 180  # seconds for a whole report; a real one takes one or two
MEMORY = 4096  # MiB where no settings say it; 23 sheets with photos take 300, 230 take 2,500
EXPLAINED = 3  # exit code for an error that the typesetter explains on standard error
NO_FILE = 4  # exit code where a file cannot be written or read; standard error says why, in German

_NO_MEMORY = "memory allocation of"  # what the typesetter says before it aborts


class SaidByTypesetter(Exception):
    """What the typesetter itself said, in English."""


def run(build: Path) -> None:
    """Typeset what lies in a build folder; `report.pdf` lies there then.

    Raises `SaidByTypesetter`, or `TypesetError` with a German sentence where the process did not come to its end.
    """
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    most = allowed_memory()
    command = [sys.executable, "-m", "projects.report.typeset", str(build), str(most)]
    try:
        child = subprocess.run(  # noqa: S603 - our own module and a folder that we made
            command, env=environment, cwd=build, timeout=TIMEOUT, capture_output=True, text=True, encoding="utf-8"
        )
    except subprocess.TimeoutExpired as error:
        sentence = f"Der Satz des Berichts dauerte länger als {TIMEOUT} Sekunden und wurde abgebrochen."
        raise TypesetError(sentence) from error
    if child.returncode == EXPLAINED:
        raise SaidByTypesetter(child.stderr.strip())
    if child.returncode:
        raise TypesetError(told(child.returncode, child.stderr, most))


def allowed_memory() -> int:
    """How many MiB the process may use."""
    from django.conf import settings  # not at the top: the child needs none of it

    return settings.TYPESETTER_MEMORY if settings.configured else MEMORY


def limit_memory(most: int) -> None:
    """Called by the process about itself. most: MiB; what lies beyond ends it instead of the host's other services."""
    resource.setrlimit(resource.RLIMIT_DATA, (most * 2**20, most * 2**20))


def told(code: int, said: str, most: int) -> str:
    """A German sentence about a process that ended with this code. said: its standard error; most: MiB."""
    if _NO_MEMORY in said or "MemoryError" in said:
        return (
            f"Der Satz des Berichts braucht mehr Arbeitsspeicher, als er darf ({most} MiB). Wer das Portal betreibt, "
            "kann die Grenze mit RUHRPORTAL_TYPESETTER_MEMORY anheben."
        )
    if code == -signal.SIGKILL:
        return (
            "Der Satz des Berichts wurde vom Betriebssystem beendet, vermutlich weil der Arbeitsspeicher des Rechners "
            "nicht reichte. Bitte versuchen Sie es noch einmal, oder wenden Sie sich an den Betrieb."
        )
    if code == NO_FILE:
        return f"Der Satz des Berichts lässt sich nicht zwischenspeichern. {said.strip()}."
    last = (said.strip().splitlines() or ["ohne Meldung"])[-1]
    return f"Der Satz des Berichts ist abgebrochen (Ende mit {code}): {last}"
