"""Reads what is published: editions, their documents, and the pictures that readers may fetch."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404

from projects import addresses
from projects.document import ReportDocument, report_from_json
from projects.models import Edition, PublishedPicture


def editions() -> list[Edition]:
    """All editions without their documents, newest first."""
    return list(Edition.objects.without_document().newest_first())


def newest_edition() -> Edition | None:
    return Edition.objects.without_document().newest_first().first()


def newest_of_years() -> list[Edition]:
    """The newest edition of every year, newest year first."""
    found: dict[int, Edition] = {}
    for edition in editions():
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


def file_of(edition: Edition, name: str) -> Path:
    """Where a file of the edition's folder lies: `report.pdf`, or `cover.png`, which the earliest editions lack."""
    return Path(settings.EDITIONS_ROOT) / edition.folder / name


def cover_address(edition: Edition) -> str:
    """Where a reader fetches the picture of the report's first page; "" for an edition without one."""
    return (
        addresses.cover_address(edition.report.year, edition.number) if file_of(edition, "cover.png").exists() else ""
    )


def document_of(edition: Edition) -> ReportDocument:
    """The sealed document. A sealed text never changes, so what was read once is kept by its checksum."""
    return _read(edition.document_sha256, edition.pk)


@lru_cache(maxsize=16)
def _read(_sha256: str, pk: int) -> ReportDocument:
    return report_from_json(Edition.objects.values_list("document", flat=True).get(pk=pk))


def pictures_of(edition: Edition) -> Callable[[str, int], str]:
    """Where a reader fetches this edition's pictures: a picture that was not published has no address."""
    published = set(PublishedPicture.objects.filter(edition=edition).values_list("sha256", flat=True))

    def address(sha256: str, width: int) -> str:
        return addresses.picture_address(sha256, width) if sha256 in published else ""

    return address
