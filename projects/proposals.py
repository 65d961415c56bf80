"""Four eyes over every publication: one person of the project group proposes it, a second one confirms it.

What is confirmed is published at once, or by `publish_due` when its time has come. How is said in publishing.py.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts import journal
from accounts.models import User
from projects import history, notifications, rules
from projects.disk import in_words
from projects.models import Edition, ProjectUpdate, PublicationProposal, PublishedSheet, Report
from projects.prose import prose
from projects.publishing import (
    SealingRefused,
    SheetWarning,
    content_of,
    next_document,
    next_number,
    obstacles,
    public_reason,
    seal,
    warnings_of,
)
from projects.report.typeset import TypesetError

Entry = dict[str, str]


class ProposalRefused(SealingRefused):
    """A publication cannot be proposed, confirmed or withdrawn; `reasons` name each obstacle."""


@dataclass(frozen=True)
class Due:
    """What became of a publication whose time had come: its edition, or why there is none."""

    proposal: PublicationProposal
    edition: Edition | None = None
    failure: str = ""


@transaction.atomic
def propose(
    report: Report,
    *,
    by: User,
    publish_at: datetime.datetime | None = None,
    reason: str = "",
    overruled: Mapping[SheetWarning, str] | None = None,
    left_out: Mapping[str, str] | None = None,
) -> PublicationProposal:
    """Propose the next edition of a report as it stands now, and write to those who may confirm it.

    publish_at: when, None for as soon as it is confirmed. reason: public, needed by a later edition. overruled: for
    each warning, why it does not hinder. left_out: by the code of the project, the public reason why its sheet is
    missing. Raises `ProposalRefused` or `SealingRefused` with a German sentence; nothing is kept then.
    """
    if not rules.may_manage_reports(by):
        raise ProposalRefused("Veröffentlichungen schlägt die Projektgruppe vor.")
    report = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    if PublicationProposal.objects.open().filter(report=report).exists():
        raise ProposalRefused("Für diesen Bericht ist schon eine Veröffentlichung vorgeschlagen.")
    if publish_at and publish_at <= timezone.now():
        raise ProposalRefused("Der Zeitpunkt der Veröffentlichung ist schon vorbei.")
    missing = _left_out(report, left_out or {})
    absent = {entry["code"]: entry["reason"] for entry in missing}
    _require_ready(report, absent)
    number = next_number(report)
    reason = public_reason(reason, needed=number > 1)
    document = next_document(report, reason=reason, left_out=absent)
    proposal = PublicationProposal.objects.create(
        report=report,
        number=number,
        reason=reason,
        publish_at=publish_at,
        content=content_of(document),
        overruled=_overruled(warnings_of(document, report.wished_pages), overruled or {}),
        left_out=missing,
        proposed_by=by,
    )
    journal.note(report, "\n".join(_in_words(proposal)), by=by)
    notifications.publication_proposed(proposal, by=by)
    return proposal


def _left_out(report: Report, reasons: Mapping[str, str]) -> list[Entry]:
    """The sheets that are left out. What readers know from an earlier edition of this report does not vanish."""
    titles = dict(report.updates.in_report_order().values_list("project__code", "title"))
    known = set(PublishedSheet.objects.filter(edition__report=report).values_list("code", flat=True))
    for code in reasons:
        if code not in titles:
            raise ProposalRefused(f"{code} hat in diesem Bericht keine Meldung, die ausgelassen werden könnte.")
        if code in known:
            raise ProposalRefused(f"{code} steht schon in einer Ausgabe dieses Berichts und wird nicht ausgelassen.")
    found = []
    for code in (code for code in titles if code in reasons):
        why = prose(reasons[code], ProposalRefused, missing=f"{code}: Bitte nennen Sie öffentlich, warum es fehlt.")
        found.append({"code": code, "title": titles[code], "reason": why})
    return found


def _overruled(warnings: Iterable[SheetWarning], reasons: Mapping[SheetWarning, str]) -> list[Entry]:
    """Every warning with the reason why it does not hinder."""
    found, silent = [], []
    for warning in warnings:
        why = prose(reasons.get(warning, ""), ProposalRefused)
        if not why:
            silent.append(f"{warning.code} {warning.title}: {warning.message}")
        found.append({"code": warning.code, "place": warning.place, "message": warning.message, "reason": why})
    if silent:
        words = "Zu einem Hinweis fehlt" if len(silent) == 1 else f"Zu {len(silent)} Hinweisen fehlt"
        raise ProposalRefused(f"{words} noch der Grund, warum er der Veröffentlichung nicht im Weg steht.", silent)
    return found


def _in_words(proposal: PublicationProposal) -> list[str]:
    """A proposal as the journal keeps it."""
    when = f", für {notifications.moment(proposal.publish_at)}" if proposal.publish_at else ""
    lines = [f"Veröffentlichung von Ausgabe {proposal.number} vorgeschlagen{when}."]
    lines += [f"Ausgelassen: {each['code']} {each['title']}. Grund: {each['reason']}" for each in proposal.left_out]
    lines += [f"Überstimmt: {each['code']}: {each['message']} Grund: {each['reason']}" for each in proposal.overruled]
    return lines


def confirm(proposal: PublicationProposal, *, by: User) -> PublicationProposal:
    """Say yes as the second person: it is published at once, or waits for its time.

    Raises `SealingRefused` with a German sentence, `TypesetError`, `OSError`; nothing is confirmed then.
    """
    proposal = PublicationProposal.objects.with_people().get(pk=proposal.pk)
    _require_confirmable(proposal, by)
    _require_unchanged(proposal)
    if proposal.lies_ahead:
        return _schedule(proposal, by=by)
    _publish(proposal, by=by)
    proposal.refresh_from_db()
    return proposal


@transaction.atomic
def _schedule(proposal: PublicationProposal, *, by: User) -> PublicationProposal:
    proposal = _held(proposal)
    _require_confirmable(proposal, by)
    _note_confirmation(proposal, by=by)
    notifications.publication_scheduled(proposal, by=by)
    return proposal


@transaction.atomic
def withdraw(proposal: PublicationProposal, reason: str, *, by: User) -> PublicationProposal:
    """Take a proposal back, confirmed or not, as long as it is not published. Raises `ProposalRefused`."""
    if not rules.may_manage_reports(by):
        raise ProposalRefused("Vorschläge zieht die Projektgruppe zurück.")
    proposal = _held(proposal)
    _require_open(proposal)
    proposal.withdrawn_because = prose(reason, ProposalRefused, missing="Bitte schreiben Sie dazu, warum.")
    proposal.withdrawn_by, proposal.withdrawn_at = by, timezone.now()
    proposal.save(update_fields=["withdrawn_because", "withdrawn_by", "withdrawn_at"])
    sentence = f"Vorschlag zurückgezogen, Ausgabe {proposal.number} zu veröffentlichen. Grund: "
    journal.note(proposal.report, sentence + proposal.withdrawn_because, by=by)
    notifications.publication_withdrawn(proposal, by=by)
    return proposal


def publish_due(now: datetime.datetime | None = None) -> list[Due]:
    """Publish what is confirmed and whose time has come. What cannot be published stays due, and the project group
    is told why, once for each cause. Several may run at once: each proposal is published by one of them."""
    outcomes = []
    for pk in list(PublicationProposal.objects.due(now or timezone.now()).values_list("pk", flat=True)):
        proposal = PublicationProposal.objects.with_people().get(pk=pk)
        try:
            outcomes.append(Due(proposal, edition=_publish(proposal, by=_confirmer(proposal))))
        except (SealingRefused, TypesetError, OSError) as error:
            if PublicationProposal.objects.open().filter(pk=pk).exists():  # else somebody came first
                outcomes.append(Due(proposal, failure=_told(proposal, error)))
    return outcomes


def _confirmer(proposal: PublicationProposal) -> User:
    if proposal.confirmed_by is None or not rules.may_manage_reports(proposal.confirmed_by):
        raise ProposalRefused(
            "Wer die Veröffentlichung bestätigt hat, gehört nicht mehr zur Projektgruppe. Bitte ziehen Sie den "
            "Vorschlag zurück und schlagen Sie neu vor."
        )
    return proposal.confirmed_by


@transaction.atomic
def _told(proposal: PublicationProposal, error: Exception) -> str:
    """Keep why it failed and write to the project group, unless that was the cause the last time."""
    reasons = error.reasons if isinstance(error, SealingRefused) else ()
    said = f"Die Ausgabe lässt sich nicht speichern. {in_words(error)}." if isinstance(error, OSError) else str(error)
    failure = "\n".join([said, *(f"- {reason}" for reason in reasons)])
    rows = PublicationProposal.objects.open().filter(pk=proposal.pk).exclude(failure=failure)
    if rows.update(failure=failure):
        notifications.publication_failed(proposal, failure)
    return failure


def _publish(proposal: PublicationProposal, *, by: User) -> Edition:
    """Seal what is proposed; its row says so in the same transaction."""

    def settle(edition: Edition) -> None:
        held = _held(proposal)
        if held.confirmed_at is None:
            _require_confirmable(held, by)
            _note_confirmation(held, by=by)
        _require_open(held)
        if content_of(edition.read()) != held.content:
            raise _changed(held)
        held.edition, held.failure = edition, ""
        held.save(update_fields=["edition", "failure"])
        _record_left_out(held, by=by)
        journal.note(held.report, f"Ausgabe {edition.number} veröffentlicht.", by=by)
        notifications.publication_done(edition, by=by)

    _require_unchanged(proposal)
    try:
        return seal(proposal.report, by=by, reason=proposal.reason, left_out=proposal.reasons_left_out, within=settle)
    except ProposalRefused:
        raise
    except SealingRefused:
        fresh = PublicationProposal.objects.with_people().get(pk=proposal.pk)
        _require_open(fresh)
        _require_unchanged(fresh)
        raise


def _record_left_out(proposal: PublicationProposal, *, by: User) -> None:
    reasons = {entry["code"]: entry["reason"] for entry in proposal.left_out}
    for update in ProjectUpdate.objects.filter(report=proposal.report, project__code__in=reasons).with_parts():
        why = reasons[update.project.code]
        history.record(update, "leave_out", by=by, reason=why)
        notifications.left_out(update, by=by, number=proposal.number, reason=why)


def _held(proposal: PublicationProposal) -> PublicationProposal:
    PublicationProposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
    # Read anew: a join that waited for the lock shows the people as they were before.
    return PublicationProposal.objects.with_people().get(pk=proposal.pk)


def _note_confirmation(proposal: PublicationProposal, *, by: User) -> None:
    proposal.confirmed_by, proposal.confirmed_at = by, timezone.now()
    proposal.save(update_fields=["confirmed_by", "confirmed_at"])
    journal.note(proposal.report, f"Veröffentlichung von Ausgabe {proposal.number} bestätigt.", by=by)


def _require_open(proposal: PublicationProposal) -> None:
    if proposal.edition_id:
        raise ProposalRefused(f"Ausgabe {proposal.number} ist inzwischen veröffentlicht.")
    if proposal.withdrawn_at:
        raise ProposalRefused(f"{proposal.withdrawn_by or 'Jemand'} hat den Vorschlag inzwischen zurückgezogen.")


def _require_confirmable(proposal: PublicationProposal, by: User) -> None:
    if not rules.may_manage_reports(by):
        raise ProposalRefused("Veröffentlichungen bestätigt die Projektgruppe.")
    _require_open(proposal)
    if not rules.may_confirm_publication(by, proposal):
        raise ProposalRefused("Vier Augen: Wer eine Veröffentlichung vorschlägt, bestätigt sie nicht.")
    if proposal.confirmed_at:
        raise ProposalRefused(f"{proposal.confirmed_by or 'Jemand'} hat die Veröffentlichung schon bestätigt.")


def _require_ready(report: Report, left_out: Mapping[str, str]) -> None:
    found = obstacles(report, left_out)
    if found:
        raise ProposalRefused("Der Bericht kann noch nicht veröffentlicht werden.", found)


def _require_unchanged(proposal: PublicationProposal) -> None:
    _require_ready(proposal.report, proposal.reasons_left_out)
    if is_stale(proposal):
        raise _changed(proposal)


def is_stale(proposal: PublicationProposal) -> bool:
    """Whether the report says something else than when it was proposed. Raises `figures.UnknownFigure`."""
    document = next_document(proposal.report, reason=proposal.reason, left_out=proposal.reasons_left_out)
    return content_of(document) != proposal.content


def _changed(proposal: PublicationProposal) -> ProposalRefused:
    return ProposalRefused(
        f"Der Bericht wurde geändert, seit {proposal.proposed_by or 'jemand'} die Veröffentlichung vorgeschlagen hat. "
        "Bitte ziehen Sie den Vorschlag zurück und schlagen Sie neu vor, was jetzt dasteht."
    )
