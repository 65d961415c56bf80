import io

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import transaction

from projects.models import SearchEntry, SearchPosting, SearchState, SearchWord
from projects.search.finding import find
from tests.make import MUNV, make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db


def whole_index():
    """All that the index holds, without its ids."""
    return (
        set(SearchEntry.objects.values_list("key", "title", "address", "fingerprint")),
        set(SearchPosting.objects.values_list("entry__key", "stem", "weight")),
        set(SearchWord.objects.values_list("word", "stem")),
    )


def keys(typed):
    return [hit.key for hit in find(typed).hits]


def test_what_is_published_is_found_and_what_it_replaced_is_not():
    publish(make_report_document(make_sheet_document(title="Seilbahn")))
    assert keys("Seilbahn") == ["project:01-01", "report:2024/feld/energie"]
    correct(make_report_document(make_sheet_document(title="Zahnradbahn")))
    assert keys("Seilbahn") == []
    assert keys("Zahnradbahn") == ["project:01-01", "report:2024/feld/energie"]


def test_an_older_report_that_comes_in_late_hides_no_newer_sheet():
    publish(make_report_document(make_sheet_document(title="Heute"), year=2024))
    publish(make_report_document(make_sheet_document(title="Damals"), year=2022))
    assert "project:01-01" not in keys("Damals")
    assert keys("Heute")[0] == "project:01-01"
    assert keys("Fortschrittsbericht 2022")[0] == "report:2022"


def test_publishing_step_by_step_and_making_it_anew_give_the_same_index():
    publish(make_report_document(make_sheet_document(), make_sheet_document("01-02", "Garten"), year=2022))
    publish(make_report_document(make_sheet_document(title="Hof", ministry=MUNV), year=2024))
    correct(make_report_document(make_sheet_document(title="Neuer Hof"), chapters=(), year=2024))
    grown = whole_index()
    call_command("rebuild_search", stdout=io.StringIO(), stderr=io.StringIO())
    assert grown == whole_index()


def test_what_did_not_change_is_not_written_again():
    publish(make_report_document(make_sheet_document(), make_sheet_document("01-02", "Garten")))
    before = dict(SearchEntry.objects.values_list("key", "pk"))
    correct(make_report_document(make_sheet_document(title="Hof"), make_sheet_document("01-02", "Garten")))
    after = dict(SearchEntry.objects.values_list("key", "pk"))
    assert {key for key in before if after[key] != before[key]} == {"project:01-01", "report:2024/feld/energie"}


def test_a_publication_that_is_taken_back_leaves_the_index_as_it_was():
    publish(make_report_document(make_sheet_document(title="Seilbahn")))
    before = whole_index()
    with transaction.atomic():
        correct(make_report_document(make_sheet_document(title="Zahnradbahn")))
        assert keys("Zahnradbahn")
        transaction.set_rollback(True)
    assert whole_index() == before
    assert keys("Seilbahn")[0] == "project:01-01"


class TestAnotherAnalyser:
    @pytest.fixture
    def outdated(self):
        publish(make_report_document(make_sheet_document(title="Seilbahn")))
        SearchPosting.objects.all().delete()
        SearchState.objects.update(analyser="0")

    def warnings(self):
        found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
        return [message.id for message in found]

    def test_is_told_by_the_checks_until_the_index_is_made_anew(self, outdated):
        assert self.warnings() == ["projects.W001"]
        told = io.StringIO()
        call_command("rebuild_search", "--if-needed", stdout=told, stderr=io.StringIO())
        assert told.getvalue().startswith("Der Suchindex hat jetzt")
        assert self.warnings() == []
        assert keys("Seilbahn")[0] == "project:01-01"

    def test_is_noticed_by_the_next_publication_which_makes_all_anew(self, outdated):
        publish(make_report_document(make_sheet_document("02-02", "Garten"), year=2022))
        assert keys("Seilbahn")[0] == "project:01-01"
        assert self.warnings() == []


def test_an_index_that_is_up_to_date_is_left_alone():
    publish(make_report_document())
    stamp = SearchState.objects.get().stamp
    told = io.StringIO()
    call_command("rebuild_search", "--if-needed", stdout=told, stderr=io.StringIO())
    assert (told.getvalue(), SearchState.objects.get().stamp) == ("Der Suchindex ist auf dem Stand.\n", stamp)


def test_an_empty_portal_needs_no_index():
    assert [message.id for message in checks.run_checks(tags=[checks.Tags.database], databases=["default"])] == []
    assert find("Haus").hits == ()
