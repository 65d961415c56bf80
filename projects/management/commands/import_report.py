"""`manage.py import_report FILE`: the text of a printed report or our own JSON becomes a report, published on wish."""

import datetime
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.management.migrated import require_migrated
from projects.document import DocumentError, ReportDocument, report_from_json
from projects.importing.errors import ImportRefused
from projects.importing.files import read_text
from projects.importing.printed_report import Note, read_report
from projects.importing.store import Imported, store_report
from projects.report.typeset import TypesetError


class Command(BaseCommand):
    help = "Liest einen Bericht ein: den Text eines gedruckten Berichts oder das JSON dieses Portals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Textdatei (UTF-8) oder JSON-Datei")
        parser.add_argument("--year", type=int, help="Berichtsjahr; bei einer Textdatei nötig")
        parser.add_argument("--publish", action="store_true", help="gleich als Ausgabe veröffentlichen")
        parser.add_argument("--dry-run", action="store_true", help="nur prüfen, nichts speichern")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON ausgeben")
        parser.add_argument(
            "--published-on",
            help="Tag der Veröffentlichung eines gedruckten Berichts (JJJJ-MM-TT), sonst heute",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        try:
            document, guesses, unplaced = _read(options)
            imported = store_report(
                document, source=_readable(options["file"].name), publish=options["publish"], dry_run=options["dry_run"]
            )
        except (ImportRefused, DocumentError, TypesetError) as error:
            raise CommandError(str(error)) from error
        summary = _summary(document, imported, guesses, unplaced, dry_run=options["dry_run"])
        self.stdout.write(json.dumps(summary, ensure_ascii=False, indent=1) if options["json"] else _in_words(summary))


def _read(options: dict[str, Any]) -> tuple[ReportDocument, tuple[Note, ...], tuple[Note, ...]]:
    text = read_text(options["file"])
    year = options["year"]
    if options["file"].suffix.casefold() == ".json":
        document = report_from_json(text)
        if year not in (None, document.year):
            raise ImportRefused(f"Die Datei enthält den Bericht {document.year}, nicht {year}.")
        return document, (), ()
    if year is None:
        raise ImportRefused("Bitte das Berichtsjahr angeben: --year 2024.")
    reading = read_report(text, year, published_on=_day(options["published_on"]))
    return reading.report, reading.guesses, reading.unplaced


def _day(given: str | None) -> datetime.date:
    """The day that was given, else today."""
    try:
        return datetime.date.fromisoformat(given) if given else timezone.localdate()
    except ValueError as error:
        raise ImportRefused(f"„{given}“ ist kein Tag der Form 2024-12-31 (--published-on).") from error


def _readable(name: str) -> str:
    """The name of a file as text: on disk it may be any bytes."""
    return name.encode(errors="replace").decode()


def _summary(
    document: ReportDocument,
    imported: Imported,
    guesses: tuple[Note, ...],
    unplaced: tuple[Note, ...],
    *,
    dry_run: bool,
) -> dict[str, Any]:
    sheets = document.projects
    groups = {(sheet.code, part.year_from, part.year_to) for sheet in sheets for part in sheet.milestones}
    return {
        "year": document.year,
        "dry_run": dry_run,
        "published": imported.edition is not None,
        "edition": imported.edition.number if imported.edition else None,
        "projects": len(sheets),
        "topic_fields": len(document.topic_fields),
        "running": sum(sheet.status == "running" for sheet in sheets),
        "completed": sum(sheet.status == "completed" for sheet in sheets),
        "milestone_groups": len(groups),
        "milestones": sum(len(sheet.milestones) for sheet in sheets),
        "figures": {
            name: getattr(document.figures, name)
            for name in ("total", "completed", "running", "not_pursued", "newly_completed")
        },
        "guesses": [_note(note) for note in guesses],
        "unplaced": [_note(note) for note in unplaced],
        "gates": list(imported.gates),
    }


def _note(note: Note) -> dict[str, Any]:
    return {"line": note.line, "text": note.text, "message": note.message}


def _in_words(summary: dict[str, Any]) -> str:
    lines = [
        f"Fortschrittsbericht {summary['year']}: {summary['projects']} Projekte in {summary['topic_fields']} "
        f"Themenfeldern ({summary['running']} laufend, {summary['completed']} abgeschlossen), "
        f"{summary['milestones']} Meilensteine in {summary['milestone_groups']} Zeitabschnitten."
    ]
    lines += _notes("Erschlossen, bitte prüfen", summary["guesses"])
    lines += _notes("Keinem Feld zugeordnet", summary["unplaced"])
    if summary["gates"]:
        lines += ["", f"Was die Prüfung heute beanstanden würde ({len(summary['gates'])}):"]
        lines += [f"  {gate}" for gate in summary["gates"]]
    lines += ["", _outcome(summary)]
    return "\n".join(lines)


def _notes(title: str, notes: list[dict[str, Any]]) -> list[str]:
    if not notes:
        return []
    found = [f"  Zeile {note['line']}: {note['message']} „{note['text'][:100]}“" for note in notes]
    return ["", f"{title} ({len(notes)}):", *found]


def _outcome(summary: dict[str, Any]) -> str:
    if summary["dry_run"]:
        return "Nur geprüft, nichts gespeichert."
    if summary["published"]:
        return f"Veröffentlicht als Ausgabe {summary['edition']}."
    return "Eingelesen, noch nicht veröffentlicht. Zurücknehmen: manage.py undo_import --year " + str(summary["year"])
