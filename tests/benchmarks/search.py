"""Prints how fast the search is with many sheets: `python tests/benchmarks/search.py [SHEETS]`.

There are 10,000 sheets if no number is named. They are sentences of the demo's, drawn by chance, with compounds of
their own, so that the index knows many words. On SQLite and on PostgreSQL (a cluster of its own that writes to the
disk as in use): how long the index takes to make and how large it is, and how many milliseconds the queries of the
tests take, in the middle and for the slowest twentieth: the hits alone, and the whole pages. All in one process, one
after the other.
"""

import datetime
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests import machine  # noqa: E402
from tests.database import DURABLE, throwaway_cluster  # noqa: E402

SHEETS = 10_000
AT_ONCE = 500
SENTENCES = 40  # of a sheet
RUNS = 3
TYPOS = ("Mobilitätszentralle", "Brachflächn", "Jornalismus", "Krankenhuas Telemedzin", "Zukunfscampus")
TABLES = ("searchentry", "searchposting", "searchword")


def measure(database: str, number: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from projects.search import index
    from projects.search.finding import find
    from projects.search.spelling import correction
    from projects.search.suggesting import suggestions

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    publish(number)
    before = size()
    seconds = timed(index.rebuild)
    print(f"\n{database}: {number} sheets, index made in {seconds:.1f} s, {(size() - before) / 1e6:.0f} MB")
    print(rows())
    first = 1000 * timed(lambda: find("Ruhr"))
    print(f"first query of a process {first:.0f} ms; then, in ms{'p50':>22} {'p95':>8}")
    asked = [query for group in json.loads(QUERIES.read_text(encoding="utf-8")).values() for query in group]
    tell("hits alone", asked, find)
    tell("“Meinten Sie …?”", TYPOS, lambda typo: correction(find(typo)))
    tell("suggestions", [query[:5] for query in asked], suggestions)
    tell("page of the search", asked, page("/suche/?q="))
    tell("list of projects", asked, page("/projekte/?q="))


QUERIES = ROOT / "tests" / "projects" / "search" / "queries.json"


def publish(number: int) -> None:
    """The rows of one edition, without typesetting and without an index."""
    from projects.document import to_json
    from projects.models import Edition, Project, PublishedSheet, Report, TopicField
    from projects.publishing import published_sheet
    from tests.make import make_report_document

    report = Report.objects.create(year=2024, title="Fortschrittsbericht 2024")
    sealed = {"document_sha256": "", "folder": "", "pdf_sha256": "", "pdf_bytes": 0, "pdf_pages": 1, "renderer": ""}
    document = to_json(make_report_document())
    edition = Edition.objects.create(
        report=report, number=1, published_on=datetime.date(2025, 11, 28), document=document, **sealed
    )
    field = TopicField.objects.create(slug="energie", name="Energie")
    for sheets in batches(made_up(number)):
        given = [Project(code=each.code, title=each.title, topic_field=field, status=each.status) for each in sheets]
        projects = Project.objects.bulk_create(given)
        made = [published_sheet(edition, project, sheet, 1) for project, sheet in zip(projects, sheets, strict=True)]
        for row in made:
            row.is_current = row.is_newest_of_year = True
        PublishedSheet.objects.bulk_create(made)


def made_up(number: int) -> Iterator:
    """Sheets of sentences from the demo, each with a title and compounds of its own."""
    import msgspec

    from projects.demo.content import load_report
    from projects.document import SheetDocument
    from projects.text import slug_of, to_plain

    chance = random.Random(1)
    originals: Sequence[SheetDocument] = load_report(2024).projects
    texts = " ".join(to_plain(text) for sheet in originals for text in msgspec.structs.astuple(sheet.sections))
    sentences = [sentence for sentence in texts.replace("\n", " ").split(". ") if len(sentence) > 30]
    nouns = sorted({word.strip(",.:;()„“–") for word in texts.split() if word[:1].isupper() and 4 < len(word) < 12})
    nouns = [noun for noun in nouns if noun.isalpha()]
    for place in range(number):
        original = chance.choice(originals)
        sections = {
            key: ". ".join(chance.choices(sentences, k=SENTENCES // 6)) + "." if text else ""
            for key, text in msgspec.structs.asdict(original.sections).items()
        }
        sections["outlook" if original.status == "running" else "result"] += " " + compound(chance, nouns)
        title = f"{compound(chance, nouns)} {chance.choice(nouns)}"
        yield msgspec.structs.replace(
            original,
            code=f"{place % 99 + 1:02}-{place // 99 % 99 + 1:02}{'abcdefghijklmnopqrstuvwxyz'[place // 9801]}",
            title=title,
            slug=slug_of(title),
            sections=type(original.sections)(**sections),
        )


def compound(chance: random.Random, nouns: Sequence[str]) -> str:
    return chance.choice(nouns) + chance.choice(nouns).lower()


def batches(sheets: Iterator) -> Iterator[list]:
    while True:
        batch = [sheet for _place, sheet in zip(range(AT_ONCE), sheets, strict=False)]
        if not batch:
            return
        yield batch


def size() -> int:
    """Bytes of the database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def rows() -> str:
    from django.apps import apps

    counted = [(name, apps.get_model("projects", name).objects.count()) for name in TABLES]
    return ", ".join(f"{number} rows in {name}" for name, number in counted)


def page(address: str) -> Callable[[str], object]:
    from django.test import Client

    client = Client()
    return lambda query: client.get(address + quote(query))


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def tell(name: str, asked: Sequence[str], act: Callable[[str], object]) -> None:
    taken = sorted(1000 * timed(lambda query=query: act(query)) for _run in range(RUNS) for query in asked)
    print(f"{name:45} {statistics.median(taken):8.1f} {taken[int(0.95 * len(taken))]:8.1f}", flush=True)


def run(database: str, number: int, url: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        variables = {"PATH": os.environ["PATH"], "RUHRPORTAL_DATA_DIR": folder, "DATABASE_URL": url}
        variables |= {"DJANGO_SETTINGS_MODULE": "ruhrportal.settings", "ALLOWED_HOSTS": "testserver"}
        variables |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        command = [sys.executable, __file__, "--one", database, str(number)]
        subprocess.run(command, cwd=ROOT, env=variables, check=True)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS
    run("SQLite", number)
    if binaries := machine.postgresql():
        with throwaway_cluster(binaries, DURABLE) as url:
            run("PostgreSQL", number, url)
    else:
        print("\nNo PostgreSQL was found.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main()
