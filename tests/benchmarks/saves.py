"""Prints saves per second of editors who save 23 updates at random: `python tests/benchmarks/saves.py [SAVES]`.

Each save reads the update, changes a text, writes it with its revision, and meets whoever was faster. On PostgreSQL
(a cluster of its own that writes to the disk as in use) with 1, 10 and 50 editors, all threads of one process with a
connection each, and with one editor on SQLite. Beside it, how often the same database changes one bare row.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests import machine  # noqa: E402
from tests.database import DURABLE, throwaway_cluster  # noqa: E402

UPDATES = 23
RUNS = 5
SECONDS = 300
EDITORS = {"SQLite": (1,), "PostgreSQL": (1, 10, 50)}


def measure(database: str, saves: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.editors import make_editors, make_updates

    call_command("migrate", verbosity=0)
    editors, pks = make_editors(max(EDITORS[database])), make_updates(UPDATES)
    queries = queries_of(lambda: editors[0].save(pks[0]))
    bare = statistics.median(per_second(saves, lambda: change_bare_rows(pks[0], saves)) for _run in range(RUNS))
    print(f"\n{database}, {queries} queries to read and save; a bare row: {bare:.0f} changes/s")
    print(f"{'editors':>8} {'saves/s':>9} {'of a bare change':>17} {'conflicts':>10}")
    for number in EDITORS[database]:
        rate, conflicts = rate_of(editors[:number], pks, saves // number)
        print(f"{number:8} {rate:9.1f} {rate / bare:17.1%} {conflicts:10.1%}")


def rate_of(editors: list, pks: list[int], each: int) -> tuple[float, float]:
    """Saves per second, and conflicts per save."""
    number = len(editors) * each
    rates = [per_second(number, lambda: save_all(editors, pks, each)) for _run in range(RUNS)]
    saved, conflicts = (sum(counts) for counts in zip(*map(counts_of, editors), strict=True))
    return statistics.median(rates), conflicts / saved


def counts_of(editor) -> tuple[int, int]:
    counts = len(editor.saved), editor.conflicts
    editor.saved, editor.conflicts = [], 0
    return counts


def queries_of(act: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()  # the first save of an update also records what stood there before
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def per_second(number: int, act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return number / (time.perf_counter() - start)


def change_bare_rows(pk: int, number: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for position in range(number):
            cursor.execute("UPDATE projects_projectupdate SET position = %s WHERE id = %s", [position, pk])


def save_all(editors: list, pks: list[int], each: int) -> None:
    from tests.editors import at_once, connections_for

    def work(editor) -> None:
        for _save in range(each):
            editor.save(editor.chance.choice(pks))

    with connections_for(len(editors)):
        at_once([lambda editor=editor: work(editor) for editor in editors], SECONDS)


def run(database: str, saves: int, url: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        variables = {"PATH": os.environ["PATH"], "RUHRPORTAL_DATA_DIR": folder, "DATABASE_URL": url}
        variables["DJANGO_SETTINGS_MODULE"] = "ruhrportal.settings"
        command = [sys.executable, __file__, "--one", database, str(saves)]
        subprocess.run(command, cwd=ROOT, env=variables, check=True)


def main() -> None:
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(f"{UPDATES} updates, median of {RUNS} runs of {saves} saves", flush=True)
    run("SQLite", saves)
    if binaries := machine.postgresql():
        with throwaway_cluster(binaries, DURABLE) as url:
            run("PostgreSQL", saves, url)
    else:
        print("\nNo PostgreSQL was found.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main()
