"""The site's own pages at the desk: written, looked at before saving, never overwritten unseen."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from projects.models import AccessibilityStatement, Project, SitePage
from projects.site_pages import page, save_in_turn
from tests.make_rows import make_project
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
KONTAKT = "/redaktion/projects/sitepage/kontakt/change/"
STATEMENT = "/redaktion/projects/accessibilitystatement/"


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def typed(browser, address=KONTAKT, **changes):
    return {**form_fields(browser.get(address).content.decode(), ""), **changes}


def test_the_list_shows_every_page_and_what_is_open(group):
    words = text_of(group.get("/redaktion/projects/sitepage/").content.decode())
    assert "Impressum Vorlage Name der Behörde, Straße und Hausnummer" in words
    assert "Erklärung zur Barrierefreiheit Vorlage" in words


def test_a_page_is_written_and_public_at_once(group, people, client):
    fields = typed(group, title="So erreichen Sie uns", text="Hallo.")
    fields |= {"sections-3-heading": "Anfahrt", "sections-3-text": "Mit der Bahn.", "sections-3-place": "1"}
    fields |= {"sections-0-gone": "1"}
    assert group.post(KONTAKT, fields)["Location"] == KONTAKT
    row = SitePage.objects.get()
    assert [each["heading"] for each in row.sections] == ["Anfahrt", "Presse", "Etwas funktioniert nicht"]
    assert (row.version, row.changed_by) == (1, people.project_group)
    assert "Anfahrt Mit der Bahn." in text_of(client.get("/kontakt/").content.decode())
    logged = LogEntry.objects.get()
    assert "Überschrift: „Kontakt und Presse“ → „So erreichen Sie uns“" in logged.change_message
    assert "Abschnitte: " in logged.change_message
    assert "{" not in logged.change_message
    history = text_of(group.get(reverse("admin:projects_sitepage_history", args=["kontakt"])).content.decode())
    assert "Pia Projektgruppe" in history


def test_a_preview_saves_nothing_and_keeps_what_was_typed(group):
    shown = group.post(KONTAKT, typed(group, text="Mit __Betonung__.", _preview=""))
    html = shown.content.decode()
    assert "Vorschau: noch nicht gespeichert" in html
    assert "Mit <strong>Betonung</strong>." in html
    assert form_fields(html, "")["text"] == "Mit __Betonung__."
    assert SitePage.objects.count() == 0


def test_what_a_colleague_saved_meanwhile_is_shown_beside_and_replaced_only_on_purpose(group, people):
    mine = typed(group, text="Meine Fassung.")
    theirs = page("kontakt")
    theirs.text = "Ihre Fassung."
    save_in_turn(theirs, by=people.second_of_project_group, version=0)
    refused = group.post(KONTAKT, mine)
    html = refused.content.decode()
    assert refused.status_code == 409
    assert "Das war Paul Projektgruppe am" in text_of(html)
    assert "Das ist jetzt gespeichert Ihre Fassung." in text_of(html)
    assert form_fields(html, "")["text"] == "Meine Fassung."
    assert SitePage.objects.get().text == "Ihre Fassung."
    assert group.post(KONTAKT, form_fields(html, "")).status_code == 409  # not ticked: still refused
    assert group.post(KONTAKT, form_fields(html, "") | {"overrule": "1"}).status_code == 302
    assert (SitePage.objects.get().text, SitePage.objects.get().version) == ("Meine Fassung.", 2)
    logged = LogEntry.objects.latest("pk").change_message
    assert logged == "Einleitung: „Ihre Fassung.“ → „Meine Fassung.“"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Dieses Feld ist zwingend erforderlich."),
        ({"sections-0-heading": ""}, "Abschnitt 1, Zwischenüberschrift: Dieses Feld"),
        ({"sections-1-text": "x" * 20_001}, "Abschnitt 2, Text: Der Text hat 20001 Zeichen"),
        ({"version": "-1"}, "Noch nicht gespeichert"),
        ({"version": "9" * 30}, "Noch nicht gespeichert"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(group, changes, sentence):
    answer = group.post(KONTAKT, typed(group, text="Bleibt stehen.", **changes))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text_of(html)
    assert form_fields(html, "")["text"] == "Bleibt stehen."
    assert SitePage.objects.count() == 0


def test_all_sections_can_be_taken_out(group):
    gone = {f"sections-{number}-gone": "1" for number in range(3)}
    assert group.post(KONTAKT, typed(group, **gone)).status_code == 302
    assert SitePage.objects.get().sections == []


def test_forged_rows_break_nothing(group):
    fields = typed(group) | {"sections-count": "99999", "sections-0-place": "-3", "sections-1-place": "²"}
    assert group.post(KONTAKT, fields).status_code in (302, 422)


def test_the_statement_is_written_field_by_field_and_told_to_the_authority(group, client):
    fields = typed(group, STATEMENT, conformity="partial", reviewed_on=timezone.localdate().isoformat())
    saved = group.post(STATEMENT, fields, follow=True)
    assert "der Überwachungsstelle für barrierefreie Informationstechnik mit" in text_of(saved.content.decode())
    assert AccessibilityStatement.objects.get().gaps[0]["reason"] == "not_conforming"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"conformity": "full"}, "Vollständig vereinbar ist das Portal dann nicht."),
        ({"gaps-0-gone": "1"}, "welche Inhalte nicht barrierefrei sind"),
        ({"gaps-0-reason": "weil"}, "Inhalt 1, Warum er nicht barrierefrei ist: "),
        ({"reviewed_on": "2999-01-01"}, "Dieser Tag liegt in der Zukunft."),
        ({"written_on": "2999-01-01"}, "Die Überprüfung liegt vor der Erstellung."),
        ({"reviewed_on": ""}, "Dieses Feld ist zwingend erforderlich."),
    ],
)
def test_a_statement_that_cannot_be_true_is_refused(group, changes, sentence):
    answer = group.post(STATEMENT, typed(group, STATEMENT, **changes))
    assert answer.status_code == 422
    assert sentence in text_of(answer.content.decode())
    assert AccessibilityStatement.objects.count() == 0


@pytest.mark.parametrize("slug", ["barrierefreiheit", "gibt-es-nicht"])
def test_there_are_no_other_pages(group, slug):
    assert group.get(f"/redaktion/projects/sitepage/{slug}/change/").status_code == 404
    assert group.get(f"/redaktion/projects/sitepage/{slug}/history/").status_code == 404


def test_plain_language_is_written_at_the_project(group, people):
    project = make_project("01-01", people.ministry)
    address = reverse("admin:projects_project_change", args=[project.pk])
    fields = typed(group, address, plain_summary="Das Haus ist für alle.\nEs steht in Bochum.")
    assert group.post(address, fields).status_code == 302
    assert Project.objects.get().plain_summary == "Das Haus ist für alle.\nEs steht in Bochum."
