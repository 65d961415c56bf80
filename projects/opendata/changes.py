"""What changed in the data interface, for those whose programs read it."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    version: str
    day: datetime.date
    what: str


CHANGES = (
    Change(
        "1.0.0",
        datetime.date(2026, 11, 24),
        "Erste Fassung: Schnittstelle mit Projekten, Berichten und Zahlen, Tabellen als CSV und XLSX, Katalog nach "
        "DCAT-AP.de. Die Adressen /api/v1/reports/JJJJ/ausgabe-N/ von zuvor gelten weiter.",
    ),
)
VERSION = CHANGES[0].version
