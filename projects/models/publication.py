"""What is published: sealed editions of reports, and the sheets in them as readers find them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from projects.document import ReportDocument, SheetDocument, report_from_json, sheet_from_json
from projects.models.catalogue import Project, is_a_project_status
from projects.models.report import Report


class EditionQuerySet(models.QuerySet["Edition"]):
    def newest_first(self) -> Self:
        """By report year, then edition number: never by the time of publication."""
        return self.order_by("-report__year", "-number")

    def of_year(self, year: int) -> Self:
        return self.filter(report__year=year).newest_first()

    def without_document(self) -> Self:
        """For lists: the document is large and not needed there. `is_redacted`: whether it has redactions."""
        redactions = EditionRedaction.objects.filter(edition=models.OuterRef("pk"))
        return self.defer("document").select_related("report").annotate(is_redacted=models.Exists(redactions))


class Edition(models.Model):
    """A sealed publication of a report. Nothing in it changes afterwards; a correction is the next number."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions", verbose_name="Bericht")
    number = models.PositiveSmallIntegerField("Ausgabe")
    reason = models.TextField("Anlass", blank=True)
    historic = models.BooleanField("aus einem gedruckten Bericht übernommen", default=False)
    published_on = models.DateField("veröffentlicht am")
    sealed_at = models.DateTimeField("versiegelt", auto_now_add=True)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    document = models.TextField("Dokument")
    document_sha256 = models.CharField(max_length=64)
    folder = models.CharField(max_length=100)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_bytes = models.PositiveIntegerField()
    pdf_pages = models.PositiveSmallIntegerField()
    renderer = models.CharField(max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Ausgabe"
        verbose_name_plural = "Ausgaben"
        ordering = ["-report__year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="an_edition_number_once_per_report",
                violation_error_message="Diese Ausgabe ist bereits veröffentlicht.",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="editions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.report}, Ausgabe {self.number}"

    def read(self) -> ReportDocument:
        return report_from_json(self.document)


class PublishedSheetQuerySet(models.QuerySet["PublishedSheet"]):
    def current(self) -> Self:
        """The newest sheet of each project."""
        return self.filter(is_current=True)

    def newest_of_their_year(self) -> Self:
        return self.filter(is_newest_of_year=True)

    def for_lists(self) -> Self:
        return self.defer("document")

    def newest_first(self) -> Self:
        return self.order_by("-year", "-number")


class PublishedSheet(models.Model):
    """One sheet of one edition. The columns repeat what lists and filters need; the document is the truth."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sheets")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="sheets")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=6)
    slug = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    status = models.CharField(max_length=12)
    topic_field_slug = models.CharField(max_length=60)
    topic_field_name = models.CharField(max_length=100)
    ministry_abbreviation = models.CharField(max_length=20, blank=True)
    ministry_name = models.CharField(max_length=300, blank=True)
    places = models.JSONField(default=list)
    document = models.TextField()
    is_newest_of_year = models.BooleanField(default=False)
    is_current = models.BooleanField(default=False)

    objects = PublishedSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "veröffentlichtes Blatt"
        verbose_name_plural = "veröffentlichte Blätter"
        ordering = ["-year", "-number", "position"]
        indexes = [models.Index(fields=["is_current", "position"], name="current_sheets_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["edition", "project"], name="a_project_once_per_edition"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(is_current=True), name="one_current_sheet_per_project"
            ),
            models.UniqueConstraint(
                fields=["project", "year"],
                condition=Q(is_newest_of_year=True),
                name="one_newest_sheet_per_project_and_year",
            ),
            is_a_project_status("status", "a_sheet_has_a_known_status"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title} ({self.year}, Ausgabe {self.number})"

    def read(self) -> SheetDocument:
        return sheet_from_json(self.document)


class PublishedPicture(models.Model):
    """A picture that an edition shows: the only pictures that readers can fetch.

    print_sha256: of its print rendition as it was sealed; "" for editions sealed before that was kept.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pictures")
    sha256 = models.CharField(max_length=64, db_index=True)
    print_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "veröffentlichtes Bild"
        verbose_name_plural = "veröffentlichte Bilder"
        constraints = [models.UniqueConstraint(fields=["edition", "sha256"], name="a_picture_once_per_edition")]

    def __str__(self) -> str:
        return self.sha256


class EditionRedactionQuerySet(models.QuerySet["EditionRedaction"]):
    def in_order(self) -> Self:
        """The oldest first: the last one of an edition is what its readers get."""
        return self.select_related("picture").order_by("pk")


class EditionRedaction(models.Model):
    """An edition's PDF typeset anew without a picture that was withdrawn; the edition's own row never changes.

    Whatever was withdrawn before is missing in it too. folder: holds this PDF and the pictures that are left.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="redactions")
    picture = models.ForeignKey("projects.WithdrawnPicture", on_delete=models.PROTECT, related_name="redactions")
    folder = models.CharField(max_length=100)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_bytes = models.PositiveIntegerField()
    pdf_pages = models.PositiveSmallIntegerField()
    renderer = models.CharField(max_length=64)

    objects = EditionRedactionQuerySet.as_manager()

    class Meta:
        verbose_name = "neu gesetzte Ausgabe"
        verbose_name_plural = "neu gesetzte Ausgaben"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "picture"], name="an_edition_loses_a_picture_once"),
            models.UniqueConstraint(fields=["folder"], name="a_folder_holds_one_redaction"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ohne {self.picture}"
