"""Prints seconds and MiB of the PDF of a report with 23 sheets: `python tests/benchmarks/typeset.py [RUNS]`.

Each run starts a fresh process that typesets the report as sealing does; memory is the largest of the process and
the child that typesets.
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
from projects.report.typeset import typeset_report, typeset_sheet  # noqa: E402
from tests.projects.report.documents import LAB, TOPICS, photo, report  # noqa: E402

SHEETS = 23
PARAGRAPH = (
    "Auf dem Gelände wächst ein Haus, das Wohnen, Lernen und Werken verbindet; die Stadt hat die Wege neu angelegt "
    "und drei Hallen gesichert. Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "
)


def drawn_pictures(folder: Path) -> dict[str, Path]:
    """As many photos as sheets, with grain, in print size."""
    size = (PRINT_WIDTH, PRINT_WIDTH * 2 // 3)
    pictures = {}
    for number in range(SHEETS):
        grain = Image.effect_noise((size[0] // 4, size[1] // 4), 20 + number).resize(size)
        picture = Image.merge("RGB", (grain, grain.rotate(180), Image.linear_gradient("L").resize(size)))
        target = folder / f"{number}.jpg"
        picture.save(target, quality=84, optimize=True)
        pictures[hashlib.sha256(target.read_bytes()).hexdigest()] = target
    return pictures


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
                code=f"{number + 1:02d}-01",
                slug=f"projekt-{number}",
                topic_field=topics[number * len(topics) // SHEETS],
                sections=long,
                milestones=LAB.milestones * 3,
                photos=(photo(sha256=sha256, caption="Gezeichnete Aufnahme", credit="Foto: Probe"),),
            )
            for number, sha256 in enumerate(hashes)
        )
    )


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        drawn_pictures(Path(folder))
        results = []
        for _ in range(runs):
            child = subprocess.run(
                [sys.executable, __file__, "--one", folder],
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            )
            results.append([float(value) for value in child.stdout.split()])
    seconds, parent, typesetter, pages, size, first, edit = (
        statistics.median(column) for column in zip(*results, strict=True)
    )
    print(f"PDF of {SHEETS} sheets, {pages:.0f} pages, {size / 2**20:.1f} MiB file, median of {runs} fresh processes:")
    print(f"  {seconds:.2f} s, {max(parent, typesetter):.0f} MiB (caller {parent:.0f}, typesetter {typesetter:.0f})")
    print(f"Sheet preview as SVG: first {first * 1000:.0f} ms, after an edit {edit * 1000:.0f} ms")


def one(folder: str) -> None:
    pictures = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for path in sorted(Path(folder).glob("*.jpg"), key=lambda path: int(path.stem))
    }
    document = long_report(list(pictures))
    start = time.perf_counter()
    made = typeset_report(document, pictures)
    seconds = time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    typesetter = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    previews = []
    for change in range(6):
        sheet = msgspec.structs.replace(document.projects[0], title=f"Entwurf {change}")
        edited = msgspec.structs.replace(document, projects=(sheet,))
        start = time.perf_counter()
        typeset_sheet(edited, sheet.code, pictures)
        previews.append(time.perf_counter() - start)
    print(seconds, own, typesetter, made.pages, len(made.pdf), previews[0], statistics.median(previews[1:]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2])
    else:
        main()
