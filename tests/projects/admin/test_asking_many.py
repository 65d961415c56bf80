"""One question to many updates: sent to each by itself, and nothing typed is lost where something is refused."""

import pytest
from django.core import mail

from projects.models import ChangeRequest, ProjectUpdate, Revision
from tests.desk import ASK_MANY, BOARD, ticked
from tests.make_rows import make_report, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db

QUESTION = {"place": "outlook", "weight": "must", "text": "Bitte das Jahr nennen."}


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def state_of(*updates):
    return [ProjectUpdate.objects.get(pk=update.pk).status for update in updates]


def test_the_form_offers_what_can_be_asked_by_ministry(people, group):
    make_update(people.ministry, "01-01", status="submitted")
    make_update(people.other_ministry, "01-02", status="approved")
    make_update(None, "01-03", status="submitted")
    make_update(people.ministry, "01-04")
    make_update(people.ministry, "01-05", status="changes_requested")
    make_update(people.ministry, "01-06", status="submitted", report=make_report(2029))
    page = group.get(f"{ASK_MANY}?stelle=outlook")
    offered = [(name, [each.update.project.code for each in rows]) for name, rows in page.context["ministries"]]
    assert offered == [("MUNV", ["01-02"]), ("MWIKE", ["01-01"]), ("ohne Ministerium", ["01-03"])]
    fields = form_fields(page.content.decode(), "")
    assert (fields["place"], fields["weight"], fields["text"]) == ("outlook", "must", "")


def test_with_nothing_to_ask_the_page_says_so(people, group):
    make_update(people.ministry)
    assert "Keine Meldung ist eingereicht oder freigegeben." in text_of(group.get(ASK_MANY).content.decode())


def test_everyone_chosen_gets_the_question_and_the_update_back(people, group, django_capture_on_commit_callbacks):
    first = make_update(people.ministry, "01-01", status="submitted")
    second = make_update(people.other_ministry, "01-02", status="approved", version=7)
    left = make_update(people.ministry, "01-03", status="submitted")
    with django_capture_on_commit_callbacks(execute=True):
        page = group.post(f"{ASK_MANY}?bericht=2030", ticked(first, second, **QUESTION), follow=True)
    assert page.redirect_chain == [(f"{BOARD}?bericht=2030", 302)]
    assert [str(message) for message in page.context["messages"]] == [
        "Die Rückfrage ist gesendet: 01-01 Stellwerk 01-01, 01-02 Stellwerk 01-02."
    ]
    assert state_of(first, second, left) == ["changes_requested", "changes_requested", "submitted"]
    asked = ChangeRequest.objects.sent().values_list("update", "place", "weight", "text", "asked_by")
    pia = people.project_group.pk
    assert set(asked) == {(update.pk, *QUESTION.values(), pia) for update in (first, second)}
    assert {letter.to[0] for letter in mail.outbox} == {
        "eva.editor@amt.example",
        "kim.koordination@amt.example",
        "sam.fremd@amt.example",
    }


def test_what_was_drafted_already_is_said_and_goes_out_too(people, group):
    update = make_update(people.ministry, "01-01", status="submitted")
    ChangeRequest.objects.create(update=update, text="Von Paul.", asked_by=people.second_of_project_group)
    page = text_of(group.get(ASK_MANY).content.decode())
    assert "Hier ist schon eine Rückfrage vorgemerkt. Sie geht mit hinaus." in page
    group.post(ASK_MANY, ticked(update, **QUESTION))
    assert list(ChangeRequest.objects.sent().values_list("text", flat=True)) == ["Von Paul.", QUESTION["text"]]
    assert "Von Paul." in Revision.objects.get().reason


def test_where_one_is_refused_the_others_are_sent_and_what_was_typed_stays(people, group):
    sent = make_update(people.ministry, "01-01", status="submitted")
    stale = make_update(people.ministry, "01-02", status="submitted", version=3)
    draft = make_update(people.ministry, "01-03")
    form = ticked(sent, stale, draft, **QUESTION) | {f"version-{stale.pk}": 2}
    page = group.post(ASK_MANY, form)
    assert page.status_code == 409
    assert page.context["wrong"] == [
        "Nicht gesendet: 01-02 Stellwerk 01-02. Die Meldung wurde inzwischen geändert. Bitte ansehen und dann noch "
        "einmal entscheiden.",
        "Nicht gesendet: 01-03 Stellwerk 01-03. Eine Rückfrage ist nicht möglich: Die Meldung hat den Stand „Entwurf“.",
    ]
    assert "Die Rückfrage ist gesendet: 01-01 Stellwerk 01-01." in text_of(page.content.decode())
    assert state_of(sent, stale, draft) == ["changes_requested", "submitted", "draft"]
    assert [request.update for request in ChangeRequest.objects.all()] == [sent]  # no half question stays
    fields = form_fields(page.content.decode(), "")
    assert {name: fields[name] for name in QUESTION} == QUESTION
    assert (fields["pk"], fields[f"version-{stale.pk}"]) == (str(stale.pk), "3")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": " \n"}, "Bitte schreiben Sie dazu, worum es geht."),
        ({"text": "x" * 5001}, "Der Text hat 5001 Zeichen, möglich sind 5000. Bitte kürzen."),
        ({"place": "nirgends"}, "Bitte wählen Sie eine Stelle und ein Gewicht aus der Liste."),
        ({"weight": "x"}, "Bitte wählen Sie eine Stelle und ein Gewicht aus der Liste."),
    ],
)
def test_a_question_that_does_not_hold_is_refused_once(people, group, changed, sentence):
    update = make_update(people.ministry, status="submitted")
    page = group.post(ASK_MANY, ticked(update, **{**QUESTION, **changed}))
    assert (page.status_code, page.context["wrong"]) == (409, [sentence])
    assert (state_of(update), ChangeRequest.objects.count()) == (["submitted"], 0)
    fields = form_fields(page.content.decode(), "")
    assert fields["text"].strip() == {**QUESTION, **changed}["text"].strip()
    assert fields["pk"] == str(update.pk)


@pytest.mark.parametrize("number", ["999999", "x", "9" * 40, "\0"])
def test_a_forged_number_is_told_and_the_text_stays(people, group, number):
    make_update(people.ministry, status="submitted")
    page = group.post(ASK_MANY, {"pk": number, **QUESTION})
    assert (page.status_code, page.context["wrong"]) == (409, ["Eine gewählte Meldung gibt es nicht."])
    assert form_fields(page.content.decode(), "")["text"] == QUESTION["text"]


def test_nothing_chosen_is_told_and_the_text_stays(people, group):
    make_update(people.ministry, status="submitted")
    page = group.post(ASK_MANY, QUESTION)
    assert (page.status_code, page.context["wrong"]) == (409, ["Bitte wählen Sie mindestens eine Meldung aus."])
    assert form_fields(page.content.decode(), "")["text"] == QUESTION["text"]
    assert "Es ist nichts gesendet" in group.post(ASK_MANY, {**QUESTION, "text": ""}).content.decode()


@pytest.mark.parametrize("person", ["editor", "coordinator", "reader", "stranger", "operations"])
def test_nobody_else_asks(people, signed_in, person):
    update = make_update(people.ministry, status="submitted")
    assert signed_in(getattr(people, person)).post(ASK_MANY, ticked(update, **QUESTION)).status_code == 404
    assert (state_of(update), ChangeRequest.objects.count()) == (["submitted"], 0)
