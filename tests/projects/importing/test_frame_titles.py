"""Chapters of the frame whose titles read like labels of a sheet, and chapters that only another year has."""

import datetime
from decimal import Decimal

import pytest

from projects.importing.printed_report import read_report

SHEET = """{title}

Verantwortlich:
Staatskanzlei des Landes Nordrhein-Westfalen

Ein Satz über {title}.

Meilensteine seit Projektstart
2023
- Konzept

Mehrwert
Mehr für alle.
Vorgehen
Schritt für Schritt.
Zielgruppe
Alle.
Jüngste Entwicklung
Ein Anfang.
Aktueller Stand
Zwölf Orte machen mit.
Ausblick
Weitere sechs folgen.
Projektvolumen
{volume}

"""


def text(overview="Stand der Umsetzung", closing="Blick nach vorn", volume="1 Million Euro."):
    return (
        f"Fortschrittsbericht 2026\n\nInhalt\n\nVorwort 2\n{overview} 4\nProjektberichte 6\nDigitales\n"
        f"Datenraum (02-03) 7\nLeitstelle (02-04) 9\n{closing} 12\n\n"
        "Vorwort\n\nAuf gutem Weg\n\nDieser Bericht ist kurz.\n\n"
        f"{overview}\n\nVieles ist geschafft\n\n"
        "Von 73 Projekten sind 51 abgeschlossen, sieben laufen noch, 15 werden nicht weiterverfolgt."
        "\n\nProjektberichte\n\nDigitales\n\n"
        + SHEET.format(title="Datenraum", volume=volume)
        + SHEET.format(title="Leitstelle", volume="2 Millionen Euro.")
        + f"{closing}\n\nEs geht weiter\n\nDie Arbeit bleibt.\n"
    )


def read(source):
    return read_report(source, 2026, published_on=datetime.date(2026, 11, 20)).report


@pytest.mark.parametrize("overview", ["Stand der Umsetzung", "Aktueller Stand", "Überblick", "Zahlen und Zeichen"])
@pytest.mark.parametrize("closing", ["Blick nach vorn", "Ausblick", "Rückblick und Ausblick", "Was noch kommt"])
def test_a_chapter_may_be_called_like_a_section(overview, closing):
    report = read(text(overview, closing))
    assert [(chapter.title, chapter.after_projects) for chapter in report.chapters] == [
        ("Vorwort", False),
        (overview, False),
        (closing, True),
    ]
    assert [sheet.sections.current_state for sheet in report.projects] == ["Zwölf Orte machen mit."] * 2
    assert [sheet.sections.outlook for sheet in report.projects] == ["Weitere sechs folgen."] * 2
    assert [sheet.sections.summary for sheet in report.projects] == [
        "Ein Satz über Datenraum.",
        "Ein Satz über Leitstelle.",
    ]
    assert (report.figures.completed, report.figures.running, report.figures.not_pursued) == (51, 7, 15)


def test_a_date_behind_the_shares_belongs_to_the_amount():
    sheet = read(text(volume="2,4 Mio. Euro (davon 80 % Land, 20 % Kommunen), Stand 31.12.2025.")).projects[0]
    assert [(line.kind, line.amount, line.percent, line.as_of) for line in sheet.funding.lines] == [
        ("total", Decimal(2_400_000), None, datetime.date(2025, 12, 31)),
        ("share", None, Decimal(80), None),
        ("share", None, Decimal(20), None),
    ]
