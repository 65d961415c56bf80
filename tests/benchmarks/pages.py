"""Prints milliseconds and requests per second of the readers' pages: `python tests/benchmarks/pages.py [REQUESTS]`.

Two reports with 73 projects each are published on SQLite in a folder of their own. First each page is asked for inside
one process (the portal's own time, with its queries), then by four connections from granian as it is deployed.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

PROJECTS = 73
CONNECTIONS = 4
PORT = 8471
PAGES = {
    "start": "/",
    "list": "/projekte/",
    "search": "/projekte/?q=haus+idee&status=laufend&sortierung=titel",
    "detail": "/projekte/01-01-vorhaben-1/",
    "web report": "/berichte/2024/",
    "chapter": "/berichte/2024/energie/",
    "open data": "/api/v1/reports/2024/",
}
PARAGRAPH = (
    "Auf dem Gelände wächst ein Haus, das Wohnen, Lernen und Werken verbindet; die Stadt hat die Wege neu angelegt "
    "und drei Hallen gesichert. Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "
)


def publish_programme() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.make import make_report_document, make_sections, make_sheets
    from tests.projects.public.publish import make_photo, publish

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    long = make_sections(summary=PARAGRAPH, approach=PARAGRAPH * 3, current_state=PARAGRAPH * 4, outlook=PARAGRAPH * 2)
    sheets = make_sheets(PROJECTS, sections=long, photos=(make_photo(),))
    for year in (2022, 2024):
        publish(make_report_document(*sheets, year=year))


def inside(requests: int) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    print(f"\n{'one process':12} {'ms median':>10} {'ms worst':>10} {'queries':>8} {'KiB':>6}")
    for name, address in PAGES.items():
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            size = len(client.get(address).content)
        asked = len(queries)  # read now: the next request empties the log
        times = [timed(lambda address=address: client.get(address)) for _ in range(requests)]
        worst, median = max(times), statistics.median(times)
        print(f"{name:12} {median * 1000:10.1f} {worst * 1000:10.1f} {asked:8} {size / 1024:6.0f}")


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def from_granian(requests: int) -> None:
    command = f"from ruhrportal.serve import serve; serve({PORT})"
    begun = time.perf_counter()
    server = subprocess.Popen([sys.executable, "-c", command], cwd=ROOT)
    try:
        wait_for_first_page(begun)
        print(f"\n{'granian':12} {'ms median':>10} {'requests/s':>11}")
        for name, address in PAGES.items():
            times, seconds = load(address, requests)
            print(f"{name:12} {statistics.median(times) * 1000:10.1f} {len(times) / seconds:11.0f}")
    finally:
        server.terminate()
        server.wait(timeout=15)


def wait_for_first_page(begun: float) -> None:
    while True:
        try:
            ask(http.client.HTTPConnection("localhost", PORT, timeout=5), "/")
        except OSError:
            if time.perf_counter() - begun > 30:
                raise
            time.sleep(0.02)
        else:
            print(f"\nstart-up to first page: {time.perf_counter() - begun:.1f} s")
            return


def ask(connection: http.client.HTTPConnection, address: str) -> None:
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")


def load(address: str, requests: int) -> tuple[list[float], float]:
    """The time of each request, and of all of them, over several connections that stay open."""
    times: list[float] = []

    def one_connection() -> None:
        connection = http.client.HTTPConnection("localhost", PORT, timeout=30)
        for _ in range(requests // CONNECTIONS):
            times.append(timed(lambda: ask(connection, address)))
        connection.close()

    threads = [threading.Thread(target=one_connection) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, time.perf_counter() - start


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="ruhrportal.settings", RUHRPORTAL_DATA_DIR=folder)
        for name in ("DATABASE_URL", "PUBLIC_URL", "SECRET_KEY", "ALLOWED_HOSTS"):
            os.environ.pop(name, None)
        publish_programme()
        print(f"{PROJECTS} projects in each of two reports, {requests} requests per page")
        inside(requests)
        from_granian(requests)


if __name__ == "__main__":
    main()
