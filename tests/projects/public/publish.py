"""Publishes documents for tests of readers' pages: by the real functions, but without setting the type."""

import hashlib
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction

from projects import figures
from projects.compare import corrections_between
from projects.document import CorrectedEdition, PhotoDocument, ReportDocument
from projects.editions import FinishedEdition
from projects.importing.store import store_report
from projects.models import Edition, Report
from projects.pictures import store_picture
from projects.publishing import enter
from projects.report.contents import picture_url
from tests.make_rows import make_picture

PDF = b"%PDF-1.7 a stand-in, no reader's page looks inside"


def publish(document: ReportDocument) -> Edition:
    """The next edition of the document's year, with a stand-in for the PDF."""
    report = Report.objects.filter(year=document.year).first() or store_report(document, source="Test").report
    document = _filled(document)
    folder = f"{document.year}-{document.edition}-test"
    path = Path(settings.EDITIONS_ROOT) / folder
    path.mkdir(parents=True)
    (path / "report.pdf").write_bytes(PDF)
    finished = FinishedEdition(document, folder, hashlib.sha256(PDF).hexdigest(), len(PDF), 24)
    with transaction.atomic():
        return enter(finished, report, by=None)


def correct(document: ReportDocument, reason: str = "Ein Betrag war falsch.") -> Edition:
    """The next edition of a report that is published already."""
    number = Edition.objects.filter(report__year=document.year).count() + 1
    return publish(msgspec.structs.replace(document, edition=number, reason=reason))


def with_corrections(last: Edition, document: ReportDocument) -> ReportDocument:
    """The document as the edition after this one, with the list of what it corrects."""
    before, document = last.read(), _filled(document)
    corrects = CorrectedEdition(number=before.edition, published_on=before.published_on, figures=before.figures)
    return msgspec.structs.replace(document, corrects=corrects, corrections=corrections_between(before, document))


def _filled(document: ReportDocument) -> ReportDocument:
    chapters = tuple(
        msgspec.structs.replace(chapter, text=figures.filled(chapter.text, document.figures))
        for chapter in document.chapters
    )
    return msgspec.structs.replace(document, chapters=chapters)


def make_photo(colour: str = "teal", **fields: object) -> PhotoDocument:
    """A stored picture of 1800 × 1200 as a document shows it."""
    stored = store_picture(make_picture(colour, (1800, 1200)))
    given = {
        "lineage": f"p-{colour}",
        "alt": f"Eine Fläche in {colour}",
        "sha256": stored.sha256,
        "url": picture_url(stored.sha256),
        "width": stored.width,
        "height": stored.height,
    }
    return PhotoDocument(**{**given, **fields})
