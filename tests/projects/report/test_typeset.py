import dataclasses
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from pikepdf import Stream
from PIL import Image

from projects.document import to_json
from projects.report import typeset as typesetting
from projects.report.characters import Replaced, typesettable
from projects.report.typeset import (
    COVER,
    Superseded,
    TypesetError,
    measure_sheet,
    renderer_fingerprint,
    typeset_report,
    typeset_sheet,
)
from projects.text import to_plain
from tests.projects.report.documents import FULL_REPORT, LAB, REPORT, STAGE, photo, report
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import HEADINGS, bare, bare_words, elements, opened
from tests.sentences import sentences_of

ROOT = Path(__file__).resolve().parents[3]


def outline(pdf):
    with opened(pdf) as document:
        return [(e.role, e.words) for e in elements(document) if e.role in HEADINGS]


def test_the_report_has_the_structure_that_pdf_ua_and_pdf_a_ask_for(typeset):
    assert faults(typeset.pdf) == []


def test_everything_the_document_says_is_printed(typeset):
    said = {*sentences_of(FULL_REPORT), FULL_REPORT.baseline_source}
    for sheet in FULL_REPORT.projects:
        said |= {f"{sheet.code} {sheet.title}", ", ".join(sheet.places)}
        said |= {link.url.removeprefix("https://") for link in sheet.links}
    printed = bare_words(typeset.pdf).replace("–", "")
    assert {sentence for sentence in said if bare(sentence).replace("–", "") not in printed} == set()


def test_headings_lead_from_part_to_topic_to_project_to_section(typeset):
    found = outline(typeset.pdf)
    start = found.index(("H1", "Projektberichte"))
    assert [heading for heading in found[start:] if heading[0] != "H4"] == [
        ("H1", "Projektberichte"),
        ("H2", "Zeichen in diesem Bericht"),
        ("H2", "Wirtschaft"),
        ("H3", "01-01 Werkstattlabor Emscher"),
        ("H3", "06-02 RUHR.KULISSE"),
        ("H2", "Vielfalt"),
        ("H3", "03-01 Nachbarschaft"),
        ("H2", "Energie"),
        ("H3", "11-05 Seilbahn"),
        ("H2", "Bildung"),
        ("H3", "07-01 Hochschulturm"),
        ("H1", "Rückblick und Ausblick"),
        ("H2", "Noch zwei Winter"),
        ("H1", "Impressum"),
        ("H2", "Zu dieser Ausgabe"),
        ("H2", "Bildnachweis"),
        ("H1", "Dank"),
    ]


def test_a_sheet_is_read_from_its_title_over_status_and_lead_to_its_facts(typeset):
    sheet = bare_words(typeset.pdf).rpartition(bare("06-02 RUHR.KULISSE Eine Bühne zieht um"))[2]
    in_order = (
        "Abgeschlossen",
        "Das Zelt und der Entwurf",
        "Vier Städte teilen sich",
        "Projektergebnis",
        "Ihr Betrieb ist bis 2030 gesichert.",
        "Büro Muster",
        "Verantwortlich",
        "Meilensteine seit Projektstart",
        "Teilprojekt Bühne: Probelauf in Herne",
        "Projektvolumen",
    )
    places = [sheet.index(bare(said)) for said in in_order]
    assert places == sorted(places)


def test_pictures_carry_their_description_their_caption_or_a_plain_sentence(typeset):
    with opened(typeset.pdf) as document:
        told = [element.alt for element in elements(document) if element.role == "Figure"]
    assert told == [
        "42 volle Steine: abgeschlossen",
        "16 halbe Steine: laufend",
        "15 gestrichelte Steine: nicht weiterverfolgt",
        "Ein Zelt am Kanal",
        "Das Zelt und der Entwurf",
        "Bild ohne Beschreibung",
    ]


def test_what_is_missing_is_said(typeset):
    printed = bare_words(typeset.pdf)
    assert printed.count("Bildfehlt") == 1
    assert printed.count("Verantwortlichnichtangegeben") == 2


def test_the_file_names_title_language_publisher_date_and_key_words(typeset):
    with opened(typeset.pdf) as document:
        info = document.docinfo
        assert str(document.Root.Lang) == "de-DE"
        assert str(info.Title) == "Ruhr-Konferenz: Fortschrittsbericht 2024"
        assert str(info.Author) == "Landesregierung Nordrhein-Westfalen"
        assert str(info.CreationDate).startswith("D:20250915")
        assert str(info.Keywords) == "Ruhr-Konferenz, 2024, Wirtschaft, Vielfalt, Energie, Bildung"


def test_the_pages_of_each_sheet_are_told(typeset):
    assert [(fit.code, fit.pages) for fit in typeset.fits] == [
        ("01-01", 1),
        ("06-02", 1),
        ("03-01", 1),
        ("11-05", 1),
        ("07-01", 1),
    ]
    with opened(typeset.pdf) as document:
        assert typeset.pages == len(document.pages)
    first_pages = [fit.first_page for fit in typeset.fits]
    assert first_pages == sorted(set(first_pages))
    assert all(0.05 < fit.fill <= 1 for fit in typeset.fits)
    assert typeset.replaced == ()


def test_the_cover_is_the_first_page_as_a_picture(typeset):
    with Image.open(io.BytesIO(typeset.cover)) as cover:
        assert (cover.format, cover.size) == ("PNG", COVER)
        assert len(cover.getcolors(maxcolors=1_000_000)) > 50


def test_no_path_of_this_machine_is_in_the_file(typeset):
    with opened(typeset.pdf) as document:
        streams = b"".join(
            part.read_bytes() for part in document.objects if isinstance(part, Stream) and "/Width" not in part
        )
        metadata = document.Root.Metadata.read_bytes()
    for content in (typeset.pdf, streams, metadata):
        assert str(ROOT).encode() not in content
        assert b"ruhrportal-satz-" not in content


IN_ANOTHER_PROCESS = """
import hashlib, sys
from pathlib import Path
from projects.document import report_from_json
from projects.report.typeset import typeset_report
document = report_from_json(sys.stdin.buffer.read())
pictures = {path.stem * 64: path for path in Path(sys.argv[1]).glob("*.jpg")}
print(hashlib.sha256(typeset_report(document, pictures).pdf).hexdigest())
"""


def test_the_same_report_has_the_same_bytes_in_another_process_and_folder(typeset, pictures, tmp_path):
    other = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(next(iter(pictures.values())).parent)],
        input=to_json(FULL_REPORT).encode(),
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert other.stdout.decode().strip() == hashlib.sha256(typeset.pdf).hexdigest()


def test_text_that_looks_like_the_typesetter_s_own_language_is_printed_as_it_stands():
    typed = (
        '#set page(width: 1pt) $x^2$ *kein Fettdruck* <label> @ref \\u{41} `raw` // kein Kommentar #panic("x") = Titel'
    )
    sheet = msgspec.structs.replace(LAB, title=typed, links=(), photos=(photo(caption=typed),))
    assert bare_words(typeset_report(report(sheet), {}).pdf).count(bare(typed)) >= 4


def test_characters_without_a_glyph_are_printed_as_marks_and_reported():
    sheet = msgspec.structs.replace(LAB, title="Labor 😀", subtitle="von יוסף")
    made = typeset_report(report(sheet, tagline="los 🚲"), {})
    printed = bare_words(made.pdf)
    assert "Labor[?]" in printed
    assert bare("von [?][?][?][?]") in printed
    assert faults(made.pdf) == []
    assert made.replaced[:2] == (
        Replaced("tagline", "🚲", "BICYCLE"),
        Replaced("01-01.title", "😀", "GRINNING FACE"),
    )


def test_a_picture_that_is_not_there_is_named():
    with pytest.raises(TypesetError) as error:
        typeset_report(report(STAGE), {})
    assert str(error.value) == "Projekt 06-02: Die Druckfassung von Bild „Das Zelt und der Entwurf“ fehlt."


@pytest.mark.parametrize("make", [typeset_report, lambda *given: typeset_sheet(given[0], "06-02", given[1])])
def test_a_damaged_picture_is_named(make, pictures, tmp_path):
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(b"kein Bild")
    with pytest.raises(TypesetError) as error:
        make(report(STAGE), pictures | {"a" * 64: damaged})
    assert str(error.value) == "Projekt 06-02: Die Druckfassung von Bild „Das Zelt und der Entwurf“ ist nicht lesbar."


@pytest.mark.parametrize(("format", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_single_sheet_becomes_pictures_of_its_pages(pictures, format, start):
    pages = typeset_sheet(FULL_REPORT, "06-02", pictures, format=format).pages
    assert [page[: len(start)] for page in pages] == [start]


def test_the_preview_follows_an_edit():
    first, second, again = (
        typeset_sheet(report(msgspec.structs.replace(LAB, title=title)), "01-01", {})
        for title in ("Eins", "Zwei", "Eins")
    )
    assert first != second
    assert first == again


def test_the_preview_survives_that_the_system_clears_its_folder():
    before = typeset_sheet(REPORT, "01-01", {})
    shutil.rmtree(typesetting._warm[os.getpid()][0])
    assert typeset_sheet(REPORT, "01-01", {}) == before


def test_the_preview_of_a_sheet_that_is_not_in_the_report_is_refused():
    with pytest.raises(TypesetError, match=r"Der Bericht 2024 enthält kein Projekt 99-99\."):
        typeset_sheet(REPORT, "99-99", {})


def test_the_fingerprint_is_the_same_in_every_process():
    code = "from projects.report.typeset import renderer_fingerprint; print(renderer_fingerprint())"
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == renderer_fingerprint()
    assert re.fullmatch(r"[0-9a-f]{64}", renderer_fingerprint())


def test_words_are_settable_before_they_reach_the_typesetter():
    assert typesettable(to_plain(LAB.sections.added_value)) == to_plain(LAB.sections.added_value)


def test_a_sheet_lies_on_its_pages_alone_as_it_does_in_the_report(pictures):
    in_report = {fit.code: dataclasses.replace(fit, first_page=1) for fit in typeset_report(FULL_REPORT, pictures).fits}
    alone = {code: measure_sheet(FULL_REPORT, code, pictures) for code in in_report}
    assert {code: fit.pages for code, fit in alone.items()} == {code: fit.pages for code, fit in in_report.items()}
    referring = {sheet.code for sheet in FULL_REPORT.projects if sheet.funding.contained_in}
    assert {code for code in alone if alone[code] != in_report[code]} == referring
    assert {code: typeset_sheet(FULL_REPORT, code, pictures).fit for code in alone} == alone


def test_the_room_on_its_pages_tells_how_many_a_sheet_needs():
    over = measure_sheet(REPORT, "01-01", {}).over
    assert [max(columns) > 0 for columns in over] == [False, False, False]
    long = msgspec.structs.replace(LAB.sections, current_state="Die Halle ist beheizt. " * 250)
    over = measure_sheet(report(msgspec.structs.replace(LAB, sections=long)), "01-01", {}).over
    assert [max(columns) > 0 for columns in over] == [True, True, False]


def test_a_sheet_that_nobody_waits_for_any_more_is_not_typeset():
    with pytest.raises(Superseded):
        typeset_sheet(REPORT, "01-01", {}, wanted=lambda: False)
