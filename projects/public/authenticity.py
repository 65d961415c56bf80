"""The page on which readers check whether a file is an edition as it was sealed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects import addresses
from projects.models import Edition, EditionRedaction
from projects.public.rendering import answer
from projects.published import data_sha256, editions, with_redactions


@dataclass(frozen=True)
class Sealed:
    """An edition with what proves it. newer: the number of the edition that corrected it, 0 where there is none.

    redactions: PDFs that took the place of the sealed one. data_sha256: of the document as it is downloaded.
    """

    edition: Edition
    anchor: str
    address: str
    pdf_address: str
    file_name: str
    newer: int
    redactions: tuple[EditionRedaction, ...]
    data_sha256: str


@require_safe
def authenticity(request: HttpRequest) -> HttpResponse:
    found = with_redactions(editions())
    newest: dict[int, int] = {}
    for edition in found:
        newest.setdefault(edition.report.year, edition.number)
    return answer(
        request,
        "public/authenticity.html",
        {"sealed": [_sealed(edition, newest[edition.report.year]) for edition in found]},
        address=reverse("public:authenticity"),
        title="Echtheit prüfen",
        description="Prüfsummen aller Ausgaben der Fortschrittsberichte: So stellen Sie fest, ob eine Datei echt ist.",
        part="authenticity",
    )


def _sealed(edition: Edition, newest: int) -> Sealed:
    year, number = edition.report.year, edition.number
    return Sealed(
        edition=edition,
        anchor=f"ausgabe-{year}-{number}",
        address=addresses.report_address(year, number),
        pdf_address=reverse("public:pdf-edition", kwargs={"year": year, "number": number, "file_year": year}),
        file_name=f"fortschrittsbericht-{year}.pdf",
        newer=newest if newest > number else 0,
        redactions=tuple(edition.redactions.all()),
        data_sha256=data_sha256(edition) if edition.redactions.all() else edition.document_sha256,
    )
