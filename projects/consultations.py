"""The Ressortabstimmung: ministries comment on a proof before it goes to the cabinet, and each comment is settled."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts import journal
from accounts.models import Ministry, User
from accounts.rights import rights_of
from projects import consultation_mails, proofs, rules
from projects.document import ReportDocument
from projects.models import Consultation, ConsultationComment, Outcome, Proof, ProofCopy, Report
from projects.prose import prose
from projects.refusals import Refused

WHOLE = "der ganze Entwurf"


class ConsultationRefused(Refused):
    """A consultation is not opened or closed, a comment not kept or settled."""


@transaction.atomic
def open_consultation(proof: Proof, ends_on: datetime.date, *, by: User) -> Consultation:
    """Lay a proof before all ministries; their editors and coordinators get a mail. Raises `ConsultationRefused`."""
    if not rules.may_manage_reports(by):
        raise ConsultationRefused("Die Ressortabstimmung eröffnet die Projektgruppe.")
    if ends_on < timezone.localdate():
        raise ConsultationRefused("Der letzte Tag für Anmerkungen ist schon vorbei.")
    report = Report.objects.select_for_update(no_key=True).get(pk=proof.report_id)
    if Consultation.objects.open().filter(report=report).exists():
        raise ConsultationRefused("Für diesen Bericht läuft schon eine Ressortabstimmung.")
    consultation = Consultation.objects.create(report=report, proof=proof, ends_on=ends_on, opened_by=by)
    until = date_format(ends_on, "j. F Y")
    journal.note(report, f"Ressortabstimmung zu {proof.name} eröffnet, Anmerkungen bis {until}.", by=by)
    consultation_mails.opened(consultation, by=by)
    return consultation


@transaction.atomic
def close_consultation(consultation: Consultation, *, by: User) -> Consultation:
    """From now on it is only read; what is not settled yet still can be. Raises `ConsultationRefused`."""
    if not rules.may_settle(by, consultation):
        raise ConsultationRefused("Die Ressortabstimmung schließt die Projektgruppe.")
    consultation = _held(consultation)
    if not consultation.is_open:
        raise ConsultationRefused(f"{consultation.closed_by or 'Jemand'} hat die Ressortabstimmung schon geschlossen.")
    consultation.closed_at, consultation.closed_by = timezone.now(), by
    consultation.save(update_fields=["closed_at", "closed_by"])
    journal.note(consultation.report, f"Ressortabstimmung zu {consultation.proof.name} geschlossen.", by=by)
    return consultation


@transaction.atomic
def comment(consultation: Consultation, ministry: Ministry, *, place: str, text: str, by: User) -> ConsultationComment:
    """Keep what a ministry remarks, after the last day too. place: see `places_of`. Raises `ConsultationRefused`."""
    if ministry.pk not in rights_of(by).writes:
        raise ConsultationRefused("Anmerken können Redaktion und Koordination eines Ministeriums.")
    consultation = _held(consultation)
    if not rules.may_comment_on(by, consultation):
        raise ConsultationRefused("Die Ressortabstimmung ist geschlossen; sie kann nur noch gelesen werden.")
    text = prose(text, ConsultationRefused, missing="Die Anmerkung ist leer.")
    if place not in places_of(consultation.proof.read()):
        raise ConsultationRefused("Bitte wählen Sie eine Stelle aus der Liste.")
    return ConsultationComment.objects.create(
        consultation=consultation, ministry=ministry, author=by, place=place, text=text
    )


@transaction.atomic
def settle(remark: ConsultationComment, *, outcome: str, answer: str, by: User) -> ConsultationComment:
    """Say what was made of a comment, once; who made it gets a mail. Raises `ConsultationRefused`."""
    if not rules.may_settle(by, remark.consultation):
        raise ConsultationRefused("Anmerkungen erledigt die Projektgruppe.")
    if outcome not in Outcome.values:
        raise ConsultationRefused("Bitte wählen Sie, was aus der Anmerkung wurde.")
    needed = "" if outcome == Outcome.ADOPTED else "Bitte schreiben Sie dazu, warum; das Ministerium liest es."
    answer = prose(answer, ConsultationRefused, missing=needed)
    ConsultationComment.objects.select_for_update(no_key=True).get(pk=remark.pk)
    remark = ConsultationComment.objects.select_related(
        "consultation__report", "consultation__proof", "ministry", "author", "settled_by"
    ).get(pk=remark.pk)
    if remark.settled_at:
        who = remark.settled_by or "Jemand"
        raise ConsultationRefused(f"{who} hat diese Anmerkung schon erledigt: {remark.get_outcome_display()}.")
    remark.outcome, remark.answer = outcome, answer
    remark.settled_at, remark.settled_by = timezone.now(), by
    remark.save(update_fields=["outcome", "answer", "settled_at", "settled_by"])
    words = f"Anmerkung von {remark.ministry} zu {remark.consultation.proof.name}: {remark.get_outcome_display()}."
    journal.note(remark.consultation.report, words, by=by)
    consultation_mails.settled(remark, by=by)
    return remark


def copy_for_ministry(consultation: Consultation, ministry: Ministry, *, by: User) -> ProofCopy:
    """The ministry's own copy of the proof, with marks against the one of the consultation before, if there was one.

    Earlier and later drafts were never shown to it. Raises `ConsultationRefused`.
    """
    if ministry.pk not in rights_of(by).sees:
        raise ConsultationRefused("Das Exemplar eines Ministeriums bekommt, wer für es arbeitet.")
    before = (
        Consultation.objects.filter(report=consultation.report_id, proof__number__lt=consultation.proof.number)
        .select_related("proof")
        .order_by("-proof__number")
        .first()
    )
    return proofs.copy_of_ministry(consultation.proof, ministry, by=by, compared_with=before.proof if before else None)


def places_of(document: ReportDocument) -> dict[str, str]:
    """What can be commented on, in reading order, with what it is called."""
    before = [chapter for chapter in document.chapters if not chapter.after_projects]
    after = [chapter for chapter in document.chapters if chapter.after_projects]
    return {
        "": WHOLE,
        **{chapter_place(chapter.slug): f"Kapitel „{chapter.title}“" for chapter in before},
        **{sheet_place(sheet.code): f"{sheet.code} {sheet.title}" for sheet in document.projects},
        **{chapter_place(chapter.slug): f"Kapitel „{chapter.title}“" for chapter in after},
    }


def chapter_place(slug: str) -> str:
    return f"kapitel-{slug}"


def sheet_place(code: str) -> str:
    return f"blatt-{code}"


def obstacles(report: Report) -> list[str]:
    """What of a consultation stands in the way of publishing, as German sentences; nothing where there was none."""
    found = []
    if Consultation.objects.open().filter(report=report).exists():
        found.append("Die Ressortabstimmung ist noch nicht geschlossen.")
    number = ConsultationComment.objects.unsettled().filter(consultation__report=report).count()
    if number:
        words = (
            "1 Anmerkung, die nicht erledigt ist" if number == 1 else f"{number} Anmerkungen, die nicht erledigt sind"
        )
        found.append(f"Die Ressortabstimmung hat {words}.")
    return found


def _held(consultation: Consultation) -> Consultation:
    Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
    return Consultation.objects.select_related("report", "proof", "closed_by").get(pk=consultation.pk)
