"""The page on which one update is reviewed: what changed, what is asked, and the decision."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Role
from projects import rounds, workflow
from projects.document import MinistryRef
from projects.models import ChangeRequest, Comment, Milestone, Project
from tests.desk import change_address, question_address, review_address, step_address, typed
from tests.make import make_report_document, make_sections, make_sheet_document
from tests.make_rows import make_report, make_update
from tests.pages import form_fields, text_of
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


@pytest.fixture
def carried(people):
    """An update that was carried forward from the report before."""
    publish(make_report_document(last_sheet()))
    return rounds.open_update(make_report(2030), Project.objects.get())


def last_sheet(**fields):
    return make_sheet_document(
        photos=(), ministry=MinistryRef(abbreviation="MWIKE", name="Ministerium MWIKE"), **fields
    )


def url(name, update, *more):
    return reverse(f"admin:projects_projectupdate_{name}", args=[update.pk, *more])


def words(page):
    """What the page says on the left, above what is folded away."""
    return text_of(page.content.decode()).split("unveränderte Stellen zeigen")[0]


def test_only_what_changed_since_the_last_report_is_unfolded(people, signed_in, group, carried):
    coordinator = signed_in(people.coordinator)
    coordinator.post(change_address(carried), typed(coordinator, carried, outlook="Im Winter wird eröffnet."))
    workflow.take_step(carried, "submit", by=people.coordinator, version=1, sure=True)
    page = group.get(review_address(carried))
    assert "1 von 15 Stellen geändert" in words(page)
    html = page.content.decode()
    assert '<del><span class="rp-sr">gestrichen: </span>Herbst</del>' in html
    assert '<ins><span class="rp-sr">neu: </span>Winter</ins>' in html
    assert "Das Dach ist gedeckt." not in words(page)
    assert "14 unveränderte Stellen zeigen" in html
    assert "Stellen sind aus dem letzten Bericht übernommen und nicht eigens bestätigt." in html


def test_after_an_answer_only_what_changed_since_the_last_submission_is_unfolded(people, signed_in, group, carried):
    coordinator = signed_in(people.coordinator)
    coordinator.post(change_address(carried), typed(coordinator, carried, outlook="Im Winter wird eröffnet."))
    workflow.take_step(carried, "submit", by=people.coordinator, version=1, sure=True)
    group.post(url("ask", carried), {"place": "outlook", "weight": "must", "text": "In welchem Winter?"})
    workflow.take_step(carried, "request_changes", by=people.project_group, version=2)
    request = ChangeRequest.objects.get()
    answered = {"outlook": "Im Winter 2031 wird eröffnet.", f"answer-{request.pk}": "Im nächsten.", "_step": "submit"}
    page = coordinator.post(change_address(carried), typed(coordinator, carried, **answered))
    assert "Wollen Sie trotzdem einreichen?" in page.content.decode()
    carried.refresh_from_db()
    sure = {"version": carried.version, "sure": "yes"}
    assert coordinator.post(step_address(carried, "submit"), sure).status_code == 302
    page = group.get(review_address(carried))
    assert '<ins><span class="rp-sr">neu: </span>2031</ins>' in page.content.decode()
    assert "<del>" not in page.content.decode()
    assert "Muss-Rückfrage: In welchem Winter?" in words(page)
    assert "Antwort: Im nächsten." in words(page)
    whole = group.get(review_address(carried) + "?seit=bericht").content.decode()
    assert '<ins><span class="rp-sr">neu: </span>Winter 2031</ins>' in whole


def test_a_question_is_drafted_thrown_away_and_sent_with_others(people, group):
    update = make_update(people.ministry, status="submitted")
    for text in ("Seit wann?", "Mit wem?"):
        group.post(url("ask", update), {"place": "summary", "weight": "should", "text": text})
    first = ChangeRequest.objects.first()
    assert group.post(question_address(update, first, "verwerfen")).status_code == 302
    page = group.get(review_address(update)).content.decode()
    assert "Rückfrage senden" in page
    assert step_address(update, "approve") not in page
    assert "sobald die vorgemerkten Rückfragen gesendet oder verworfen sind" in page
    sent = group.post(step_address(update, "request_changes"), {"version": 0}, follow=True)
    assert "ist mit Rückfragen zurückgegeben" in sent.content.decode()
    assert [(each.text, each.sent_at is not None) for each in ChangeRequest.objects.all()] == [("Mit wem?", True)]
    assert group.post(question_address(update, first, "verwerfen")).status_code == 404


def test_what_was_typed_for_a_refused_question_stays(people, group):
    update = make_update(people.ministry)
    page = group.post(url("ask", update), {"place": "outlook", "weight": "should", "text": "Wann genau?"})
    assert page.status_code == 409
    assert "Eine Rückfrage ist nicht möglich: Die Meldung hat den Stand „Entwurf“." in page.content.decode()
    update = make_update(people.ministry, "01-02", status="submitted")
    page = group.post(url("ask", update), {"place": "writers", "weight": "should", "text": "Wann genau?"})
    assert page.status_code == 409
    assert "Wann genau?</textarea>" in page.content.decode()


def test_approving_waits_for_every_must(people, group):
    update = make_update(people.ministry, status="submitted")
    ChangeRequest.objects.create(update=update, text="Wann?", sent_at=update.status_since)
    page = group.get(review_address(update)).content.decode()
    assert "Freigeben geht, sobald keine Muss-Rückfrage mehr offen ist." in page
    assert "Freigeben</button>" not in page
    refused = group.post(step_address(update, "approve"), {"version": 0})
    assert refused.status_code == 409
    group.post(question_address(update, ChangeRequest.objects.get(), "erledigt"))
    assert "Freigeben</button>" in group.get(review_address(update)).content.decode()


def test_whoever_wrote_reads_why_there_is_no_button(people, group):
    update = make_update(people.ministry, status="submitted")
    update.writers.add(people.project_group)
    assert "Vier Augen: Sie haben mitgeschrieben" in group.get(review_address(update)).content.decode()


def test_a_claim_shows_to_others_and_can_be_handed_on(people, signed_in, group):
    update = make_update(people.ministry, status="submitted")
    second, coordinator = signed_in(people.second_of_project_group), signed_in(people.coordinator)
    assert "Zurückholen" in coordinator.get(change_address(update)).content.decode()
    group.post(url("claim", update, "uebernehmen"))
    assert "Pia Projektgruppe prüft." in second.get(review_address(update)).content.decode()
    assert "prüft die Meldung schon" in second.post(url("claim", update, "uebernehmen"), follow=True).content.decode()
    assert "Zurückholen" not in coordinator.get(change_address(update)).content.decode()
    second.post(url("claim", update, "abgeben"))
    second.post(url("claim", update, "uebernehmen"))
    update.refresh_from_db()
    assert update.reviewer == people.second_of_project_group


def test_internal_notes_never_reach_a_ministry(people, signed_in, group):
    update = make_update(people.ministry, status="submitted")
    group.post(url("comment", update), {"internal": "yes", "from": "review", "text": "Zahl am Telefon klären."})
    coordinator = signed_in(people.coordinator)
    coordinator.post(url("comment", update), {"text": "Ist abgestimmt."})
    assert coordinator.post(url("comment", update), {"internal": "yes", "text": "Heimlich."}).status_code == 404
    assert [(each.internal, each.text) for each in Comment.objects.all()] == [
        (True, "Zahl am Telefon klären."),
        (False, "Ist abgestimmt."),
    ]
    review = group.get(review_address(update)).content.decode()
    assert "Zahl am Telefon klären." in review
    assert "Ist abgestimmt." in review
    for person in (people.coordinator, people.editor, people.reader):
        browser = signed_in(person)
        for address in (change_address(update), url("history", update), reverse("admin:index")):
            assert "Zahl am Telefon" not in browser.get(address).content.decode()


def test_the_project_group_writes_for_a_ministry_with_a_reason_that_is_shown(people, signed_in, group):
    update = make_update(people.ministry)
    assert "Im Namen des Ministeriums schreiben" in group.get(change_address(update)).content.decode()
    address = change_address(update) + "?im-namen=1"
    page = group.get(address).content.decode()
    fields = form_fields(page, change_address(update)) | {"outlook": "Es geht im Mai los."}
    refused = group.post(change_address(update), fields)
    assert "Bitte schreiben Sie dazu, warum Sie im Namen" in refused.content.decode()
    assert "Es geht im Mai los." in refused.content.decode()
    assert group.post(change_address(update), {**fields, "reason": "Anruf von Frau Muster."}).status_code == 302
    seen = signed_in(people.editor).get(change_address(update)).content.decode()
    assert "Begründung: „Anruf von Frau Muster.“" in seen
    assert "Es geht im Mai los." in seen
    without = {name: value for name, value in fields.items() if name != "im-namen"}
    assert group.post(change_address(update), {**without, "outlook": "Heimlich."}).status_code == 409


def test_nobody_else_writes_on_behalf(people, signed_in):
    update = make_update(people.ministry, status="submitted")
    for person in (people.editor, people.coordinator, people.reader):
        browser = signed_in(person)
        assert "Sie schreiben im Namen" not in browser.get(change_address(update) + "?im-namen=1").content.decode()
        forged = {"im-namen": "1", "reason": "Darum.", "version": 0, "outlook": "Fremd."}
        assert browser.post(change_address(update), forged).status_code == 409
    update.refresh_from_db()
    assert update.outlook != "Fremd."


def test_a_correction_of_the_last_report_is_told_in_the_open_update(people, signed_in, carried):
    coordinator = signed_in(people.coordinator)
    assert "wurde berichtigt" not in coordinator.get(change_address(carried)).content.decode()
    correct(make_report_document(last_sheet(sections=make_sections(outlook="Erst 2032 wird eröffnet."))))
    page = text_of(coordinator.get(change_address(carried)).content.decode())
    assert "Das Blatt im Bericht 2024 wurde berichtigt" in page
    assert "In Ausgabe 2 ist anders: Ausblick." in page


def test_a_decision_is_kept_and_typing_decides_by_itself(people, signed_in, carried):
    coordinator = signed_in(people.coordinator)
    fields = typed(coordinator, carried)
    assert "decide-outlook" not in fields
    keep = {**fields, "decide-summary": "keep", "outlook": "Anders."}
    assert coordinator.post(change_address(carried), keep).status_code == 302
    page = coordinator.get(change_address(carried)).content.decode()
    assert 'name="decide-summary" value="keep" checked' in page
    assert 'name="decide-outlook" value="change" checked' in page
    assert 'name="decide-approach" value="keep" checked' not in page
    assert "Gilt das weiter? Noch wie im letzten Bericht" in text_of(page)
    read = text_of(signed_in(people.project_group).get(change_address(carried)).content.decode())
    assert "Noch wie im letzten Bericht und nicht eigens bestätigt stehen" in read
    assert "Gilt das weiter?" not in read


def test_rows_that_still_hold_are_folded_away_until_they_are_wanted(people, signed_in, carried):
    coordinator = signed_in(people.coordinator)

    def folded():
        page = coordinator.get(change_address(carried)).content.decode()
        return page.count('<details class="rd-more rd-kept-rows">')

    assert folded() == 0
    keep = {**typed(coordinator, carried), "decide-milestones": "keep"}
    assert coordinator.post(change_address(carried), keep).status_code == 302
    assert folded() == 1


def test_two_answers_to_one_question_are_both_shown(people, signed_in):
    update = make_update(people.ministry, status="changes_requested")
    request = ChangeRequest.objects.create(update=update, text="Wann?", sent_at=update.status_since)
    first, second = signed_in(people.editor), signed_in(people.coordinator)
    late = typed(second, update, **{f"answer-{request.pk}": "Im Juni."})
    first.post(change_address(update), typed(first, update, **{f"answer-{request.pk}": "Im Mai."}))
    page = second.post(change_address(update), late)
    assert page.status_code == 409
    html = page.content.decode()
    assert "<p>Im Mai.</p>" in html
    assert "Im Juni.</textarea>" in html


def test_what_was_typed_into_a_locked_update_is_shown_whatever_the_field(people, signed_in):
    update = make_update(people.ministry, status="changes_requested")
    request = ChangeRequest.objects.create(update=update, text="Wann?", sent_at=update.status_since)
    editor = signed_in(people.editor)
    fields = typed(editor, update, **{f"answer-{request.pk}": "Im Mai.", "milestones-0-text": "Richtfest im Mai"})
    type(update).objects.update(status="submitted", version=5)
    page = text_of(editor.post(change_address(update), fields).content.decode())
    assert "Nicht gespeichert" in page
    assert "Im Mai." in page
    assert "Richtfest im Mai" in page


def test_of_two_texts_the_other_one_can_be_taken(people, signed_in):
    update = make_update(people.ministry)
    first, second = signed_in(people.editor), signed_in(people.coordinator)
    changes = {"outlook": "Im Juni.", "target_group": "Alle.", "milestones-0-text": "Mein Stein"}
    late = typed(second, update, **changes)
    theirs = {"outlook": "Im Mai.", "target_group": "Viele.", "milestones-0-text": "Ihr Stein"}
    first.post(change_address(update), typed(first, update, **theirs))
    page = second.post(change_address(update), late)
    assert page.status_code == 409
    fields = form_fields(page.content.decode(), change_address(update))
    chosen = {**fields, "take-outlook": "yes", "take-milestones": "yes", "take-nonsense": "yes"}
    invalid = second.post(change_address(update), {**chosen, "title": ""}).content.decode()
    assert "Ihr Stein" in invalid
    again = form_fields(invalid, change_address(update)) | {"title": "Stellwerk"}
    assert second.post(change_address(update), again).status_code == 302
    update.refresh_from_db()
    milestone = update.milestones.get().text
    assert (update.outlook, update.target_group, milestone) == ("Im Mai.", "Alle.", "Ihr Stein")


def test_an_answer_to_a_question_that_was_settled_meanwhile_is_shown_again(people, signed_in):
    update = make_update(people.ministry, status="changes_requested")
    request = ChangeRequest.objects.create(update=update, text="Wann?", sent_at=update.status_since)
    editor = signed_in(people.editor)
    fields = typed(editor, update, **{f"answer-{request.pk}": "Im Mai."})
    ChangeRequest.objects.update(settled_at=update.status_since)
    page = editor.post(change_address(update), fields, follow=True).content.decode()
    assert "Ihre Antwort ist nicht gespeichert: „Im Mai.“" in page


def test_what_was_typed_into_an_update_that_was_given_away_is_shown_to_be_copied(people, signed_in):
    update = make_update(people.ministry)
    editor = signed_in(people.editor)
    fields = typed(editor, update, outlook="Ein langer Satz, der nicht verloren geht.")
    type(update).objects.update(ministry=people.other_ministry)
    page = editor.post(change_address(update), fields)
    assert page.status_code == 404
    assert "Ein langer Satz, der nicht verloren geht." in page.content.decode()
    Membership.objects.filter(user=people.editor).delete()
    page = editor.post(change_address(update), fields)
    assert page.status_code == 404
    assert "Ein langer Satz, der nicht verloren geht." in page.content.decode()


def test_the_year_of_a_published_report_stays(people, group):
    report = publish(make_report_document(last_sheet())).report
    address = reverse("admin:projects_report_change", args=[report.pk])
    fields = form_fields(group.get(address).content.decode(), "") | {"year": "2031", "title": "Bericht"}
    assert group.post(address, fields).status_code == 302
    report.refresh_from_db()
    assert (report.year, report.title) == (2024, "Bericht")


def test_handing_over_and_asking_for_time_at_the_desk(people, signed_in, group):
    update = make_update(people.ministry)
    coordinator = signed_in(people.coordinator)
    page = coordinator.post(url("assign", update), {"colleague": people.editor.pk}, follow=True).content.decode()
    assert "ist an Eva Editor übergeben" in page
    forged = coordinator.post(url("assign", update), {"colleague": people.stranger.pk}, follow=True)
    assert "eine Person aus der Liste" in forged.content.decode()
    page = coordinator.post(url("plea", update), {"kind": "more_time", "until": "gestern", "text": "Urlaubszeit."})
    assert page.status_code == 409
    assert "Urlaubszeit.</textarea>" in page.content.decode()
    asked = {"kind": "more_time", "until": "2030-09-01", "text": "Urlaubszeit."}
    assert coordinator.post(url("plea", update), asked).status_code == 302
    assert "Bitten der Ministerien" in group.get(reverse("admin:index")).content.decode()
    plea = update.ministry_requests.get()
    assert group.post(url("decide", update, plea.pk), {"decision": "declined"}).status_code == 409
    assert group.post(url("decide", update, plea.pk), {"decision": "granted"}).status_code == 302
    assert "Abgabe bis Sonntag, 1. September 2030" in coordinator.get(change_address(update)).content.decode()


def test_an_update_given_away_is_gone_for_the_old_ministry(people, signed_in):
    update = make_update(people.ministry)
    Membership.objects.create(user=people.stranger, role=Role.COORDINATOR, ministry=people.other_ministry)
    coordinator = signed_in(people.coordinator)
    away = {"ministry": people.other_ministry.pk, "reason": "Zuständig ist Verkehr.", "version": 0, "sure": "yes"}
    assert "Bitte bestätigen Sie" in coordinator.post(url("away", update), {**away, "sure": ""}).content.decode()
    stale = coordinator.post(url("away", update), {**away, "version": 7})
    assert stale.status_code == 409
    assert "Zuständig ist Verkehr." in stale.content.decode()
    assert coordinator.post(url("away", update), away).headers["Location"] == reverse("admin:index")
    assert coordinator.get(change_address(update)).status_code == 404
    assert signed_in(people.stranger).get(change_address(update)).status_code == 200


def test_the_number_of_queries_does_not_grow_with_parts_and_questions(people, signed_in, group):
    update = make_update(people.ministry, status="submitted")
    editor = signed_in(people.editor)
    counts = []
    for made in (1, 3, 20):
        for number in range(made):
            Milestone.objects.create(update=update, lineage=f"{made}-{number}", year_from=2024, text="Ein Schritt.")
            ChangeRequest.objects.create(
                update=update, text="Wann?", sent_at=update.status_since, asked_by=people.editor
            )
            Comment.objects.create(update=update, text="Gelesen.", author=people.editor)
        for browser, address, status in (
            (group, review_address(update), "submitted"),
            (group, change_address(update), "submitted"),
            (editor, change_address(update), "draft"),
        ):
            type(update).objects.update(status=status)
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(address).status_code == 200
            counts.append(len(captured))
    assert counts[:3] == counts[3:6] == counts[6:]
    assert max(counts) <= 24
