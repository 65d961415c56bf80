"""Print without pictures that were withdrawn: words in their place, and everything else where it was."""

import datetime

from projects.report.excerpt import Excerpt
from projects.report.typeset import typeset_excerpt, typeset_report
from projects.tombstones import HIDDEN_WORDS, Tombstone, report_as_read
from tests.projects.report.documents import FULL_REPORT
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import bare, bare_words, elements, opened

SHOWN = sorted({photo.sha256 for sheet in FULL_REPORT.projects for photo in sheet.photos if photo.sha256})
DAY = datetime.date(2026, 12, 3)
STONES = {sha256: Tombstone(sha256, DAY, "rights") for sha256 in SHOWN}


def test_all_pictures_may_go_and_no_sheet_lies_otherwise(typeset):
    made = typeset_report(FULL_REPORT, {}, STONES)
    assert faults(made.pdf) == []
    assert made.pages == typeset.pages
    places = [(fit.code, fit.first_page, fit.pages) for fit in made.fits]
    assert places == [(fit.code, fit.first_page, fit.pages) for fit in typeset.fits]
    words = bare_words(made.pdf)
    for sha256 in SHOWN:
        assert bare(f"Bild entfernt am 3. Dezember 2026 (Bildrechte)SHA-256 {sha256}") in words
    assert bare(f"Nachträglich: {len(SHOWN)} Bilder wurden zurückgezogen am 3. Dezember 2026") in words
    with opened(made.pdf) as pdf, opened(typeset.pdf) as before:
        figures = [sum(element.role == "Figure" for element in elements(each)) for each in (before, pdf)]
    assert figures[0] - figures[1] == sum(bool(p.sha256) for sheet in FULL_REPORT.projects for p in sheet.photos)


def test_equal_tombstones_give_equal_bytes_and_what_is_left_is_still_shown(pictures):
    gone = {SHOWN[0]: STONES[SHOWN[0]]}
    left = {sha256: path for sha256, path in pictures.items() if sha256 != SHOWN[0]}
    assert typeset_report(FULL_REPORT, left, gone).pdf == typeset_report(FULL_REPORT, left, gone).pdf


def test_words_that_are_hidden_are_in_no_pdf(pictures):
    sheet = next(sheet for sheet in FULL_REPORT.projects if len(sheet.photos) == 1 and sheet.photos[0].sha256)
    (photo,) = sheet.photos
    stones = {photo.sha256: Tombstone(photo.sha256, DAY, "person", hides_words=True)}
    read = report_as_read(FULL_REPORT, stones)
    pdf = typeset_excerpt(read, Excerpt("blatt", (sheet.code,)), pictures, stones)
    words = bare_words(pdf)
    assert bare(HIDDEN_WORDS) in words
    assert bare("Bild entfernt am 3. Dezember 2026 (Wunsch einer abgebildeten Person)") in words
    for text in filter(None, (photo.caption, photo.alt)):
        assert bare(text) not in words
