import re
from pathlib import Path

import msgspec
from django.contrib.staticfiles import finders

from projects.document import TopicFieldRef
from projects.pages import topic_view
from projects.report.palette import HUES, hues_of
from projects.topics import TONES, fields_of, icon_of, tones_of
from tests.make import BILDUNG, ENERGIE, make_report_document, make_sheet_document

WASSER = TopicFieldRef(slug="wasser", name="Wasser")


def test_topic_fields_stand_in_the_order_of_the_report_and_none_is_lost():
    report = make_report_document(
        make_sheet_document("01-01", topic_field=ENERGIE), make_sheet_document("01-02", topic_field=BILDUNG)
    )
    assert fields_of(msgspec.structs.replace(report, topic_fields=(BILDUNG,))) == (BILDUNG, ENERGIE)


def test_a_topic_field_without_a_sheet_is_no_chapter():
    report = make_report_document(make_sheet_document(topic_field=ENERGIE))
    assert fields_of(msgspec.structs.replace(report, topic_fields=(WASSER, ENERGIE))) == (ENERGIE,)


def test_known_topic_fields_keep_their_colour_and_unknown_ones_take_those_that_are_free():
    assert tones_of(["wasser", "energie", "luft"]) == {
        "wasser": "wirtschaft",
        "energie": "energie",
        "luft": "vielfalt",
    }


def test_more_topic_fields_than_colours_repeat_the_palette():
    tones = tones_of([f"feld-{number}" for number in range(20)])
    assert list(tones.values()) == [TONES[number % len(TONES)] for number in range(20)]


def test_web_and_print_give_a_topic_field_the_same_colour():
    slugs = ["energie", "wasser"]
    assert topic_view(WASSER, slugs).tone == "wirtschaft"
    assert hues_of(slugs)["wasser"] == HUES["wirtschaft"]


def test_every_tone_has_its_hues_on_paper_and_on_screens():
    sheet = Path(finders.find("ruhrportal/css/tokens.css")).read_text(encoding="utf-8")
    assert tuple(HUES) == TONES
    assert tuple(re.findall(r"\.rp-t--(\w+)", sheet)) == TONES


def test_an_unknown_topic_field_has_the_common_icon():
    assert (icon_of("energie"), icon_of("wasser")) == ("energie", "themenfeld")
