"""`manage.py build_report 2024 --output FILE`: the printed report as a PDF, of an edition or as the report stands."""

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.management.migrated import require_migrated
from projects import figures
from projects.disk import in_words
from projects.durable import BESIDE, put_in_place
from projects.editions import rebuild, typeset_draft
from projects.models import Edition, Report
from projects.report.contents import report_document
from projects.report.typeset import TypesetError, TypesetReport


class Command(BaseCommand):
    help = "Setzt einen Bericht als PDF: eine veröffentlichte Ausgabe oder, davor, den Bericht, wie er gerade ist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="Berichtsjahr")
        parser.add_argument("--edition", type=int, help="Ausgabe; sonst die neueste")
        parser.add_argument("--output", type=Path, required=True, help="Datei für das PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        try:
            result = _built(options["year"], options["edition"])
            _write(options["output"], result.pdf)
        except (TypesetError, figures.UnknownFigure) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['output']} kann nicht geschrieben werden. {in_words(error)}.") from error
        for replaced in result.replaced:
            self.stderr.write(f"Ersetzt in {replaced.where}: {replaced.name} ({replaced.character!r})")
        self.stdout.write(f"{options['output']}: {result.pages} Seiten, {len(result.pdf) / 1_048_576:.1f} MiB.")


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing: an older file stays until the new one is whole."""
    if path.exists() and not path.is_file():  # a device or a pipe
        path.write_bytes(content)
        return
    path = path.resolve()  # a link stays one
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=BESIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        put_in_place(Path(beside), path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _built(year: int, number: int | None) -> TypesetReport:
    report = Report.objects.filter(year=year).first()
    if report is None:
        raise CommandError(f"Den Bericht {year} gibt es nicht.")
    editions = Edition.objects.of_year(year)
    edition = editions.first() if number is None else editions.filter(number=number).first()
    if edition:
        return rebuild(edition)
    if number is not None:
        raise CommandError(f"Eine Ausgabe {number} des Berichts {year} gibt es nicht.")
    return typeset_draft(report_document(report, published_on=timezone.localdate()))
