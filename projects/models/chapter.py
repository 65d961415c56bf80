"""The programme's own texts in a report, as the project group writes them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from projects.models.person import a_person
from projects.models.publication import Edition
from projects.models.report import Report


class ChapterKind(models.TextChoices):
    EDITORIAL = "editorial", "Editorial"
    OVERVIEW = "overview", "Überblick"
    CLOSING = "closing", "Rückblick und Ausblick"
    IMPRINT = "imprint", "Impressum"
    FREE = "free", "freies Kapitel"


def _is_published() -> Exists:
    return Exists(Edition.objects.filter(report=OuterRef("report")))


class FrameChapterQuerySet(models.QuerySet["FrameChapter"]):
    def with_state(self) -> Self:
        """All that rules ask and lists show, in one query more for the people who wrote."""
        people = self.select_related("report", "updated_by", "approved_by").prefetch_related("writers")
        return people.annotate(is_published=_is_published())

    def reopened(self) -> Self:
        """Opened for a correction since the last edition."""
        return self.filter(opened_at__isnull=False)

    def in_work(self) -> Self:
        """What the next edition prints anew: all chapters of a first one, later those that were opened."""
        return self.filter(~_is_published() | Q(opened_at__isnull=False))

    def awaiting_approval(self) -> Self:
        return self.in_work().filter(approved_at__isnull=True)


class PresentChapters(models.Manager.from_queryset(FrameChapterQuerySet)):  # type: ignore[misc]
    """A removed chapter keeps its row, because its history hangs on it, and shows nowhere."""

    def get_queryset(self) -> FrameChapterQuerySet:
        found: FrameChapterQuerySet = super().get_queryset().filter(removed_at__isnull=True)
        return found


class FrameChapter(models.Model):
    """A text of the programme around the project sheets; may hold live figures such as `{{ abgeschlossen }}`.

    Only `projects.chapters` writes one that people work on. version: counts saves and steps; both name the version
    that they read. writers: who wrote in it since it was last approved or published; they do not approve it.
    opened_at: since when it is open for a correction, None where it is not. removed_at: None where it is there.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="chapters", verbose_name="Bericht")
    kind = models.CharField("Art", max_length=10, choices=ChapterKind)
    slug = models.SlugField("Kurzname", max_length=60)
    title = models.CharField("Kapitel", max_length=200)
    headline = models.CharField("Überschrift", max_length=300, blank=True)
    text = models.TextField("Text", blank=True)
    author = models.CharField("Name unter dem Text", max_length=150, blank=True)
    roles = models.JSONField("Funktionen", default=list, blank=True)
    after_projects = models.BooleanField("steht nach den Projekten", default=False)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    version = models.PositiveIntegerField(default=0, editable=False)
    history_head = models.CharField(max_length=64, blank=True, editable=False)
    updated_at = models.DateTimeField("zuletzt gespeichert", null=True, blank=True, editable=False)
    updated_by = a_person("zuletzt gespeichert von", editable=False)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+", verbose_name="geschrieben von"
    )
    approved_by = a_person("freigegeben von", editable=False)
    approved_at = models.DateTimeField("freigegeben", null=True, blank=True, editable=False)
    opened_at = models.DateTimeField("zur Korrektur geöffnet", null=True, blank=True, editable=False)
    removed_at = models.DateTimeField("entfernt", null=True, blank=True, editable=False)

    objects = PresentChapters()
    with_removed = FrameChapterQuerySet.as_manager()

    is_published: bool  # of its report; where it was loaded `with_state()`

    class Meta:
        verbose_name = "Programmkapitel"
        verbose_name_plural = "Programmkapitel"
        ordering = ["report", "after_projects", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "slug"],
                condition=Q(removed_at__isnull=True),
                name="a_chapter_once_per_report",
                violation_error_message="Dieses Kapitel gibt es in dem Bericht schon.",
            ),
            models.CheckConstraint(condition=Q(kind__in=ChapterKind.values), name="a_chapter_has_a_known_kind"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(approved_at__isnull=False),
                name="an_approved_chapter_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.report.year})"

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_open_for_correction(self) -> bool:
        """Whether it was opened since the last edition; the next one prints it anew."""
        return self.opened_at is not None

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_in_work(self) -> bool:
        """Whether it can be written; needs `with_state()`."""
        return not self.is_removed and (not self.is_published or self.is_open_for_correction)
