"""What no form of ours sends: every address of the desk answers it with a page, a sentence or 404, never with 500."""

import time

import pytest
from django.urls import reverse

from tests.desk import change_address, typed
from tests.pages import text_of
from tests.projects.admin.test_access import ONLY_GET, ONLY_POST, READS, address, rows, status_of

pytestmark = pytest.mark.django_db

__all__ = ["rows"]  # the fixture

NASTY = [
    *("a\0b", "9" * 30, "9" * 5000, "²", "sNaN", "1e400000"),
    *("99999-01-01", "0001-01-01", "9999-12-31", "\r\nBcc: x@amt.example", "a " * 1200),
]
ASKED = """_popup _to_field _changelist_filters bericht von bis seit im-namen ministerium meine spaet ansicht stelle
    abschnitt vergleich report year title section_guidance places further_ministries valid_from""".split()  # noqa: SIM905
FILTERS = """q p o all _facets report__id__exact status__exact ministry__id__exact is_active__exact
    memberships__role__exact art stand""".split()  # noqa: SIM905
SENT = """version base comment sure place weight text internal kind until colleague ministry topic_field position reason
    decision reply from key pk _step _popup _to_field title subtitle project_status summary decide-summary
    milestones-TOTAL_FORMS milestones-INITIAL_FORMS milestones-0-lineage milestones-0-year_from milestones-0-date
    funding_lines-0-amount funding_lines-0-percent photos-0-stored report projects year name abbreviation since
    valid_from why day hour fehlt-01-01 email code slug places deadline as_of_texts
    outlook_year baseline-TOTAL_FORMS memberships-TOTAL_FORMS""".split()  # noqa: SIM905
LISTS = sorted(name for name in READS if name.endswith("_changelist"))


@pytest.mark.parametrize("person", ["project_group", "operations"])
@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value[:12]))
def test_no_address_fails_over_what_it_is_asked(people, rows, signed_in, person, value):
    browser, third = signed_in(getattr(people, person)), NASTY.index(value) % 3  # of all, as they take their time
    for name in sorted(name for name in READS.keys() - ONLY_POST if person in READS[name])[third::3]:
        found = address(name, rows).partition("?")[0]
        queries = [{each: value} for each in FILTERS] if "changelist" in name else []
        for query in [dict.fromkeys(ASKED, value), *queries]:
            assert status_of(browser.get(found, query)) < 500


@pytest.mark.parametrize("person", ["project_group", "coordinator", "operations"])
@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value[:12]))
def test_no_address_fails_over_what_it_is_sent(people, rows, signed_in, person, value):
    browser, third = signed_in(getattr(people, person)), NASTY.index(value) % 3
    for name in sorted(READS.keys() - ONLY_GET)[third::3]:
        found = address(name, rows)
        assert browser.post(found, {**dict.fromkeys(SENT, value), "version": "0"}).status_code < 500


@pytest.mark.parametrize("name", LISTS)
def test_a_search_of_a_thousand_words_gets_a_sentence(people, rows, signed_in, name):
    for person in (people.project_group, people.operations):
        answer = signed_in(person).get(reverse(f"admin:{name}"), {"q": "a " * 1200})
        if answer.status_code != 404 and "cl" in answer.context and answer.context["cl"].search_fields:
            assert "Zum Suchen sind höchstens 200 Zeichen möglich." in text_of(answer.content.decode())


def test_a_text_of_megabytes_is_refused_in_a_moment_and_stands_there_still(people, rows, signed_in):
    browser, update = signed_in(people.editor), rows["update"]
    page = typed(browser, update, summary="a-\n" * 1_000_000)
    began = time.perf_counter()
    answer = browser.post(change_address(update), page).content.decode()
    assert time.perf_counter() - began < 10
    assert "Der Text hat 3000000 Zeichen, möglich sind 10000. Bitte kürzen." in text_of(answer)
    assert answer.count("a-\n") >= 1_000_000
