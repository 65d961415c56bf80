"""The page „Veröffentlichen“: what is in the way, what is proposed, and who may do what next."""

import datetime

import pytest
from django.utils import timezone

from projects.models import Edition, PublicationProposal
from projects.proposals import confirm, propose, withdraw
from projects.sections import BY_KEY
from tests.desk import proposal_address, sealing_address
from tests.make_rows import correct_update, make_report, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
CONFIRM, WITHDRAW = "Bestätigen und veröffentlichen</button>", "Vorschlag zurückziehen</button>"
PROPOSE = "Veröffentlichung vorschlagen</button>"


@pytest.fixture
def update(people):
    return make_update(people.ministry, status="approved")


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


@pytest.fixture
def second(people, signed_in):
    return signed_in(people.second_of_project_group)


def offered(client, report):
    """Which of proposing, confirming and withdrawing the page offers."""
    page = client.get(sealing_address(report)).content.decode()
    return [word for word in (PROPOSE, CONFIRM, WITHDRAW) if word in page]


def test_each_person_is_offered_what_they_may_do_next(group, second, update):
    assert offered(group, update.report) == [PROPOSE]
    assert group.post(sealing_address(update.report)).status_code == 302
    assert offered(group, update.report) == [WITHDRAW]
    assert "Das können Paul Projektgruppe." in text_of(group.get(sealing_address(update.report)).content.decode())
    assert offered(second, update.report) == [CONFIRM, WITHDRAW]
    assert second.post(proposal_address(PublicationProposal.objects.get(), "bestaetigen"), {"sure": "yes"}).url == (
        sealing_address(update.report)
    )
    assert (offered(group, update.report), Edition.objects.count()) == ([], 1)
    correct_update(update, outlook="Die Einweihung ist im Herbst.")
    assert offered(group, update.report) == [PROPOSE]


def test_confirming_asks_whether_one_is_sure(group, second, update):
    group.post(sealing_address(update.report))
    answer = second.post(proposal_address(PublicationProposal.objects.get(), "bestaetigen"))
    assert (answer.status_code, Edition.objects.count()) == (409, 0)
    assert "Bitte bestätigen Sie, dass der Bericht öffentlich werden soll." in answer.content.decode()


def test_who_proposed_is_refused_by_a_forged_confirmation(group, update):
    group.post(sealing_address(update.report))
    answer = group.post(proposal_address(PublicationProposal.objects.get(), "bestaetigen"), {"sure": "yes"})
    assert (answer.status_code, Edition.objects.count()) == (409, 0)
    assert "Vier Augen" in answer.content.decode()


def test_a_proposal_is_reached_through_its_own_report_only(group, people, update):
    proposal = propose(update.report, by=people.second_of_project_group)
    address = proposal_address(proposal, "bestaetigen")
    assert group.post(address.replace(f"/{update.report_id}/", f"/{make_report(2031).pk}/")).status_code == 404
    assert group.post(address.replace("bestaetigen", "sprengen")).status_code == 404


def test_a_changed_report_says_that_it_has_to_be_proposed_anew(second, people, update):
    proposal = propose(update.report, by=people.project_group)
    type(update).objects.filter(pk=update.pk).update(outlook="Anders.")
    assert offered(second, update.report) == [WITHDRAW]
    assert "seit dem Vorschlag geändert" in second.get(sealing_address(update.report)).content.decode()
    address = proposal_address(proposal, "zurueckziehen")
    assert "Bitte schreiben Sie dazu, warum." in second.post(address, {"why": " "}).content.decode()
    assert second.post(address, {"why": "Neuer Ausblick."}).status_code == 302
    assert offered(second, update.report) == [PROPOSE]


def test_a_time_is_that_of_berlin(group, second, people, update):
    day = timezone.localdate() + datetime.timedelta(days=400)
    typed = {"day": day.isoformat(), "hour": "10:30"}
    assert group.post(sealing_address(update.report), typed).status_code == 302
    proposal = PublicationProposal.objects.get()
    assert timezone.localtime(proposal.publish_at).isoformat()[:16] == f"{day.isoformat()}T10:30"
    assert second.post(proposal_address(proposal, "bestaetigen"), {"sure": "yes"}).status_code == 302
    page = text_of(second.get(sealing_address(update.report)).content.decode())
    assert f"{day.year}, 10:30 Uhr" in page
    assert "Bestätigt von Paul Projektgruppe" in page
    assert "wenn eine zweite Person" not in page
    assert (offered(group, update.report), Edition.objects.count()) == ([WITHDRAW], 0)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "2030-01-01"}, "Bitte nennen Sie Tag und Uhrzeit, oder keines von beiden."),
        ({"hour": "10:00"}, "Bitte nennen Sie Tag und Uhrzeit, oder keines von beiden."),
        ({"day": "2030-03-31", "hour": "02:30"}, "Diese Uhrzeit gibt es an dem Tag nicht oder zweimal"),
        ({"day": "2030-10-27", "hour": "02:30"}, "Diese Uhrzeit gibt es an dem Tag nicht oder zweimal"),
        ({"day": "2019-01-01", "hour": "10:00"}, "Der Zeitpunkt der Veröffentlichung ist schon vorbei."),
        ({"day": "0001-01-01", "hour": "00:00"}, "Der Zeitpunkt der Veröffentlichung ist schon vorbei."),
        ({"day": "9999-12-31", "hour": "23:59", "fehlt-01-01": "x"}, ""),
        ({"day": "bald", "hour": "10:00"}, "Datum"),
    ],
)
def test_a_time_that_is_none_gets_a_sentence(group, update, typed, sentence):
    answer = group.post(sealing_address(update.report), typed)
    assert answer.status_code == (409 if sentence else 302)
    assert sentence in text_of(answer.content.decode())


def test_warnings_ask_for_a_reason_each_and_one_may_serve_the_rest(group, update):
    for key in ("outlook", "approach"):
        type(update).objects.update(**{key: "Wort " * (BY_KEY[key].length // 5 + 1)})
    fields = form_fields(group.get(sealing_address(update.report)).content.decode(), "")
    names = [name for name in fields if name.startswith("hinweis-")]
    answer = group.post(sealing_address(update.report), {**fields, names[0]: "Passt auf drei Seiten."})
    assert "Zu einem Hinweis fehlt noch der Grund" in answer.content.decode()
    assert "Passt auf drei Seiten." in answer.content.decode()
    typed = {**fields, names[0]: "Passt auf drei Seiten.", "uebrige": "So beschlossen."}
    assert group.post(sealing_address(update.report), typed).status_code == 302
    reasons = [each["reason"] for each in PublicationProposal.objects.get().overruled]
    assert reasons == ["Passt auf drei Seiten.", "So beschlossen."]


def test_a_sheet_that_is_not_approved_is_left_out_where_a_reason_is_written(group, people, update):
    make_update(people.ministry, "01-02", report=update.report)
    page = group.get(sealing_address(update.report)).content.decode()
    assert "Trotzdem veröffentlichen, ohne die fehlenden Blätter" in page
    assert group.post(sealing_address(update.report), form_fields(page, "")).status_code == 409
    typed = {**form_fields(page, ""), "fehlt-01-02": "Wird neu zugeschnitten."}
    assert group.post(sealing_address(update.report), typed).status_code == 302
    page = text_of(group.get(sealing_address(update.report)).content.decode())
    assert "Ohne diese Blätter 01-02 Stellwerk 01-02: Wird neu zugeschnitten." in page
    assert "im Weg" not in page


def test_what_was_said_before_stands_in_the_form_again(group, people, update):
    make_update(people.ministry, "01-02", report=update.report)
    proposal = propose(update.report, by=people.project_group, left_out={"01-02": "Wird neu zugeschnitten."})
    withdraw(proposal, "Zu früh.", by=people.project_group)
    fields = form_fields(group.get(sealing_address(update.report)).content.decode(), "")
    assert fields["fehlt-01-02"] == "Wird neu zugeschnitten."


def test_the_start_page_says_who_has_to_confirm(group, second, people, update):
    proposal = propose(update.report, by=people.project_group)
    assert "Die Veröffentlichung wartet auf Ihre Bestätigung." in second.get("/redaktion/").content.decode()
    assert "Die Veröffentlichung wartet auf eine zweite Person." in group.get("/redaktion/").content.decode()
    PublicationProposal.objects.update(publish_at=timezone.now() + datetime.timedelta(days=1))
    confirm(proposal, by=people.second_of_project_group)
    assert "Die Veröffentlichung ist bestätigt." in group.get("/redaktion/").content.decode()
