"""`manage.py verify_editions [2024 [1]]`: prove every sealed edition, and name what does not hold."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.management.migrated import require_migrated
from projects.editions import folders_without_a_row
from projects.verifying import Verified, chosen_editions, verified


class Command(BaseCommand):
    help = (
        "Prüft veröffentlichte Ausgaben: Prüfsummen von Dokument, PDF, Daten und Bildern, die Blätter in der "
        "Datenbank, und ob aus dem Dokument dasselbe PDF wieder entsteht."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, nargs="?", help="nur die Ausgaben dieses Berichtsjahres")
        parser.add_argument("number", type=int, nargs="?", help="nur diese Ausgabe des Jahres")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        results = []
        for edition in chosen_editions(options["year"], options["number"]):
            self.stderr.write(f"Bericht {edition.report.year}, Ausgabe {edition.number} wird geprüft …")
            result = verified(edition)
            results.append(result)
            if not options["json"]:
                self._tell(result)
        if not results and options["year"] is not None:
            raise CommandError(_nothing(options["year"], options["number"]))
        if options["json"]:
            self.stdout.write(json.dumps({"editions": list(map(_summary, results))}, ensure_ascii=False, indent=1))
        if options["year"] is None:
            self._name_folders()
        self._conclude(results, in_words=not options["json"])

    def _name_folders(self) -> None:
        for name in folders_without_a_row(Path(settings.EDITIONS_ROOT)):
            self.stderr.write(
                f"Hinweis: Der Ordner {name} gehört zu keiner Ausgabe. Er blieb zurück, als eine Veröffentlichung "
                "abgebrochen wurde, oder die Datenbank ist älter als er."
            )

    def _tell(self, result: Verified) -> None:
        for sentence in result.holds:
            self.stdout.write(f"{result.name}: stimmt. {sentence}")
        for sentence in result.breaks:
            self.stderr.write(f"{result.name}: stimmt nicht. {sentence}")

    def _conclude(self, results: list[Verified], *, in_words: bool) -> None:
        broken = [result.name for result in results if result.breaks]
        if broken:
            raise CommandError(f"Nicht alles stimmt: {'; '.join(broken)}.")
        if in_words:
            self.stdout.write(f"Geprüft: {_counted(len(results))}. Alles stimmt.")


def _counted(number: int) -> str:
    return "1 Ausgabe" if number == 1 else f"{number} Ausgaben"


def _nothing(year: int, number: int | None) -> str:
    if number is None:
        return f"Vom Bericht {year} ist keine Ausgabe veröffentlicht."
    return f"Eine Ausgabe {number} des Berichts {year} gibt es nicht."


def _summary(result: Verified) -> dict[str, Any]:
    edition = result.edition
    return {
        "year": edition.report.year,
        "edition": edition.number,
        "published_on": edition.published_on.isoformat(),
        "document_sha256": edition.document_sha256,
        "pdf_sha256": edition.pdf_sha256,
        "served_pdf_sha256": result.form.pdf_sha256,
        "holds": result.holds,
        "breaks": result.breaks,
    }
