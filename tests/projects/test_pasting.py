"""What is pasted from Word, Outlook and PDF: cleaned, told, and never short of a letter."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from projects.pasting import tidy

# Letters that stand for bullets in Word's symbol fonts are left out where letters are counted.
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="oüvqØ§\u0308"), max_size=120)
PASTED = st.text("ab AB1.:-–—•·o*\t\n\r\x0b\xad\xa0\u200b\u202f\uf0b7\u2010u\u0308%§S/w_(„", max_size=60)
WORDS = st.lists(
    st.sampled_from([*"aBo•–-:.·\n\n\t \xa0\xad\uf0b7", "und", "Nr.", "www.a.b-", "NRW", "10", "z.", "Mio.", "- "]),
    max_size=14,
).map("".join)


def test_the_bullets_of_word_become_a_list_and_are_counted():
    typed = "Das Projekt:\r\n•\tMobilität\r\n\uf0b7\tEnergie\r\no\tWärme\r\n–\tStrom\r\n§\tRecht"
    assert tidy(typed).text == "Das Projekt:\n- Mobilität\n- Energie\n- Wärme\n- Strom\n- Recht"
    assert tidy(typed).done == ("5 Aufzählungszeichen",)


@pytest.mark.parametrize(
    "text",
    [
        "- eins\n- zwei",
        "1. Lauf\n2. Lauf",
        "o wie schön",
        "§ 5 gilt.",
        "* Stand 2024",
        "Bürger*innen",
        "Bis heute\n– so der Plan – läuft es.",
        "Sie kam am 3. Mai 2024",
        "Energie-\n\nund Wärme",
        "Essen -\nDortmund",
        "https://www.land.nrw/ruhr-\nkonferenz",
        "Mehr unter www.land.nrw/\nprojekt",
        "Ein Absatz mit hartem\nUmbruch bleibt.",
        "„Anführung“ ... -- so",
        "Ein Punkt •\nnoch einer",
    ],
)
def test_what_people_mean_stays_as_it_is(text):
    assert (tidy(text).text, tidy(text).done) == (text, ())


def test_numbers_before_a_tab_stay_text():
    assert tidy("1.\tLauf\n2.\tLauf") == tidy("1. Lauf\n2. Lauf")


def test_dashes_are_bullets_where_a_list_begins_or_goes_on():
    typed = "Dazu gehören:\n– Strom für alle\n– Wärme\nim Winter\n– Wasser"
    assert tidy(typed).text == "Dazu gehören:\n- Strom für alle\n- Wärme\nim Winter\n- Wasser"


def test_a_bullet_that_a_pdf_left_alone_finds_its_text():
    assert tidy("•\nStrom\n\uf0b7\nWärme").text == "- Strom\n- Wärme"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Zukunfts-\nprojekt", "Zukunftsprojekt"),
        ("Ruhr-\nKonferenz", "Ruhr-Konferenz"),
        ("NRW-\nweit", "NRW-weit"),
        ("10-\njährig", "10-jährig"),
        ("Energie-\nund Wärme", "Energie- und Wärme"),
        ("Zukunfts\xad\nprojekt", "Zukunftsprojekt"),
        ("- Zukunfts-\n  projekt", "- Zukunftsprojekt"),
        ("Um-\nwelt-\nschutz", "Umweltschutz"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_becomes_whole(typed, text):
    assert tidy(typed).text == text
    assert tidy(typed).done[0].endswith(("1 Trennung am Zeilenende", "2 Trennungen am Zeilenende"))


@pytest.mark.parametrize(
    "text",
    [
        "10~%",
        "um 1~250~000~Euro",
        "etwa 1,5~Mio.~Euro im Jahr",
        "am 3.~Mai 2024",
        "z.~B. hier",
        "(d.~h. so)",
        "i.~d.~R. gilt",
        "siehe Nr.~5 und S.~3",
        "nach §~5 Abs.~2 der Satzung",
        "von Dr.~Muster gebaut",
    ],
)
def test_a_no_break_blank_stays_where_german_wants_it(text):
    typed = text.replace("~", "\u202f").replace(" ", "\xa0")
    assert tidy(typed).text == text.replace("~", "\xa0")


def test_stray_no_break_blanks_become_blanks():
    assert tidy("im\xa0Jahr 2024\xa0wurde\u202fviel  \tgebaut \xa0").text == "im Jahr 2024 wurde viel gebaut"
    assert tidy("im\xa0Jahr 2024\xa0wurde\u202fviel").done == ("3 geschützte Leerzeichen",)


def test_what_no_reader_sees_goes_and_is_told():
    assert tidy("Zu\xadkunfts\xadprojekt\u200b") == tidy("Zu\xadkunfts\xadprojekt\ufeff")
    assert tidy("Zu\xadkunfts\xadprojekt\u200b").text == "Zukunftsprojekt"
    assert tidy("Zu\xadkunfts\xadprojekt\u200b").done == ("2 weiche Trennstriche", "unsichtbare Zeichen")


def test_breaks_and_hyphens_of_word_do_not_glue_words_together():
    assert tidy("eins\x0bzwei\u2028drei E\x1eMobilität Zu\x1fkunft").text == "eins\nzwei\ndrei E-Mobilität Zukunft"


def test_a_field_of_one_line_keeps_its_words_on_one_line():
    assert tidy("•\tZukunfts-\nprojekt\nRuhr", lines=False).text == "Zukunftsprojekt Ruhr"
    assert tidy("- Titel", lines=False).text == "- Titel"


@given(ANY_TEXT | PASTED | WORDS, st.booleans())
@example("\xad•\r0", True)
@example("- ·\r\uf0000", False)
@example("u\u200b\u0308", True)
@example("- a-\nb\n– C", True)
@example("https://x.de/a-\nb-\nund c", True)
def test_tidying_twice_is_tidying_once(typed, lines):
    text = tidy(typed, lines=lines).text
    assert (tidy(text, lines=lines).text, tidy(text, lines=lines).done) == (text, ())


def letters(text):
    return [char for char in unicodedata.normalize("NFD", text) if char.isalnum()]


@given(ANY_TEXT, st.booleans())
def test_no_letter_and_no_digit_is_lost(typed, lines):
    assert letters(tidy(typed, lines=lines).text) == letters(typed)


@given(st.lists(st.text("aBÄß1-\n\xad \xa0•–._", max_size=8), max_size=12).map("".join))
def test_of_a_pasted_text_only_marks_go(typed):
    assert letters(tidy(typed).text) == letters(typed)
