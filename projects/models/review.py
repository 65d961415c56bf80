"""What ministries and project group say to each other about an update: change requests, comments and pleas."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.rights import Rights
from projects.models.person import a_person
from projects.models.update import ProjectUpdate
from projects.sections import PLACE_LABELS


class Weight(models.TextChoices):
    MUST = "must", "Muss"
    SHOULD = "should", "Soll"


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    def sent(self) -> Self:
        """What the ministry sees: questions that are still being drafted are the project group's alone."""
        return self.filter(sent_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(sent_at__isnull=True)

    def unsettled(self) -> Self:
        return self.sent().filter(settled_at__isnull=True)


class ChangeRequest(models.Model):
    """A question of the project group at one place of an update, with the ministry's answer.

    place: key of a section or a kind of part, "" for the whole update. It is drafted until it is sent with the step
    that gives the update back, open until it is answered, and over when the project group settles it.
    """

    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="change_requests")
    place = models.CharField("Stelle", max_length=30, blank=True)
    weight = models.CharField("Gewicht", max_length=6, choices=Weight, default=Weight.MUST)
    text = models.TextField("Frage")
    asked_by = a_person()
    asked_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("Antwort", blank=True)
    answered_by = a_person()
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_by = a_person()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Rückfrage"
        verbose_name_plural = "Rückfragen"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weight__in=Weight.values), name="a_change_request_is_must_or_should"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False) | Q(answered_at__isnull=True, settled_at__isnull=True),
                name="only_what_was_asked_is_answered_or_settled",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weight_display()}: {self.text[:60]}"

    @property
    def place_label(self) -> str:
        return PLACE_LABELS.get(self.place, self.place)

    @property
    def in_words(self) -> str:
        """As history and mails tell it, with its answer if it has one."""
        question = f"{self.get_weight_display()}, {self.place_label}: {self.text}"
        return f"{question}\nAntwort: {self.answer}" if self.answer else question

    @property
    def is_must(self) -> bool:
        return self.weight == Weight.MUST

    @property
    def waits_for_answer(self) -> bool:
        return self.sent_at is not None and self.settled_at is None and not self.answer

    @property
    def is_unsettled(self) -> bool:
        return self.sent_at is not None and self.settled_at is None


class CommentQuerySet(models.QuerySet["Comment"]):
    def readable_by(self, rights: Rights) -> Self:
        """Internal notes are the project group's; ministries never get them."""
        return self if rights.project_group else self.filter(internal=False)


class Comment(models.Model):
    """A remark on an update: an internal note of the project group, or one that all who see the update read."""

    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="comments")
    author = a_person()
    at = models.DateTimeField(auto_now_add=True)
    internal = models.BooleanField(default=False)
    text = models.TextField("Kommentar")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "Kommentar"
        verbose_name_plural = "Kommentare"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Plea(models.TextChoices):
    MORE_TIME = "more_time", "Mehr Zeit"
    CORRECTION = "correction", "Korrektur"


class Decision(models.TextChoices):
    GRANTED = "granted", "zugesagt"
    DECLINED = "declined", "abgelehnt"


class MinistryRequestQuerySet(models.QuerySet["MinistryRequest"]):
    def undecided(self) -> Self:
        return self.filter(decision="")


class MinistryRequest(models.Model):
    """What a ministry asks of the project group: more time for an update, or a correction of a published one."""

    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="ministry_requests")
    kind = models.CharField(max_length=10, choices=Plea)
    text = models.TextField("Begründung")
    until = models.DateField("bis", null=True, blank=True)
    asked_by = a_person()
    asked_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reply = models.TextField("Antwort", blank=True)
    decided_by = a_person()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = MinistryRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Bitte eines Ministeriums"
        verbose_name_plural = "Bitten der Ministerien"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Plea.values), name="a_plea_has_a_known_kind"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | Q(decision__in=Decision.values, decided_at__isnull=False),
                name="a_decision_has_its_time",
            ),
            models.UniqueConstraint(
                fields=["update", "kind"],
                condition=Q(decision=""),
                name="one_open_plea_of_a_kind_per_update",
                violation_error_message="Darum ist schon gebeten, die Projektgruppe hat noch nicht entschieden.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Plea.CORRECTION, until__isnull=True) | Q(kind=Plea.MORE_TIME, until__isnull=False),
                name="more_time_names_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
