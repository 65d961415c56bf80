"""What an update or a frame chapter said, who saved it and why: append-only chains of revisions."""

from typing import Any, NoReturn, TypeVar

from django.db import models

from projects.models.chapter import FrameChapter
from projects.models.update import ProjectUpdate


class Frozen(Exception):
    """Someone tried to change what must not change."""


_Row = TypeVar("_Row", bound="ChainedRow")


class RevisionQuerySet(models.QuerySet[_Row]):
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
    ) -> list[_Row]:
        if update_conflicts:
            raise Frozen("Fassungen werden nicht geändert.")
        return super().bulk_create(objs, batch_size, ignore_conflicts)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht geändert.")


class ChainedRow(models.Model):
    """One entry of a history.

    number: 1, 2, 3 … per owner. person: the pseudonymous id of whoever acted. document: canonical JSON of what the
    owner said. digest: SHA-256 over the previous digest and all of this row, so that a changed or missing row shows.
    """

    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.UUIDField(null=True)
    action = models.CharField(max_length=30)
    reason = models.TextField(blank=True)
    document = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Fassung {self.number}"

    @property
    def owner_key(self) -> int | str:
        """Whose entry it is, as it stands in the digest."""
        raise NotImplementedError

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Fassungen werden nicht gelöscht.")


class Revision(ChainedRow):
    """One entry of an update's history. document: canonical JSON of the sheet."""

    update = models.ForeignKey(ProjectUpdate, on_delete=models.PROTECT, related_name="revisions")

    objects = RevisionQuerySet["Revision"].as_manager()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["update", "number"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["update", "number"], name="a_revision_number_once_per_update"),
        ]

    @property
    def owner_key(self) -> int:
        return self.update_id


class ChapterRevision(ChainedRow):
    """One entry of a frame chapter's history. document: canonical JSON of its source, live figures by their names."""

    chapter = models.ForeignKey(FrameChapter, on_delete=models.PROTECT, related_name="revisions")

    objects = RevisionQuerySet["ChapterRevision"].as_manager()

    class Meta:
        verbose_name = "Fassung eines Programmkapitels"
        verbose_name_plural = "Fassungen von Programmkapiteln"
        ordering = ["chapter", "number"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["chapter", "number"], name="a_revision_number_once_per_chapter"),
        ]

    @property
    def owner_key(self) -> str:
        """No entry of an update can stand among those of a chapter that has its number."""
        return f"chapter {self.chapter_id}"
