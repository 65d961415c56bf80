"""The pages that a round wishes: set by the project group, and told where a sheet has more, up to the sealing."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from projects.models import Report
from projects.publishing import next_document, obstacles, warnings_of
from tests.desk import change_address, review_address
from tests.make_rows import make_report, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
SENTENCE = "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


@pytest.fixture
def long(people):
    return make_update(people.ministry, current_state=SENTENCE * 70, status="approved")


def words_of(browser, address):
    return text_of(browser.get(address).content.decode())


def seal_address(update):
    return reverse("admin:projects_report_seal", args=[update.report_id])


def test_a_round_wishes_two_pages_unless_the_project_group_says_otherwise(group):
    report = make_report()
    address = reverse("admin:projects_report_change", args=[report.pk])
    fields = form_fields(group.get(address).content.decode(), "")
    assert fields["wished_pages"] == "2"
    assert group.post(address, {**fields, "wished_pages": "3"}).status_code == 302
    assert Report.objects.get().wished_pages == 3
    refused = group.post(address, {**fields, "wished_pages": "4"})
    assert "4" in text_of(refused.content.decode())
    assert Report.objects.get().wished_pages == 3


def test_the_next_round_begins_with_the_wish_of_the_last(group):
    make_report(2030, wished_pages=1)
    page = group.get(reverse("admin:projects_report_add")).content.decode()
    assert form_fields(page, "")["wished_pages"] == "1"


def test_the_database_knows_no_other_wish():
    for pages in (0, 4):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_report(2040 + pages, wished_pages=pages)


def test_too_many_pages_stand_at_the_section_of_the_form_and_in_the_review(people, signed_in, group, long):
    long.status = "draft"
    long.save()
    sentence = "Das Blatt hat 3 Seiten, gewünscht sind höchstens 2. Dafür ist „Aktueller Stand“ um etwa"
    html = signed_in(people.editor).get(change_address(long)).content.decode()
    section = html.partition('id="f-current_state"')[2].partition("</section>")[0]
    assert sentence in section
    assert sentence in words_of(group, review_address(long))


def beyond_the_wish(report):
    warnings = warnings_of(next_document(report), report.wished_pages)
    return [warning.code for warning in warnings if warning.message.startswith("Das Blatt hat")]


def test_before_sealing_a_sheet_beyond_the_wish_asks_for_a_reason(group, long):
    assert "Das Blatt hat 3 Seiten, gewünscht sind höchstens 2." in words_of(group, seal_address(long))
    assert (beyond_the_wish(long.report), obstacles(long.report)) == (["01-01"], ())


def test_more_than_three_pages_stand_in_the_way_of_sealing(group, long):
    long.current_state = SENTENCE * 110
    long.save()
    (found,) = obstacles(long.report)
    assert found.startswith(
        "01-01 Stellwerk 01-01: Das Blatt hat 4 Seiten, gewünscht sind höchstens 2, möglich sind 3."
    )
    assert beyond_the_wish(long.report) == []
