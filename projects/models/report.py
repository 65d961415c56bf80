"""A yearly report as it is being made: its dates, and the figures it takes over from print."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from projects.sections import MOST_PAGES, WISHED_PAGES

FIRST_YEAR, LAST_YEAR = 2018, 2100
MOST_PROJECTS = 9999  # in a figure: each of its projects is drawn as a brick


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        """Reports of which no edition is published yet: their updates can be written."""
        return self.filter(editions__isnull=True).order_by("-year")


class Report(models.Model):
    """One reporting year: what the round needs to know, and what stands on the cover."""

    year = models.PositiveSmallIntegerField(
        "Berichtsjahr",
        unique=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    title = models.CharField("Titel", max_length=200)
    tagline = models.CharField("Leitsatz", max_length=300, blank=True)
    programme = models.CharField("Programm", max_length=100, default="Ruhr-Konferenz")
    publisher = models.CharField("Herausgeber", max_length=300, blank=True)
    as_of_texts = models.DateField("Stichtag der Texte", null=True, blank=True)
    as_of_amounts = models.DateField("Stichtag der Beträge", null=True, blank=True)
    outlook_year = models.PositiveSmallIntegerField("Jahr des Ausblicks", null=True, blank=True)
    wished_pages = models.PositiveSmallIntegerField(
        "gewünschte Seiten je Projekt",
        default=WISHED_PAGES,
        choices=[(1, "1 Seite"), *((pages, f"{pages} Seiten") for pages in range(2, MOST_PAGES + 1))],
    )
    deadline = models.DateField("Abgabe bis", null=True, blank=True)
    planned_release = models.DateField("geplante Veröffentlichung", null=True, blank=True)
    guidance = models.TextField("Hinweise für die Ministerien", blank=True)
    section_guidance = models.JSONField("Hinweise zu einzelnen Abschnitten", default=dict, blank=True)
    closed_at = models.DateTimeField("Runde geschlossen", null=True, blank=True, editable=False)
    imported_from = models.CharField("übernommen aus", max_length=300, blank=True, editable=False)
    import_created = models.JSONField(default=dict, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Bericht"
        verbose_name_plural = "Berichte"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="a_report_year_lies_in_the_programme",
                violation_error_message=f"Das Berichtsjahr liegt zwischen {FIRST_YEAR} und {LAST_YEAR}.",
            ),
            models.CheckConstraint(
                condition=Q(wished_pages__gte=1, wished_pages__lte=MOST_PAGES),
                name="a_report_wishes_sheets_that_are_possible",
                violation_error_message=f"Ein Projekt hat im Bericht 1 bis {MOST_PAGES} Seiten.",
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True)
                | Q(planned_release__isnull=True)
                | Q(planned_release__gte=F("deadline")),
                name="a_report_is_released_after_its_deadline",
                violation_error_message="Die Veröffentlichung liegt vor dem Abgabetermin.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}" if self.title else f"Bericht {self.year}"


class Figure(models.TextChoices):
    COMPLETED = "completed", "abgeschlossen"
    RUNNING = "running", "laufend"
    NOT_PURSUED = "not_pursued", "nicht weiterverfolgt"
    NEWLY_COMPLETED = "newly_completed", "neu abgeschlossen"


class BaselineFigure(models.Model):
    """What a figure of a report counts beyond the projects held one by one, and where that number comes from."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="baseline", verbose_name="Bericht")
    figure = models.CharField("Zahl", max_length=20, choices=Figure)
    value = models.PositiveSmallIntegerField(
        "darüber hinaus gezählt", default=0, validators=[MaxValueValidator(MOST_PROJECTS)]
    )
    source = models.CharField("Quelle", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Grundzahl"
        verbose_name_plural = "Grundzahlen"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "figure"],
                name="a_baseline_once_per_figure",
                violation_error_message="Diese Grundzahl ist für den Bericht schon eingetragen.",
            ),
            models.CheckConstraint(condition=Q(figure__in=Figure.values), name="a_baseline_has_a_known_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.get_figure_display()}: {self.value}"
