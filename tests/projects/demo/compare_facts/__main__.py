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
from tests.projects.demo.compare_facts.differences import Difference, Verdict, judged
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
    """The lines that are printed: what is agreed with its reasons, then what is wrong, then the result."""
    yield f"Vereinbarte Abweichungen: {len(verdict.explained)}"
    for reason, entries in groupby(verdict.explained, key=lambda entry: entry.reason):
        yield from ("", reason, *_listed(entry.difference for entry in entries))
    if verdict.unexplained:
        yield from ("", f"Nicht vereinbart: {len(verdict.unexplained)}", *_listed(verdict.unexplained))
    if verdict.outdated:
        yield from ("", f"Vereinbart, kommt aber nicht mehr vor: {len(verdict.outdated)}")
        yield from _listed(entry.difference for entry in verdict.outdated)
    yield from ("", "Alle anderen Fakten stimmen überein." if verdict.holds else "Die Fakten stimmen nicht überein.")


def _listed(differences: Iterable[Difference]) -> list[str]:
    return [f"  {difference.code:<8}  {difference}" for difference in differences]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
