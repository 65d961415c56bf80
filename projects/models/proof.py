"""Proofs of a report: what it said at a moment, kept as it was, and who got which copy of it."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Ministry
from projects.document import ReportDocument, report_from_json
from projects.models.report import Report
from projects.models.update import a_person


class ProofQuerySet(models.QuerySet["Proof"]):
    def newest_first(self) -> Self:
        return self.order_by("-number")

    def without_document(self) -> Self:
        """For lists: the document is large and not needed there."""
        return self.defer("document")


class Proof(models.Model):
    """A report as it stood when it was printed for reading. Nothing in it changes afterwards; a newer one is the next.

    number: 1, 2, 3 … per report. document: canonical JSON of the report, its SHA-256 beside it. pages: of the PDF,
    without the list of changes. changes: how it differs from the one before, in words; "" for the first.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="proofs", verbose_name="Bericht")
    number = models.PositiveSmallIntegerField("Nummer")
    made_at = models.DateTimeField("erstellt", auto_now_add=True)
    made_by = a_person("erstellt von")
    note = models.TextField("Bemerkung", blank=True)
    document = models.TextField("Dokument")
    document_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField("Seiten")
    changes = models.TextField("Änderungen", blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = "Entwurf des Berichts"
        verbose_name_plural = "Entwürfe des Berichts"
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="a_proof_number_once_per_report"),
            models.CheckConstraint(condition=Q(number__gte=1), name="proofs_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"Entwurf {self.number}"

    def read(self) -> ReportDocument:
        return report_from_json(self.document)


class CopyKind(models.TextChoices):
    DRAFT = "draft", "Entwurf"
    EMBARGO = "embargo", "Vorabexemplar"


class ProofCopy(models.Model):
    """A copy of a proof, made out to whoever got it.

    recipient: in words, as it is printed on every page. ministry: whose copy it is, where it was fetched while the
    ministries agreed on the report. embargo_until: of a pre-release copy. compared_with: the earlier proof whose
    differences are marked in the margin; None for none.
    """

    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, related_name="copies", verbose_name="Entwurf")
    recipient = models.CharField("für", max_length=120)
    ministry = models.ForeignKey(
        Ministry, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Ministerium"
    )
    kind = models.CharField("Art", max_length=10, choices=CopyKind, default=CopyKind.DRAFT)
    embargo_until = models.DateTimeField("Sperrfrist bis", null=True, blank=True)
    compared_with = models.ForeignKey(
        Proof, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="verglichen mit"
    )
    given_at = models.DateTimeField("ausgegeben", auto_now_add=True)
    given_by = a_person("ausgegeben von")

    class Meta:
        verbose_name = "Exemplar"
        verbose_name_plural = "Exemplare"
        ordering = ["proof", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(recipient=""), name="a_copy_is_for_somebody"),
            models.CheckConstraint(
                condition=Q(kind=CopyKind.DRAFT, embargo_until__isnull=True)
                | Q(kind=CopyKind.EMBARGO, embargo_until__isnull=False, compared_with__isnull=True),
                name="an_embargoed_copy_has_its_time_and_no_marks",
            ),
            models.UniqueConstraint(
                fields=["proof", "ministry"],
                condition=Q(ministry__isnull=False),
                name="one_copy_of_a_proof_for_a_ministry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proof} für {self.recipient}"
