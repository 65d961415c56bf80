"""`python -m tests` runs every check one after the other and says at the end what failed and what could not run."""

import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import machine
from tests.database import ClusterError, throwaway_cluster

ROOT = Path(__file__).resolve().parent.parent
# One more than there are cores: many tests wait, for a browser, a server or the typesetter. Who is done takes from
# the others, or one of them would sit on the browser's tests alone at the end.
PYTEST = ("pytest", "-n", str(min((os.cpu_count() or 1) + 1, 4)), "--dist", "worksteal", "-q")
STOP_SECONDS = 30
ROOMS = ("manage.py", "accounts", "projects", "ruhrportal", "tests")


@dataclass(frozen=True)
class Result:
    name: str
    passed: bool
    seconds: float


def tool(name: str, *arguments: str | Path) -> list[str]:
    """A command of this very environment, whether or not it is on the PATH."""
    return [str(Path(sysconfig.get_path("scripts")) / name), *map(str, arguments)]


def files(pattern: str, *folders: str) -> list[str]:
    found = [path for folder in folders for path in [ROOT / folder, *(ROOT / folder).rglob(pattern)] if path.is_file()]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def run(name: str, command: Sequence[str], database_url: str = "") -> Result:
    print(f"\n── {name}", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "TEST_DATABASE_URL": database_url}
    # In a session of its own, so that Ctrl-C reaches it once and through us: it shall clean up and not be cut off.
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as step:
        try:
            code = step.wait()
        except KeyboardInterrupt:
            end(step)
            raise
    return Result(name, code == 0, time.monotonic() - began)


def end(step: subprocess.Popen[bytes]) -> None:
    step.send_signal(signal.SIGINT)
    try:
        step.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(step.pid, signal.SIGKILL)


def without_database() -> Iterator[Result]:
    yield run("Format", tool("ruff", "format", "--check", "."))
    yield run("Lint", tool("ruff", "check", "."))
    yield run("Order of imports", tool("lint-imports", "--no-logo"))
    yield run("Types", tool("mypy"))
    yield run("Templates", tool("djade", "--check", *files("*.html", "templates", "projects", "accounts")))
    yield run("Django's idioms", tool("django-upgrade", "--check", *files("*.py", *ROOMS)))


def on_postgresql() -> Iterator[Result]:
    """The tests that touch the database once more, if there is a PostgreSQL to be had."""
    name = "Tests on PostgreSQL"
    command = tool(*PYTEST, "--database-only")
    given, binaries = os.environ.get("TEST_DATABASE_URL"), machine.postgresql()
    if given:
        yield run(name, command, given)
    elif binaries:
        try:
            with throwaway_cluster(binaries) as url:
                yield run(name, command, url)
        except ClusterError as error:
            print(error, file=sys.stderr)
            yield Result(name, passed=False, seconds=0)


def every_check() -> Iterator[Result]:
    yield from without_database()
    yield run("Tests on SQLite", tool(*PYTEST))
    yield from on_postgresql()


def summary(results: Sequence[Result], missing: Sequence[str]) -> int:
    print("\n── Summary")
    for result in results:
        print(f"{'passed' if result.passed else 'FAILED'}  {result.seconds:6.1f} s  {result.name}")
    failed = sum(not result.passed for result in results)
    if missing and machine.require_all():
        failed += len(missing)
        print("FAILED  RUHRPORTAL_TEST_ALL=1, but " + "; ".join(missing))
        missing = []
    if left_out := [*missing, *machine.missing_extras()]:
        print(f"\n!!! {machine.MARK}{'; '.join(left_out)} !!!")
    print(f"\nChecks: {sum(result.passed for result in results)} passed, {failed} failed")
    return min(failed, 1)


def interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM):  # either ends the run so that the cluster is stopped and removed
        signal.signal(number, interrupt)
    results = []
    try:
        for result in every_check():
            results.append(result)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return summary(results, machine.missing())


if __name__ == "__main__":
    sys.exit(main())
