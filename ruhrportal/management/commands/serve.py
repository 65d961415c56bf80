"""`manage.py serve`: the portal on its production server."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ruhrportal.serve import THREADS, WORKERS, AddressTakenError, serve


class Command(BaseCommand):
    help = "Startet das Portal mit granian; vorher migrate und collectstatic ausführen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port (Vorgabe 8000)")
        parser.add_argument("--host", default="127.0.0.1", help="Adresse, auf der gelauscht wird (Vorgabe 127.0.0.1)")
        parser.add_argument("--workers", type=int, default=WORKERS, help="Prozesse; auf SQLite genügt einer")
        parser.add_argument("--threads", type=int, default=THREADS, help="gleichzeitige Anfragen je Prozess")

    def handle(self, *args: Any, port: int, host: str, workers: int, threads: int, **options: Any) -> None:
        try:
            serve(port, host=host, workers=workers, threads=threads)
        except AddressTakenError as error:
            raise CommandError(
                f"Auf {host}, Port {port}, kann nicht gelauscht werden ({error}). Nennen Sie mit --port einen anderen."
            ) from None
