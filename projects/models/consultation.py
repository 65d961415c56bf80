"""The ministries agree on a report: what they read, what they remark, and how each remark was settled."""

from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.models import Ministry
from projects.models.proof import Proof
from projects.models.report import Report
from projects.models.update import a_person


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        """Open ones first, then the newest."""
        return self.order_by(F("closed_at").desc(nulls_first=True), "-pk")

    def counted(self) -> Self:
        """With `remarks` and `unsettled`, the numbers of comments; without the proof's document."""
        unsettled = Count("comments", filter=Q(comments__settled_at__isnull=True))
        rows = self.select_related("report", "proof", "opened_by", "closed_by").defer("proof__document")
        return rows.annotate(remarks=Count("comments"), unsettled=unsettled)


class Consultation(models.Model):
    """One round in which the ministries comment on a proof before it goes to the cabinet. ends_on: the last day."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="consultations", verbose_name="Bericht")
    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, related_name="consultations", verbose_name="Entwurf")
    ends_on = models.DateField("Anmerkungen bis")
    opened_at = models.DateTimeField("eröffnet", auto_now_add=True)
    opened_by = a_person("eröffnet von")
    closed_at = models.DateTimeField("geschlossen", null=True, blank=True)
    closed_by = a_person("geschlossen von")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "Ressortabstimmung"
        verbose_name_plural = "Ressortabstimmungen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(closed_at__isnull=True), name="one_open_consultation_per_report"
            ),
        ]

    def __str__(self) -> str:
        return f"Ressortabstimmung zum {self.report}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_late(self) -> bool:
        """Whether its last day is over."""
        return timezone.localdate() > self.ends_on


class Outcome(models.TextChoices):
    ADOPTED = "adopted", "übernommen"
    PARTLY = "partly", "teilweise übernommen"
    DECLINED = "declined", "nicht übernommen"


class ConsultationCommentQuerySet(models.QuerySet["ConsultationComment"]):
    def unsettled(self) -> Self:
        return self.filter(settled_at__isnull=True)


class ConsultationComment(models.Model):
    """What a ministry remarks, and what the project group made of it.

    place: `kapitel-…` with the short name of a chapter, `blatt-…` with the code of a project, "" for the whole report.
    answer: why; needed unless the remark was adopted as it is.
    """

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="comments", verbose_name="Ressortabstimmung"
    )
    ministry = models.ForeignKey(Ministry, on_delete=models.PROTECT, related_name="+", verbose_name="Ministerium")
    author = a_person("von")
    place = models.CharField("Stelle", max_length=80, blank=True)
    text = models.TextField("Anmerkung")
    made_at = models.DateTimeField("gemacht", auto_now_add=True)
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome, blank=True)
    answer = models.TextField("Antwort", blank=True)
    settled_at = models.DateTimeField("erledigt", null=True, blank=True)
    settled_by = a_person("erledigt von")

    objects = ConsultationCommentQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmerkung"
        verbose_name_plural = "Anmerkungen"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_remark_says_something"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at__isnull=True)
                | Q(outcome__in=Outcome.values, settled_at__isnull=False),
                name="an_outcome_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", Outcome.ADOPTED]) | ~Q(answer=""),
                name="what_is_not_adopted_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ministry}: {self.text[:60]}"

    @property
    def came_late(self) -> bool:
        return timezone.localdate(self.made_at) > self.consultation.ends_on
