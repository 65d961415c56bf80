"""`manage.py send_reminders`: tell the project group what is due to readers, and forget who was answered long ago."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.management.migrated import require_migrated
from projects.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Erinnert die Projektgruppe an Antworten auf Barrieremeldungen und an die jährliche Überprüfung der Erklärung "
        "zur Barrierefreiheit und löscht Angaben zu Personen, deren Meldung vor mehr als 90 Tagen beantwortet wurde."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        done = send_reminders(timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
            return
        for words in done.told:
            self.stdout.write(f"Erinnert: {words}.")
        if not done.told:
            self.stdout.write("Zurzeit ist an nichts zu erinnern.")
        if done.forgotten:
            self.stdout.write(f"Angaben zur Person gelöscht: {done.forgotten}.")
