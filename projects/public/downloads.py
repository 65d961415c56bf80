"""The files of a selection: what the list shows, as data, whole and in the same order."""

from dataclasses import dataclass

from projects.opendata.columns import OF_SHEETS
from projects.opendata.operations import BY_NAME
from projects.selecting.selection import Selection


@dataclass(frozen=True)
class Download:
    label: str
    kind: str
    address: str


def downloads(selection: Selection) -> list[Download]:
    """The files of exactly this selection."""
    query = selection.seen_as("karten").address().partition("?")[2]
    asked = f"?{query}" if query else ""
    found = [Download(table.title, "CSV", f"/daten/{table.name}.csv{asked}") for table in OF_SHEETS]
    found += [Download("Alle drei Tabellen", "XLSX", BY_NAME["selection-xlsx"].path + asked)]
    return [*found, Download("Ganze Projektblätter", "JSON", BY_NAME["selection-json"].path + asked)]
