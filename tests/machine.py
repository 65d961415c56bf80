"""What this machine offers for the tests that need more than Python, and word of what it lacks."""

import functools
import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
POSTGRESQL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/pgsql/bin",
)
MARK = "NOT RUN: "
NO_VNU = "no HTML checker was found (set VNU_JAR to the path of vnu.jar; needs Java)"


def require_all() -> bool:
    """True where everything has to run: what is missing is then a failure."""
    return os.environ.get("RUHRPORTAL_TEST_ALL") == "1"


def lacking(what: str, *, optional: bool = False) -> NoReturn:
    """Leave out the test that is running, loudly; `what` names the missing thing and how to get it."""
    if require_all() and not optional:
        pytest.fail(f"RUHRPORTAL_TEST_ALL=1, but {what}", pytrace=False)
    pytest.skip(MARK + what)


@functools.cache
def chromium() -> str | None:
    """The path of the system's Chromium, else of the one that playwright may have brought, or None."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return found or playwrights_own()


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@functools.cache
def postgresql() -> Path | None:
    """The folder that holds initdb and postgres, the newest version first, or None."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in POSTGRESQL_FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), key=version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def version(folder: Path) -> int:
    return int("".join(filter(str.isdigit, folder.parent.name)) or 0)


def real_report() -> Path | None:
    """The text of the real printed report, where RUHRPORTAL_REAL_REPORT names it."""
    given = os.environ.get("RUHRPORTAL_REAL_REPORT", "")
    return Path(given) if given and Path(given).is_file() else None


def vnu_jar() -> Path | None:
    """The HTML validator, where Java and the jar are there."""
    given = os.environ.get("VNU_JAR", "")
    jar = Path(given) if given else Path.home() / ".cache" / "vnu.jar"
    return jar if jar.is_file() and shutil.which("java") else None


def missing() -> list[str]:
    """One sentence for each thing that this machine lacks, as far as RUHRPORTAL_TEST_ALL=1 asks for it."""
    database = postgresql() or os.environ.get("TEST_DATABASE_URL")
    lacks = {
        "no Chromium was found (browser tests; Debian: chromium)": chromium(),
        "no PostgreSQL was found (tests on PostgreSQL; Debian: postgresql)": database,
        "RUHRPORTAL_REAL_REPORT names no file (tests on the real report's text)": real_report(),
    }
    return [sentence for sentence, found in lacks.items() if not found]


def missing_extras() -> list[str]:
    """What nobody has to have."""
    return [] if vnu_jar() else [NO_VNU]


def tell(reporter: pytest.TerminalReporter) -> None:
    """Name at the end of a run what was left out and why."""
    reasons: dict[str, int] = {}
    for report in reporter.stats.get("skipped", []):
        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if MARK in text:
            reason = text.partition(MARK)[2]
            reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in sorted(reasons.items()):
        reporter.write_line(f"{MARK}{count} tests, because {reason}", red=True, bold=True)
