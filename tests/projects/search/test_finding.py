import pytest

from projects.models import EntryKind
from projects.search.extracts import extracts
from projects.search.finding import find
from projects.search.spelling import correction, distance
from projects.search.suggesting import suggestions
from tests.make import MUNV, make_report_document, make_sections, make_sheet_document
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db


def codes(typed):
    return [hit.code for hit in find(typed).of_kind(EntryKind.PROJECT)]


def publish_titles(*titles):
    sheets = [make_sheet_document(f"01-{n:02}", title) for n, title in enumerate(titles, start=1)]
    publish(make_report_document(*sheets))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Förderungen", ["01-01"]),
        ("foerderung", ["01-01"]),
        ("forderung", ["01-01"]),
        ("fo\u0308rderung STRASSE", ["01-01"]),
        ("Strassen", ["01-01", "01-03"]),
        ("Projekt", ["01-02"]),
        ("Verkehr", ["01-02"]),
        ("Straßenförderung", ["01-01"]),
        ("01-02", ["01-02"]),
        ("Eis", ["01-05"]),
    ],
)
def test_german_is_understood_alike_on_every_database(query, expected):
    publish_titles("Förderung der Straße", "Verkehrsprojekte", "Landstraßen", "Ein Kreis", "Eis")
    assert codes(query) == expected


def test_a_word_itself_stands_above_compounds_and_mentions():
    mention = make_sheet_document("01-01", "Anbau", sections=make_sections(outlook="Danach folgt ein Museum."))
    compound = make_sheet_document("01-02", "Kunstmuseum")
    itself = make_sheet_document("01-03", "Ein Museum")
    publish(make_report_document(mention, compound, itself))
    assert codes("Museen") == ["01-03", "01-02", "01-01"]


def test_a_ministry_leads_to_its_list_and_its_projects_stand_above_those_that_mention_it():
    mention = make_sheet_document("01-01", "Anbau", sections=make_sections(summary="Das MUNV, MUNV und noch mal MUNV."))
    publish(make_report_document(mention, make_sheet_document("01-02", "Weg", ministry=MUNV)))
    found = find("munv")
    assert found.hits[0].address == "/ministerien/munv/"
    assert codes("munv") == ["01-02", "01-01"]


def test_where_no_entry_has_all_words_those_with_most_of_them_are_found_and_it_is_known():
    publish_titles("Garten am See", "Garten im Hof", "Haus")
    assert (codes("Garten Hof Zauberei"), find("Garten Hof Zauberei").some) == (["01-02"], True)
    assert codes("Garten Zauberei Seilbahn") == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "a",
        "und die",
        "%",
        "_",
        "*",
        "\\",
        '"',
        "' OR 1=1 --",
        '" OR 1=1',
        "(Haus AND NOT)",
        "Haus*",
        "NEAR/2",
        "\x00\x1b\x07",
        "\u202eHaus\u202c",
        "\U0001f600",
        "مرحبا",
        "x" * 10_000,
        "Haus " * 5_000,
        "\ud800",
        "%48%61",
    ],
)
def test_no_query_does_harm(typed):
    publish_titles("Haus", "Garten")
    found = find(typed)
    correction(found)
    suggestions(typed)
    assert set(codes(typed)) <= {"01-01", "01-02"}
    assert extracts(found.hits, found).keys() == {hit.pk for hit in found.hits}


def test_the_number_of_queries_does_not_grow_with_the_words(django_assert_num_queries):
    publish_titles("Haus", "Garten", "Hof")
    find("Haus")
    with django_assert_num_queries(2):
        find("Haus Garten Hof Turm Straße Weg Schule Platz Wiese Bach Tal Berg")
    with django_assert_num_queries(3):
        suggestions("Garten Ho")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mobilitätszentralle", "Mobilitätszentrale"),
        ("Mobilitaetzentrale", "Mobilitätszentrale"),
        ("Mboilitätszentrale", "Mobilitätszentrale"),
        ("Haus Mobilitatszentrle", "Haus Mobilitätszentrale"),
        ("Mobilitätszentrale", ""),
        ("Seilbahn", ""),
        ("Hus", ""),
        ("xxxxxxxxxxxxxxxxxxxx", ""),
    ],
)
def test_a_typo_gets_the_word_that_was_meant(typed, meant):
    publish_titles("Haus der Mobilitätszentrale", "Garten")
    assert correction(find(typed)) == meant


def test_of_words_equally_far_the_more_frequent_one_was_meant():
    publish_titles("Herzen", "Kerzen", "Kerzen", "Kerzen")
    assert correction(find("Werzen")) == "Kerzen"


@pytest.mark.parametrize(
    ("one", "other", "far"), [("haus", "haus", 0), ("haus", "huas", 1), ("haus", "maus", 1), ("haus", "garten", 3)]
)
def test_the_distance_counts_letters_and_swapped_neighbours(one, other, far):
    assert distance(one, other, 2) == far


class TestExtracts:
    def extract(self, query, **texts):
        publish(make_report_document(make_sheet_document("01-01", "Haus & Hof", sections=make_sections(**texts))))
        found = find(query)
        hit = found.of_kind(EntryKind.PROJECT)[0]
        return extracts([hit], found)[hit.pk]

    def test_the_section_is_named_in_which_most_words_meet(self):
        found = self.extract(
            "Brücke Steg", approach="Eine Brücke.", outlook="Die Brücken und der Steg.", target_group="Am Steg."
        )
        assert found.section == "Ausblick"
        assert found.text == "Die <mark>Brücken</mark> und der <mark>Steg</mark>."

    def test_texts_are_escaped_and_only_our_marks_are_markup(self):
        found = self.extract("Hof Schloss", outlook="<script>Schloss & Turm</script>")
        assert found.title == "Haus &amp; <mark>Hof</mark>"
        assert found.text == "&lt;script&gt;<mark>Schloss</mark> &amp; Turm&lt;/script&gt;"

    def test_a_long_text_is_cut_between_words_around_what_was_found(self):
        found = self.extract("Zauberei", outlook="Vorher steht dies. " * 40 + "Die Zauberei! " + "Danach das. " * 40)
        assert found.text.startswith("… ")
        assert found.text.endswith(" …")
        assert "<mark>Zauberei</mark>" in found.text
        assert 150 < len(found.text) < 260

    def test_what_is_found_by_its_title_shows_the_summary(self):
        found = self.extract("Hof", summary="Worum es geht.")
        assert (found.section, found.text, found.matches) == ("", "Worum es geht.", False)


class TestSuggestions:
    def test_words_are_completed_and_things_are_named_with_their_address(self):
        publish_titles("Mobilitätszentrale", "Mobilität für alle")
        found = suggestions("mobil")
        assert [each.text for each in found if not each.address] == ["Mobilität", "Mobilitätszentrale"]
        things = [(each.kind, each.address) for each in found if each.address]
        assert things[:2] == [
            ("Projekt 01-01", "/projekte/01-01-mobilitaetszentrale/"),
            ("Projekt 01-02", "/projekte/01-02-mobilitaet-fuer-alle/"),
        ]

    def test_words_before_the_last_one_stay_as_they_were_typed(self):
        publish_titles("Garten am Haus", "Gartenlaube")
        assert suggestions("Haus gart")[0].text == "Haus Garten"

    def test_one_letter_and_unknown_words_suggest_nothing(self):
        publish_titles("Haus")
        assert suggestions("h") == suggestions("xyz") == ()
