"""Where published pictures stand: in which editions, on which sheets, and with which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from projects.document import PhotoDocument, SheetDocument
from projects.models import Edition, Photo, ProjectUpdate, PublishedPicture, Report, WithdrawnPicture
from projects.models.update import ProjectUpdateQuerySet
from projects.published import document_of


@dataclass(frozen=True)
class Place:
    """One sheet of one edition that shows a picture."""

    edition: Edition
    sheet: SheetDocument
    photo: PhotoDocument


@dataclass(frozen=True)
class ShownPicture:
    """A published picture with all its places, the newest first. It has at least one."""

    sha256: str
    places: tuple[Place, ...]

    @property
    def newest(self) -> Place:
        return self.places[0]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Each once, the newest first."""
        return tuple({place.edition.pk: place.edition for place in self.places}.values())


def shown_picture(sha256: str) -> ShownPicture | None:
    """A picture in all editions that show it or showed it before it was withdrawn; None for one in no edition."""
    editions = editions_with(sha256)
    places = tuple(place for place in _places(editions) if place.photo.sha256 == sha256)
    return ShownPicture(sha256, places) if places else None


def pictures_in(report: Report) -> tuple[ShownPicture, ...]:
    """All pictures that editions of a report show, in the order of its newest edition, then of older ones."""
    editions = Edition.objects.without_document().of_year(report.year)
    published = set(PublishedPicture.objects.filter(edition__report=report).values_list("sha256", flat=True))
    published -= WithdrawnPicture.objects.sums()
    found: dict[str, list[Place]] = {}
    for place in _places(editions):
        if place.photo.sha256 in published:
            found.setdefault(place.photo.sha256, []).append(place)
    return tuple(ShownPicture(sha256, tuple(places)) for sha256, places in found.items())


def editions_with(sha256: str) -> list[Edition]:
    """The editions that show a picture or showed it, without their documents, newest first."""
    editions = Edition.objects.without_document().newest_first()
    return list(editions.filter(pk__in=PublishedPicture.objects.filter(sha256=sha256).values("edition")))


def newest_with(sha256: str) -> list[Edition]:
    """The newest editions of reports that show a picture: what readers of a report meet first."""
    newest = (Edition.objects.of_year(edition.report.year).first() for edition in editions_with(sha256))
    shown = {edition.pk: edition for edition in newest if edition}
    rows = PublishedPicture.objects.filter(sha256=sha256, edition__in=shown).values_list("edition", flat=True)
    return [shown[pk] for pk in shown if pk in set(rows)]


def updates_with(sha256: str) -> ProjectUpdateQuerySet:
    """The updates of any report, published or being written, that hold a picture."""
    rows = Photo.objects.filter(sha256=sha256).values("update")
    return ProjectUpdate.objects.filter(pk__in=rows).select_related("project", "report", "ministry").order_by("pk")


def _places(editions: Iterable[Edition]) -> Iterator[Place]:
    for edition in editions:
        for sheet in document_of(edition).projects:
            for photo in sheet.photos:
                if photo.sha256:
                    yield Place(edition, sheet, photo)
