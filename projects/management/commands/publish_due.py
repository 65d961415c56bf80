"""`manage.py publish_due`: publish the reports that are confirmed and whose time has come; for a timer."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.migrated import require_migrated
from projects.proposals import Due, publish_due


class Command(BaseCommand):
    help = "Veröffentlicht die Berichte, deren Veröffentlichung bestätigt ist und deren Zeitpunkt gekommen ist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        outcomes = publish_due()
        if options["json"]:
            self.stdout.write(json.dumps([_summary(due) for due in outcomes], ensure_ascii=False))
        else:
            self._tell(outcomes)
        failed = [due for due in outcomes if due.edition is None]
        if failed:
            raise CommandError("\n".join(f"Nicht veröffentlicht: {due.proposal}. {due.failure}" for due in failed))

    def _tell(self, outcomes: list[Due]) -> None:
        for due in outcomes:
            if due.edition:
                self.stdout.write(f"Veröffentlicht: {due.edition}, {due.edition.pdf_pages} Seiten.")
        if not outcomes:
            self.stdout.write("Zurzeit ist nichts zu veröffentlichen.")


def _summary(due: Due) -> dict[str, Any]:
    return {
        "year": due.proposal.report.year,
        "edition": due.proposal.number,
        "published": due.edition is not None,
        "failure": due.failure,
    }
