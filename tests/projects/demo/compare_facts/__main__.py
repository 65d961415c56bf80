"""Prints how the demo's report of 2024 differs from the printed one: `python -m tests.projects.demo.compare_facts`.

The printed report's text is the argument, or the file that RUHRPORTAL_REAL_REPORT names. Exit code 0 where every
difference is agreed and every agreed one occurs, 1 where not, 2 where nothing could be compared.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from projects.document import DocumentError
from projects.importing.errors import ImportRefused
from tests.projects.demo.compare_facts.agreed import AGREED
from tests.projects.demo.compare_facts.differences import Agreed, Verdict, judged
from tests.projects.demo.compare_facts.report import differences

VARIABLE = "RUHRPORTAL_REAL_REPORT"
USAGE = f"Bitte die Textdatei des gedruckten Berichts nennen: als einziges Argument oder in {VARIABLE}."


def main(arguments: Sequence[str]) -> int:
    given = list(arguments) or [os.environ.get(VARIABLE, "")]
    if len(given) != 1 or not given[0] or given[0].startswith("-"):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        verdict = judged(differences(Path(given[0])), AGREED)
    except (ImportRefused, DocumentError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(in_words(verdict)))
    return 0 if verdict.holds else 1


def in_words(verdict: Verdict) -> Iterator[str]:
    """The lines that are printed: what is agreed by its sheet, then what is wrong, then the result."""
    yield f"Vereinbarte Abweichungen: {len(verdict.explained)}"
    for code, entries in groupby(verdict.explained, key=lambda entry: entry.code):
        yield f"\n{code}"
        yield from (f"  {line}" for line in _with_reasons(entries))
    if verdict.unexplained:
        yield f"\nNicht vereinbart: {len(verdict.unexplained)}"
        yield from (f"  {difference.code}  {difference}" for difference in verdict.unexplained)
    if verdict.outdated:
        yield f"\nVereinbart, kommt aber nicht mehr vor: {len(verdict.outdated)}"
        yield from (f"  {entry.code}  {entry.difference}" for entry in verdict.outdated)
    yield "\nAlle übrigen Fakten stimmen überein." if verdict.holds else "\nDie Fakten stimmen nicht überein."


def _with_reasons(entries: Iterable[Agreed]) -> Iterator[str]:
    for reason, same in groupby(entries, key=lambda entry: entry.reason):
        yield from (str(entry.difference) for entry in same)
        yield f"    Grund: {reason}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
