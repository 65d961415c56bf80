import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.report.characters import Replaced, refused, settable, typesettable, untypesettable
from tests.projects.report.documents import LAB, REPORT, milestones, photo, report, sheet


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Straße – „Łódź“ CO₂ → 5 ≥ 4", "Straße – „Łódź“ CO₂ → 5 ≥ 4"),
        ("Punkt ①", "Punkt 1"),
        ("ＦＵＬＬ", "FULL"),
        ("20 ℃ auf 30 ㎡", "20 °C auf 30 m²"),
        ("u\u0308ber", "über"),
        ("\u1e18", "E\u032d"),
        ("U\u2011Bahn", "U-\u2060Bahn"),
        ("\ufeffAnfang\u200e", "Anfang"),
        ("Jahr\tBetrag", "Jahr    Betrag"),
        ("eins\r\nzwei\u2028drei", "eins\nzwei\ndrei"),
    ],
)
def test_what_has_a_plain_form_is_printed_in_it_silently(typed, printed):
    assert typesettable(typed) == printed
    assert refused(typed) == ()


@pytest.mark.parametrize(
    "char", ["😀", "✓", "漢", "א", "ع", "\x00", "\x1b", "\ue000", "\uffff", "\ud800", "\U000f0000"]
)
def test_what_has_no_glyph_is_printed_as_a_visible_mark_and_reported(char):
    assert typesettable(f"a{char}b") == "a[?]b"
    assert refused(f"a{char}b{char}") == (char,)


@given(st.text())
def test_any_text_becomes_settable_and_stays_as_it_is_the_second_time(text):
    printed = typesettable(text)
    assert {ord(char) for char in printed} <= settable()
    assert typesettable(printed) == printed


@given(st.text(alphabet=[chr(point) for point in settable() if unicodedata.is_normalized("NFC", chr(point))]))
def test_what_the_typeface_has_is_never_reported(text):
    assert refused(text) == ()


def test_the_typeface_sets_what_german_and_its_neighbours_write():
    needed = "ÄÖÜäöüß€§°²³½–—„“‚‘»«…•·×÷±≈≤≥→←ąćęłńóśźżçğıİşâêîôûčřšžåæøñ"
    assert [char for char in needed if ord(char) not in settable()] == []


def test_each_field_is_named_with_the_character_it_cannot_print():
    odd = sheet(
        "02-02",
        "Titel ✨",
        sections={"approach": "erst 😀, dann 😀 und \x07"},
        milestones=milestones((2020, "gut"), (2021, "漢")),
        photos=(photo(caption="ok"), photo(2, credit="א")),
    )
    chapters = (msgspec.structs.replace(REPORT.chapters[0], text="☃"), *REPORT.chapters[1:])
    assert untypesettable(report(LAB, odd, chapters=chapters, tagline="🚲")) == (
        Replaced("tagline", "🚲", "BICYCLE"),
        Replaced("editorial.text", "☃", "SNOWMAN"),
        Replaced("02-02.title", "✨", "SPARKLES"),
        Replaced("02-02.sections.approach", "😀", "GRINNING FACE"),
        Replaced("02-02.sections.approach", "U+0007", "Steuerzeichen"),
        Replaced("02-02.milestones.2.text", "漢", "CJK UNIFIED IDEOGRAPH-6F22"),
        Replaced("02-02.photos.2.credit", "א", "HEBREW LETTER ALEF"),
    )


def test_a_single_sheet_names_its_fields_by_its_code():
    assert untypesettable(sheet("02-02", "☃")) == (Replaced("02-02.title", "☃", "SNOWMAN"),)


def test_fields_that_are_not_printed_are_not_reported():
    assert untypesettable(sheet("02-02", "Titel", slug="😀", photos=(photo(sha256="ab", url="/😀"),))) == ()


def test_a_sound_report_reports_nothing():
    assert untypesettable(REPORT) == ()
