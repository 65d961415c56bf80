import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.search.analyser import LONGEST_WORD, tokens
from projects.search.query import MOST_CHARACTERS, MOST_WORDS, read_query, typed_code
from projects.search.vocabulary import STOP_WORDS
from projects.text import fold


def stems(text):
    """All that a text is found by."""
    return {stem for token in tokens(text) for stem in token.stems}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Förderung", "Förderungen"),
        ("Förderung", "foerderung"),
        ("Förderung", "forderung"),
        ("Straße", "STRASSEN"),
        ("ÖPNV", "oepnv"),
        ("Häuser", "Haus"),
        ("Bildungszentren", "Bildungszentrum"),
        ("Bürger*innen", "Bürgerinnen"),
        ("Künstler/-innen", "Künstler:innen"),
        ("Start-up", "Startups"),
        ("E-Mobilität", "Elektromobilität"),
        ("CO₂", "co2"),
        ("Café", "cafe"),
    ],
)
def test_words_that_mean_the_same_are_found_by_each_other(one, other):
    assert stems(one) & stems(other)


@pytest.mark.parametrize(("text", "name"), [("der ÖPNV im Revier", "Nahverkehr"), ("Künstliche Intelligenz", "KI")])
def test_a_text_is_found_by_the_other_names_of_what_it_names(text, name):
    assert stems(name) & stems(text)


def test_one_word_of_a_name_is_not_the_whole_thing():
    assert "ki" not in stems("künstlicher See")


def test_words_are_found_at_their_places():
    text = "Die Ruhr-Konferenz, 05-02a."
    assert [text[token.start : token.end] for token in tokens(text)] == ["Die", "Ruhr", "Konferenz", "05-02a"]


def test_stop_words_are_folded_and_say_nothing():
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS
    assert stems("Über die Möglichkeiten") == stems("Möglichkeit")


@given(st.text(max_size=300))
def test_whatever_stands_in_a_text_gives_words_inside_it(text):
    text = unicodedata.normalize("NFC", text)
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert len(token.word) <= LONGEST_WORD
        assert all(token.stems)


@given(st.text(max_size=5000))
def test_whatever_is_typed_is_a_query_within_bounds(typed):
    query = read_query(typed)
    assert len(query.text) <= MOST_CHARACTERS
    assert len(query.asked) <= MOST_WORDS
    assert all(query.text[slice(*asked.place)] for asked in query.asked)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("05-02a", "05-02a"),
        (" 5/2A ", "05-02a"),
        ("05–02", "05-02"),
        ("0502b", "05-02b"),
        ("05 02 b", "05-02b"),
        ("2024", ""),
        ("05-02ab", ""),
        ("Projekt 05-02a", ""),
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed, code):
    assert typed_code(typed) == code
