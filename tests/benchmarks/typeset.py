"""Prints seconds and MiB of the PDFs of reports with 23 and 230 sheets.

Run `python tests/benchmarks/typeset.py [RUNS [SHEETS …]]`, three times and both sizes if nothing is said.

Each run starts a fresh process that typesets the report as sealing does; memory is the largest of the process and
the child that typesets. Excerpts are one sheet and one topic field; previews are pictures of one sheet.
"""

import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402
from PIL import Image  # noqa: E402

from projects.pictures import PRINT_WIDTH  # noqa: E402
from projects.report.excerpt import Excerpt  # noqa: E402
from projects.report.typeset import typeset_excerpt, typeset_report, typeset_sheet  # noqa: E402
from tests.projects.report.documents import LAB, TOPICS, photo, report  # noqa: E402

SIZES = (23, 230)
RUNS = 3
PARAGRAPH = (
    "Auf dem Gelände wächst ein Haus, das Wohnen, Lernen und Werken verbindet; die Stadt hat die Wege neu angelegt "
    "und drei Hallen gesichert. Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "
)


def draw_pictures(folder: Path, sheets: int) -> None:
    """As many photos as sheets, with grain, in print size; no two are the same."""
    size = (PRINT_WIDTH, PRINT_WIDTH * 2 // 3)
    for number in range(sheets):
        grain = Image.effect_noise((size[0] // 4, size[1] // 4), 20 + number % 60).resize(size)
        picture = Image.merge("RGB", (grain, grain.rotate(180), Image.linear_gradient("L").resize(size)))
        picture.save(folder / f"{number}.jpg", quality=84, optimize=True)


def long_report(hashes: list[str]):
    long = msgspec.structs.replace(
        LAB.sections,
        approach=PARAGRAPH * 3,
        latest_development=PARAGRAPH * 2,
        current_state=f"{PARAGRAPH * 3}\n\n{PARAGRAPH}",
        outlook=PARAGRAPH * 2,
    )
    topics = list(TOPICS.values())
    return report(
        *(
            msgspec.structs.replace(
                LAB,
                code=f"{1 + number // 90:02d}-{1 + number % 90:02d}",
                slug=f"projekt-{number}",
                topic_field=topics[number * len(topics) // len(hashes)],
                sections=long,
                milestones=LAB.milestones * 3,
                photos=(photo(sha256=sha256, caption="Gezeichnete Aufnahme", credit="Foto: Probe"),),
            )
            for number, sha256 in enumerate(hashes)
        )
    )


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for sheets in map(int, sys.argv[2:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            draw_pictures(Path(folder), sheets)
            tell(sheets, runs, [measured(folder) for _ in range(runs)])


def measured(folder: str) -> list[float]:
    command = [sys.executable, __file__, "--one", folder]
    child = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    return [float(value) for value in child.stdout.split()]


def tell(sheets: int, runs: int, results: list[list[float]]) -> None:
    seconds, cpu, parent, typesetter, pages, size, sheet, topic, first, edit = (
        statistics.median(column) for column in zip(*results, strict=True)
    )
    print(f"PDF of {sheets} sheets, {pages:.0f} pages, {size / 2**20:.1f} MiB file, median of {runs} fresh processes:")
    memory = f"{max(parent, typesetter):.0f} MiB (caller {parent:.0f}, typesetter {typesetter:.0f})"
    print(f"  {seconds:.2f} s, of a processor {cpu:.2f} s, {memory}")
    print(f"  Excerpts of it: one sheet {sheet:.2f} s, one topic field {topic:.2f} s")
    print(f"  Sheet preview as SVG: first {first * 1000:.0f} ms, after an edit {edit * 1000:.0f} ms")


def one(folder: str) -> None:
    pictures = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for path in sorted(Path(folder).glob("*.jpg"), key=lambda path: int(path.stem))
    }
    document = long_report(list(pictures))
    seconds, made = timed(lambda: typeset_report(document, pictures))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, typesetter = child.ru_utime + child.ru_stime, child.ru_maxrss / 1024
    first, field = document.projects[0], document.projects[0].topic_field
    codes = tuple(sheet.code for sheet in document.projects_in(field))
    sheet, _pdf = timed(lambda: typeset_excerpt(document, Excerpt("sheet", (first.code,)), pictures))
    topic, _pdf = timed(lambda: typeset_excerpt(document, Excerpt("topic", codes, field.name), pictures))
    previews = [timed(lambda change=change: preview(document, change, pictures))[0] for change in range(6)]
    last = previews[0], statistics.median(previews[1:])
    print(seconds, cpu, own, typesetter, made.pages, len(made.pdf), sheet, topic, *last)


def preview(document, change: int, pictures: dict[str, Path]) -> None:
    sheet = msgspec.structs.replace(document.projects[0], title=f"Entwurf {change}")
    typeset_sheet(msgspec.structs.replace(document, projects=(sheet,)), sheet.code, pictures)


def timed(act):
    """How many seconds something takes, and what it gives."""
    start = time.perf_counter()
    result = act()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2])
    else:
        main()
