"""The demo's queries with what they must find first: on every database the same, in the same order."""

import json
from pathlib import Path

import pytest

from projects.models import SearchEntry, SearchPosting
from projects.public.searching import GROUPS, leading
from projects.search.analyser import tokens
from projects.search.entries import Piece
from projects.search.finding import find
from projects.search.index import weights

QUERIES = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
EXPECTED = [(query, key) for group in QUERIES.values() for query, key in group.items()]
LEAST_RIGHT = 0.95

pytestmark = pytest.mark.usefixtures("programme")


def found_by(query):
    """The keys of all hits, in the order of the page."""
    found = find(query)
    return [hit.key for group in leading(found, GROUPS) for hit in found.of_kind(*group.kinds)]


def test_nineteen_of_twenty_queries_find_first_what_they_should():
    assert len(EXPECTED) >= 60
    wrong = {query: (key, found_by(query)[:3]) for query, key in EXPECTED if found_by(query)[:1] != [key]}
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(EXPECTED), wrong


def test_every_database_holds_the_whole_numbers_that_were_reckoned_here():
    """All else is reckoned from them outside of the database, so that the order is the same on each."""
    reckoned = {
        (entry.key, stem, weight)
        for entry in SearchEntry.objects.all()
        for stem, weight in weights([(Piece(*said), tokens(said[2])) for said in entry.pieces]).items()
    }
    assert set(SearchPosting.objects.values_list("entry__key", "stem", "weight")) == reckoned


def test_no_two_hits_share_a_place():
    """Whatever fits equally well is told apart by year, place and key, and not by the order of rows."""
    orders = [hit.order for hit in find("Ruhr").hits]
    assert len(orders) > 20
    assert len(set(orders)) == len(orders)
