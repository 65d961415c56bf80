"""Taking a published picture back: one person of the project group proposes it, a second one confirms it.

All editions that show it are typeset anew, and new editions without it are put in place, before the rows are committed;
the files are deleted after that (`clearing.py`). Whatever fails, the picture is public as before or gone as agreed.
"""

import datetime
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass

import msgspec
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from accounts import journal
from accounts.models import User
from projects import history, notifications, rules
from projects.addresses import report_address
from projects.clearing import try_to_clear
from projects.compare import corrections_between
from projects.document import CorrectedEdition, ReportDocument
from projects.editions import FinishedEdition, finished_edition
from projects.models import Edition, EditionRedaction, ProjectUpdate, PublicationProposal, Report, WithdrawnPicture
from projects.picture_places import editions_with, newest_with, shown_picture, updates_with
from projects.prose import prose
from projects.published import form_now, form_of
from projects.publishing import enter, next_number
from projects.redacting import finished_redaction
from projects.refusals import Refused
from projects.report.typeset import TypesetError
from projects.text import clean
from projects.tombstones import REASONS, Tombstone, document_without, public_reason, report_as_read

LONGEST_SENTENCE = 300
OVERTAKEN = "Während des Satzes wurde anderes veröffentlicht. Bitte bestätigen Sie noch einmal."


class WithdrawalRefused(Refused):
    """A picture cannot be withdrawn; nothing was changed."""


@dataclass(frozen=True)
class Plan:
    """What withdrawing a picture does. redacted: editions that are typeset anew. followed: newest editions of their
    reports, each followed by a new one. updates: lose the picture. proposals: have to be proposed anew."""

    redacted: tuple[Edition, ...]
    followed: tuple[Edition, ...]
    updates: tuple[ProjectUpdate, ...]
    proposals: tuple[PublicationProposal, ...]


def plan_of(sha256: str) -> Plan:
    """What would happen now."""
    updates, followed = tuple(updates_with(sha256)), tuple(newest_with(sha256))
    reports = {update.report_id for update in updates} | {edition.report_id for edition in followed}
    proposals = PublicationProposal.objects.open().filter(report__in=reports).select_related("report").order_by("pk")
    return Plan(tuple(editions_with(sha256)), followed, updates, tuple(proposals))


def ask(
    sha256: str, *, reason: str, by: User, sentence: str = "", note: str = "", hides_words: bool = False
) -> WithdrawnPicture:
    """Propose that a published picture is withdrawn, and write to those who may confirm it.

    reason: a key of `REASONS`. sentence: public, needed where the reason alone says nothing. note: for the project
    group. hides_words: hide caption, alternative text and credit too. Raises `WithdrawalRefused`.
    """
    if not rules.may_withdraw_pictures(by):
        raise WithdrawalRefused("Bilder zieht die Projektgruppe zurück.")
    shown = shown_picture(sha256)
    if shown is None:
        raise WithdrawalRefused("Dieses Bild steht in keiner veröffentlichten Ausgabe.")
    sentence = _sentence(reason, sentence)
    if hides_words and reason != "person":
        raise WithdrawalRefused("Die Bildunterschrift wird nur auf Wunsch einer abgebildeten Person verborgen.")
    given = {"reason": reason, "sentence": sentence, "note": prose(note, WithdrawalRefused), "hides_words": hides_words}
    with transaction.atomic():
        try:
            with transaction.atomic():
                picture = WithdrawnPicture.objects.create(sha256=sha256, asked_by=by, **given)
        except IntegrityError as error:
            raise WithdrawalRefused(_why_known(sha256)) from error
        journal.note(shown.newest.edition.report, f"Zurückziehen vorgeschlagen: {_named(picture)}", by=by)
        notifications.withdrawal_asked(sha256, by=by)
    return picture


def _sentence(reason: str, sentence: str) -> str:
    if reason not in REASONS:
        raise WithdrawalRefused("Bitte wählen Sie einen Grund.")
    sentence = " ".join(clean(sentence).split())
    if reason == "other" and not sentence:
        raise WithdrawalRefused("„Anderer Grund“ allein sagt nichts. Bitte nennen Sie ihn in einem öffentlichen Satz.")
    if len(sentence) > LONGEST_SENTENCE:
        raise WithdrawalRefused(
            f"Der öffentliche Satz hat {len(sentence)} Zeichen, möglich sind {LONGEST_SENTENCE}. Bitte kürzen."
        )
    return sentence


def _why_known(sha256: str) -> str:
    picture = WithdrawnPicture.objects.get(sha256=sha256)
    if picture.withdrawn_at:
        return "Dieses Bild ist schon zurückgezogen."
    return "Dass dieses Bild zurückgezogen wird, ist schon vorgeschlagen."


def _named(picture: WithdrawnPicture) -> str:
    """A picture as the journal keeps it: by its hash, never by words that may be hidden."""
    return f"{picture}, Grund: {picture.get_reason_display()}."


@transaction.atomic
def take_back(picture: WithdrawnPicture, *, by: User) -> None:
    """Take the proposal back, as long as nobody confirmed it; the picture stays. Raises `WithdrawalRefused`."""
    if not rules.may_withdraw_pictures(by):
        raise WithdrawalRefused("Den Vorschlag nimmt die Projektgruppe zurück.")
    held = _held(picture)
    _require_open(held)
    for edition in newest_with(held.sha256)[:1] or editions_with(held.sha256)[:1]:
        journal.note(edition.report, f"Vorschlag zurückgenommen, ein Bild zurückzuziehen: {_named(held)}", by=by)
    held.delete()


def confirm(picture: WithdrawnPicture, *, by: User) -> WithdrawnPicture:
    """Say yes as the second person: the picture is withdrawn everywhere, and its files are deleted.

    Files that cannot be deleted now are left to `manage.py clear_withdrawn`. Raises `WithdrawalRefused` with a German
    sentence, `TypesetError`, `OSError`; nothing is changed then.
    """
    picture = WithdrawnPicture.objects.with_people().filter(pk=picture.pk).first() or _gone()
    _require_confirmable(picture, by)
    plan, at = plan_of(picture.sha256), timezone.now()
    stone = Tombstone(picture.sha256, timezone.localdate(at), picture.reason, picture.sentence, picture.hides_words)
    try:
        _withdraw(picture, plan, stone, by=by, at=at)
    except (TypesetError, OSError) as error:
        if _is_overtaken(plan):  # its files went while they were typeset
            raise WithdrawalRefused(OVERTAKEN) from error
        raise
    picture.refresh_from_db()
    if try_to_clear(picture):
        picture.refresh_from_db()
    return picture


def _withdraw(picture: WithdrawnPicture, plan: Plan, stone: Tombstone, *, by: User, at: datetime.datetime) -> None:
    """Put the folders in place, then commit the rows."""
    with ExitStack() as folders:
        redactions = [folders.enter_context(finished_redaction(edition, picture, stone)) for edition in plan.redacted]
        corrections = [
            (edition, folders.enter_context(finished_edition(_corrected(edition, stone)))) for edition in plan.followed
        ]
        with transaction.atomic():
            _commit(_held(picture), plan, redactions, corrections, by=by, at=at)


def _is_overtaken(plan: Plan) -> bool:
    """Whether another picture of the same editions was withdrawn meanwhile: it would come back with this print."""
    return any(form_now(edition) != form_of(edition) for edition in plan.redacted)


def _corrected(edition: Edition, stone: Tombstone) -> ReportDocument:
    """The report's next edition: the last one without the picture, and nothing else. Its list of corrections tells
    of the words that went only as far as they may still be read."""
    last, number = edition.read(), next_number(edition.report)
    document = msgspec.structs.replace(
        document_without(last, stone.sha256),
        edition=number,
        published_on=stone.withdrawn_on,
        reason=public_reason(stone.reason, stone.sentence),
        address=settings.PUBLIC_URL + report_address(last.year, number),
        corrects=CorrectedEdition(number=last.edition, published_on=last.published_on, figures=last.figures),
    )
    corrections = corrections_between(report_as_read(last, {stone.sha256: stone}), document)
    return msgspec.structs.replace(document, corrections=corrections)


def _commit(
    held: WithdrawnPicture,
    plan: Plan,
    redactions: Iterable[EditionRedaction],
    corrections: Iterable[tuple[Edition, FinishedEdition]],
    *,
    by: User,
    at: datetime.datetime,
) -> None:
    """Write the rows of what lies in finished folders."""
    _require_confirmable(held, by)
    # Whoever seals now waits, or has finished and is seen. There is one report a year.
    list(Report.objects.select_for_update(no_key=True).order_by("pk"))
    others = plan_of(held.sha256).redacted != plan.redacted
    overtaken = any(next_number(last.report) != finished.document.edition for last, finished in corrections)
    if others or overtaken or _is_overtaken(plan):
        raise WithdrawalRefused(OVERTAKEN)
    held.confirmed_by, held.withdrawn_at = by, at
    held.save(update_fields=["confirmed_by", "withdrawn_at"])
    concerned = _concerned(held.sha256)
    for redaction in redactions:
        redaction.save(force_insert=True)
    _take_out_of_updates(held, by=by)
    for last, finished in corrections:
        enter(finished, last.report, by=by, historic=last.historic)
    for report in sorted({edition.report for edition in plan.redacted}, key=lambda report: report.year):
        numbers = [str(edition.number) for edition in reversed(plan.redacted) if edition.report == report]
        new = [str(finished.document.edition) for last, finished in corrections if last.report == report]
        journal.note(report, _done_in_words(held, numbers, new), by=by)
    _tell(concerned, held, by=by)


def _done_in_words(picture: WithdrawnPicture, redacted: list[str], new: list[str]) -> str:
    lines = [f"Zurückgezogen: {_named(picture)}", f"Neu gesetzt ohne das Bild: Ausgabe {', '.join(redacted)}."]
    lines += [f"Erschienen ohne das Bild: Ausgabe {', '.join(new)}."] if new else []
    return "\n".join([*lines, f"Notiz: {picture.note}"] if picture.note else lines)


def _take_out_of_updates(picture: WithdrawnPicture, *, by: User) -> None:
    """Those that are being written, and those that are published: the next edition is made of their rows."""
    rows = ProjectUpdate.objects.filter(pk__in=updates_with(picture.sha256).values("pk"))
    for update in rows.select_for_update(of=("self",), no_key=True).select_related("project", "report").order_by("pk"):
        unseen = "" if update.history_head else history.unrecorded(update)
        update.photos.filter(sha256=picture.sha256).delete()
        ProjectUpdate.objects.filter(pk=update.pk).update(version=F("version") + 1)
        if unseen:
            history.record(update, "found", by=None, document=unseen)
        history.record(update, "withdraw_picture", by=by, reason=public_reason(picture.reason, picture.sentence))


def _concerned(sha256: str) -> list[ProjectUpdate]:
    """The newest update of each ministry that shows the picture, or showed it in an edition."""
    shown = shown_picture(sha256)
    found = {update.pk for update in updates_with(sha256)}
    for place in shown.places if shown else ():
        rows = ProjectUpdate.objects.filter(report=place.edition.report, project__code=place.sheet.code)
        found |= set(rows.values_list("pk", flat=True))
    newest: dict[int | None, ProjectUpdate] = {}
    for update in ProjectUpdate.objects.filter(pk__in=found).select_related("project", "report", "ministry"):
        known = newest.get(update.ministry_id)
        if known is None or known.report.year < update.report.year:
            newest[update.ministry_id] = update
    return list(newest.values())


def _tell(updates: Iterable[ProjectUpdate], picture: WithdrawnPicture, *, by: User) -> None:
    for update in updates:
        words = (
            f"{public_reason(picture.reason, picture.sentence)} Es steht in keiner Meldung mehr; veröffentlichte "
            "Berichte zeigen an seiner Stelle, dass es entfernt wurde. Wo Sie gerade schreiben, können Sie ein "
            "anderes Bild wählen."
        )
        notifications.picture_withdrawn(update, by=by, words=words)


def _held(picture: WithdrawnPicture) -> WithdrawnPicture:
    if not WithdrawnPicture.objects.select_for_update(no_key=True).filter(pk=picture.pk).exists():
        _gone()
    return WithdrawnPicture.objects.with_people().get(pk=picture.pk)


def _gone() -> WithdrawnPicture:
    raise WithdrawalRefused("Der Vorschlag wurde inzwischen zurückgenommen.")


def _require_open(picture: WithdrawnPicture) -> None:
    if picture.withdrawn_at:
        raise WithdrawalRefused(f"{picture.confirmed_by or 'Jemand'} hat schon bestätigt: Das Bild ist zurückgezogen.")


def _require_confirmable(picture: WithdrawnPicture, by: User) -> None:
    if not rules.may_withdraw_pictures(by):
        raise WithdrawalRefused("Dass ein Bild zurückgezogen wird, bestätigt die Projektgruppe.")
    _require_open(picture)
    if not rules.may_confirm_withdrawal(by, picture):
        raise WithdrawalRefused("Vier Augen: Wer vorschlägt, ein Bild zurückzuziehen, bestätigt es nicht.")
