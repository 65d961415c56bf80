"""`manage.py undo_import --year 2024`: take an unpublished import back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.migrated import require_migrated
from projects.importing.errors import ImportRefused
from projects.importing.store import undo_import


class Command(BaseCommand):
    help = "Nimmt einen eingelesenen, noch nicht veröffentlichten Bericht zurück."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="Berichtsjahr")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        try:
            removed = undo_import(options["year"])
        except ImportRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Bericht {options['year']} mit {removed} Meldungen zurückgenommen.")
