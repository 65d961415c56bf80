"""Records what an update or a frame chapter said: every save and every step becomes a hash-chained revision."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from projects.chain import Owner, Row, broken_link, digest_of, revisions_of
from projects.chapter_source import source_of
from projects.document import to_json
from projects.models import ChapterRevision, FrameChapter, ProjectUpdate, Revision
from projects.report.contents import sheet_document

__all__ = [
    "as_it_stands",
    "broken_link",
    "digest_of",
    "last_person",
    "last_revision",
    "person_of",
    "record",
    "revisions_of",
    "unrecorded",
]


def record(owner: Owner, action: str, *, by: User | None, reason: str = "", document: str = "") -> Row:
    """Append a revision with the update or chapter as it now stands. Call inside the transaction that changed it.

    document: canonical JSON of what it said a moment ago, for a state that nobody recorded (`unrecorded`).
    """
    last = last_revision(owner)
    columns: dict[str, Any] = {
        "number": last.number + 1 if last else 1,
        "at": timezone.now(),
        "person": by.pseudonym if by else None,
        "action": action,
        "reason": reason,
        "document": document or as_it_stands(owner),
    }
    revision = _row(owner, columns)
    revision.digest = digest_of(revision, last.digest if last else "")
    revision.save(force_insert=True)
    rows: Any = ProjectUpdate.objects if isinstance(owner, ProjectUpdate) else FrameChapter.with_removed
    rows.filter(pk=owner.pk).update(history_head=revision.digest)
    return revision


def _row(owner: Owner, columns: dict[str, Any]) -> Row:
    if isinstance(owner, ProjectUpdate):
        return Revision(update_id=owner.pk, **columns)
    return ChapterRevision(chapter_id=owner.pk, **columns)


def last_revision(owner: Owner) -> Row | None:
    """What was recorded last, without its document."""
    found: Row | None = revisions_of(owner).defer("document").last()
    return found


def person_of(revision: Row) -> User | None:
    """Who did it, if that person still has an account."""
    return User.objects.filter(pseudonym=revision.person).first() if revision.person else None


def last_person(owner: Owner) -> User | None:
    """Who did something to it last, if that person still has an account."""
    last = last_revision(owner)
    return person_of(last) if last else None


def as_it_stands(owner: Owner) -> str:
    """Canonical JSON of what the rows of an update or a chapter say now."""
    if isinstance(owner, ProjectUpdate):
        return to_json(sheet_document(ProjectUpdate.objects.with_parts().get(pk=owner.pk)))
    return to_json(source_of(FrameChapter.with_removed.get(pk=owner.pk)))


def unrecorded(owner: Owner) -> str:
    """What an update or a chapter says and its last revision does not, as canonical JSON; "" where all is recorded.

    So it is with what was read in or carried forward, before anybody saves, and when master data changed.
    """
    last = revisions_of(owner).last()
    now = as_it_stands(owner)
    return "" if last and last.document == now else now
