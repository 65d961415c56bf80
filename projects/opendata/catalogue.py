"""The catalogue of all data sets after DCAT-AP.de: what data portals collect to lead their readers here.

It names organisations only: the publisher that a report prints, and its imprint as the way to reach it.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from projects.models import Edition
from projects.opendata import licence
from projects.opendata.content import absolute
from projects.opendata.datasets import EU, LICENCE, day, here, projects_and_files, report_and_files
from projects.opendata.of_reports import address_of
from projects.opendata.rdf import Iri, Literal, Resource
from projects.published import document_of, editions

_GERMAN = Iri(f"{EU}/language/DEU")
_PUBLIC = Iri(f"{EU}/access-right/PUBLIC")
_THEMES = (Iri(f"{EU}/data-theme/REGI"), Iri(f"{EU}/data-theme/GOVE"))
_KEYWORDS = ("Ruhr-Konferenz", "Ruhrgebiet", "Nordrhein-Westfalen", "Fortschrittsbericht", "Förderprojekte")
_STATE = Iri("http://dcat-ap.de/def/politicalGeocoding/stateKey/05")
_NORTH_RHINE_WESTPHALIA = (_STATE, Iri("http://data.europa.eu/nuts/code/DEA"))


def catalogue() -> list[Resource]:
    """All resources: the catalogue, the data set of the projects, one for each report and one for each edition."""
    by_year = [list(of_year) for _year, of_year in groupby(editions(), key=lambda edition: edition.report.year)]
    name = (document_of(by_year[0][0]).publisher if by_year else "") or licence.UNNAMED_PUBLISHER
    sets = projects_and_files([of_year[0] for of_year in by_year], by_year[-1][-1]) if by_year else []
    for of_year in by_year:
        sets += report_and_files(of_year)
    for resource in sets:
        if "dcat:Dataset" in resource.types:
            _say_what_all_share(resource)
    # The catalogue lists projects and reports; their editions are found through the reports.
    top = [here("projekte"), *(here(f"bericht-{of_year[0].report.year}") for of_year in by_year)] if by_year else []
    found = [edition for of_year in by_year for edition in of_year]
    return [_catalog(top, found), _service(top), _publisher(name), _contact(name), _rights_of_pictures(), *sets]


def _publisher(name: str) -> Resource:
    agent = Resource(here("herausgeber"), ("foaf:Agent", "foaf:Organization"))
    agent.tell("foaf:name", name)
    agent.say("foaf:homepage", Iri(absolute("/")))
    agent.say("dct:type", Iri("http://purl.org/adms/publishertype/RegionalAuthority"))
    return agent


def _contact(name: str) -> Resource:
    contact = Resource(here("kontakt"), ("vcard:Kind", "vcard:Organization"))
    contact.say("vcard:fn", Literal(name))
    contact.say("vcard:hasURL", Iri(absolute(reverse("public:imprint"))))
    return contact


def _rights_of_pictures() -> Resource:
    rights = Resource(here("bilder"), ("dct:RightsStatement",))
    rights.tell("rdfs:label", licence.PICTURES)
    return rights


def _catalog(top: Sequence[Iri], found: Iterable[Edition]) -> Resource:
    catalog = Resource(here("katalog"), ("dcat:Catalog",))
    catalog.tell("dct:title", "Offene Daten des Ruhrportals")
    catalog.tell(
        "dct:description",
        "Die Projekte der Ruhr-Konferenz und ihre Fortschrittsberichte als Dokumente, Tabellen und Zahlen.",
    )
    catalog.say("dct:publisher", here("herausgeber"))
    catalog.say("dct:license", LICENCE)
    catalog.say("dct:language", _GERMAN)
    catalog.say("dct:spatial", *_NORTH_RHINE_WESTPHALIA)
    catalog.say("foaf:homepage", Iri(absolute(reverse("public:data"))))
    catalog.say("dcat:themeTaxonomy", Iri(f"{EU}/data-theme"))
    days = sorted(edition.published_on.isoformat() for edition in found)
    if days:
        catalog.say("dct:issued", day(days[0]))
        catalog.say("dct:modified", day(days[-1]))
    catalog.say("dcat:dataset", *top)
    catalog.say("dcat:service", here("schnittstelle"))
    return catalog


def _service(top: Sequence[Iri]) -> Resource:
    service = Resource(here("schnittstelle"), ("dcat:DataService",))
    service.tell("dct:title", "Schnittstelle der offenen Daten")
    service.tell("dct:description", "Projekte, Berichte und Zahlen als JSON, ohne Anmeldung.")
    service.say("dcat:endpointURL", Iri(address_of("entrance")))
    service.say("dcat:endpointDescription", Iri(address_of("openapi")))
    service.say("dcat:servesDataset", *top)
    service.say("dct:license", LICENCE)
    service.say("dct:accessRights", _PUBLIC)
    service.say("dct:publisher", here("herausgeber"))
    service.say("dcat:contactPoint", here("kontakt"))
    return service


def _say_what_all_share(dataset: Resource) -> None:
    dataset.say("dct:publisher", here("herausgeber"))
    dataset.say("dcat:contactPoint", here("kontakt"))
    dataset.say("dcat:theme", *_THEMES)
    dataset.tell("dcat:keyword", *_KEYWORDS)
    dataset.say("dct:language", _GERMAN)
    dataset.say("dct:spatial", *_NORTH_RHINE_WESTPHALIA)
    # Version 3 of the profile says this by dct:spatial; portals that collect version 2 still look here.
    dataset.say("dcatde:politicalGeocodingURI", _STATE)
    dataset.say("dcatde:politicalGeocodingLevelURI", Iri("http://dcat-ap.de/def/politicalGeocoding/Level/state"))
    dataset.say("dct:accrualPeriodicity", Iri(f"{EU}/frequency/ANNUAL"))
    dataset.say("dct:accessRights", _PUBLIC)
    dataset.say("dct:identifier", Literal(dataset.iri.safe))
    # GovData gives it to those who deliver there; a made-up one would be wrong, so by default there is none.
    if settings.DCAT_CONTRIBUTOR_ID:
        dataset.say("dcatde:contributorID", Iri(settings.DCAT_CONTRIBUTOR_ID))
