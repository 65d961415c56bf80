"""A frame chapter at the desk: written with its figures, shown as printed, approved by another, never overwritten."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.chapters import approve_chapter, close_chapters
from projects.document import to_json
from projects.models import Edition, FrameChapter
from tests.desk import sealing_address
from tests.make import make_report_document
from tests.make_rows import make_chapter, make_report, make_update
from tests.pages import form_fields, text_of
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db
LIST = "/redaktion/projects/framechapter/"


@pytest.fixture
def chapter(people):
    return make_chapter(make_update(people.ministry).report, approved=False, position=2)


@pytest.fixture
def pia(people, signed_in):
    return signed_in(people.project_group)


@pytest.fixture
def paul(people, signed_in):
    return signed_in(people.second_of_project_group)


def at(chapter, page="change", *more):
    return reverse(f"admin:projects_framechapter_{page}", args=[chapter.pk, *more])


def typed(browser, chapter, **changes):
    return {**form_fields(browser.get(at(chapter)).content.decode(), at(chapter)), **changes}


def now(chapter):
    return FrameChapter.with_removed.with_state().get(pk=chapter.pk)


def words(answer):
    return text_of(answer.content.decode())


def save(browser, chapter, **changes):
    return browser.post(at(chapter), typed(browser, chapter, **changes))


def publish_it(chapter, person):
    close_chapters(chapter.report, by=person, reason="")
    Edition.objects.create(
        report=chapter.report,
        number=1,
        published_on="2031-01-01",
        pdf_bytes=1,
        pdf_pages=1,
        document=to_json(make_report_document()),
    )


class TestWriting:
    def test_a_pasted_text_is_cleaned_and_saved(self, pia, chapter):
        answer = save(pia, chapter, text="Heute {{ laufend }}\u00ad Projekte.\x07", roles="•\tMinisterin\n•\tVorsitz")
        assert answer.status_code == 302
        assert (now(chapter).text, now(chapter).roles) == ("Heute {{ laufend }} Projekte.", ["Ministerin", "Vorsitz"])
        page = words(pia.get(at(chapter)))
        assert "Beim Speichern bereinigt: Text (1 weicher Trennstrich" in page
        assert "{{ laufend }} 1" in page
        assert "Zuletzt gespeichert" in page

    def test_an_unknown_figure_is_refused_with_those_that_exist_and_the_text_stays(self, pia, chapter):
        page = words(save(pia, chapter, text="Heute {{ fertig }} Projekte."))
        assert "Die Zahl „{{ fertig }}“ gibt es nicht. Bekannt sind {{ projekte_gesamt }}" in page
        assert "Heute {{ fertig }} Projekte." in page
        assert now(chapter).version == 0

    def test_an_empty_short_name_comes_from_the_name_and_a_taken_one_is_refused(self, pia, chapter):
        make_chapter(chapter.report, "vorwort")
        assert "„vorwort“ hat in diesem Bericht schon" in words(save(pia, chapter, slug="vorwort"))
        save(pia, chapter, slug="", title="Überblick & Ausblick")
        assert now(chapter).slug == "ueberblick-ausblick"

    def test_the_chapter_of_the_report_before_stands_beside_it(self, pia, people):
        publish(make_report_document())
        chapter = make_chapter(make_report(), "anderswo", approved=False)
        page = pia.get(at(chapter))
        assert "Bericht 2024" in words(page)
        assert "von 11 Vorhaben." in words(page)
        assert 'href="/berichte/2024/#ueberblick"' in page.content.decode()

    def test_two_people_at_once_see_both_texts_and_lose_neither(self, pia, paul, chapter):
        late = typed(paul, chapter, text="Von Paul.", author="")
        save(pia, chapter, text="Von Pia.", author="Pia Muster")
        answer = paul.post(at(chapter), late)
        page = words(answer)
        assert answer.status_code == 409
        assert "Pia Projektgruppe hat das Kapitel inzwischen gespeichert" in page
        assert "Übernommen, weil nur dort geändert: Name unter dem Text." in page
        assert "Text, inzwischen gespeichert: Von Pia." in page
        again = form_fields(answer.content.decode(), at(chapter))
        assert (again["text"], again["author"]) == ("Von Paul.", "Pia Muster")
        assert now(chapter).text == "Von Pia."
        assert paul.post(at(chapter), {**again, "take-text": "yes"}).status_code == 302
        assert (now(chapter).text, now(chapter).author) == ("Von Pia.", "Pia Muster")

    def test_without_the_version_nothing_is_saved_and_nothing_lost(self, pia, chapter):
        answer = pia.post(at(chapter), {**typed(pia, chapter, text="Neu."), "version": "²"})
        assert (answer.status_code, now(chapter).version) == (400, 0)
        assert form_fields(answer.content.decode(), at(chapter))["text"] == "Neu."

    def test_what_was_typed_into_a_published_chapter_is_shown_to_be_copied(self, pia, people, chapter):
        late = typed(pia, chapter, text="Zu spät geschrieben.")
        publish_it(chapter, people.project_group)
        answer = pia.post(at(chapter), late)
        assert answer.status_code == 409
        assert "Nicht gespeichert" in words(answer)
        assert "Zu spät geschrieben." in words(answer)
        assert "Es laufen" in now(chapter).text


class TestFourEyes:
    def test_another_person_approves_and_the_page_names_them(self, pia, paul, chapter):
        save(pia, chapter, text="Neu.")
        assert "Sie haben mitgeschrieben" in words(pia.get(at(chapter)))
        assert "Entwurf" in words(pia.get(at(chapter)))
        refused = pia.post(at(chapter, "step", "freigeben"), {"version": 1})
        assert (refused.status_code, "Vier Augen" in words(refused)) == (409, True)
        assert paul.post(at(chapter, "step", "freigeben"), {"version": 1}).status_code == 302
        today = datetime.date.today()
        assert f"von Paul Projektgruppe freigegeben am {today.day}. " in words(pia.get(at(chapter)))
        save(paul, chapter, text="Neuer.")
        assert "Die Freigabe galt dem früheren Text" in words(paul.get(at(chapter)))
        assert not now(chapter).is_approved

    def test_what_was_not_read_is_not_approved(self, paul, chapter):
        for version in ("7", ""):
            assert paul.post(at(chapter, "step", "freigeben"), {"version": version}).status_code == 409
        assert paul.post(at(chapter, "step", "sprengen"), {"version": 0}).status_code == 404
        assert not now(chapter).is_approved

    def test_the_start_page_counts_what_waits_for_the_person(self, pia, paul, chapter, people, signed_in):
        save(pia, chapter, text="Neu.")
        make_chapter(chapter.report, "leer", text="", approved=False)
        assert "Ein Kapitel wartet auf eine zweite Person" in words(paul.get("/redaktion/"))
        assert "auf eine zweite Person" not in words(pia.get("/redaktion/"))
        assert "auf eine zweite Person" not in words(signed_in(people.editor).get("/redaktion/"))
        assert "1 Eintrag" in words(paul.get(f"{LIST}?stand=wartend"))

    def test_the_obstacle_leads_to_the_chapter(self, pia, chapter):
        page = pia.get(sealing_address(chapter.report)).content.decode()
        sentence = "Das Programmkapitel „Überblick“ ist noch nicht von einer zweiten Person freigegeben."
        assert f'<a href="{at(chapter)}">{sentence}</a>' in page


class TestCorrections:
    def test_a_published_chapter_is_opened_with_a_reason(self, pia, people, chapter):
        approve_chapter(chapter, by=people.project_group, version=0)
        publish_it(chapter, people.project_group)
        page = pia.get(at(chapter))
        assert "Für eine Korrektur öffnen Sie das Kapitel unten." in words(page)
        assert 'name="text"' not in page.content.decode()
        assert "was zu korrigieren ist" in words(pia.post(at(chapter, "step", "oeffnen"), {"why": " "}))
        pia.post(at(chapter, "step", "oeffnen"), {"why": "Ein Name fehlt."})
        page = pia.get(at(chapter))
        assert "zur Korrektur geöffnet" in words(page)
        assert 'name="text"' in page.content.decode()
        assert "Ein Name fehlt." in words(pia.get(at(chapter, "history")))


class TestPreview:
    def test_the_printed_pages_of_what_is_not_saved(self, pia, chapter):
        form = typed(pia, chapter, text="Es sind {{ projekte_gesamt }} Vorhaben.")
        part = pia.post(at(chapter, "preview"), {**form, "_tab": "t", "_number": "1"}).content.decode()
        assert "Das Kapitel hat eine Seite." in part
        assert part.count("data:image/svg+xml;base64,") == 1
        page = pia.post(at(chapter, "preview"), form)
        assert form_fields(page.content.decode(), at(chapter))["text"] == "Es sind {{ projekte_gesamt }} Vorhaben."
        back = pia.post(at(chapter), {**form, "_back": "1"})
        assert "Gespeichert ist noch nichts." in words(back)
        assert now(chapter).version == 0

    def test_every_kind_is_typeset_and_what_is_wrong_is_said(self, pia, chapter):
        for kind in ("editorial", "closing", "imprint", "free"):
            form = typed(pia, chapter, kind=kind)
            assert "Das Kapitel hat eine Seite." in words(pia.post(at(chapter, "preview"), form))
        wrong = pia.post(at(chapter, "preview"), {**typed(pia, chapter, text="{{ x }}"), "_number": "1"})
        assert "Die Zahl „{{ x }}“ gibt es nicht." in words(wrong)

    def test_a_mistake_in_another_chapter_does_not_hinder_it(self, pia, chapter):
        make_chapter(chapter.report, "kaputt", text="{{ fertig }}")
        assert "Das Kapitel hat eine Seite." in words(pia.post(at(chapter, "preview"), {"_number": "1"}))

    def test_the_web_page_shows_text_and_figures_as_readers_will_see_them(self, pia, chapter):
        form = typed(pia, chapter, text="Es läuft _{{ laufend }}_.", headline="Ein Jahr")
        page = pia.post(at(chapter, "webpage"), form).content.decode()
        assert "<em>1</em>" in page
        assert "Diese Projekte sind gezählt" in page
        assert now(chapter).version == 0


class TestHistory:
    def test_two_revisions_are_compared_word_by_word_and_an_earlier_one_comes_back(self, pia, chapter):
        save(pia, chapter, text="Es laufen {{ laufend }} gute Projekte.")
        page = words(pia.get(at(chapter, "history")))
        assert "Fassung 1" in page
        assert "Pia Projektgruppe gespeichert" in page
        compared = pia.get(f"{at(chapter, 'compare')}?von=1&bis=jetzt").content.decode()
        assert "gute</ins>" in compared
        assert "eine von" in text_of(compared)
        assert pia.get(f"{at(chapter, 'compare')}?von=1&bis=99").status_code == 404
        revision = pia.get(at(chapter, "revision", 1)).content.decode()
        fields = form_fields(revision, at(chapter, "restore", 1))
        assert pia.post(at(chapter, "restore", 1), {**fields, "key": "report"}).status_code == 400
        assert pia.post(at(chapter, "restore", 1), {"key": "text", "version": "0"}).status_code == 409
        assert pia.post(at(chapter, "restore", 1), {**fields, "key": "text"}).status_code == 302
        assert now(chapter).text == "Es laufen {{ laufend }} Projekte."
        assert "Fassung 1, Text" in words(pia.get(at(chapter, "history")))


class TestTheList:
    def test_it_says_how_each_chapter_stands_and_asks_no_more_for_more_rows(self, pia, chapter, people):
        save(pia, chapter, text="Neu.")
        make_chapter(chapter.report, "leer", title="Vorwort", text="", approved=False)
        pia.get(LIST)  # tells what was saved
        with CaptureQueriesContext(connection) as few:
            page = words(pia.get(LIST))
        assert "Entwurf Pia Projektgruppe" in page
        assert "Freigabe durch eine zweite Person" in page
        for number in range(4):
            make_chapter(chapter.report, f"k-{number}", approved=bool(number % 2))
        with CaptureQueriesContext(connection) as many:
            pia.get(LIST)
        assert len(few) == len(many)

    def test_a_chapter_is_laid_out_and_then_written(self, pia, chapter):
        address = reverse("admin:projects_framechapter_add")
        fields = form_fields(pia.get(address).content.decode(), "")
        fields |= {"title": "Dank", "kind": "free", "position": "3", "after_projects": "on"}
        assert "Dieses Feld ist zwingend erforderlich." in words(pia.post(address, {**fields, "title": ""}))
        assert pia.post(address, fields).status_code == 302
        made = FrameChapter.objects.get(slug="dank")
        assert (made.report, made.after_projects, made.version) == (chapter.report, True, 1)
        assert "schon ein anderes Kapitel" in words(pia.post(address, fields))

    def test_a_chapter_is_removed_with_a_reason_and_put_back(self, pia, chapter):
        page = at(chapter, "delete")
        fields = form_fields(pia.get(page).content.decode(), "")
        assert "warum das Kapitel entfällt" in words(pia.post(page, fields))
        assert pia.post(page, {**fields, "why": "Steht im Editorial."}).status_code == 302
        assert "Nichts gefunden." in words(pia.get(f"{LIST}?stand=offen"))
        assert "1 Eintrag" in words(pia.get(f"{LIST}?stand=entfernt"))
        assert "aus dem Bericht entfernt" in words(pia.get(at(chapter)))
        assert "Steht im Editorial." in words(pia.get(at(chapter, "history")))
        pia.post(at(chapter, "step", "aufnehmen"))
        assert not now(chapter).is_removed
