"""`manage.py rebuild_search [--if-needed]`: make the search index anew from what is published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.management.migrated import require_migrated
from projects.search import index


class Command(BaseCommand):
    help = (
        "Erstellt den Suchindex neu aus allem, was veröffentlicht ist. Nötig nach einer neuen Version des Portals, "
        "deren Suche Wörter anders zerlegt; sonst hält ihn jede Veröffentlichung selbst auf dem Stand."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-needed", action="store_true", help="nur, wenn der Index fehlt oder veraltet ist")

    def handle(self, *args: Any, if_needed: bool, **options: Any) -> None:
        require_migrated()
        if if_needed and index.is_current():
            self.stdout.write("Der Suchindex ist auf dem Stand.")
            return
        self.stderr.write("Der Suchindex wird erstellt …")
        number = index.rebuild()
        self.stdout.write(f"Der Suchindex hat jetzt {number} {'Eintrag' if number == 1 else 'Einträge'}.")
