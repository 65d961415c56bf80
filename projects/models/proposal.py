"""A publication as one person of the project group proposes it and a second one confirms it."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from projects.models.person import a_person
from projects.models.publication import Edition
from projects.models.report import Report


class PublicationProposalQuerySet(models.QuerySet["PublicationProposal"]):
    def open(self) -> Self:
        """Neither withdrawn nor published; one at most for a report."""
        return self.filter(withdrawn_at__isnull=True, edition__isnull=True)

    def waiting_for_a_second_person(self) -> Self:
        return self.open().filter(confirmed_at__isnull=True)

    def due(self, now: datetime.datetime) -> Self:
        """Confirmed, and their time has come."""
        return self.open().filter(confirmed_at__isnull=False, publish_at__lte=now).order_by("publish_at", "pk")

    def with_people(self) -> Self:
        return self.select_related("report", "proposed_by", "confirmed_by", "withdrawn_by")


class PublicationProposal(models.Model):
    """The next edition of a report, waiting for its second person, its time, or both.

    number, reason: of the edition that it becomes. publish_at: None to publish as soon as it is confirmed.
    content: SHA-256 of the document proposed, without the day of publication (`publishing.content_of`).
    overruled: warnings of the proofreading that do not hinder it, each `{code, place, message, reason}`.
    left_out: sheets that the edition does without, each `{code, title, reason}`; the reasons are public.
    failure: why it was not published when its time had come, "" if nothing went wrong.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="proposals", verbose_name="Bericht")
    number = models.PositiveSmallIntegerField("Ausgabe")
    reason = models.TextField("Anlass", blank=True)
    publish_at = models.DateTimeField("Zeitpunkt", null=True, blank=True)
    content = models.CharField(max_length=64)
    overruled = models.JSONField("überstimmte Hinweise", default=list, blank=True)
    left_out = models.JSONField("ausgelassene Blätter", default=list, blank=True)
    proposed_by = a_person("vorgeschlagen von")
    proposed_at = models.DateTimeField("vorgeschlagen", auto_now_add=True)
    confirmed_by = a_person("bestätigt von")
    confirmed_at = models.DateTimeField("bestätigt", null=True, blank=True)
    withdrawn_by = a_person("zurückgezogen von")
    withdrawn_at = models.DateTimeField("zurückgezogen", null=True, blank=True)
    withdrawn_because = models.TextField("Grund", blank=True)
    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="proposal", verbose_name="Ausgabe"
    )
    failure = models.TextField("woran es scheiterte", blank=True)

    objects = PublicationProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorschlag zur Veröffentlichung"
        verbose_name_plural = "Vorschläge zur Veröffentlichung"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(withdrawn_at__isnull=True, edition__isnull=True),
                name="one_open_proposal_per_report",
                violation_error_message="Für diesen Bericht ist schon eine Veröffentlichung vorgeschlagen.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(confirmed_by=F("proposed_by")),
                name="nobody_confirms_their_own_proposal",
            ),
            models.CheckConstraint(
                condition=Q(edition__isnull=True) | Q(confirmed_at__isnull=False, withdrawn_at__isnull=True),
                name="what_is_published_was_confirmed_and_not_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="a_withdrawal_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, Ausgabe {self.number}"

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.edition_id is None

    @property
    def lies_ahead(self) -> bool:
        """Whether it has a time that has not come yet."""
        return self.publish_at is not None and self.publish_at > timezone.now()

    @property
    def reasons_left_out(self) -> dict[str, str]:
        """The public reasons why sheets are left out, by the codes of their projects."""
        return {entry["code"]: entry["reason"] for entry in self.left_out}
