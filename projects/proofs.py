"""Proofs of a report: the one place that keeps what a report says at a moment, and who gets which copy of it."""

import datetime

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts import journal
from accounts.models import Ministry, User
from projects import rules
from projects.document import ReportDocument, fingerprint, to_json
from projects.editions import photos_of, stored_pictures, typeset_draft
from projects.figures import UnknownFigure
from projects.models import CopyKind, Edition, Proof, ProofCopy, Report
from projects.prose import prose
from projects.refusals import Refused
from projects.report.changes import changes_between
from projects.report.contents import report_document
from projects.report.proof import Stamp
from projects.report.typeset import TypesetError
from projects.turns import turn

OURS = "Projektgruppe"
LONGEST_RECIPIENT = 120
WAITING = "Gerade werden andere Entwürfe gesetzt. Bitte versuchen Sie es in einer Minute noch einmal."


class ProofRefused(Refused):
    """A proof is not made, or a copy not given."""


def make_proof(report: Report, *, by: User, note: str = "") -> Proof:
    """Keep the report as it stands, finished or not, with a copy for the project group that marks what changed.

    It is typeset once, so that it is known to be printable. Raises `ProofRefused` where it is not, or says the same as
    the one before; `turns.Busy` where others are typeset for too long. Nothing is kept then.
    """
    if not rules.may_manage_reports(by):
        raise ProofRefused("Entwürfe erstellt die Projektgruppe.")
    note = prose(note, ProofRefused)
    document = _as_it_stands(report)
    _require_news(_last(report), document)
    with turn(settings.EDITIONS_ROOT / ".proofs", WAITING):
        pages = _pages(document)
    with transaction.atomic():
        Report.objects.select_for_update(no_key=True).get(pk=report.pk)
        last = _last(report)
        _require_news(last, document)
        proof = Proof.objects.create(
            report=report,
            number=last.number + 1 if last else 1,
            made_by=by,
            note=note,
            document=to_json(document),
            document_sha256=fingerprint(document),
            pages=pages,
            changes=changes_between(last.read(), document).in_words if last else "",
        )
        ProofCopy.objects.create(proof=proof, recipient=OURS, compared_with=last, given_by=by)
        journal.note(report, f"{proof.name} erstellt.", by=by)
    return proof


def _as_it_stands(report: Report) -> ReportDocument:
    number = Edition.objects.filter(report=report).count() + 1
    try:
        return report_document(report, number=number, published_on=timezone.localdate())
    except UnknownFigure as error:
        raise ProofRefused(f"Der Entwurf lässt sich nicht erstellen. {error}") from error


def _last(report: Report) -> Proof | None:
    return Proof.objects.filter(report=report).newest_first().first()


def _require_news(last: Proof | None, document: ReportDocument) -> None:
    """Who clicks twice gets one proof. The day on which it would be published is no news."""
    if last is None:
        return
    before = msgspec.structs.replace(last.read(), published_on=document.published_on)
    if fingerprint(before) == fingerprint(document):
        raise ProofRefused(
            f"Seit {last.name} vom {moment(last.made_at)} hat sich nichts geändert. Sie können davon weitere Exemplare "
            "ausgeben."
        )


def _pages(document: ReportDocument) -> int:
    try:
        return typeset_draft(document).pages
    except TypesetError as error:
        raise ProofRefused(f"Der Entwurf lässt sich nicht setzen. {error}") from error


def missing_pictures(document: ReportDocument) -> int:
    """How many pictures have no file any more; print says “Bild fehlt” there."""
    stored = stored_pictures(document)
    return sum(bool(photo.sha256) and photo.sha256 not in stored for photo in photos_of(document))


@transaction.atomic
def copy_for(
    proof: Proof,
    recipient: str,
    *,
    by: User,
    embargo_until: datetime.datetime | None = None,
    compared_with: Proof | None = None,
) -> ProofCopy:
    """A copy for somebody, in words: of a draft, or a pre-release copy that carries no marks until its hour.

    Raises `ProofRefused`.
    """
    if not rules.may_manage_reports(by):
        raise ProofRefused("Exemplare gibt die Projektgruppe aus.")
    recipient = _recipient(recipient)
    if embargo_until and embargo_until <= timezone.now():
        raise ProofRefused("Die Sperrfrist ist schon vorbei. Bitte nennen Sie einen Zeitpunkt, der noch kommt.")
    if compared_with and (compared_with.report_id != proof.report_id or compared_with.number >= proof.number):
        raise ProofRefused("Verglichen wird mit einem früheren Entwurf desselben Berichts.")
    copy = ProofCopy.objects.create(
        proof=proof,
        recipient=recipient,
        kind=CopyKind.EMBARGO if embargo_until else CopyKind.DRAFT,
        embargo_until=embargo_until,
        compared_with=None if embargo_until else compared_with,
        given_by=by,
    )
    what = f"Vorabexemplar, Sperrfrist bis {moment(embargo_until)}" if embargo_until else "Exemplar"
    journal.note(proof.report, f"{proof.name}: {what}, ausgegeben für {recipient}.", by=by)
    return copy


def _recipient(typed: str) -> str:
    words = " ".join(prose(typed, ProofRefused, missing="Bitte nennen Sie, für wen das Exemplar ist.").split())
    if len(words) > LONGEST_RECIPIENT:
        raise ProofRefused(f"„Für wen“ hat {len(words)} Zeichen, möglich sind {LONGEST_RECIPIENT}. Bitte kürzen.")
    return words


def copy_of_ministry(proof: Proof, ministry: Ministry, *, by: User, compared_with: Proof | None) -> ProofCopy:
    """The one copy of a ministry, made out when somebody of it first asks. Who may ask is the caller's to know."""
    name = f"{ministry.name} ({ministry.abbreviation})"
    made_out = {
        "recipient": name if len(name) <= LONGEST_RECIPIENT else ministry.abbreviation,
        "compared_with": compared_with,
        "given_by": by,
    }
    return ProofCopy.objects.get_or_create(proof=proof, ministry=ministry, defaults=made_out)[0]


def stamp_of(copy: ProofCopy) -> Stamp:
    """What stands on every page of a copy."""
    proof = copy.proof
    if copy.embargo_until:
        label = "Vorabexemplar"
        words = f"Sperrfrist bis {moment(copy.embargo_until, weekday=True)} · {proof.name} vom {moment(proof.made_at)}"
    else:
        label, words = proof.name, f"Stand {moment(proof.made_at)}"
    return Stamp(label, f"{words} · für {copy.recipient}", copy.recipient)


def moment(at: datetime.datetime, *, weekday: bool = False) -> str:
    """`24. November 2026, 20:05 Uhr` in the portal's time zone."""
    return f"{date_format(timezone.localtime(at), ('l, ' if weekday else '') + 'j. F Y, H:i')} Uhr"
