"""Prints milliseconds and MiB of the live sheet: `python tests/benchmarks/previews.py [PREVIEWS]`, 1,000 unless said.

Each preview is a whole POST in one process, from the form's fields to the pictures of a two-page sheet with a photo
and twelve milestones, with another text each time; the database lies in a folder that is gone afterwards.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from base64 import b64decode
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SENTENCES = (
    "Auf dem Gelände wächst ein Haus, das Wohnen, Lernen und Werken verbindet.",
    "Die Stadt hat die Wege neu angelegt und drei Hallen gesichert.",
    "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten.",
)


def main() -> None:
    previews = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(prefix="ruhrportal-vorschau-") as folder:
        os.environ |= {
            "RUHRPORTAL_DATA_DIR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "ruhrportal.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        setup_test_environment()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        measure(previews)


def measure(previews: int) -> None:
    from tests.desk import make_people, sign_in, typed

    people = make_people()
    update = long_update(people.ministry)
    browser = sign_in(people.editor)
    fields = typed(browser, update)
    address = f"/redaktion/projects/projectupdate/{update.pk}/vorschau/"
    seconds, memory, size, pages = [], [], 0, 0
    for number in range(previews):
        changed = {**fields, "outlook": f"{SENTENCES[number % 3]} Stand {number}.", "_tab": "t", "_number": number}
        start = time.perf_counter()
        answer = browser.post(address, changed)
        seconds.append(time.perf_counter() - start)
        found = re.findall(rb"base64,([^\"]+)", answer.content)
        size, pages = len(answer.content), len(found)
        assert b64decode(found[0]).startswith(b"<svg")
        if number in (0, 1, 9, 99) or number % 250 == 249:
            memory.append(f"{number + 1}: {resident()}")
    rest = sorted(each * 1000 for each in seconds[1:])
    usual, slow = statistics.median(rest), rest[len(rest) * 95 // 100]
    print(f"{previews} previews of {pages} pages, {size / 2**20:.1f} MiB each as data addresses:")
    print(f"  first {seconds[0] * 1000:.0f} ms, then median {usual:.0f} ms, 95 % {slow:.0f} ms")
    print(f"  memory of the worker in MiB after so many previews: {', '.join(memory)}")
    board(people, update)


def board(people, update) -> None:
    """What the fit of all sheets of a round costs a worker that has just started, and one that knows them."""
    from projects.report import fitting
    from tests.desk import BOARD, sign_in

    for number in range(2, 24):
        long_update(people.ministry, f"01-{number:02}", report=update.report)
    browser, times = sign_in(people.project_group), []
    fitting.forget()
    for _time in range(3):
        start = time.perf_counter()
        assert browser.get(BOARD).status_code == 200
        times.append(round((time.perf_counter() - start) * 1000))
    print(f"Board of 23 sheets: {times[0]} ms where none is known yet, then {min(times[1:])} ms")


def long_update(ministry, code: str = "01-01", **fields):
    from projects.models import Milestone
    from projects.pictures import store_picture
    from tests.make_rows import make_photo, make_update

    text = " ".join(SENTENCES)
    long = {"approach": text * 2, "added_value": text * 2, "current_state": f"{text}\n\n{text} {code}", "result": ""}
    update = make_update(ministry, code, **long, **fields)
    for number in range(11):
        Milestone.objects.create(
            update=update, lineage=f"n{number}", position=number + 2, year_from=2020 + number // 2, text=SENTENCES[1]
        )
    photo = make_photo(update)
    stored = store_picture(a_photo())
    photo.sha256, photo.width, photo.height = stored.sha256, stored.width, stored.height
    photo.save()
    return update


def a_photo() -> bytes:
    """A picture with grain, as a camera makes it."""
    import io

    from PIL import Image

    size = (1860, 1240)
    grain = Image.effect_noise((465, 310), 20).resize(size)
    content = io.BytesIO()
    Image.merge("RGB", (grain, grain.rotate(180), Image.linear_gradient("L").resize(size))).save(content, "JPEG")
    return content.getvalue()


def resident() -> int:
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024


if __name__ == "__main__":
    main()
