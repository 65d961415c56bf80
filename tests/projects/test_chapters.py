"""A frame chapter is saved onto what was read, approved by a second person, read only once published, never lost."""

import pytest
from django.contrib.admin.models import LogEntry

from accounts.models import Role
from projects.chapter_source import columns_of_chapter, source_from_json
from projects.chapters import (
    ChapterRefused,
    NewerChapter,
    add_chapter,
    approve_chapter,
    bring_back,
    close_chapters,
    obstacles_in,
    put_back_chapter,
    remove_chapter,
    reopen_chapter,
    save_chapter,
)
from projects.document import to_json
from projects.history import broken_link
from projects.models import ChapterRevision, Edition, FrameChapter
from projects.report.contents import report_document
from tests.make import make_report_document
from tests.make_rows import make_chapter, make_ministry, make_person, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def pia():
    return make_person("Pia", (Role.PROJECT_GROUP, None))


@pytest.fixture
def paul():
    return make_person("Paul", (Role.PROJECT_GROUP, None))


@pytest.fixture
def chapter():
    return make_chapter(make_report(), approved=False, text="Erst.")


def read(chapter):
    return FrameChapter.with_removed.with_state().get(pk=chapter.pk)


def save(chapter, by, version=None, **changes):
    fields = {**columns_of_chapter(read(chapter)), **changes}
    return save_chapter(chapter, fields, by=by, version=read(chapter).version if version is None else version)


def approve(chapter, by):
    return approve_chapter(chapter, by=by, version=read(chapter).version)


def publish(report, number=1):
    """The part of sealing that concerns chapters."""
    close_chapters(report, by=make_person(f"Sealer {number}", (Role.PROJECT_GROUP, None)), reason="")
    Edition.objects.create(
        report=report,
        number=number,
        published_on="2031-01-01",
        pdf_bytes=1,
        pdf_pages=1,
        document=to_json(make_report_document()),
    )


def actions(chapter):
    return list(ChapterRevision.objects.filter(chapter=chapter).values_list("action", "reason"))


def refused(act):
    with pytest.raises(ChapterRefused) as caught:
        act()
    return str(caught.value)


class TestSaving:
    def test_a_save_is_recorded_with_what_stood_there_before(self, chapter, pia):
        assert save(chapter, pia, text="Dann {{ laufend }}.")
        assert not save(chapter, pia)
        kept = [source_from_json(row.document).text for row in ChapterRevision.objects.order_by("number")]
        assert (kept, read(chapter).version, read(chapter).updated_by) == (["Erst.", "Dann {{ laufend }}."], 1, pia)
        assert [name for name, _reason in actions(chapter)] == ["found", "save"]
        assert broken_link(chapter) == ""

    def test_a_save_onto_a_newer_version_is_refused(self, chapter, pia, paul):
        save(chapter, pia, text="Von Pia.")
        with pytest.raises(NewerChapter):
            save(chapter, paul, version=0, text="Von Paul.")
        assert read(chapter).text == "Von Pia."

    def test_a_taken_short_name_is_refused_and_changes_nothing(self, chapter, pia):
        make_chapter(chapter.report, "vorwort")
        assert "„vorwort“ hat in diesem Bericht schon ein anderes" in refused(
            lambda: save(chapter, pia, slug="vorwort")
        )
        assert (read(chapter).slug, actions(chapter)) == ("ueberblick", [])

    def test_only_the_project_group_writes_and_approves(self, chapter):
        kim = make_person("Kim", (Role.COORDINATOR, make_ministry()))
        sue = make_person("Sue", is_superuser=True)
        for person in (kim, sue):
            for act in (
                lambda person=person: save(chapter, person, text="x"),
                lambda person=person: approve(chapter, person),
                lambda person=person: reopen_chapter(chapter, "x", by=person),
                lambda person=person: remove_chapter(chapter, "x", by=person, version=0),
                lambda person=person: put_back_chapter(chapter, by=person),
                lambda person=person: add_chapter(chapter.report, columns_of_chapter(chapter), by=person),
            ):
                assert refused(act) == "Programmkapitel schreibt die Projektgruppe."
        assert actions(chapter) == []

    def test_an_earlier_revision_comes_back_and_what_stood_there_stays(self, chapter, pia):
        save(chapter, pia, text="Zweitens.", headline="Neu")
        first = source_from_json(ChapterRevision.objects.get(number=1).document)
        assert bring_back(chapter, first, ["text"], by=pia, version=1, reason="Fassung 1, Text")
        assert (read(chapter).text, read(chapter).headline) == ("Erst.", "Neu")
        assert actions(chapter)[-1] == ("restore", "Fassung 1, Text")


class TestFourEyes:
    def test_a_second_person_approves_and_any_change_ends_it(self, chapter, pia, paul):
        save(chapter, pia, text="Neu.")
        assert "Vier Augen" in refused(lambda: approve(chapter, pia))
        assert approve(chapter, paul).approved_by == paul
        assert "Paul hat das Kapitel schon freigegeben." in refused(lambda: approve(chapter, pia))
        save(chapter, paul, position=3)
        assert not read(chapter).is_approved

    def test_whoever_wrote_before_the_last_approval_may_approve_again(self, chapter, pia, paul):
        save(chapter, pia, text="Neu.")
        approve(chapter, paul)
        save(chapter, paul, text="Neuer.")
        assert "Vier Augen" in refused(lambda: approve(chapter, paul))
        assert approve(chapter, pia).approved_by == pia

    def test_what_was_carried_over_is_approved_by_anybody_of_the_project_group(self, chapter, pia):
        assert approve(chapter, pia).is_approved

    def test_nobody_approves_an_empty_chapter_or_what_they_did_not_read(self, chapter, pia, paul):
        save(chapter, pia, text=" ")
        assert "noch keinen Text" in refused(lambda: approve(chapter, paul))
        save(chapter, pia, text="Da.")
        with pytest.raises(NewerChapter):
            approve_chapter(chapter, by=paul, version=1)


class TestPublishing:
    def test_a_draft_keeps_the_report_back_with_one_sentence(self, chapter, pia):
        make_chapter(chapter.report, "leer", title="Leer", text="", approved=False)
        assert obstacles_in(chapter.report) == [
            "Das Programmkapitel „Überblick“ ist noch nicht von einer zweiten Person freigegeben.",
            "Das Programmkapitel „Leer“ hat noch keinen Text.",
        ]
        approve(chapter, pia)
        assert len(obstacles_in(chapter.report)) == 1

    def test_a_published_chapter_is_read_only_until_it_is_opened_with_a_reason(self, chapter, pia, paul):
        approve(chapter, pia)
        publish(chapter.report)
        assert "ist veröffentlicht. Für eine Korrektur" in refused(lambda: save(chapter, pia, text="x"))
        assert "was zu korrigieren ist" in refused(lambda: reopen_chapter(chapter, " ", by=pia))
        opened = reopen_chapter(chapter, "Ein Name fehlt.", by=pia)
        assert (opened.is_open_for_correction, opened.is_approved) == (True, False)
        assert list(chapter.report.chapters.reopened()) == [chapter]
        assert "schon offen" in refused(lambda: reopen_chapter(chapter, "Noch einer.", by=pia))
        assert obstacles_in(chapter.report) == []  # it stays as it was published until it is approved again
        save(chapter, pia, text="Mit Namen.")
        approve(chapter, paul)
        assert obstacles_in(chapter.report) == []
        publish(chapter.report, 2)
        assert not chapter.report.chapters.reopened()
        assert "ist veröffentlicht" in refused(lambda: save(chapter, pia, text="x"))
        names = ["found", "approve", "publish", "reopen", "save", "approve", "publish"]
        assert ([name for name, _reason in actions(chapter)], broken_link(chapter)) == (names, "")

    def test_chapters_that_nobody_touched_since_the_last_edition_keep_nothing_back(self, chapter):
        make_chapter(chapter.report, "leer", text="", approved=False)
        Edition.objects.create(
            report=chapter.report,
            number=1,
            published_on="2031-01-01",
            pdf_bytes=1,
            pdf_pages=1,
            document=to_json(make_report_document()),
        )
        assert obstacles_in(chapter.report) == []

    def test_a_published_report_gets_no_chapter_more_and_loses_none(self, chapter, pia):
        publish(chapter.report)
        fields = {**columns_of_chapter(chapter), "slug": "neu"}
        assert "bekommt kein weiteres" in refused(lambda: add_chapter(chapter.report, fields, by=pia))
        reopen_chapter(chapter, "Fehler.", by=pia)
        version = read(chapter).version
        assert "seine Kapitel bleiben" in refused(lambda: remove_chapter(chapter, "Weg.", by=pia, version=version))


class TestRemoving:
    def test_a_removed_chapter_shows_nowhere_and_keeps_its_history(self, chapter, pia):
        save(chapter, pia, text="Neu.")
        assert "warum das Kapitel entfällt" in refused(lambda: remove_chapter(chapter, "", by=pia, version=1))
        remove_chapter(chapter, "Steht jetzt im Überblick.", by=pia, version=1)
        report = chapter.report
        assert (list(report.chapters.all()), obstacles_in(report)) == ([], [])
        assert report_document(report, published_on=report.deadline).chapters == ()
        assert actions(chapter)[-1] == ("remove", "Steht jetzt im Überblick.")
        assert "Grund: Steht jetzt im Überblick." in LogEntry.objects.get().get_change_message()
        assert broken_link(chapter) == ""
        assert "ist aus dem Bericht entfernt" in refused(lambda: save(chapter, pia, text="x"))

    def test_it_is_put_back_unless_its_short_name_is_taken(self, chapter, pia):
        remove_chapter(chapter, "Doppelt.", by=pia, version=0)
        successor = add_chapter(chapter.report, columns_of_chapter(chapter), by=pia)
        assert "schon ein anderes Kapitel" in refused(lambda: put_back_chapter(chapter, by=pia))
        remove_chapter(successor, "Doch nicht.", by=pia, version=1)
        assert put_back_chapter(chapter, by=pia).text == "Erst."
        assert list(chapter.report.chapters.all()) == [chapter]
        assert "steht schon im Bericht" in refused(lambda: put_back_chapter(chapter, by=pia))
