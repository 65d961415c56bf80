"""What lasts from report to report: topic fields and projects."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from accounts.models import Ministry
from projects.sections import STATUS_LABELS

CODE = r"^\d{2}-\d{2}[a-z]?$"
STATUS_CHOICES = [(status.value, label) for status, label in STATUS_LABELS.items()]
valid_code = RegexValidator(CODE, "Eine Kennung hat die Form 05-02 oder 05-02a.")


def is_a_project_status(field: str, name: str) -> models.CheckConstraint:
    """The constraint that a column holds one of the three project statuses."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [value for value, _label in STATUS_CHOICES]}),
        name=name,
        violation_error_message="Ein Projekt ist laufend, abgeschlossen oder nicht weiterverfolgt.",
    )


class TopicField(models.Model):
    """A chapter of the report; colour and icon follow its slug."""

    slug = models.SlugField("Kurzname", max_length=60, unique=True)
    name = models.CharField("Name", max_length=100)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Themenfeld"
        verbose_name_plural = "Themenfelder"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class ProjectQuerySet(models.QuerySet["Project"]):
    def in_catalogue_order(self) -> Self:
        return self.order_by("topic_field__position", "code")


class Project(models.Model):
    """A project. Title, topic field, ministry and status are master data where no published sheet says otherwise.

    plain_summary: what the project is about in plain language (Leichte Sprache), the project group's text.
    """

    code = models.CharField("Kennung", max_length=6, unique=True, validators=[valid_code])
    title = models.CharField("Titel", max_length=300)
    subtitle = models.CharField("Untertitel", max_length=300, blank=True)
    topic_field = models.ForeignKey(
        TopicField, on_delete=models.PROTECT, related_name="projects", verbose_name="Themenfeld"
    )
    ministry = models.ForeignKey(
        Ministry, on_delete=models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="Ministerium"
    )
    further_ministries = models.ManyToManyField(
        Ministry, blank=True, related_name="shared_projects", verbose_name="weitere Ministerien"
    )
    status = models.CharField("Stand", max_length=12, choices=STATUS_CHOICES, default="running")
    places = models.JSONField("Orte", default=list, blank=True)
    plain_summary = models.TextField("In Leichter Sprache", blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "Projekt"
        verbose_name_plural = "Projekte"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=CODE),
                name="a_code_has_the_form_05_02a",
                violation_error_message="Eine Kennung hat die Form 05-02 oder 05-02a.",
            ),
            is_a_project_status("status", "a_project_has_a_known_status"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
