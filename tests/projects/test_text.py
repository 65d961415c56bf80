import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.text import (
    Bullets,
    Paragraph,
    Span,
    clean,
    escape,
    fold,
    parse,
    parse_inline,
    slug_of,
    to_html,
    to_plain,
)

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
MARKS = st.text("ab _-*[]()\\\n\r.1:/hwtps<&>", max_size=60)


def test_a_blank_line_separates_paragraphs_and_a_single_break_is_kept():
    assert parse("eins\nzwei\n\ndrei") == (Paragraph((Span("eins\nzwei"),)), Paragraph((Span("drei"),)))


def test_neighbouring_bullets_form_one_list():
    assert parse("- eins\n\n- zwei\n  weiter") == (Bullets(((Span("eins"),), (Span("zwei\nweiter"),))),)


def test_underscores_emphasise():
    assert parse_inline("_kursiv_ und __fett__") == (
        Span("kursiv", em=True),
        Span(" und "),
        Span("fett", strong=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen und Lehrer*innen",
        "*nicht kursiv*",
        "1. Lauf",
        "2025. Ein Jahr",
        "MHKBD_NRW",
        "# kein Titel",
        "`x`",
    ],
)
def test_what_is_no_markup_stays_text(text):
    assert parse(text) == (Paragraph((Span(text),)),)


def test_blanks_at_the_start_of_a_line_mean_nothing():
    assert parse("     eingerückt") == (Paragraph((Span("eingerückt"),)),)


def test_bare_addresses_become_links_without_the_full_stop():
    assert parse_inline("Mehr auf www.spin.ruhr.") == (
        Span("Mehr auf "),
        Span("www.spin.ruhr", url="https://www.spin.ruhr"),
        Span("."),
    )


def test_a_link_to_a_script_is_text():
    assert to_html("[hier](javascript:alert(1))") == "<p>[hier](javascript:alert(1))</p>"


def test_html_is_escaped():
    assert to_html("<script>&_x_") == "<p>&lt;script&gt;&amp;<em>x</em></p>"


def test_a_list_in_html():
    assert to_html("Dazu:\n- __a__\n- b") == "<p>Dazu:</p>\n<ul><li><strong>a</strong></li><li>b</li></ul>"


@given(ANY_TEXT | MARKS)
def test_any_text_becomes_html_without_foreign_tags(text):
    html = to_html(text)
    for tag in ("p", "ul", "li", "em", "strong", "br"):
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in html.replace("<a href=", "").replace("</a>", "")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=80) | MARKS)
def test_an_escaped_line_reads_as_it_was(text):
    line = " ".join(text.split())
    assert to_plain(escape(line)) == line


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_cleaning_drops_what_no_reader_sees():
    assert clean("a\u00adb\ufeff\u200b\x00c  \r\n\r\n\r\n\r\nd\te") == "abc\n\nd e"


def test_cleaning_composes_umlauts():
    assert clean("u\u0308ber") == "über"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Straße", "strasse"),
        ("FÖRDERUNG", "foerderung"),
        ("O\u0308PNV", "oepnv"),
        ("Café – André", "cafe andre"),
        ("SiKo-Ruhr (03-01)", "siko ruhr 03 01"),
    ],
)
def test_search_sees_spelled_out_lower_case_words(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Mobilität & Straße", "mobilitaet-strasse"),
        ("360°-Maßnahmen!", "360-massnahmen"),
        ("???", "projekt"),
        ("Wort " * 30, "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort"),
        ("x" * 80, "x" * 60),
    ],
)
def test_slugs_are_short_and_plain(title, slug):
    assert slug_of(title) == slug


@pytest.mark.parametrize("address", ["https://a.example/" + "x" * 2000, "https://a.example/" + "ü" * 1000])
def test_an_address_beyond_all_measure_is_text(address):
    assert "<a" not in to_html(f"Siehe {address} und [dort]({address}).")


def test_a_port_is_no_scheme():
    assert '<a href="https://www.spin.ruhr:8080/x">www.spin.ruhr:8080/x</a>' in to_html("Auf www.spin.ruhr:8080/x.")
