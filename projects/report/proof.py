"""A proof of a report as plain data for the typesetting templates: the report's own, whose copy it is, what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from projects.document import ReportDocument
from projects.report.changes import ReportChanges, changes_between
from projects.report.printdata import Data, report_data, settable
from projects.report.proofmarks import mark


@dataclass(frozen=True)
class Stamp:
    """What stands on every page of a copy. label: what it is; words: when and for whom; recipient: for the title."""

    label: str
    words: str
    recipient: str


@dataclass(frozen=True)
class Earlier:
    """What a copy is compared with. name: `Entwurf 3`; made: when it was made, in words."""

    document: ReportDocument
    name: str
    made: str


def proof_data(document: ReportDocument, stamp: Stamp, earlier: Earlier | None) -> Data:
    """Everything that is printed of a copy; its pages break as those of the report do."""
    data = report_data(document)
    proof: Data = {
        "label": stamp.label,
        "words": stamp.words,
        "title": f"{stamp.label} für {stamp.recipient}",
        "changes": None,
    }
    if earlier:
        changes = changes_between(earlier.document, document)
        mark(data, changes)
        proof["changes"] = {
            "title": f"Geändert gegenüber {earlier.name}",
            "lead": _lead(changes, earlier),
            "groups": [group for group in _groups(changes, data) if group["entries"]],
        }
    return data | {"proof": settable(proof)}


def _lead(changes: ReportChanges, earlier: Earlier) -> str:
    since = f"{earlier.name} wurde am {earlier.made} erstellt."
    if not changes.any:
        return f"{since} Seitdem hat sich nichts geändert."
    return f"{since} Im Rand steht ein Strich neben allem, was seitdem neu oder anders ist; hier steht es in Worten."


def _groups(changes: ReportChanges, data: Data) -> Iterator[Data]:
    sheets = {sheet["code"]: place for place, sheet in enumerate(data["sheets"])}
    chapters = {
        chapter["slug"]: f"{where}-{place}"
        for where, part in (("vorn", data["front"]), ("hinten", data["back"]))
        for place, chapter in enumerate(part)
    }
    new = [change for change in changes.sheets if change.old is None]
    changed = [change for change in changes.sheets if change.old is not None]
    yield _group("Der Bericht als Ganzes", [{"words": label} for label in changes.whole])
    yield _group(
        "Programmkapitel",
        [
            {
                "words": f"{change.new.title}: {', '.join(change.places) if change.old else 'neu'}",
                "chapter": chapters[change.new.slug],
            }
            for change in changes.chapters
        ]
        + [{"words": f"{chapter.title}: entfällt"} for chapter in changes.gone_chapters],
    )
    yield _group(
        "Neue Projektblätter",
        [{"words": f"{each.new.code} {each.new.title}", "sheet": sheets[each.new.code]} for each in new],
    )
    yield _group(
        "Entfallene Projektblätter", [{"words": f"{sheet.code} {sheet.title}"} for sheet in changes.gone_sheets]
    )
    yield _group(
        "Geänderte Projektblätter",
        [
            {
                "words": f"{change.new.code} {change.new.title}: {', '.join(change.places)}",
                "sheet": sheets[change.new.code],
            }
            for change in changed
        ],
    )


def _group(title: str, entries: Iterable[Data]) -> Data:
    return {"title": title, "entries": list(entries)}
