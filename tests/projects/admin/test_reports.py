"""Reports, chapters and history at the desk."""

import pytest
from django.urls import reverse

from projects.history import record
from projects.models import BaselineFigure, FrameChapter, Report
from tests.make_rows import make_report, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def test_a_report_is_made_with_its_baseline(group):
    address = reverse("admin:projects_report_add")
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"year": "2032", "title": "Bericht 2032", "deadline": "2032-08-01"}
    fields |= {"baseline-0-figure": "completed", "baseline-0-value": "24", "baseline-0-source": "Bericht 2031"}
    assert group.post(address, fields).status_code == 302
    assert Report.objects.get().year == 2032
    assert BaselineFigure.objects.get().value == 24


def test_texts_of_the_programme_are_cleaned_like_those_of_the_ministries(group):
    address = reverse("admin:projects_report_add")
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"year": "2032", "title": "Be\u00adricht\x07 2032\u200b", "guidance": "Erst\r\n\r\n\r\n\r\ndann \ufeff"}
    assert group.post(address, fields).status_code == 302
    report = Report.objects.get()
    assert (report.title, report.guidance) == ("Bericht 2032", "Erst\n\ndann")


def test_too_long_a_title_is_refused_with_its_length(group):
    address = reverse("admin:projects_report_add")
    fields = form_fields(group.get(address).content.decode(), "") | {"year": "2032", "title": "x" * 201}
    page = text_of(group.post(address, fields).content.decode())
    assert "Der Text hat 201 Zeichen, möglich sind 200. Bitte kürzen." in page


def test_a_wrong_year_and_a_release_before_the_deadline_get_sentences(group):
    address = reverse("admin:projects_report_add")
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"year": "1999", "title": "Früh", "deadline": "2032-08-01", "planned_release": "2032-07-01"}
    page = text_of(group.post(address, fields).content.decode())
    assert "2 Angaben stimmen nicht" in page or "Wert größer oder gleich 2018" in page
    fields["year"] = "2032"
    assert "Die Veröffentlichung liegt vor dem Abgabetermin." in text_of(group.post(address, fields).content.decode())


def test_an_unknown_figure_is_refused_with_those_that_exist(group, people):
    update = make_update(people.ministry)
    address = reverse("admin:projects_framechapter_add")
    fields = form_fields(group.get(address).content.decode(), "")
    fields |= {"report": update.report_id, "kind": "overview", "title": "Überblick", "slug": "ueberblick"}
    page = group.post(address, {**fields, "text": "Heute {{ fertig }} Projekte."}).content.decode()
    assert "Die Zahl „{{ fertig }}“ gibt es nicht. Bekannt sind {{ projekte_gesamt }}" in text_of(page)
    assert "Heute {{ fertig }} Projekte." in page
    fields["roles"] = "•\tMinisterin\n•\tVorsitzende"
    assert group.post(address, {**fields, "text": "Heute {{ laufend }} Projekte."}).status_code == 302
    chapter = FrameChapter.objects.get()
    assert chapter.roles == ["Ministerin", "Vorsitzende"]
    shown = text_of(group.get(reverse("admin:projects_framechapter_change", args=[chapter.pk])).content.decode())
    assert "{{ laufend }} 1" in shown
    assert "Beim Speichern bereinigt: Funktionen (2 Aufzählungszeichen)." in shown


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
