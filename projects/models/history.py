"""What an update said, who saved it and why: an append-only chain of revisions."""

from typing import Any, NoReturn

from django.db import models

from projects.models.update import ProjectUpdate


class Frozen(Exception):
    """Someone tried to change what must not change."""


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Rows come in and are read. Managers of every kind use this class, so that no way round it is left in Django;
    PostgreSQL holds it with triggers as well."""

    def update(self, **fields: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht geändert.")

    def delete(self) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")

    def _update(self, values: Any) -> int:
        """What `Model.save` calls to see whether there is a row to change; a dump that is loaded has none yet."""
        if self.exists():
            raise Frozen("Fassungen werden nicht geändert.")
        return 0

    def _raw_delete(self, using: str | None) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")

    def bulk_create(
        self,
        objs: Any,
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Any = None,
        unique_fields: Any = None,
    ) -> list["Revision"]:
        if update_conflicts:
            raise Frozen("Fassungen werden nicht geändert.")
        return super().bulk_create(objs, batch_size, ignore_conflicts)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht geändert.")


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
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["update", "number"], name="a_revision_number_once_per_update"),
        ]

    def __str__(self) -> str:
        return f"Fassung {self.number}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")
