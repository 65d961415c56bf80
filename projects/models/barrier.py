"""Barriers that readers report, and reminders that were sent."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from projects.models.update import a_person

# § 5 (2) BITVNRW: two weeks to six, by the size of the body and the matter; else an interim message is due.
ANSWER_WITHIN = datetime.timedelta(weeks=6)

# What waits for an answer by its due date, then what was answered, newest first.
MOST_URGENT_FIRST = (F("answered_at").desc(nulls_first=True), "due_on", "pk")


class BarrierReportQuerySet(models.QuerySet["BarrierReport"]):
    def open(self) -> Self:
        return self.filter(answered_at__isnull=True)


class BarrierReport(models.Model):
    """What a reader could not use, read or reach.

    nonce: of the form it was sent with, so that sending twice is one report. page: the address as it was typed.
    interim: the interim message that was sent because the answer takes longer; it sets due_on anew.
    forgotten_at: when name, address and phone were deleted.
    """

    nonce = models.CharField(max_length=64, unique=True, editable=False)
    received_at = models.DateTimeField("eingegangen")
    due_on = models.DateField("Antwort bis")
    page = models.CharField("Seite", max_length=500, blank=True)
    text = models.TextField("Beschreibung")
    name = models.CharField("Name", max_length=150, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=50, blank=True)
    interim = models.TextField("Zwischennachricht", blank=True)
    interim_at = models.DateTimeField("Zwischennachricht vom", null=True, blank=True)
    interim_by = a_person("Zwischennachricht von")
    answer = models.TextField("Antwort", blank=True)
    answered_at = models.DateTimeField("beantwortet", null=True, blank=True)
    answered_by = a_person("beantwortet von")
    forgotten_at = models.DateTimeField("Angaben zur Person gelöscht", null=True, blank=True)

    objects = BarrierReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Barrieremeldung"
        verbose_name_plural = "Barrieremeldungen"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_barrier_report_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answered_barrier_report_has_its_answer",
            ),
            models.CheckConstraint(
                condition=Q(interim_at__isnull=True, interim="") | (Q(interim_at__isnull=False) & ~Q(interim="")),
                name="an_interim_message_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(answered_at__isnull=False, name="", email="", phone=""),
                name="what_is_forgotten_was_answered_and_is_gone",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What both sides call it: `BM-0017`."""
        return f"BM-{self.pk:04d}"


class SentReminder(models.Model):
    """A reminder that went out. about: what it reminds of, with the due date and how long before."""

    about = models.CharField(max_length=100, unique=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "Erinnerung"
        verbose_name_plural = "Erinnerungen"

    def __str__(self) -> str:
        return self.about
