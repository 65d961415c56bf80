"""Records what an update said: every save and every step becomes a hash-chained revision."""

from django.utils import timezone

from accounts.models import User
from projects.chain import broken_link, digest_of
from projects.document import to_json
from projects.models import ProjectUpdate, Revision
from projects.report.contents import sheet_document

__all__ = [
    "as_it_stands",
    "broken_link",
    "digest_of",
    "last_person",
    "last_revision",
    "person_of",
    "record",
    "unrecorded",
]


def record(update: ProjectUpdate, action: str, *, by: User | None, reason: str = "", document: str = "") -> Revision:
    """Append a revision with the update as it now stands. Call inside the transaction that changed it.

    document: canonical JSON of what it said a moment ago, for a state that nobody recorded (`unrecorded`).
    """
    last = last_revision(update)
    revision = Revision(
        update_id=update.pk,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        person=by.pseudonym if by else None,
        action=action,
        reason=reason,
        document=document or as_it_stands(update),
    )
    revision.digest = digest_of(revision, last.digest if last else "")
    revision.save(force_insert=True)
    ProjectUpdate.objects.filter(pk=update.pk).update(history_head=revision.digest)
    return revision


def last_revision(update: ProjectUpdate) -> Revision | None:
    """What was recorded last, without its document."""
    return Revision.objects.filter(update=update).defer("document").order_by("-number").first()


def person_of(revision: Revision) -> User | None:
    """Who did it, if that person still has an account."""
    return User.objects.filter(pseudonym=revision.person).first() if revision.person else None


def last_person(update: ProjectUpdate) -> User | None:
    """Who did something to the update last, if that person still has an account."""
    last = last_revision(update)
    return person_of(last) if last else None


def as_it_stands(update: ProjectUpdate) -> str:
    """Canonical JSON of what the rows of an update say now."""
    return to_json(sheet_document(ProjectUpdate.objects.with_parts().get(pk=update.pk)))


def unrecorded(update: ProjectUpdate) -> str:
    """What an update says and its last revision does not, as canonical JSON; "" where all of it is recorded.

    So it is with what was read in or carried forward, before anybody saves, and when master data changed.
    """
    last = Revision.objects.filter(update=update).order_by("-number").first()
    now = as_it_stands(update)
    return "" if last and last.document == now else now
