"""What an update said, who saved it and why: an append-only chain of revisions."""

from typing import Any, NoReturn

from django.db import models

from projects.models.update import ProjectUpdate


class Frozen(Exception):
    """Someone tried to change what must not change."""


class RevisionQuerySet(models.QuerySet["Revision"]):
    def update(self, **fields: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht geändert.")

    def delete(self) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")


class Revision(models.Model):
    """One entry of an update's history.

    number: 1, 2, 3 … per update. person: the pseudonymous id of whoever acted. document: canonical JSON of the sheet.
    digest: SHA-256 over the previous digest and all of this row, so that a changed or missing row shows.
    """

    update = models.ForeignKey(ProjectUpdate, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.UUIDField(null=True)
    action = models.CharField(max_length=30)
    reason = models.TextField(blank=True)
    document = models.TextField()
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["update", "number"]
        constraints = [
            models.UniqueConstraint(fields=["update", "number"], name="a_revision_number_once_per_update"),
        ]

    def __str__(self) -> str:
        return f"Fassung {self.number}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")
