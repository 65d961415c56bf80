"""The page of the Ressortabstimmung: ministries read the proof, comment, and see what became of each comment."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Role
from projects.models import Consultation, ConsultationComment, FrameChapter, ProofCopy
from tests.make_proof import kept_proof
from tests.make_rows import make_photo, make_report, make_update
from tests.pages import form_fields, text_of
from tests.projects.report.pdf_reader import bare, bare_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(people):
    update = make_update(people.ministry)
    FrameChapter.objects.create(
        report=update.report, kind="editorial", slug="vorwort", title="Vorwort", text="Ein __guter__ Anfang."
    )
    return update


@pytest.fixture
def consultation(update):
    ends_on = timezone.localdate() + datetime.timedelta(days=5)
    return Consultation.objects.create(report=update.report, proof=kept_proof(update.report), ends_on=ends_on)


def address(consultation):
    return reverse("admin:projects_consultation_page", args=[consultation.pk])


def act_address(consultation, name):
    return reverse("admin:projects_consultation_act", args=[consultation.pk, name])


def settle_address(remark, consultation=None):
    return reverse("admin:projects_consultation_settle", args=[(consultation or remark.consultation).pk, remark.pk])


def sheet_address(consultation, code="01-01"):
    return reverse("admin:projects_consultation_sheet", args=[consultation.pk, code])


def make_remark(consultation, people, **fields):
    given = {"ministry": people.ministry, "author": people.editor, "place": "kapitel-vorwort", "text": "Kürzer bitte."}
    return ConsultationComment.objects.create(consultation=consultation, **{**given, **fields})


def shown(client, consultation):
    return text_of(client.get(address(consultation)).content.decode())


def test_a_ministry_reads_the_proof_as_it_was_and_comments_at_a_place(people, signed_in, consultation, update):
    type(update).objects.update(title="Späterer Titel", outlook="Späterer Text.")
    browser = signed_in(people.stranger)  # of another ministry than the sheet's
    page = browser.get(f"{address(consultation)}?stelle=kapitel-vorwort").content.decode()
    assert "Ein <strong>guter</strong> Anfang." in page
    assert "Stellwerk 01-01" in page
    sheet = browser.get(sheet_address(consultation)).content.decode()
    assert ("Die Einweihung ist für den Sommer geplant." in sheet, "Späterer" in page + sheet) == (True, False)
    fields = form_fields(page, act_address(consultation, "anmerken"))
    assert fields["place"] == "kapitel-vorwort"
    answer = browser.post(act_address(consultation, "anmerken"), {**fields, "text": "Kürzer bitte."})
    assert answer.url == f"{address(consultation)}#anmerken"
    made = ConsultationComment.objects.get()
    assert (made.ministry, made.author, made.place) == (people.other_ministry, people.stranger, "kapitel-vorwort")


def test_who_writes_for_two_ministries_says_for_which(people, signed_in, consultation):
    Membership.objects.create(user=people.editor, role=Role.COORDINATOR, ministry=people.other_ministry)
    browser = signed_in(people.editor)
    typed = {"place": "", "text": "Ein langer Text."}
    answer = browser.post(act_address(consultation, "anmerken"), typed)
    assert answer.status_code == 409
    assert "Bitte wählen Sie, für welches Ministerium." in answer.content.decode()
    assert "Ein langer Text.</textarea>" in answer.content.decode()
    browser.post(act_address(consultation, "anmerken"), {**typed, "ministry": people.other_ministry.pk})
    assert ConsultationComment.objects.get().ministry == people.other_ministry


def test_readers_read_and_fetch_but_do_not_comment(people, signed_in, consultation):
    make_remark(consultation, people)
    browser = signed_in(people.reader)
    told = shown(browser, consultation)
    assert ("Kürzer bitte." in told, "noch offen" in told, "Anmerkung senden" in told) == (True, True, False)
    assert browser.post(act_address(consultation, "anmerken"), {"text": "Doch."}).status_code == 409
    assert browser.post(act_address(consultation, "schliessen")).status_code == 409
    assert ConsultationComment.objects.count() == 1
    assert Consultation.objects.get().is_open


def test_each_ministry_fetches_its_own_copy_and_no_other(people, signed_in, consultation):
    browser = signed_in(people.reader)
    answer = browser.post(act_address(consultation, "exemplar"), {"ministry": people.other_ministry.pk})
    assert bare("für Ministerium MWIKE (MWIKE)") in bare_words(b"".join(answer.streaming_content))
    copy = ProofCopy.objects.get()
    assert (copy.ministry, copy.given_by) == (people.ministry, people.reader)
    assert signed_in(people.project_group).post(act_address(consultation, "exemplar")).status_code == 409
    assert ProofCopy.objects.count() == 1


def test_the_project_group_settles_visibly_for_everybody(people, signed_in, consultation):
    remark = make_remark(consultation, people)
    group = signed_in(people.project_group)
    answer = group.post(settle_address(remark), {"outcome": "declined", "answer": ""})
    assert answer.status_code == 409
    assert form_fields(answer.content.decode(), settle_address(remark))["outcome"] == "declined"
    group.post(settle_address(remark), {"outcome": "declined", "answer": "Der Platz reicht."})
    told = shown(signed_in(people.stranger), consultation)
    assert "nicht übernommen Antwort: Der Platz reicht. Pia Projektgruppe" in told
    sheet_remark = make_remark(consultation, people, place="blatt-01-01", text="Neu ist die Halle.")
    sheet = text_of(signed_in(people.stranger).get(sheet_address(consultation)).content.decode())
    assert f"MWIKE: {sheet_remark.text} (noch offen)" in sheet


def test_a_late_comment_says_so_and_a_closed_consultation_is_read_only(people, signed_in, consultation):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Consultation.objects.update(ends_on=yesterday)
    browser = signed_in(people.editor)
    assert "Die Frist ist vorbei. Anmerkungen werden noch angenommen" in shown(browser, consultation)
    assert browser.post(act_address(consultation, "anmerken"), {"place": "", "text": "Spät."}).status_code == 302
    assert "nach Fristende" in shown(browser, consultation)
    assert signed_in(people.project_group).post(act_address(consultation, "schliessen")).status_code == 302
    told = shown(browser, consultation)
    assert ("kann nur noch gelesen werden" in told, "Anmerkung senden" in told) == (True, False)
    assert browser.post(act_address(consultation, "anmerken"), {"place": "", "text": "Zu spät."}).status_code == 409
    assert browser.get(sheet_address(consultation)).status_code == 200


def test_ministries_see_what_was_laid_before_them_and_no_other_draft(people, signed_in, consultation, update):
    type(update).objects.update(title="Geheimer Titel")
    kept_proof(consultation.report, 2, note="Geheime Bemerkung")
    browser = signed_in(people.coordinator)
    for page in (address(consultation), "/redaktion/projects/report/abstimmung/", sheet_address(consultation)):
        html = browser.get(page).content.decode()
        assert [word for word in ("Geheim", "Entwurf 2") if word in html] == []


def test_guessed_numbers_find_nothing(people, signed_in, consultation):
    other = Consultation.objects.create(
        report=make_report(2031), proof=kept_proof(make_report(2032)), ends_on=timezone.localdate()
    )
    remark = make_remark(consultation, people)
    group, editor = signed_in(people.project_group), signed_in(people.editor)
    assert group.post(settle_address(remark, other), {"outcome": "adopted"}).status_code == 404
    assert editor.post(settle_address(remark), {"outcome": "adopted"}).status_code == 404
    assert editor.get(address(consultation).replace(f"/{consultation.pk}/", "/999/")).status_code == 404
    assert editor.get(sheet_address(consultation, "09-09")).status_code == 404
    assert editor.post(act_address(consultation, "sprengen")).status_code == 404
    remark.refresh_from_db()
    assert remark.settled_at is None


def test_pictures_are_those_of_the_proof(people, signed_in, update):
    first = make_photo(update)
    proof = kept_proof(update.report)
    consultation = Consultation.objects.create(report=update.report, proof=proof, ends_on=timezone.localdate())
    other = make_photo(make_update(people.ministry, "01-02", report=make_report(2031)), lineage="p2")
    type(other).objects.filter(pk=other.pk).update(sha256="f" * 64)
    browser = signed_in(people.stranger)

    def status(sha256, width):
        answer = browser.get(reverse("admin:projects_consultation_picture", args=[consultation.pk, sha256, width]))
        return answer.status_code, b"".join(answer.streaming_content)[:2] if answer.streaming else b""

    assert status(first.sha256, 480) == (200, b"\xff\xd8")
    assert status(first.sha256, 481)[0] == status("f" * 64, 480)[0] == 404
    first.delete()  # of the update; the proof still shows it
    assert status(first.sha256, 480)[0] == 200
    assert f"/bild/{first.sha256}/" in browser.get(sheet_address(consultation)).content.decode()


def test_the_start_page_and_the_list_lead_to_it(people, signed_in, consultation):
    for name in ("editor", "reader", "project_group"):
        browser = signed_in(getattr(people, name))
        for page in ("/redaktion/", "/redaktion/projects/report/abstimmung/"):
            assert f'href="{address(consultation)}"' in browser.get(page).content.decode()
    assert "Ressortabstimmung" not in signed_in(people.operations).get("/redaktion/").content.decode()


def test_many_comments_cost_no_more_queries_than_one(people, signed_in, consultation, django_assert_max_num_queries):
    for number in range(12):
        make_remark(consultation, people, text=f"Anmerkung {number}")
    browser = signed_in(people.project_group)
    with django_assert_max_num_queries(10):
        assert "12 von 12 offen." in shown(browser, consultation)
