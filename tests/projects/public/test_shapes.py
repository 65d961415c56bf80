import pytest

from tests.make import BILDUNG, MUNV, make_report_document, make_sheet_document
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db

HAGEN = make_sheet_document("01-01", "Ideenhaus", places=("Hagen", "Herne"))
UNNA = make_sheet_document("01-02", "Garten", places=("Kreis Unna",), topic_field=BILDUNG, status="completed")
NOWHERE = make_sheet_document("01-03", "Überall", places=(), ministry=MUNV, milestones=())


@pytest.fixture
def programme():
    publish(make_report_document(HAGEN, UNNA, year=2022))
    publish(make_report_document(HAGEN, UNNA, NOWHERE, year=2024))


def context(client, query):
    return client.get(f"/projekte/?{query}").context


def codes(client, query):
    return [card.code for card in context(client, query)["cards"]]


def counts(client, query, name):
    facets = {facet.name: facet for facet in context(client, query)["facets"]}
    return {choice.value: choice.count for choice in facets[name].choices}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ort=hagen", ["01-01"]),
        ("ort=hagen&ort=kreis-unna", ["01-01", "01-02"]),
        ("ort=ohne", ["01-03"]),
        ("jahr=2022", ["01-01", "01-02"]),
        ("jahr=2024&ort=kreis-unna", ["01-02"]),
        ("ort=HAGEN", ["01-01"]),
    ],
)
def test_places_and_years_narrow_the_list(client, programme, query, found):
    assert codes(client, query) == found


def test_a_facet_counts_beside_the_others(client, programme):
    assert counts(client, "", "ort") == {"hagen": 1, "herne": 1, "kreis-unna": 1, "ohne": 1}
    assert counts(client, "themenfeld=bildung", "ort") == {"hagen": 0, "herne": 0, "kreis-unna": 1, "ohne": 0}
    assert counts(client, "ort=hagen", "ort") == {"hagen": 1, "herne": 1, "kreis-unna": 1, "ohne": 1}
    assert counts(client, "ort=ohne", "jahr") == {"2024": 1, "2022": 0}


def test_every_view_keeps_the_selection_and_leads_to_the_others(client, programme):
    for view in ("tabelle", "karte", "zeit"):
        found = context(client, f"ort=hagen&ansicht={view}")
        assert found["page_of"].paginator.count == 1
        assert {way.address for way in found["views"]} == {
            "/projekte/?ort=hagen",
            "/projekte/?ort=hagen&ansicht=tabelle",
            "/projekte/?ort=hagen&ansicht=karte",
            "/projekte/?ort=hagen&ansicht=zeit",
        }


def test_an_unknown_view_is_told_and_the_cards_are_shown(client, programme):
    found = context(client, "ansicht=kugel")
    assert len(found["cards"]) == 3
    assert "kugel" in found["selection"].notes[0]


def test_the_map_counts_the_selection_and_its_places_lead_to_cards(client, programme):
    found = context(client, "status=laufend&ansicht=karte")["map"]
    assert [(place.name, place.count, place.address) for place in found.places] == [
        ("Hagen", 1, "/projekte/?status=laufend&ort=hagen"),
        ("Herne", 1, "/projekte/?status=laufend&ort=herne"),
    ]
    assert found.without == 1
    assert 'aria-label="Hagen: 1 Projekt"' in found.drawing


def test_the_timeline_reaches_from_the_first_milestone_of_all_to_the_last(client, programme):
    found = context(client, "ansicht=zeit")["timeline"]
    assert found.years == (2021, 2022, 2023, 2024)
    assert [(life.code, life.words, life.milestones) for life in found.lives] == [
        ("01-01", "2021 bis 2024", 3),
        ("01-02", "2021 bis 2024", 3),
        ("01-03", "keine Meilensteine", 0),
    ]


@pytest.mark.parametrize("view", ["karten", "tabelle", "karte", "zeit"])
def test_a_selection_that_finds_nothing_has_a_way_out_in_every_view(client, programme, view):
    page = client.get(f"/projekte/?ort=kreis-unna&themenfeld=energie&ansicht={view}")
    assert "Ohne den Filter Ort gibt es" in page.content.decode()


@pytest.mark.parametrize("view", ["karten", "tabelle", "karte", "zeit"])
@pytest.mark.parametrize("number", [3, 60])
def test_the_list_with_every_facet_takes_few_queries_whatever_its_length(
    client, django_assert_max_num_queries, view, number
):
    publish(make_report_document(*(make_sheet_document(f"{place:02d}-01") for place in range(1, number + 1))))
    query = f"q=haus&status=laufend&themenfeld=energie&ressort=mwike&ort=bochum&jahr=2024&ansicht={view}"
    with django_assert_max_num_queries(10):
        client.get(f"/projekte/?{query}")
