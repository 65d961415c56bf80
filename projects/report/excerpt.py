"""An excerpt of a report as plain data for the typesetting templates: one sheet, or those of a topic or a ministry."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from projects.document import ReportDocument, SheetDocument
from projects.report.overview import edition_words, summary_line
from projects.report.printdata import Data, frame, printed_order, settable
from projects.tombstones import NONE, Tombstones
from projects.topics import fields_of


@dataclass(frozen=True)
class Excerpt:
    """Sheets of a report that are read alone, printed in the report's order.

    key: a file name without ending. heading: what they have in common; "" for a single sheet, which opens with itself.
    """

    key: str
    codes: tuple[str, ...]
    heading: str = ""


def excerpt_data(document: ReportDocument, excerpt: Excerpt, tombstones: Tombstones = NONE) -> Data:
    """Everything that is printed of an excerpt; all texts settable, no markup in any of them."""
    topics = fields_of(document)
    sheets = [sheet for sheet in printed_order(document, topics) if sheet.code in excerpt.codes]
    data = frame(document, topics, sheets, tombstones) | {
        "only": not excerpt.heading,
        "excerpt": {
            "name": f"Auszug: {excerpt.heading or f'{sheets[0].code} {sheets[0].title}'}",
            "source": _source(document),
            "summary": _summary(document, sheets),
        },
    }
    return settable(data)


def _source(document: ReportDocument) -> str:
    title = f"{document.title} der {document.programme}"
    return f"Auszug aus: {title}, Ausgabe {edition_words(document)}"


def _summary(document: ReportDocument, sheets: Sequence[SheetDocument]) -> str:
    part = msgspec.structs.replace(document, projects=tuple(sheets))
    return summary_line(part, fields_of(part))
