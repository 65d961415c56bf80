"""`manage.py clear_withdrawn`: delete the files of withdrawn pictures that are left, also out of a backup."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.migrated import require_migrated
from projects.clearing import clear
from projects.excerpts import Busy
from projects.models import WithdrawnPicture


class Command(BaseCommand):
    help = (
        "Löscht, was von zurückgezogenen Bildern noch da liegt: weil es sich nicht gleich löschen ließ, oder weil eine "
        "Sicherung es zurückgebracht hat. Darf jederzeit wiederholt werden."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        pictures = list(WithdrawnPicture.objects.withdrawn().order_by("pk"))
        failed = []
        for picture in pictures:
            try:
                clear(picture)
            except (OSError, Busy) as error:
                failed.append(str(picture))
                self.stderr.write(f"{picture}: Nicht alles ließ sich löschen: {error}")
        if failed:
            raise CommandError(f"Noch nicht gelöscht: {', '.join(failed)}.")
        words = "1 zurückgezogenes Bild" if len(pictures) == 1 else f"{len(pictures)} zurückgezogene Bilder"
        self.stdout.write(f"Geprüft: {words}. Keine Datei davon liegt noch da.")
