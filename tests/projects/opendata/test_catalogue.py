"""The catalogue as data portals read it: both forms say the same, and nothing that DCAT-AP.de demands is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from projects.opendata import rdf
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),  # rdflib's own reader
]
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
HAS_VERSION, IS_VERSION_OF = URIRef(f"{DCAT}hasVersion"), URIRef(f"{DCAT}isVersionOf")  # of version 3
SPDX = Namespace("http://spdx.org/rdf/terms#")
PAGE = "http://localhost:8000/daten/"
# What every resource of a kind must say: the specification's mandatory properties and, for a licence that asks for the
# source to be named, its words; then what a portal needs to place the data.
DEMANDED = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset],
    DCAT.Dataset: [
        *(DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCTERMS.issued, DCTERMS.modified),
        *(DCAT.distribution, DCAT.theme, DCAT.contactPoint, DCAT.keyword, DCTERMS.language, DCTERMS.spatial),
        *(DCATDE.politicalGeocodingURI, DCATDE.politicalGeocodingLevelURI, DCTERMS.accrualPeriodicity),
    ],
    DCAT.Distribution: [
        *(DCAT.accessURL, DCTERMS.license, DCATDE.licenseAttributionByText, DCTERMS.format, DCAT.mediaType),
        DCTERMS.title,
    ],
    DCAT.DataService: [DCTERMS.title, DCAT.endpointURL, DCTERMS.publisher],
    FOAF.Agent: [FOAF.name],
    VCARD.Kind: [VCARD.fn, VCARD.hasURL],
    SPDX.Checksum: [SPDX.algorithm, SPDX.checksumValue],
}


def read(client, name="katalog.ttl"):
    kind = {"ttl": "turtle", "jsonld": "json-ld"}[name.rpartition(".")[2]]
    return Graph().parse(data=client.get(f"/daten/{name}").content, format=kind)


@pytest.fixture
def published():
    publish(make_report_document(year=2022))
    first = publish(make_report_document())
    correct(make_report_document(make_sheet_document(places=("Herne",))), reason='Ein "Betrag" war\nfalsch: \\ 5 %')
    return first


def test_both_forms_say_the_same(client, published):
    assert isomorphic(read(client), read(client, "katalog.jsonld"))


def test_nothing_that_the_profile_demands_is_missing(client, published):
    graph = read(client)
    missing = [
        (resource, demanded)
        for kind, properties in DEMANDED.items()
        for resource in graph.subjects(RDF.type, kind)
        for demanded in properties
        if (resource, demanded, None) not in graph
    ]
    assert missing == []
    assert all((None, RDF.type, kind) in graph for kind in DEMANDED)


def test_whatever_is_named_inside_the_catalogue_is_described_in_it(client, published):
    graph = read(client)
    named = {node for node in graph.objects() if isinstance(node, URIRef) and node.startswith(f"{PAGE}#")}
    assert named == {node for node in named if (node, RDF.type, None) in graph}


def test_the_catalogue_lists_projects_and_reports_and_these_their_editions(client, published):
    graph = read(client)
    listed = {str(node).removeprefix(PAGE) for node in graph.objects(URIRef(f"{PAGE}#katalog"), DCAT.dataset)}
    assert listed == {"#projekte", "#bericht-2022", "#bericht-2024"}
    report = URIRef(f"{PAGE}#bericht-2024")
    editions = {str(node).removeprefix(PAGE) for node in graph.objects(report, HAS_VERSION)}
    assert editions == {"#bericht-2024-ausgabe-1", "#bericht-2024-ausgabe-2"}
    assert graph.value(URIRef(f"{PAGE}#bericht-2024-ausgabe-1"), IS_VERSION_OF) == report
    assert Literal('Ein "Betrag" war\nfalsch: \\ 5 %', lang="de") in set(graph.objects())


def test_every_file_in_it_can_be_loaded_and_sealed_ones_have_their_checksums(client, published):
    graph = read(client)
    for address in set(graph.objects(None, DCAT.downloadURL)):
        response = client.get(str(address).removeprefix("http://localhost:8000"))
        assert response.status_code == 200, address
        b"".join(response)
    sums = {str(value) for value in graph.objects(None, SPDX.checksumValue)}
    assert {published.document_sha256, published.pdf_sha256} <= sums
    assert set(graph.objects(None, DCTERMS.license)) == {URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")}


def test_its_names_are_places_on_the_page_about_the_data(client, published):
    html = client.get("/daten/").content.decode()
    kinds = (DCAT.Catalog, DCAT.Dataset, DCAT.DataService, FOAF.Agent, VCARD.Kind, DCTERMS.RightsStatement)
    graph = read(client)
    for kind in kinds:
        for resource in graph.subjects(RDF.type, kind):
            assert f'id="{str(resource).partition("#")[2]}"' in html, resource


def test_who_delivers_is_said_only_where_it_is_set(client, published, settings):
    assert (None, DCATDE.contributorID, None) not in read(client)
    settings.DCAT_CONTRIBUTOR_ID = "http://dcat-ap.de/def/contributors/beispiel"
    assert URIRef("http://dcat-ap.de/def/contributors/beispiel") in set(read(client).objects())


def test_a_portal_without_a_report_has_an_empty_catalogue(client):
    graph = read(client)
    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == []
    assert graph.value(URIRef(f"{PAGE}#herausgeber"), FOAF.name) == Literal("Projektgruppe Ruhr-Konferenz", lang="de")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40), st.sampled_from(["", "de"]))
def test_any_text_stays_what_it_is(text, language):
    resource = rdf.Resource(rdf.Iri(f"http://localhost/{text}"), ("dcat:Dataset",))
    resource.say("dct:title", rdf.Literal(text, language=language))
    graph = Graph().parse(data=rdf.turtle([resource]), format="turtle")
    (said,) = graph.objects(None, DCTERMS.title)
    assert said == Literal(text, lang=language or None)
    assert len(graph) == 2
