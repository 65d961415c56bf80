"""`manage.py demo`: set the portal up with the demo programme in its data folder, and serve it."""

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from projects.demo.load import load_demo

MARK = "demo"
# What the settings themselves may have put into a fresh folder before any command runs.
_MADE_BY_SETTINGS = {"secret-key"}


class Command(BaseCommand):
    help = "Richtet das Portal mit dem Demoprogramm ein und startet es."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port auf diesem Rechner (Vorgabe 8000)")
        parser.add_argument("--no-serve", action="store_true", help="nur einrichten, nicht starten")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.DATA_DIR)
        _require_own_folder(folder)
        (folder / MARK).touch()
        password = _password(folder)
        self.stdout.write(f"Das Portal wird in {folder} eingerichtet …")
        call_command("migrate", verbosity=0, interactive=False)
        load_demo(password, self.stdout.write)
        call_command("collectstatic", verbosity=0, interactive=False)
        address = f"http://localhost:{options['port']}"
        self.stdout.write(f"Passwort: {password}\nPortal:    {address}/\nRedaktion: {address}/redaktion/")
        if not options["no_serve"]:
            self.stdout.write("Beenden mit Strg+C.")
            call_command("serve", port=options["port"])


def _require_own_folder(folder: Path) -> None:
    """The demo writes into a folder that is new, empty or its own, and into no other database."""
    if connection.vendor != "sqlite" or Path(settings.DATABASES["default"]["NAME"]).parent != folder:
        raise CommandError("Die Demo läuft nur auf SQLite im Datenordner. Bitte DATABASE_URL nicht setzen.")
    folder.mkdir(parents=True, exist_ok=True)
    others = {path.name for path in folder.iterdir()} - _MADE_BY_SETTINGS
    if others and MARK not in others:
        raise CommandError(
            f"Der Datenordner {folder} enthält schon andere Daten; die Demo fasst ihn nicht an. "
            "Bitte mit RUHRPORTAL_DATA_DIR einen anderen Ordner nennen."
        )


def _password(folder: Path) -> str:
    """From the environment, else a random one that stays in the data folder."""
    chosen = os.environ.get("RUHRPORTAL_DEMO_PASSWORD")
    file = folder / "demo-password"
    if chosen:
        return chosen
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()
