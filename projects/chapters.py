"""The only writer of frame chapters: saving, a second person's approval, corrections, removing and bringing back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import journal
from accounts.models import User
from projects import history, rules
from projects.chapter_source import FIELDS, ChapterSource, columns_of_chapter
from projects.models import FrameChapter, Report
from projects.prose import prose
from projects.refusals import Refused

__all__ = [
    "FIELDS",
    "ChapterRefused",
    "NewerChapter",
    "add_chapter",
    "approve_chapter",
    "bring_back",
    "close_chapters",
    "obstacles_in",
    "put_back_chapter",
    "remove_chapter",
    "reopen_chapter",
    "save_chapter",
]


class ChapterRefused(Refused):
    """A chapter stays as it is."""


class NewerChapter(ChapterRefused):
    """Someone saved or approved the chapter since it was read."""


@transaction.atomic
def add_chapter(report: Report, fields: Mapping[str, Any], *, by: User) -> FrameChapter:
    """A new chapter of a report that is not published yet. fields: a value for each of `FIELDS`.

    Raises `ChapterRefused`; nothing is added then.
    """
    report = _held_report(report.pk)
    if not rules.may_manage_reports(by):
        raise ChapterRefused("Programmkapitel schreibt die Projektgruppe.")
    if report.editions.exists():
        raise ChapterRefused(f"Der Bericht {report.year} ist veröffentlicht und bekommt kein weiteres Kapitel.")
    chapter = FrameChapter(report=report, **_columns(fields), version=1, updated_at=timezone.now(), updated_by=by)
    _write(chapter)
    chapter.writers.add(by)
    history.record(chapter, "open", by=by)
    return chapter


def save_chapter(chapter: FrameChapter, fields: Mapping[str, Any], *, by: User, version: int) -> bool:
    """Write what was typed and record it; whether anything was different from what stood there.

    fields: a value for each of `FIELDS`. version: the version that the person read. An approval ends with it.
    Raises `NewerChapter`, or `ChapterRefused` where the person may not write or the short name is taken.
    """
    return _saved(chapter, _columns(fields), _Manner("save"), by=by, version=version)


def bring_back(
    chapter: FrameChapter, source: ChapterSource, keys: Collection[str], *, by: User, version: int, reason: str
) -> bool:
    """Write what an earlier revision said in some of its `FIELDS`; whether anything was different.

    What stood there is in the history before it is replaced. reason: names where the text came from.
    Raises as `save_chapter`.
    """
    columns = {name: value for name, value in columns_of_chapter(source).items() if name in keys}
    return _saved(chapter, columns, _Manner("restore", reason), by=by, version=version)


@dataclass(frozen=True)
class _Manner:
    """How history names a save, and why it was done."""

    action: str
    reason: str = ""


@transaction.atomic
def _saved(chapter: FrameChapter, columns: Mapping[str, Any], manner: _Manner, *, by: User, version: int) -> bool:
    row = _held(chapter)
    if not rules.may_write_chapter(by, row):
        raise ChapterRefused(_why_not(row, by))
    _require_version(row, version)
    before = columns_of_chapter(row)
    if {**before, **columns} == before:
        return False
    unseen = history.unrecorded(row) if manner.action == "restore" or not row.history_head else ""
    was_approved = row.is_approved
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_at, row.updated_by = timezone.now(), by
    row.approved_at = row.approved_by = None
    _write(row)
    if was_approved:
        row.writers.clear()
    row.writers.add(by)
    if unseen:
        history.record(row, "found", by=None, document=unseen)
    history.record(row, manner.action, by=by, reason=manner.reason)
    return True


def _columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in FIELDS}


def _write(chapter: FrameChapter) -> None:
    try:
        with transaction.atomic():
            chapter.save()
    except IntegrityError as error:
        raise ChapterRefused(
            f"Den Kurznamen „{chapter.slug}“ hat in diesem Bericht schon ein anderes Kapitel."
        ) from error


@transaction.atomic
def approve_chapter(chapter: FrameChapter, *, by: User, version: int) -> FrameChapter:
    """Say yes as a person who wrote nothing in it; any later change ends the approval.

    version: what the person read. Raises `NewerChapter`, or `ChapterRefused` where the person may not approve.
    """
    row = _held(chapter)
    if not rules.may_write_chapter(by, row):
        raise ChapterRefused(_why_not(row, by))
    _require_version(row, version)
    if row.is_approved:
        raise ChapterRefused(f"{row.approved_by or 'Jemand'} hat das Kapitel schon freigegeben.")
    if not rules.may_approve_chapter(by, row):
        raise ChapterRefused("Vier Augen: Wer in einem Kapitel geschrieben hat, gibt es nicht frei.")
    if not row.text.strip():
        raise ChapterRefused("Das Kapitel hat noch keinen Text; so lässt es sich nicht freigeben.")
    return _step(row, "approve", by=by, approved_at=timezone.now(), approved_by=by)


@transaction.atomic
def reopen_chapter(chapter: FrameChapter, why: str, *, by: User) -> FrameChapter:
    """Open a chapter of a published report for a correction. why: stays in the history. Raises `ChapterRefused`."""
    row = _held(chapter)
    if not rules.may_reopen_chapter(by, row):
        known = row.is_in_work and rules.may_manage_reports(by)
        raise ChapterRefused("Das Kapitel ist schon offen." if known else _why_not(row, by))
    why = prose(why, ChapterRefused, missing="Bitte schreiben Sie dazu, was zu korrigieren ist.")
    row.writers.clear()
    return _step(row, "reopen", by=by, reason=why, opened_at=timezone.now(), approved_at=None, approved_by=None)


@transaction.atomic
def remove_chapter(chapter: FrameChapter, why: str, *, by: User, version: int) -> FrameChapter:
    """Take a chapter out of a report that is not published yet; it can be put back.

    Its row and its history stay, where no page and no report shows them. why: stays in history and journal.
    Raises as `approve_chapter`.
    """
    row = _held(chapter)
    if not rules.may_remove_chapter(by, row):
        published = row.is_in_work and row.is_published
        words = f"Der Bericht {row.report.year} ist veröffentlicht, seine Kapitel bleiben."
        raise ChapterRefused(words if published else _why_not(row, by))
    _require_version(row, version)
    why = prose(why, ChapterRefused, missing="Bitte schreiben Sie dazu, warum das Kapitel entfällt.")
    journal.note(row, f"Kapitel entfernt. Grund: {why}", by=by)
    return _step(row, "remove", by=by, reason=why, removed_at=timezone.now(), approved_at=None, approved_by=None)


@transaction.atomic
def put_back_chapter(chapter: FrameChapter, *, by: User) -> FrameChapter:
    """Let a removed chapter stand in its report again. Raises `ChapterRefused`."""
    row = _held(chapter)
    if not rules.may_put_back_chapter(by, row):
        there = not row.is_removed and rules.may_manage_reports(by)
        raise ChapterRefused("Das Kapitel steht schon im Bericht." if there else _why_not(row, by))
    row.removed_at = None
    _write(row)
    journal.note(row, "Kapitel wieder aufgenommen.", by=by)
    return _step(row, "put_back", by=by)


def close_chapters(report: Report, *, by: User, reason: str) -> None:
    """What becomes public is read only again. Called by sealing, in its transaction, before the edition is there."""
    for chapter in FrameChapter.objects.filter(report=report, approved_at__isnull=False).in_work():
        chapter.writers.clear()
        _step(chapter, "publish", by=by, reason=reason, opened_at=None)


def obstacles_in(report: Report) -> list[str]:
    """Why the chapters that the next edition prints anew keep it back, one German sentence each.

    Those of a published report stay as they were printed until they are opened and approved again; they keep nothing
    back.
    """
    if report.editions.exists():
        return []
    found = []
    for chapter in FrameChapter.objects.filter(report=report).in_work():
        if not chapter.text.strip():
            found.append(f"Das Programmkapitel „{chapter.title}“ hat noch keinen Text.")
        elif not chapter.is_approved:
            found.append(f"Das Programmkapitel „{chapter.title}“ ist noch nicht von einer zweiten Person freigegeben.")
    return found


def _held_report(pk: int) -> Report:
    """Locked as sealing locks it: nobody publishes the report meanwhile, and nobody else writes its chapters."""
    return Report.objects.select_for_update(no_key=True).get(pk=pk)


def _held(chapter: FrameChapter) -> FrameChapter:
    _held_report(chapter.report_id)
    rows = FrameChapter.with_removed.with_state().select_for_update(no_key=True, of=("self",))
    return rows.get(pk=chapter.pk)


def _step(row: FrameChapter, action: str, *, by: User, reason: str = "", **columns: Any) -> FrameChapter:
    """Write some columns, count the version, and record it; first what nobody recorded yet."""
    if not row.history_head:
        history.record(row, "found", by=None)
    FrameChapter.with_removed.filter(pk=row.pk).update(version=row.version + 1, **columns)
    history.record(row, action, by=by, reason=reason)
    return FrameChapter.with_removed.with_state().get(pk=row.pk)


def _require_version(row: FrameChapter, version: int) -> None:
    if row.version != version:
        raise NewerChapter("Das Programmkapitel wurde inzwischen an anderer Stelle gespeichert oder freigegeben.")


def _why_not(row: FrameChapter, by: User) -> str:
    if not rules.may_manage_reports(by):
        return "Programmkapitel schreibt die Projektgruppe."
    if row.is_removed:
        return "Das Kapitel ist aus dem Bericht entfernt."
    return f"Der Bericht {row.report.year} ist veröffentlicht. Für eine Korrektur öffnen Sie das Kapitel zuerst."
