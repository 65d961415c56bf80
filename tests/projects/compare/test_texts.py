"""Two texts word by word: what reads well, and what holds for every text."""

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from projects.compare import text_blocks
from projects.compare.texts import plain_blocks
from projects.compare.words import words_of
from projects.text import Bullets, Span, parse

LOOKS = {"same": "{}", "new": "[+{}]", "gone": "[-{}]"}
pieces = st.sampled_from(
    [
        "Das ",
        "Dach ",
        "_neu_ ",
        "__fett__",
        "- ",
        "\n",
        "\n\n",
        "  ",
        ",",
        ". ",
        "*innen",
        "27",
        "https://a.de ",
        "[x](",
    ]
)
texts = st.lists(pieces, max_size=25).map("".join) | st.text(max_size=80)


def shown(blocks):
    """The difference as one reads it: `zwölf` → `27` as `[-zwölf][+27]`, one line per paragraph and bullet."""
    lines = [(block.is_list, line) for block in blocks for line in block.lines]
    return [("- " if bullet else "") + "".join(map(run_shown, line.runs)) for bullet, line in lines]


def run_shown(run):
    words = "".join(f"_{span.text}_" if span.em else span.text for span in run.spans)
    return (" " if run.space else "") + LOOKS[run.op].format(words)


def said(text):
    """Each paragraph and bullet of a text with its words and their style."""
    lines = []
    for block in parse(text):
        items = block.items if isinstance(block, Bullets) else (block.spans,)
        lines += [(isinstance(block, Bullets), tuple(words_of(item))) for item in items]
    return [line for line in lines if line[1]]


def side(blocks, leave_out):
    """What a difference says without the words that are new, or without those that are gone."""
    lines = [(block.is_list, line) for block in blocks for line in block.lines]
    kept = [(bullet, [w for run in line.runs if run.op != leave_out for w in run.words]) for bullet, line in lines]
    return [(bullet, tuple(words)) for bullet, words in kept if words]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Seit 2022 haben zwölf Leute zugesagt.", "Seit 2022 haben 27 Leute zugesagt.",
         ["Seit 2022 haben [-zwölf] [+27] Leute zugesagt."]),
        ("Alle Center werden derzeit aufgebaut. Es geht weiter.",
         "Alle Center haben ihre Arbeit begonnen. Es geht weiter.",
         ["Alle Center [-werden derzeit aufgebaut] [+haben ihre Arbeit begonnen]. Es geht weiter."]),
        ("75 Millionen Euro für den Aufbau.", "75 Millionen Euro für den Aufbau, ab 2025 mehr.",
         ["75 Millionen Euro für den Aufbau[+, ab 2025 mehr]."]),
        ("Das Haus steht in Essen und wächst.", "Das Haus in Essen wächst.",
         ["Das Haus [-steht] in Essen [-und] wächst."]),
        ("Ein Satz. Noch ein Satz.", "Noch ein Satz.", ["[-Ein Satz.] Noch ein Satz."]),
        ("Das alte Haus steht.", "Das neue Haus steht. Es ist warm.",
         ["Das [-alte] [+neue] Haus steht. [+Es ist warm.]"]),
        ("Das alte Haus steht. Es ist warm.", "Das neue Haus steht.",
         ["Das [-alte] [+neue] Haus steht. [-Es ist warm.]"]),
        ("1.250,50 Euro", "1.250,75 Euro", ["[-1.250,50][+1.250,75] Euro"]),
        ("Für Bürger*innen da.", "Für Bürger da.", ["Für [-Bürger*innen] [+Bürger] da."]),
    ],
)  # fmt: skip
def test_what_changed_stands_in_its_sentence(old, new, expected):
    assert shown(text_blocks(old, new)) == expected


def test_another_style_is_a_change_of_the_word():
    assert shown(text_blocks("Das _Richtfest_ war gut.", "Das Richtfest war gut.")) == [
        "Das [-_Richtfest_] [+Richtfest] war gut."
    ]
    assert shown(text_blocks("[Seite](https://a.de)", "[Seite](https://b.de)")) == ["[-Seite][+Seite]"]


def test_white_space_is_no_change():
    blocks = text_blocks("Erst  planen,\ndann bauen.\n\n\nEnde.", "Erst planen, dann\nbauen.\n\n  Ende. ")
    assert [line.changed for block in blocks for line in block.lines] == [False, False]


def test_paragraphs_and_bullets_keep_their_form():
    old = "Erst planen:\n\n- Gelände räumen\n- Mauern setzen\n\nEnde gut."
    new = "Erst planen:\n\n- Gelände ganz räumen\n- Mauern setzen\n- Einweihen\n\nEnde gut.\n\nAlles gut."
    assert shown(text_blocks(old, new)) == [
        "Erst planen:",
        "- Gelände [+ganz] räumen",
        "- Mauern setzen",
        "- [+Einweihen]",
        "Ende gut.",
        "[+Alles gut.]",
    ]


def test_a_paragraph_that_became_a_bullet_went_and_came():
    assert shown(text_blocks("Ein Garten.", "- Ein Garten.")) == ["[-Ein Garten.]", "- [+Ein Garten.]"]


def test_a_line_of_which_little_stayed_is_replaced_as_a_whole():
    old, new = "Im Frühjahr beginnt der Umbau der Halle.", "Die Bahn fährt seit dem Herbst bis zum Hafen der Stadt."
    assert shown(text_blocks(old, new)) == [f"[-{old}]", f"[+{new}]"]


def test_in_plain_text_nothing_is_markup():
    assert shown(plain_blocks("Ein _Haus_", "Ein _Haus_ am Fluss")) == ["Ein _Haus_ [+am Fluss]"]
    assert plain_blocks("", "") == ()


@settings(deadline=None)
@given(texts, texts)
@example("a b a b", "b a b a")
@example("- ", "[](https://a.de)")
def test_a_difference_holds_both_texts(old, new):
    blocks = text_blocks(old, new)
    assert side(blocks, "new") == said(old)
    assert side(blocks, "gone") == said(new)


@settings(deadline=None)
@given(texts)
def test_equal_texts_differ_nowhere(text):
    lines = [line for block in text_blocks(text, text) for line in block.lines]
    assert [line.changed for line in lines] == [False] * len(lines)


@settings(deadline=None)
@given(texts)
def test_no_letter_is_lost_in_words(text):
    spaced = "".join(word.space + word.text for word in words_of((Span(text),)))
    assert "".join(spaced.split()) == "".join(text.split())


RANDOM = random.Random(3)
HOSTILE = {
    "two words in turn": ("a b " * 2500, "b a a " * 1600),
    "two words at random": tuple(" ".join(RANDOM.choices("ab", k=5000)) for _ in range(2)),
    "thousands of paragraphs": ("a\n\n" * 3300, "b a\n\n" * 2000),
    "thousands of bullets": ("- a b\n" * 1600, "- b a\n" * 1600),
    "different paragraphs": tuple("".join(f"{x}{i} w{i}\n\n" for i in range(900)) for x in "kl"),
    "only signs": (".," * 5000, ",." * 4999),
    "every other word": tuple(" ".join(f"a {x}{i}" for i in range(1200)) for x in "xy"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_no_more_than_a_moment(name):
    old, new = HOSTILE[name]
    began = time.process_time()
    text_blocks(old, new)
    assert time.process_time() - began < 2
