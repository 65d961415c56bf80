"""`manage.py verify_history`: walk through the history of every update and name what does not hold."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.migrated import require_migrated
from projects.chain import Walked, verify

EVERY = 100


class Command(BaseCommand):
    help = (
        "Prüft den Verlauf aller Meldungen: ob eine Fassung verändert, entfernt, abgeschnitten oder verschoben wurde."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        walked = verify(self._progress)
        if options["json"]:
            self.stdout.write(json.dumps(_summary(walked), ensure_ascii=False, indent=1))
        else:
            for found in walked.breaks:
                self.stderr.write(found.sentence)
        if walked.breaks:
            where = "einer Meldung" if len(walked.breaks) == 1 else f"{len(walked.breaks)} Meldungen"
            raise CommandError(f"Der Verlauf von {where} stimmt nicht.")
        if not options["json"]:
            self.stdout.write(f"Geprüft: {walked.updates} Meldungen mit {walked.revisions} Fassungen. Alles stimmt.")

    def _progress(self, done: int, total: int) -> None:
        if done % EVERY == 0 and done < total:
            self.stderr.write(f"{done} von {total} Meldungen geprüft …")


def _summary(walked: Walked) -> dict[str, Any]:
    found = [{**asdict(each), "sentence": each.sentence} for each in walked.breaks]
    return {"updates": walked.updates, "revisions": walked.revisions, "breaks": found}
