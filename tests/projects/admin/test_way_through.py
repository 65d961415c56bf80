"""From the ministry's draft to the page that readers see."""

import pytest
from django.urls import reverse

from accounts.models import Membership, Role
from projects.models import Edition, ProjectUpdate, Revision
from tests.desk import (
    change_address,
    publish_by_two,
    question_address,
    review_address,
    sealing_address,
    step_address,
    typed,
)
from tests.make_rows import correct_update, make_project, make_report, make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def take(client, update, name, **fields):
    update.refresh_from_db()
    return client.post(step_address(update, name), {"version": update.version, **fields})


def test_readers_see_the_text_only_after_the_report_is_sealed(people, signed_in, client):
    update = make_update(people.ministry, report=make_report(2030))
    editor, group = signed_in(people.editor), signed_in(people.project_group)
    coordinator = signed_in(people.coordinator)
    public = "/projekte/01-01-stellwerk-01-01/"
    words = "Neu: Das Stellwerk leuchtet."

    assert editor.post(change_address(update), typed(editor, update, summary=words)).status_code == 302
    assert take(editor, update, "submit").status_code == 409
    assert take(editor, update, "hand_over").status_code == 302
    assert take(coordinator, update, "submit").status_code == 302
    assert take(group, update, "request_changes", comment="Seit wann?").status_code == 302
    request = update.change_requests.get()
    answered = {"outlook": "Im Mai geht es auf.", f"answer-{request.pk}": "Steht jetzt da.", "_step": "submit"}
    assert coordinator.post(change_address(update), typed(coordinator, update, **answered)).headers[
        "Location"
    ] == reverse("admin:index")
    assert client.get(public).status_code == 404
    assert "Steht jetzt da." in group.get(review_address(update)).content.decode()
    assert take(group, update, "approve").status_code == 409
    assert group.post(question_address(update, request, "erledigt")).status_code == 302
    assert take(group, update, "approve").status_code == 302
    assert client.get(public).status_code == 404

    second = signed_in(people.second_of_project_group)
    assert publish_by_two(group, second, update.report).status_code == 302
    page = client.get(public)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "Im Mai geht es auf." in page.content.decode()
    update.refresh_from_db()
    assert update.status == "published"
    actions = list(Revision.objects.filter(update=update).order_by("number").values_list("action", flat=True))
    assert actions == [
        "found",
        "save",
        "hand_over",
        "submit",
        "request_changes",
        "save",
        "submit",
        "settle",
        "approve",
        "publish",
    ]


def test_who_submitted_does_not_approve(people, signed_in):
    update = make_update(people.ministry)
    Membership.objects.create(user=people.project_group, role=Role.COORDINATOR, ministry=people.ministry)
    group, second = signed_in(people.project_group), signed_in(people.second_of_project_group)
    assert take(group, update, "submit").status_code == 302
    assert b"Vier Augen" in take(group, update, "approve").content
    assert take(second, update, "approve").status_code == 302
    update.refresh_from_db()
    assert update.status == "approved"


def test_a_ministry_takes_its_update_back(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    coordinator = signed_in(people.coordinator)
    assert "zurückholen" in coordinator.get(change_address(update)).content.decode()
    assert take(coordinator, update, "take_back").status_code == 302
    update.refresh_from_db()
    assert update.status == "draft"


def test_an_incomplete_update_is_saved_but_not_submitted_and_each_gap_leads_to_its_field(people, signed_in):
    update = make_update(people.ministry, complete=False)
    coordinator = signed_in(people.coordinator)
    page = coordinator.post(change_address(update), typed(coordinator, update, summary="Erster Satz.", _step="submit"))
    html = page.content.decode()
    assert page.status_code == 409
    assert "„Zur Prüfung einreichen“ ist noch nicht möglich" in html
    assert '<a href="#f-added_value">Der Abschnitt „Mehrwert“ fehlt.</a>' in html
    update.refresh_from_db()
    assert (update.status, update.summary, update.version) == ("draft", "Erster Satz.", 1)


def test_giving_back_asks_why_and_keeps_nothing_from_a_stale_page(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    group = signed_in(people.project_group)
    assert "worum es geht" in take(group, update, "request_changes", comment=" ").content.decode()
    stale = group.post(step_address(update, "request_changes"), {"version": 99, "comment": "Bitte den Betrag prüfen."})
    assert stale.status_code == 409
    assert "Bitte den Betrag prüfen." in stale.content.decode()
    without = group.post(step_address(update, "approve"))
    assert without.status_code == 409
    update.refresh_from_db()
    assert update.status == "submitted"


def test_the_page_for_sealing_names_what_is_in_the_way_and_where_to_mend_it(people, signed_in):
    update = make_update(people.ministry, complete=False)
    group = signed_in(people.project_group)
    address = reverse("admin:projects_report_seal", args=[update.report_id])
    page = group.get(address).content.decode()
    assert f'<a href="{change_address(update)}">01-01 „Stellwerk 01-01“ ist noch nicht freigegeben.</a>' in page
    refused = group.post(address)
    assert refused.status_code == 409
    assert Edition.objects.count() == 0


def test_a_second_edition_asks_for_its_reason(people, signed_in):
    update = make_update(people.ministry, status="approved")
    group, second = signed_in(people.project_group), signed_in(people.second_of_project_group)
    assert publish_by_two(group, second, update.report).status_code == 302
    assert "/berichte/2030/ausgabe-1/" in group.get(sealing_address(update.report)).content.decode()
    correct_update(update, outlook="Die Einweihung ist im Herbst.")
    assert "braucht einen Anlass" in publish_by_two(group, second, update.report, reason=" ").content.decode()
    assert publish_by_two(group, second, update.report, reason="Ein Betrag war falsch.").status_code == 302
    assert list(Edition.objects.order_by("number").values_list("number", "reason")) == [
        (1, ""),
        (2, "Ein Betrag war falsch."),
    ]


def test_the_project_group_adds_projects_to_a_report_once(people, signed_in):
    report = make_report(2031)
    first = make_update(people.ministry, "01-01", report=report)
    second = make_project("01-02", people.other_ministry)
    group = signed_in(people.project_group)
    address = reverse("admin:projects_projectupdate_add")
    again = group.post(address, {"report": report.pk, "projects": [first.project_id, second.pk]})
    assert "01-01 hat im Bericht 2031 schon eine Meldung" in again.content.decode()
    assert ProjectUpdate.objects.count() == 1
    assert group.post(address, {"report": report.pk, "projects": [second.pk]}).status_code == 302
    opened = ProjectUpdate.objects.get(project=second)
    assert (opened.title, opened.ministry, opened.status) == (second.title, people.other_ministry, "draft")
    assert Revision.objects.get(update=opened).action == "open"
    assert "(schon im Bericht 2031)" in text_of(group.get(address).content.decode())


def test_the_ministry_reads_the_question_until_it_is_settled(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    coordinator, group = signed_in(people.coordinator), signed_in(people.project_group)
    question = "Seit wann gilt der Betrag?"
    drafted = {"place": "funding_lines", "weight": "should", "text": question}
    assert group.post(reverse("admin:projects_projectupdate_ask", args=[update.pk]), drafted).status_code == 302
    assert question in group.get(review_address(update)).content.decode()
    assert question not in coordinator.get(change_address(update)).content.decode()
    take(group, update, "request_changes")
    assert f"<b>Soll-Rückfrage:</b> {question}" in coordinator.get(change_address(update)).content.decode()
    take(coordinator, update, "submit", sure="yes")
    assert question in coordinator.get(change_address(update)).content.decode()
    take(group, update, "approve")
    assert question not in coordinator.get(change_address(update)).content.decode()


def test_a_published_update_is_opened_corrected_and_published_in_the_next_edition(people, signed_in, client):
    update = make_update(people.ministry, status="approved", report=make_report(2030))
    coordinator, group = signed_in(people.coordinator), signed_in(people.project_group)
    second = signed_in(people.second_of_project_group)
    publish_by_two(group, second, update.report)
    assert take(coordinator, update, "reopen", comment="Ich möchte.").status_code == 409
    assert take(group, update, "reopen").status_code == 409
    assert take(group, update, "reopen", comment="Der Ausblick ist falsch.").status_code == 302
    assert "Der Ausblick ist falsch." in coordinator.get(change_address(update)).content.decode()
    assert "Rückfrage beantworten" in coordinator.get(reverse("admin:index")).content.decode()
    update.refresh_from_db()
    request = update.change_requests.get()
    answered = {"outlook": "Die Einweihung ist im Herbst.", f"answer-{request.pk}": "Berichtigt.", "_step": "submit"}
    corrected = typed(coordinator, update, **answered)
    assert coordinator.post(change_address(update), corrected).status_code == 302
    page = text_of(group.get(sealing_address(update.report)).content.decode())
    assert "noch nicht freigegeben. Bis dahin bleiben sie auch in einer neuen Ausgabe, wie sie veröffentlicht" in page
    assert "Die Einweihung ist im Herbst." not in page
    assert "Die Einweihung ist im Herbst." not in client.get("/projekte/01-01-stellwerk-01-01/").content.decode()
    group.post(question_address(update, request, "erledigt"))
    take(group, update, "approve")
    page = text_of(group.get(sealing_address(update.report)).content.decode())
    assert "Ausblick 2031 Die Einweihung ist entfällt: für den Sommer geplant neu: im Herbst ." in page
    assert publish_by_two(group, second, update.report, reason="Ausblick berichtigt.").status_code == 302
    assert "Die Einweihung ist im Herbst." in client.get("/projekte/01-01-stellwerk-01-01/").content.decode()
    assert "Die Einweihung ist im Herbst." not in client.get("/berichte/2030/ausgabe-1/energie/").content.decode()


def test_a_step_with_nothing_to_save_does_not_speak_of_saving(people, signed_in):
    update = make_update(people.ministry)
    coordinator = signed_in(people.coordinator)
    unchanged = typed(coordinator, update, _step="submit")
    start = coordinator.post(change_address(update), unchanged, follow=True).content.decode()
    assert "ist eingereicht" in start
    assert "nichts Neues" not in start
