"""`manage.py verify_history`: walk through the histories of updates and frame chapters and name what does not hold."""

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
        "Prüft den Verlauf aller Meldungen und Programmkapitel: ob eine Fassung verändert, entfernt, abgeschnitten "
        "oder verschoben wurde."
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
            raise CommandError(f"Der Verlauf von {_broken(walked)} stimmt nicht.")
        if not options["json"]:
            looked_at = f"{walked.updates} Meldungen und {walked.chapters} Programmkapitel"
            self.stdout.write(f"Geprüft: {looked_at} mit {walked.revisions} Fassungen. Alles stimmt.")

    def _progress(self, done: int, total: int) -> None:
        if done % EVERY == 0 and done < total:
            self.stderr.write(f"{done} von {total} Meldungen und Programmkapiteln geprüft …")


def _broken(walked: Walked) -> str:
    """How many do not hold, to stand behind „von“."""
    updates, chapters = walked.broken("update"), walked.broken("chapter")
    words = [
        ("einer Meldung" if updates == 1 else f"{updates} Meldungen") if updates else "",
        ("einem Programmkapitel" if chapters == 1 else f"{chapters} Programmkapiteln") if chapters else "",
    ]
    return " und ".join(filter(None, words))


def _summary(walked: Walked) -> dict[str, Any]:
    found = [{**asdict(each), "sentence": each.sentence} for each in walked.breaks]
    return {"updates": walked.updates, "chapters": walked.chapters, "revisions": walked.revisions, "breaks": found}
