"""One project in one report, as the ministry writes it."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Ministry
from accounts.rights import Rights
from projects.models.catalogue import STATUS_CHOICES, Project, TopicField, is_a_project_status
from projects.models.person import a_person
from projects.models.report import Report


class UpdateStatus(models.TextChoices):
    DRAFT = "draft", "Entwurf"
    MINISTRY_REVIEW = "ministry_review", "Ressortfreigabe"
    SUBMITTED = "submitted", "Eingereicht"
    CHANGES_REQUESTED = "changes_requested", "Rückfragen"
    APPROVED = "approved", "Freigegeben"
    PUBLISHED = "published", "Veröffentlicht"


WITH_MINISTRY = frozenset({UpdateStatus.DRAFT, UpdateStatus.MINISTRY_REVIEW, UpdateStatus.CHANGES_REQUESTED})


class ProjectUpdateQuerySet(models.QuerySet["ProjectUpdate"]):
    def visible_to(self, rights: Rights) -> Self:
        """The project group sees all, a ministry its own and those of projects it shares; Betrieb sees no content."""
        if rights.project_group:
            return self
        own = Q(ministry_id__in=rights.sees) | Q(project__further_ministries__in=rights.sees)
        return self.filter(own).distinct()

    def waiting_for_review(self) -> Self:
        return self.filter(status=UpdateStatus.SUBMITTED)

    def in_report_order(self) -> Self:
        return self.order_by("topic_field__position", "position", "project__code")

    def with_parts(self) -> Self:
        """All that a document needs, in a fixed number of queries."""
        return self.select_related(
            "report", "project", "topic_field", "ministry", "funding_contained_in"
        ).prefetch_related(
            "milestones",
            "funding_lines",
            "links",
            "photos",
            "ministry__former_names",
            "project__further_ministries__former_names",
            "change_requests",
        )


class ProjectUpdate(models.Model):
    """What a ministry reports about a project this year. Only `projects.workflow` and sealing write `status`.

    version: counts saves; a save names the version it read and fails if another came first.
    carried_from: the published sheet that the round began with; undecided: keys of the sections and kinds of parts
    that came from it and were neither confirmed nor changed since.
    deadline: longer than the round's where the project group granted more time.
    writers: who wrote or submitted since a review last gave the update back to its ministry; they do not approve it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="updates", verbose_name="Bericht")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="updates", verbose_name="Projekt")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    title = models.CharField("Titel", max_length=300)
    subtitle = models.CharField("Untertitel", max_length=300, blank=True)
    topic_field = models.ForeignKey(TopicField, on_delete=models.PROTECT, related_name="+", verbose_name="Themenfeld")
    ministry = models.ForeignKey(
        Ministry, on_delete=models.PROTECT, null=True, blank=True, related_name="updates", verbose_name="Ministerium"
    )
    project_status = models.CharField("Stand des Projekts", max_length=12, choices=STATUS_CHOICES)

    summary = models.TextField("Kurzbeschreibung", blank=True)
    added_value = models.TextField("Mehrwert", blank=True)
    approach = models.TextField("Vorgehen", blank=True)
    target_group = models.TextField("Zielgruppe", blank=True)
    latest_development = models.TextField("Jüngste Entwicklung", blank=True)
    current_state = models.TextField("Aktueller Stand", blank=True)
    result = models.TextField("Projektergebnis", blank=True)
    outlook = models.TextField("Ausblick", blank=True)

    funding_reason = models.TextField("Warum kein Betrag genannt werden kann", blank=True)
    funding_contained_in = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Enthalten im Projekt"
    )
    funding_own_sentence = models.TextField("Eigener Wortlaut des Projektvolumens", blank=True)

    status = models.CharField("Stand der Meldung", max_length=20, choices=UpdateStatus, default=UpdateStatus.DRAFT)
    version = models.PositiveIntegerField(default=0, editable=False)
    history_head = models.CharField(max_length=64, blank=True, editable=False)
    updated_at = models.DateTimeField("zuletzt gespeichert", auto_now=True)
    updated_by = a_person(editable=False)
    submitted_at = models.DateTimeField("eingereicht am", null=True, blank=True, editable=False)
    status_since = models.DateTimeField("in diesem Stand seit", default=timezone.now, editable=False)
    carried_from = models.ForeignKey(
        "projects.PublishedSheet", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    undecided = models.JSONField(default=list, blank=True, editable=False)
    deadline = models.DateField("eigene Frist", null=True, blank=True, editable=False)
    assignee = a_person("bearbeitet von", editable=False)
    reviewer = a_person("geprüft von", editable=False)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+", verbose_name="geschrieben von"
    )

    objects = ProjectUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        ordering = ["-report__year", "topic_field__position", "position", "project__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "project"],
                name="one_update_per_project_and_report",
                violation_error_message="Für dieses Projekt gibt es in dem Bericht schon eine Meldung.",
            ),
            models.CheckConstraint(condition=Q(status__in=UpdateStatus.values), name="an_update_has_a_known_status"),
            is_a_project_status("project_status", "an_update_has_a_known_project_status"),
        ]

    def __str__(self) -> str:
        return f"{self.project.code} {self.title} ({self.report.year})"

    @property
    def due(self) -> datetime.date | None:
        """The day by which the ministry hands in; needs the report loaded."""
        return self.deadline or self.report.deadline

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over and it was never handed in; what is asked back or corrected has kept its day."""
        return self.submitted_at is None and self.due is not None and self.due < timezone.localdate()
