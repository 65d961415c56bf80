"""Mails about the Ressortabstimmung: to the ministries when it opens, to whoever commented when that is settled.

Called inside the transaction of what they tell, so that a mail leaves only if that was kept.
"""

from django.urls import reverse
from django.utils.formats import date_format

from accounts.models import Membership, Role, User
from accounts.outbox import absolute, post
from projects.models import Consultation, ConsultationComment


def opened(consultation: Consultation, *, by: User) -> None:
    """Tell everybody who writes for a ministry."""
    held = Membership.objects.filter(role__in=(Role.EDITOR, Role.COORDINATOR))
    people = User.objects.filter(is_active=True, pk__in=held.values("user")).exclude(pk=by.pk)
    until = date_format(consultation.ends_on, "l, j. F Y")
    words = (
        f"der {consultation.report} liegt den Ministerien als {consultation.proof.name} vor. Bitte lesen Sie ihn, auch "
        f"die Programmkapitel, und merken Sie bis {until} an, was sich ändern soll. Zu jeder Anmerkung lesen Sie "
        "dort, was aus ihr wurde."
    )
    post(people, f"{consultation.report}: Ressortabstimmung bis {until}", _letter(words, consultation))


def settled(remark: ConsultationComment, *, by: User) -> None:
    """Tell who made the comment what became of it."""
    if remark.author is None or remark.author == by:
        return
    outcome = remark.get_outcome_display()
    words = f"Ihre Anmerkung zum {remark.consultation.report} ist erledigt: {outcome}.\n\n„{remark.text}“"
    if remark.answer:
        words += f"\n\nAntwort der Projektgruppe:\n\n„{remark.answer}“"
    post([remark.author], f"Ihre Anmerkung: {outcome}", _letter(words, remark.consultation))


def _letter(words: str, consultation: Consultation) -> str:
    address = absolute(reverse("admin:projects_consultation_page", args=[consultation.pk]))
    return f"Guten Tag,\n\n{words}\n\n{address}\n\nMit freundlichen Grüßen\nIhr Ruhrportal\n"
