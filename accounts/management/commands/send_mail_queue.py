"""`manage.py send_mail_queue`: send the mails that are due; for a timer."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import outbox
from accounts.management.migrated import require_migrated


class Command(BaseCommand):
    help = "Sendet die fälligen E-Mails aus dem Postausgang und sagt, was noch wartet und warum."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        delivery = outbox.send_due()
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {"sent": delivery.sent, "failed": delivery.failed, "waiting": delivery.waiting}, ensure_ascii=False
                )
            )
        else:
            self._tell(delivery)
        if delivery.failed:
            raise CommandError(f"{_mails(delivery.failed)} nicht gesendet. Es wird wieder versucht.")

    def _tell(self, delivery: outbox.Delivery) -> None:
        self.stdout.write(f"{_mails(delivery.sent)} gesendet, {sum(delivery.waiting.values())} im Postausgang.")
        for reason, count in delivery.waiting.items():
            self.stdout.write(f"  {count}: {reason}")


def _mails(count: int) -> str:
    return "1 E-Mail" if count == 1 else f"{count} E-Mails"
