"""What stands in the place of a picture that was withdrawn, alike on the web and in print: its hash, day and reason.

A sealed document keeps the hash of such a picture and is never rewritten; here is how it is read from then on.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from projects.document import (
    CorrectionDocument,
    PassageDocument,
    PhotoDocument,
    ReportDocument,
    SheetDocument,
    WordsDocument,
)

REASONS = {
    "rights": "Bildrechte",
    "person": "Wunsch einer abgebildeten Person",
    "other": "anderer Grund",
}
PHOTOS = "Bilder"  # the place in which lists of corrections tell of pictures
# Stands where the caption stood, so that whoever reads web page, print or data learns that something is missing.
HIDDEN_WORDS = "Bildunterschrift, Alternativtext und Bildnachweis werden auf Wunsch nicht mehr gezeigt."
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


@dataclass(frozen=True)
class Tombstone:
    """A picture that was withdrawn. reason: a key of `REASONS`. sentence: public, "" where nothing more was said.

    hides_words: whether caption, alternative text and credit are hidden with it.
    """

    sha256: str
    withdrawn_on: datetime.date
    reason: str
    sentence: str = ""
    hides_words: bool = False

    @property
    def day(self) -> str:
        """`3. Dezember 2026`, whatever the language of who asks: print must have the same bytes for everybody."""
        return f"{self.withdrawn_on.day}. {_MONTHS[self.withdrawn_on.month - 1]} {self.withdrawn_on.year}"

    @property
    def reason_in_words(self) -> str:
        return REASONS[self.reason]


Tombstones = Mapping[str, Tombstone]  # by the SHA-256 of their pictures
NONE: Tombstones = {}


def public_reason(reason: str, sentence: str = "") -> str:
    """Why an edition without the picture appears, as its readers are told."""
    told = f"Ein Bild wurde zurückgezogen ({REASONS[reason]})."
    return f"{told} {sentence}" if sentence else told


def document_without(document: ReportDocument, sha256: str) -> ReportDocument:
    """The document without this picture and its words, and with everything else as it was."""

    def without(sheet: SheetDocument) -> SheetDocument:
        kept = tuple(photo for photo in sheet.photos if photo.sha256 != sha256)
        return sheet if len(kept) == len(sheet.photos) else msgspec.structs.replace(sheet, photos=kept)

    return msgspec.structs.replace(document, projects=tuple(map(without, document.projects)))


def report_as_read(document: ReportDocument, tombstones: Tombstones) -> ReportDocument:
    """A sealed document as it may be read now: words that are hidden give place to a sentence that says so.

    The hash of the picture stays, and a document whose words are all shown is the same as before.
    """
    if not any(each.hides_words for each in tombstones.values()):
        return document
    sheets = tuple(sheet_as_read(sheet, tombstones) for sheet in document.projects)
    hiding = {sheet.code for sheet, read in zip(document.projects, sheets, strict=True) if read != sheet}
    return msgspec.structs.replace(
        document,
        projects=sheets,
        corrections=tuple(
            _without_words(each) if each.place == PHOTOS and each.key in hiding else each
            for each in document.corrections
        ),
    )


def _without_words(correction: CorrectionDocument) -> CorrectionDocument:
    """A correction of a sheet's pictures, whose words may be the ones that are hidden."""
    said = PassageDocument(words=(WordsDocument(op="same", text=HIDDEN_WORDS),))
    return msgspec.structs.replace(correction, passages=(said,))


def sheet_as_read(sheet: SheetDocument, tombstones: Tombstones) -> SheetDocument:
    """As `report_as_read`, one sheet."""

    def read(photo: PhotoDocument) -> PhotoDocument:
        stone = tombstones.get(photo.sha256)
        if stone is None or not stone.hides_words:
            return photo
        return msgspec.structs.replace(photo, alt="", caption=HIDDEN_WORDS, credit="")

    return msgspec.structs.replace(sheet, photos=tuple(map(read, sheet.photos)))


def sheet_with_files(sheet: SheetDocument, tombstones: Tombstones) -> SheetDocument:
    """The sheet in which only those pictures have a hash whose files are printed."""
    photos = tuple(
        msgspec.structs.replace(photo, sha256="", url="") if photo.sha256 in tombstones else photo
        for photo in sheet.photos
    )
    return msgspec.structs.replace(sheet, photos=photos)
