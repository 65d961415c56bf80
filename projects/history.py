"""Records what an update said: every save and every step becomes a hash-chained revision."""

import hashlib
import json
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from projects.document import to_json
from projects.models import ProjectUpdate, Revision
from projects.report.contents import sheet_document


def record(update: ProjectUpdate, action: str, *, by: User | None, reason: str = "") -> Revision:
    """Append a revision with the update as it now stands. Call inside the transaction that changed it."""
    fresh = ProjectUpdate.objects.with_parts().get(pk=update.pk)
    last = Revision.objects.filter(update=fresh).order_by("-number").first()
    revision = Revision(
        update=fresh,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        person=by.pseudonym if by else None,
        action=action,
        reason=reason,
        document=to_json(sheet_document(fresh)),
    )
    revision.digest = digest_of(revision, last.digest if last else "")
    revision.save(force_insert=True)
    ProjectUpdate.objects.filter(pk=fresh.pk).update(history_head=revision.digest)
    return revision


def last_person(update: ProjectUpdate) -> User | None:
    """Who did something to the update last, if that person still has an account."""
    last = Revision.objects.filter(update=update).defer("document").order_by("-number").first()
    return User.objects.filter(pseudonym=last.person).first() if last and last.person else None


def digest_of(revision: Revision, previous: str) -> str:
    """SHA-256 over the previous digest and the row's content, 64 hexadecimal digits."""
    content = [
        previous,
        revision.update_id,
        revision.number,
        revision.at.isoformat(),
        str(UUID(str(revision.person))) if revision.person else "",
        revision.action,
        revision.reason,
        revision.document,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def broken_link(update: ProjectUpdate) -> str:
    """The first place where an update's chain does not hold, as a German sentence; "" for a whole chain."""
    previous = ""
    for expected, revision in enumerate(Revision.objects.filter(update=update).order_by("number"), start=1):
        if revision.number != expected:
            return f"Fassung {expected} fehlt."
        if digest_of(revision, previous) != revision.digest:
            return f"Fassung {revision.number} ist verändert."
        previous = revision.digest
    return "" if previous == update.history_head else "Am Ende der Fassungen fehlt etwas."
