"""Pictures that were withdrawn after they were published, each agreed on by two people."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from projects.models.update import a_person
from projects.tombstones import REASONS, Tombstone


class WithdrawnPictureQuerySet(models.QuerySet["WithdrawnPicture"]):
    def waiting_for_a_second_person(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def withdrawn(self) -> Self:
        return self.filter(withdrawn_at__isnull=False)

    def not_cleared(self) -> Self:
        """Withdrawn, and perhaps with files that still lie somewhere."""
        return self.withdrawn().filter(cleared_at__isnull=True)

    def sums(self) -> frozenset[str]:
        """The SHA-256 of all pictures that were withdrawn. One query."""
        return frozenset(self.withdrawn().values_list("sha256", flat=True))

    def with_people(self) -> Self:
        return self.select_related("asked_by", "confirmed_by")


class WithdrawnPicture(models.Model):
    """A picture that shall vanish, or has. The row stays for good: it refuses the picture when it is uploaded again.

    reason, sentence: public. note: for the project group. hides_words: whether caption, alternative text and credit are
    hidden in older editions too. cleared_at: when the last of its files was taken away.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    reason = models.CharField("Grund", max_length=10, choices=list(REASONS.items()))
    sentence = models.CharField("öffentlicher Satz dazu", max_length=300, blank=True)
    note = models.TextField("interne Notiz", blank=True)
    hides_words = models.BooleanField("auch Bildunterschrift verbergen", default=False)
    asked_by = a_person("vorgeschlagen von")
    asked_at = models.DateTimeField("vorgeschlagen", auto_now_add=True)
    confirmed_by = a_person("bestätigt von")
    withdrawn_at = models.DateTimeField("zurückgezogen", null=True, blank=True)
    cleared_at = models.DateTimeField("Dateien gelöscht", null=True, blank=True)

    objects = WithdrawnPictureQuerySet.as_manager()

    class Meta:
        verbose_name = "zurückgezogenes Bild"
        verbose_name_plural = "zurückgezogene Bilder"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(confirmed_by=F("asked_by")),
                name="nobody_confirms_their_own_withdrawal",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(confirmed_by__isnull=True, cleared_at__isnull=True),
                name="a_picture_is_withdrawn_when_it_is_confirmed",
            ),
            models.CheckConstraint(condition=Q(reason__in=list(REASONS)), name="a_withdrawal_has_a_known_reason"),
            models.CheckConstraint(
                condition=Q(hides_words=False) | Q(reason="person"),
                name="words_are_hidden_for_a_persons_wish_only",
                violation_error_message="Die Bildunterschrift wird nur auf Wunsch einer abgebildeten Person verborgen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bild {self.sha256[:12]}"

    @property
    def tombstone(self) -> Tombstone:
        """What stands in its place; of one that is not withdrawn yet, what would stand there today."""
        day = timezone.localdate(self.withdrawn_at) if self.withdrawn_at else timezone.localdate()
        return Tombstone(self.sha256, day, self.reason, self.sentence, self.hides_words)
