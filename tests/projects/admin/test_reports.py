"""Reports, chapters and history at the desk."""

import pytest
from django.urls import reverse

from projects.history import record
from projects.models import BaselineFigure, Report
from tests.desk import change_address
from tests.make_rows import make_project, make_report, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def typed_round(group, **fields):
    """The form for opening a round, filled in."""
    page = form_fields(group.get(reverse("admin:projects_report_add")).content.decode(), "")
    return {**page, "year": "2032", "title": "Bericht 2032", "deadline": "2032-08-01", **fields}


def test_a_report_gets_its_baseline(group):
    report = make_report(2032)
    address = reverse("admin:projects_report_change", args=[report.pk])
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"baseline-0-figure": "completed", "baseline-0-value": "24", "baseline-0-source": "Bericht 2031"}
    assert group.post(address, fields).status_code == 302
    assert BaselineFigure.objects.get().value == 24


@pytest.mark.django_db(transaction=True)
def test_a_round_is_opened_with_dates_projects_and_guidance_in_one_act(group, people, mailoutbox):
    running, closed = make_project("01-01", people.ministry), make_project("01-02", people.ministry, status="completed")
    address = reverse("admin:projects_report_add")
    page = group.get(address).content.decode()
    assert f'value="{running.pk}" id="id_projects_0" checked' in page
    assert f'value="{closed.pk}" id="id_projects_1" checked' not in page
    fields = typed_round(group, projects=[running.pk, closed.pk], section_guidance_added_value="Bitte mit Zahlen.")
    assert group.post(address, fields).status_code == 302
    report = Report.objects.get()
    assert report.section_guidance == {"added_value": "Bitte mit Zahlen."}
    assert sorted(report.updates.values_list("project__code", flat=True)) == ["01-01", "01-02"]
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([people.editor.email, people.coordinator.email])
    assert "- 01-01 Stellwerk 01-01" in mailoutbox[0].body
    assert "bis Sonntag, 1. August 2032" in mailoutbox[0].subject


def test_a_round_is_opened_once_and_what_was_typed_stays(group, people):
    make_report(2032)
    page = group.post(reverse("admin:projects_report_add"), typed_round(group, guidance="Kurz und klar."))
    assert "Kurz und klar." in page.content.decode()
    assert "existiert bereits" in text_of(page.content.decode())
    assert Report.objects.count() == 1


def test_a_round_is_closed_and_opened_again(group, people, signed_in):
    update = make_update(people.ministry)
    shut = reverse("admin:projects_report_round", args=[update.report_id, "schliessen"])
    page = group.post(shut, follow=True).content.decode()
    assert "Die Runde 2030 ist geschlossen." in page
    assert "Runde wieder öffnen" in page
    editor = signed_in(people.editor)
    assert "Die Runde ist geschlossen" in editor.get(change_address(update)).content.decode()
    assert "schon geschlossen" in group.post(shut, follow=True).content.decode()
    again = reverse("admin:projects_report_round", args=[update.report_id, "oeffnen"])
    assert "wieder offen" in group.post(again, follow=True).content.decode()
    assert group.post(reverse("admin:projects_report_round", args=[update.report_id, "sprengen"])).status_code == 404


def test_texts_of_the_programme_are_cleaned_like_those_of_the_ministries(group):
    fields = typed_round(group, title="Be\u00adricht\x07 2032\u200b", guidance="Erst\r\n\r\n\r\n\r\ndann \ufeff")
    assert group.post(reverse("admin:projects_report_add"), fields).status_code == 302
    report = Report.objects.get()
    assert (report.title, report.guidance) == ("Bericht 2032", "Erst\n\ndann")


def test_too_long_a_title_is_refused_with_its_length(group):
    page = group.post(reverse("admin:projects_report_add"), typed_round(group, title="x" * 201)).content.decode()
    assert "Der Text hat 201 Zeichen, möglich sind 200. Bitte kürzen." in text_of(page)


def test_a_wrong_year_and_a_release_before_the_deadline_get_sentences(group):
    address = reverse("admin:projects_report_add")
    fields = typed_round(group, year="1999", planned_release="2032-07-01")
    assert "größer oder gleich 2018" in text_of(group.post(address, fields).content.decode())
    fields["year"] = "2032"
    assert "Die Veröffentlichung liegt vor dem Abgabetermin." in text_of(group.post(address, fields).content.decode())


def test_history_names_people_and_shows_what_was_said_then(group, people, signed_in):
    update = make_update(people.ministry)
    record(update, "save", by=people.editor)
    type(update).objects.filter(pk=update.pk).update(summary="Heute anders.")
    update.refresh_from_db()
    record(update, "request_changes", by=people.project_group, reason="Bitte genauer.")
    page = text_of(group.get(reverse("admin:projects_projectupdate_history", args=[update.pk])).content.decode())
    assert "Eva Editor gespeichert" in page
    assert "Pia Projektgruppe mit Rückfragen zurückgegeben Bitte genauer." in page
    then = group.get(reverse("admin:projects_projectupdate_revision", args=[update.pk, 1])).content.decode()
    assert "Ein altes Stellwerk wird zum Treffpunkt." in then
    assert "Heute anders." not in then
    assert group.get(reverse("admin:projects_projectupdate_revision", args=[update.pk, 9])).status_code == 404


def test_stock_lists_and_forms_open(group, people, signed_in):
    make_update(people.ministry)
    make_report(2031)
    for model in ("report", "framechapter", "edition", "project", "topicfield"):
        assert group.get(f"/redaktion/projects/{model}/").status_code == 200
    operator = signed_in(people.operations)
    for model in ("user", "ministry"):
        assert operator.get(f"/redaktion/accounts/{model}/").status_code == 200
        assert operator.get(f"/redaktion/accounts/{model}/add/").status_code == 200


def test_a_figure_that_no_page_could_draw_is_refused(group):
    report = make_report()
    address = reverse("admin:projects_report_change", args=[report.pk])
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"baseline-0-figure": "running", "baseline-0-value": "10000", "baseline-0-source": "Quelle"}
    page = text_of(group.post(address, fields).content.decode())
    assert "Dieser Wert muss kleiner oder gleich 9999 sein." in page
    assert not report.baseline.exists()
