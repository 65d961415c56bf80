"""`manage.py add_operator`: the first person of a new portal, who then invites the others."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import invitations, outbox
from accounts.management.migrated import require_migrated
from accounts.models import Membership, Role, User


class Command(BaseCommand):
    help = "Legt eine Person mit der Rolle Betrieb an, schickt ihr die Einladung und zeigt den Link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="E-Mail-Adresse")
        parser.add_argument("name", help="Name, wie er in der Redaktion steht")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        try:
            link = _invited(options["email"].strip().lower(), options["name"].strip())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except invitations.CannotInvite as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Eingeladen. Der Link gilt sieben Tage und steht auch in der Mail:\n{link}")


@transaction.atomic
def _invited(email: str, name: str) -> str:
    """The link with which the person sets a first password. Who has an account already gets the role and the link."""
    person = User.objects.filter(email=email).first()
    if person is None:
        person = User(email=email, name=name)
        person.set_unusable_password()
        person.full_clean()
        person.save()
    Membership.objects.get_or_create(user=person, role=Role.OPERATIONS, ministry=None)
    invitations.invite(person, by=person)
    person.refresh_from_db()
    return outbox.absolute(invitations.path_of(person))
