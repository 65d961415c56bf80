"""Reads what is published: editions, their documents, and the pictures that readers may fetch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from projects import addresses
from projects.document import ReportDocument, fingerprint, report_from_json, to_json
from projects.models import Edition, EditionRedaction, PublishedPicture
from projects.tombstones import Tombstones, report_as_read


def editions() -> list[Edition]:
    """All editions without their documents, newest first."""
    return list(Edition.objects.without_document().newest_first())


def newest_edition() -> Edition | None:
    return Edition.objects.without_document().newest_first().first()


def newest_of_years(among: Iterable[Edition] | None = None) -> list[Edition]:
    """The newest edition of every year, newest year first. among: the editions, newest first, if read already."""
    found: dict[int, Edition] = {}
    for edition in editions() if among is None else among:
        found.setdefault(edition.report.year, edition)
    return list(found.values())


def editions_of(year: int) -> list[Edition]:
    """The editions of a year, newest first. A year without one is no page."""
    found = list(Edition.objects.without_document().of_year(year))
    if not found:
        raise Http404(f"Einen Bericht {year} gibt es nicht.")
    return found


def chosen(of_year: list[Edition], number: int | None) -> Edition:
    """The edition with this number, the newest if none is named."""
    for edition in of_year:
        if number in (None, edition.number):
            return edition
    raise Http404(f"Eine Ausgabe {number} gibt es nicht.")


@dataclass(frozen=True)
class Form:
    """An edition as its readers get it: as it was sealed, or as it was typeset anew since a picture was withdrawn.

    folder: where its files lie. tombstones: the pictures that are withdrawn.
    """

    folder: str
    pdf_sha256: str
    pdf_bytes: int
    pdf_pages: int
    renderer: str
    tombstones: Tombstones

    @property
    def is_first(self) -> bool:
        return not self.tombstones


def form_of(edition: Edition) -> Form:
    """The form as it was when it was first asked for. One query, none for an edition of a list (`without_document`)
    that lost no picture, or that was loaded `with_redactions`."""
    if not getattr(edition, "is_redacted", True):
        return form_after(edition, ())
    with_redactions([edition])
    return form_after(edition, edition.redactions.all())


def form_now(edition: Edition) -> Form:
    """The form as it is at this moment, whatever was known before."""
    return form_after(edition, EditionRedaction.objects.in_order().filter(edition=edition))


def with_redactions(editions: list[Edition]) -> list[Edition]:
    """The editions with their redactions loaded. One query at most."""
    prefetch_related_objects(editions, Prefetch("redactions", EditionRedaction.objects.in_order()))
    return editions


def form_after(edition: Edition, redactions: Iterable[EditionRedaction]) -> Form:
    """The form after all redactions of an edition, in their order and with their pictures loaded."""
    made = list(redactions)
    held = made[-1] if made else edition
    return Form(
        folder=held.folder,
        pdf_sha256=held.pdf_sha256,
        pdf_bytes=held.pdf_bytes,
        pdf_pages=held.pdf_pages,
        renderer=held.renderer,
        tombstones={each.picture.sha256: each.picture.tombstone for each in made},
    )


def file_of(edition: Edition, name: str) -> Path:
    """Where a file of the edition's folder lies: `report.pdf`, or `cover.png`, which the earliest editions lack."""
    return Path(settings.EDITIONS_ROOT) / form_of(edition).folder / name


def cover_address(edition: Edition) -> str:
    """Where a reader fetches the picture of the report's first page; "" for an edition without one."""
    return (
        addresses.cover_address(edition.report.year, edition.number) if file_of(edition, "cover.png").exists() else ""
    )


def document_of(edition: Edition) -> ReportDocument:
    """The sealed document, without words that are hidden since. Its text never changes, so what was read once is kept
    by its checksum."""
    return report_as_read(_sealed(edition), form_of(edition).tombstones)


def _sealed(edition: Edition) -> ReportDocument:
    return _read(edition.document_sha256, edition.pk)


@lru_cache(maxsize=16)
def _read(_sha256: str, pk: int) -> ReportDocument:
    return report_from_json(Edition.objects.values_list("document", flat=True).get(pk=pk))


def data_of(edition: Edition) -> str:
    """The document as readers download it: byte for byte as sealed, unless words are hidden since."""
    document = document_of(edition)
    return edition.document if document is _sealed(edition) else to_json(document)


def data_sha256(edition: Edition) -> str:
    """SHA-256 of `data_of`."""
    document = document_of(edition)
    return edition.document_sha256 if document is _sealed(edition) else fingerprint(document)


def pictures_of(edition: Edition) -> Callable[[str, int], str]:
    """Where a reader fetches this edition's pictures: a picture that was not published has no address."""
    published = set(PublishedPicture.objects.filter(edition=edition).values_list("sha256", flat=True))
    published -= form_of(edition).tombstones.keys()

    def address(sha256: str, width: int) -> str:
        return addresses.picture_address(sha256, width) if sha256 in published else ""

    return address
