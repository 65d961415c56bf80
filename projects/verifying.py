"""Proof of what was published: every sealed edition against its checksums, its rows, and itself typeset anew."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from projects import pictures, verifying_withdrawals
from projects.disk import in_words
from projects.document import DocumentError, ReportDocument
from projects.editions import photos_of, rebuild
from projects.models import Edition, PublishedPicture, PublishedSheet
from projects.published import Form, form_of
from projects.publishing import published_sheet
from projects.report.likeness import difference
from projects.report.reading import UnreadablePdf
from projects.report.typeset import TypesetError, TypesetReport, renderer_fingerprint

# What a row of a sheet holds beyond the document: keys, and what is derived for “newest”.
_NOT_SEALED = {"id", "edition", "project", "document", "is_newest_of_year", "is_current"}


@dataclass
class Verified:
    """What was found of one edition: German sentences that hold, and sentences about what does not.

    form: the edition as readers get it, which is what its PDF and pictures are proved against.
    """

    edition: Edition
    form: Form
    holds: list[str] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"Bericht {self.edition.report.year}, Ausgabe {self.edition.number}"

    def judge(self, sentence: str, faults: list[str]) -> None:
        """Note the faults, or the sentence where there are none."""
        if faults:
            self.breaks += faults
        else:
            self.holds.append(sentence)


def verified(edition: Edition) -> Verified:
    """Check one edition whole; nothing is changed, and whatever is missing or damaged is a sentence."""
    form = form_of(edition)
    found = Verified(edition, form)
    document = _document(found)
    if document:
        _rows(found, document)
    _pictures(found, document)
    sealed_in, folder = (Path(settings.EDITIONS_ROOT) / name for name in (edition.folder, form.folder))
    for each in dict.fromkeys((sealed_in, folder)):
        if not each.is_dir():
            found.breaks.append(f"Der Ordner {each} fehlt.")
            return found
    _data_file(found, sealed_in / "report.json")
    sealed = _pdf(found, folder / "report.pdf")
    _renditions(found, folder / "pictures")
    if document:
        _rebuilt(found, folder, sealed)
    _withdrawals(found)
    return found


def _withdrawals(found: Verified) -> None:
    faults = verifying_withdrawals.faults(found.edition, found.form)
    if faults:
        found.breaks += faults
    else:
        found.holds += verifying_withdrawals.sentences(found.edition, found.form)


def _document(found: Verified) -> ReportDocument | None:
    """The document, None where it cannot be read."""
    edition = found.edition
    if _sha256(edition.document.encode()) != edition.document_sha256:
        found.breaks.append("Das Dokument in der Datenbank wurde verändert: Seine Prüfsumme stimmt nicht.")
    else:
        found.holds.append("Das Dokument hat seine Prüfsumme.")
    try:
        return edition.read()
    except DocumentError as error:
        found.breaks.append(f"Das Dokument in der Datenbank ist nicht lesbar. {error}")
        return None


def _rows(found: Verified, document: ReportDocument) -> None:
    edition = found.edition
    said = (document.year, document.edition, document.published_on, document.reason)
    if said != (edition.report.year, edition.number, edition.published_on, edition.reason):
        found.breaks.append("Jahr, Nummer, Tag oder Anlass der Ausgabe sind andere als in ihrem Dokument.")
    rows = {row.code: row for row in PublishedSheet.objects.filter(edition=edition).select_related("project")}
    sheets = {sheet.code: (place, sheet) for place, sheet in enumerate(document.projects)}
    faults = [f"Das Blatt {code} fehlt in der Datenbank." for code in sheets if code not in rows]
    faults += [f"Das Blatt {code} steht nicht im Dokument." for code in rows if code not in sheets]
    for code in sheets.keys() & rows.keys():
        place, sheet = sheets[code]
        if not _is_same_sheet(rows[code], published_sheet(edition, rows[code].project, sheet, place)):
            faults.append(f"Das Blatt {code} in der Datenbank sagt anderes als das Dokument.")
    found.judge(f"Die veröffentlichten Blätter ({len(rows)}) sagen, was im Dokument steht.", sorted(faults))


def _is_same_sheet(row: PublishedSheet, sealed: PublishedSheet) -> bool:
    columns = [column.attname for column in PublishedSheet._meta.concrete_fields if column.name not in _NOT_SEALED]
    if any(getattr(row, column) != getattr(sealed, column) for column in columns):
        return False
    try:
        return row.read() == sealed.read()
    except DocumentError:
        return False


def _pictures(found: Verified, document: ReportDocument | None) -> None:
    published = _published(found)
    faults = []
    for sha256 in published:
        content, fault = _read(pictures.picture_path(sha256, "original"), f"Das Bild {sha256}")
        changed = content is not None and _sha256(content) != sha256
        faults += [f"Das Bild {sha256} wurde verändert: Seine Prüfsumme stimmt nicht."] if changed else fault
        faults += [
            f"Vom Bild {sha256} fehlt die Fassung in {width} Pixeln Breite."
            for width in pictures.WEB_WIDTHS
            if not pictures.picture_path(sha256, str(width)).is_file()
        ]
    shown = {photo.sha256 for photo in photos_of(document)} if document else set(published)
    faults += [f"Das Bild {sha256} steht nicht im Dokument." for sha256 in published if sha256 not in shown]
    found.judge(f"Die veröffentlichten Bilder ({len(published)}) haben ihre Prüfsummen.", faults)


def _published(found: Verified) -> list[str]:
    """The pictures that readers of the edition get."""
    rows = PublishedPicture.objects.filter(edition=found.edition).exclude(sha256__in=found.form.tombstones)
    return list(rows.order_by("sha256").values_list("sha256", flat=True))


def _renditions(found: Verified, folder: Path) -> None:
    """The prints of the pictures have the checksums they were sealed with; those of the earliest editions, for which
    none was kept, are copies of those in the picture store."""
    rows = PublishedPicture.objects.filter(edition=found.edition)
    sealed = dict(rows.values_list("sha256", "print_sha256"))
    faults = []
    for sha256 in _published(found):
        kept, fault = _read(folder / f"{sha256}.jpg", f"Die Druckfassung des Bildes {sha256}")
        stored, _fault = _read(pictures.picture_path(sha256, "print"), "")
        faults += fault
        known = sealed[sha256] or (_sha256(stored) if stored is not None else "")
        if kept is not None and known and _sha256(kept) != known:
            faults.append(f"Die Druckfassung des Bildes {sha256} wurde verändert: Ihre Prüfsumme stimmt nicht.")
    found.judge("Die Druckfassungen der Bilder haben ihre Prüfsummen.", faults)


def _data_file(found: Verified, path: Path) -> None:
    content, fault = _read(path, "Die Datei report.json")
    if content is not None and _sha256(content) != found.edition.document_sha256:
        fault = ["Die Datei report.json wurde verändert: Ihre Prüfsumme ist nicht die des Dokuments."]
    found.judge("Die Datei report.json ist das Dokument.", fault)


def _pdf(found: Verified, path: Path) -> bytes | None:
    """The sealed PDF, None where it cannot be read."""
    form = found.form
    content, fault = _read(path, "Das PDF")
    if content is not None and _sha256(content) != form.pdf_sha256:
        fault = ["Das PDF wurde verändert: Seine Prüfsumme stimmt nicht."]
    if content is not None and len(content) != form.pdf_bytes:
        fault.append(f"Das PDF hat {len(content)} Bytes, versiegelt wurden {form.pdf_bytes}.")
    found.judge("Das PDF hat seine Prüfsumme und Länge.", fault)
    return content


def _rebuilt(found: Verified, folder: Path, sealed: bytes | None) -> None:
    try:
        made = rebuild(found.edition)
    except TypesetError as error:
        found.breaks.append(f"Das PDF lässt sich nicht neu setzen. {error}")
        return
    if found.form.renderer == renderer_fingerprint():
        _same_bytes(found, folder, made)
    elif _sha256(made.pdf) == found.form.pdf_sha256:
        found.holds.append("Neu gesetzt entsteht das PDF Byte für Byte wieder, mit inzwischen anderem Satz.")
    elif sealed is not None:
        _same_words(found, sealed, made.pdf)


def _same_bytes(found: Verified, folder: Path, made: TypesetReport) -> None:
    faults = []
    if _sha256(made.pdf) != found.form.pdf_sha256:
        faults.append("Neu gesetzt entsteht ein anderes PDF, obwohl der Satz derselbe ist wie bei der Versiegelung.")
    if made.pages != found.form.pdf_pages:
        faults.append(f"Neu gesetzt hat das PDF {made.pages} Seiten, versiegelt wurden {found.form.pdf_pages}.")
    cover = folder / "cover.png"
    if cover.exists() and _read(cover, "")[0] != made.cover:
        faults.append("Das Bild der Titelseite (cover.png) wurde verändert.")
    found.judge("Neu gesetzt entsteht das PDF Byte für Byte wieder.", faults)


def _same_words(found: Verified, sealed: bytes, rebuilt: bytes) -> None:
    try:
        differs = difference(sealed, rebuilt)
    except UnreadablePdf:
        found.breaks.append("Das PDF ist nicht lesbar und lässt sich nicht mit dem neu gesetzten vergleichen.")
        return
    faults = [f"Versiegelt und neu gesetzt sagt das PDF nicht dasselbe. {differs}"] if differs else []
    found.judge("Der Satz ist seit der Versiegelung ein anderer; Text und Gliederung des PDFs sind gleich.", faults)


def _read(path: Path, called: str) -> tuple[bytes | None, list[str]]:
    """A file's content, or None and the sentence that says why."""
    try:
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, [f"{called} fehlt ({path})."]
    except OSError as error:
        return None, [f"{called} ist nicht lesbar ({path}): {in_words(error)}."]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def chosen_editions(year: int | None = None, number: int | None = None) -> Iterator[Edition]:
    """The editions to verify, oldest first; one document in memory at a time."""
    editions = Edition.objects.order_by("report__year", "number")
    if year is not None:
        editions = editions.filter(report__year=year)
    if number is not None:
        editions = editions.filter(number=number)
    for pk in list(editions.values_list("pk", flat=True)):
        yield Edition.objects.select_related("report").get(pk=pk)
