import pytest

from projects.models import PublishedSheet
from projects.search import MOST_CHARACTERS, index_text, matching, words
from tests.make import make_report_document, make_sections, make_sheet_document
from tests.projects.public.publish import publish


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("Förderung", ("foerderung",)),
        ("STRASSE straße", ("strasse",)),
        ("  Ruhr-Konferenz  ", ("ruhr", "konferenz")),
        ("05-02A", ("05 02a",)),
        ("% _ ' \" ; --", ()),
        ("", ()),
    ],
)
def test_a_query_is_folded_like_the_index(query, asked):
    assert words(query) == asked


def test_only_the_beginning_of_a_long_query_counts():
    assert words("a" * 10_000) == ("a" * MOST_CHARACTERS,)


def test_the_index_holds_every_part_that_people_look_for():
    sheet = make_sheet_document(
        "05-02a", "Größe", subtitle="Untertitel", places=("Mülheim",), sections=make_sections(outlook="_Ausblick_ 2030")
    )
    index = index_text(sheet)
    for word in (
        "05 02a",
        "groesse",
        "untertitel",
        "muelheim",
        "mulheim",
        "ausblick 2030",
        "energie",
        "mwike",
        "richtfest",
    ):
        assert word in index


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("Förderung", ["01-01"]),
        ("foerderung", ["01-01"]),
        ("forderung", ["01-01"]),
        ("FÖRDERUNG strasse", ["01-01"]),
        ("Straße", ["01-01", "01-02"]),
        ("Straße Förderung Zauber", []),
        ("01-02", ["01-02"]),
        ("örder", ["01-01"]),
        ("100%", []),
        ("_", ["01-01", "01-02"]),
        ("x' OR 1=1 --", []),
        ("\x00\x1b", ["01-01", "01-02"]),
    ],
)
def test_every_word_must_occur_alike_on_every_database(query, codes):
    first = make_sheet_document("01-01", "Förderung in der Straße")
    publish(make_report_document(first, make_sheet_document("01-02", "Strasse")))
    found = matching(PublishedSheet.objects.current(), query).order_by("code")
    assert [sheet.code for sheet in found] == codes
