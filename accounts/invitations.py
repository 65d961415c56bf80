"""Invitations: how a person comes to a first password without any password going by mail."""

import datetime
from dataclasses import dataclass

from django.core import signing
from django.core.signing import BadSignature, SignatureExpired
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.formats import date_format

from accounts import journal, outbox
from accounts.models import User

SALT = "accounts.invitation"
VALID_FOR = datetime.timedelta(days=7)


class CannotInvite(Exception):
    """The text says why, in a sentence for the operator."""


@dataclass(frozen=True)
class Reason:
    """Why a link does not open, and what the person can do about it. signs_in: they have a password already."""

    title: str
    advice: str
    status: int = 410
    signs_in: bool = False


DAMAGED = Reason(
    "Dieser Einladungslink ist nicht vollständig",
    "Bitte öffnen Sie den Link noch einmal aus der E-Mail, am besten kopiert von Anfang bis Ende.",
    status=404,
)
EXPIRED = Reason(
    "Diese Einladung ist abgelaufen",
    "Ein Einladungslink gilt sieben Tage. Bitte lassen Sie sich vom Betrieb Ihres Portals noch einmal einladen.",
)
REPLACED = Reason(
    "Diese Einladung gilt nicht mehr",
    "Bitte nehmen Sie den Link aus der neuesten Einladung. Haben Sie keine neuere bekommen? "
    "Dann lassen Sie sich vom Betrieb Ihres Portals noch einmal einladen.",
)
USED = Reason(
    "Diese Einladung ist schon angenommen",
    "Für diesen Zugang gibt es schon ein Passwort. Bitte melden Sie sich damit an. "
    "Wenn Sie es nicht mehr wissen, setzen Sie dort ein neues.",
    signs_in=True,
)


class InvalidInvitation(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.title)
        self.reason = reason


@transaction.atomic
def invite(person: User, *, by: User) -> None:
    """Send someone a link to set their first password; earlier links stop working. Raises `CannotInvite`."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if why := why_not(person):
        raise CannotInvite(why)
    person.invited_at = timezone.now()
    person.save(update_fields=["invited_at"])
    roles = [str(membership) for membership in person.memberships.select_related("ministry")]
    context = {
        "person": person,
        "by": by,
        "roles": roles,
        "link": outbox.absolute(path_of(person)),
        "until": timezone.localtime(person.invited_at + VALID_FOR),
    }
    outbox.post([person], "Ihr Zugang zur Redaktion", render_to_string("mail/invitation.txt", context))
    journal.note(person, f"Eingeladen an {person.email}.", by=by)


def why_not(person: User) -> str:
    """Why someone cannot be invited, as a sentence; empty if they can."""
    if not person.is_active:
        return f"{person} ist nicht eingeladen, weil der Zugang geschlossen ist."
    if person.has_usable_password():
        return f"{person} hat schon ein Passwort und braucht keine Einladung."
    if not person.memberships.exists():
        return f"{person} hat noch keine Rolle. Bitte vergeben Sie zuerst eine, dann laden Sie ein."
    return ""


def token_of(person: User) -> str:
    """What the link carries: whose it is, signed, and sealed to the state of the account."""
    return signing.dumps([person.pk, _state(person)], salt=SALT)


def path_of(person: User) -> str:
    """The address of the page that their newest invitation opens."""
    return reverse("invitation", args=[token_of(person)])


def invited(token: str, *, lock: bool = False) -> User:
    """The person whom a link invites. Raises `InvalidInvitation`. lock: until the caller's transaction ends."""
    try:
        number, state = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except SignatureExpired as error:
        raise InvalidInvitation(EXPIRED) from error
    except (BadSignature, TypeError, ValueError) as error:
        raise InvalidInvitation(DAMAGED) from error
    people = User.objects.select_for_update() if lock else User.objects
    person = people.filter(pk=number, is_active=True).first()
    if person is None:
        raise InvalidInvitation(REPLACED)
    if person.has_usable_password():
        raise InvalidInvitation(USED)
    if not constant_time_compare(state, _state(person)):
        raise InvalidInvitation(REPLACED)
    return person


@transaction.atomic
def accept(token: str, password: str) -> User:
    """Set the first password; with it the link is used up, for whoever comes second too. Raises `InvalidInvitation`."""
    person = invited(token, lock=True)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person


def state_in_words(person: User) -> str:
    """How far someone's invitation is, for the list of people."""
    if person.has_usable_password():
        return "angenommen" if person.invited_at else ""
    if person.invited_at is None:
        return "noch nicht eingeladen"
    day = date_format(timezone.localtime(person.invited_at), "j. F Y")
    over = timezone.now() >= person.invited_at + VALID_FOR
    return f"eingeladen am {day}, {'abgelaufen' if over else 'noch nicht angenommen'}"


def _state(person: User) -> str:
    """Changes with the address, the password and the time of the newest invitation."""
    invited_at = person.invited_at.isoformat() if person.invited_at else ""
    return salted_hmac(SALT, f"{person.email}\n{person.password}\n{invited_at}", algorithm="sha256").hexdigest()[:32]
