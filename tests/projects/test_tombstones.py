"""What stands for a picture that was withdrawn, and how a sealed document is read from then on."""

import datetime

import msgspec

from projects.document import PhotoDocument, report_from_json, to_json
from projects.tombstones import HIDDEN_WORDS, Tombstone, document_without, public_reason, report_as_read
from tests.make import make_report_document, make_sheet_document

GONE, KEPT = "a" * 64, "b" * 64
DAY = datetime.date(2026, 3, 1)
PHOTO = PhotoDocument(lineage="p1", alt="Eine Frau", caption="Frau Muster", credit="Foto: Muster", sha256=GONE)
OTHER = PhotoDocument(lineage="p2", alt="Ein Haus", caption="Das Haus", credit="Foto: Stadt", sha256=KEPT)
DOCUMENT = make_report_document(
    make_sheet_document(photos=(PHOTO, OTHER)), make_sheet_document("01-02", "Garten", photos=(OTHER,))
)


def test_the_document_without_it_is_the_same_but_for_its_photos():
    without = document_without(DOCUMENT, GONE)
    assert [sheet.photos for sheet in without.projects] == [(OTHER,), (OTHER,)]
    again = msgspec.structs.replace(without, projects=DOCUMENT.projects)
    assert again == DOCUMENT
    assert document_without(DOCUMENT, "c" * 64) == DOCUMENT


def test_words_stay_unless_a_person_wished_them_hidden():
    assert report_as_read(DOCUMENT, {GONE: Tombstone(GONE, DAY, "rights")}) is DOCUMENT
    read = report_as_read(DOCUMENT, {GONE: Tombstone(GONE, DAY, "person", hides_words=True)})
    first, second = read.projects[0].photos
    assert (first.sha256, first.alt, first.caption, first.credit) == (GONE, "", HIDDEN_WORDS, "")
    assert second == OTHER
    assert report_from_json(to_json(read)) == read  # still a document that the portal and others read


def test_a_tombstone_speaks_german_whoever_asks():
    assert Tombstone(GONE, DAY, "rights").day == "1. März 2026"
    assert public_reason("rights") == "Ein Bild wurde zurückgezogen (Bildrechte)."
    assert public_reason("other", "Es zeigte das falsche Haus.") == (
        "Ein Bild wurde zurückgezogen (anderer Grund). Es zeigte das falsche Haus."
    )
