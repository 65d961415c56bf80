import datetime
import hashlib
import json
from pathlib import Path

import msgspec
import pytest
from django.db import IntegrityError

from accounts.models import Ministry, Role
from projects.chapters import approve_chapter, reopen_chapter
from projects.document import MinistryRef, report_from_json, to_json
from projects.editions import finished_edition, rebuild, typeset_edition
from projects.history import broken_link, record
from projects.importing.errors import ImportRefused
from projects.importing.store import publish_reports, store_report, undo_import
from projects.models import (
    ChapterRevision,
    Edition,
    FrameChapter,
    Project,
    ProjectUpdate,
    PublishedSheet,
    Report,
    Revision,
    TopicField,
)
from projects.publishing import SealingRefused, enter, obstacles, seal
from projects.report.contents import report_document
from projects.report.typeset import TypesetError
from projects.rounds import open_update
from projects.workflow import take_step
from tests.make import BILDUNG, MUNV, make_report_document, make_sheet_document, make_sheets
from tests.make_rows import correct_update, make_chapter, make_ministry, make_person, make_project
from tests.projects.public.publish import make_photo

pytestmark = pytest.mark.django_db
FM = MinistryRef(abbreviation="FM", name="Ministerium der Finanzen")


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


@pytest.fixture
def project_group():
    return make_person("Pia Projektgruppe", (Role.PROJECT_GROUP, None))


@pytest.fixture
def coordinator():
    return make_person("Kim Koordination", (Role.COORDINATOR, make_ministry("MWIKE")))


def with_picture(sheet):
    return msgspec.structs.replace(sheet, photos=(make_photo(caption="Das Haus von vorn", credit="Foto: Stadt"),))


def folders():
    from django.conf import settings

    root = Path(settings.EDITIONS_ROOT)
    return sorted(path.name for path in root.iterdir()) if root.exists() else []


def fail_after(act):
    """An edition whose folder is in place, what happens then, and a failure."""
    with finished_edition(make_report_document()) as finished:
        assert folders() == [finished.folder]
        act(finished)
        raise ZeroDivisionError


def approved_round(coordinator, project_group, year=2025):
    """A published 2024 report, and the next one with its update approved."""
    store_report(make_report_document(with_picture(make_sheet_document())), source="test", publish=True)
    report = Report.objects.create(year=year, title=f"Fortschrittsbericht {year}")
    update = open_update(report, Project.objects.get())
    update = take_step(update, "submit", by=coordinator, version=0, sure=True)
    return report, take_step(update, "approve", by=project_group, version=1)


class TestImporting:
    def test_an_imported_report_is_published_as_it_was_printed(self):
        document = make_report_document(with_picture(make_sheet_document()), make_sheet_document("01-02", "Garten"))
        edition = store_report(document, source="datei.json", publish=True).edition
        read = edition.read()
        assert read.projects == document.projects
        assert read.chapters[1].text == "Abgeschlossen sind 10 von 12 Vorhaben."
        assert PublishedSheet.objects.current().count() == 2

    def test_export_import_export_is_identical(self):
        document = make_report_document(with_picture(make_sheet_document()), make_sheet_document("01-02", "Garten"))
        exported = store_report(document, source="a", publish=True).edition.document
        wipe()
        again = store_report(report_from_json(exported), source="b", publish=True).edition.document
        assert again == exported

    def test_rows_say_what_the_document_said(self):
        sheets = make_sheets(3)
        document = make_report_document(*sheets)
        report = store_report(document, source="datei", publish=False).report
        rebuilt = report_document(report, published_on=document.published_on)
        expected = report_from_json(
            to_json(document).replace("{{ abgeschlossen }}", "11").replace("{{ projekte_gesamt }}", "13")
        )
        assert rebuilt == expected

    def test_several_reports_are_set_side_by_side_and_published_as_each_alone(self):
        documents = [make_report_document(year=2022), make_report_document()]
        made = [imported.edition for imported in publish_reports(documents, source="a")]
        assert [edition.report.year for edition in made] == [2022, 2024]
        assert [hashlib.sha256(rebuild(edition).pdf).hexdigest() for edition in made] == [e.pdf_sha256 for e in made]

    def test_of_several_reports_those_before_a_refused_one_are_published(self):
        store_report(make_report_document(), source="schon da")
        with pytest.raises(ImportRefused, match="2024 gibt es schon"):
            list(publish_reports([make_report_document(year=2022), make_report_document()], source="a"))
        assert (folders(), Edition.objects.get().report.year) == ([Edition.objects.get().folder], 2022)

    def test_what_was_set_of_another_document_is_set_anew(self):
        other = typeset_edition(make_report_document(year=2022), {})
        edition = store_report(make_report_document(), source="a", publish=True, ready=other).edition
        assert edition.pdf_sha256 != hashlib.sha256(other.result.pdf).hexdigest()
        assert edition.pdf_sha256 == hashlib.sha256(rebuild(edition).pdf).hexdigest()

    def test_a_dry_run_leaves_nothing(self):
        result = store_report(make_report_document(), source="datei", publish=True, dry_run=True)
        assert result.gates == ()
        assert (Report.objects.count(), Project.objects.count(), Ministry.objects.count(), folders()) == (0, 0, 0, [])

    def test_a_year_that_exists_is_refused(self):
        store_report(make_report_document(), source="a")
        with pytest.raises(ImportRefused, match="2024 gibt es schon"):
            store_report(make_report_document(), source="b", publish=True)
        assert folders() == []

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"year": 1999}, "liegt nicht zwischen"),
            ({"projects": ()}, "steht kein Projekt"),
            ({"projects": (make_sheet_document("1-1"),)}, "nicht die Form"),
            ({"projects": (make_sheet_document(), make_sheet_document())}, "steht zweimal"),
            ({"projects": (make_sheet_document(title="x" * 301),)}, "Titel"),
            ({"title": "x" * 201}, "Titel"),
            ({"projects": (make_sheet_document(slug="../../x"),)}, "Teil einer Adresse"),
        ],
        ids=["year", "empty", "code", "twice", "long title", "long report title", "slug"],
    )
    def test_a_report_that_does_not_fit_is_refused_whole(self, fields, sentence):
        document = msgspec.structs.replace(make_report_document(), **fields)
        with pytest.raises(ImportRefused, match=sentence):
            store_report(document, source="datei", publish=True)
        assert (Report.objects.count(), Project.objects.count(), folders()) == (0, 0, [])

    def test_an_unknown_live_figure_is_refused(self):
        chapter = msgspec.structs.replace(make_report_document().chapters[1], text="{{ fertig }}")
        with pytest.raises(ImportRefused, match="fertig"):
            store_report(make_report_document(chapters=(chapter,)), source="datei")

    def test_what_today_would_stop_is_listed(self):
        sheet = make_sheet_document(ministry=None, milestones=())
        gates = store_report(make_report_document(sheet), source="datei").gates
        assert gates == (
            "01-01 Ideenhaus: Das verantwortliche Ministerium fehlt.",
            "01-01 Ideenhaus: Es ist kein Meilenstein eingetragen.",
        )

    def test_a_volume_may_lie_in_a_project_that_comes_later(self):
        funding = msgspec.structs.replace(make_sheet_document().funding, lines=(), contained_in="01-02", sentence="x")
        store_report(
            make_report_document(make_sheet_document(funding=funding), make_sheet_document("01-02")), source="datei"
        )
        assert ProjectUpdate.objects.get(project__code="01-01").funding_contained_in.code == "01-02"

    def test_a_volume_in_an_unknown_project_is_refused(self):
        funding = msgspec.structs.replace(make_sheet_document().funding, contained_in="09-09")
        with pytest.raises(ImportRefused, match="09-09 gibt es nicht"):
            store_report(make_report_document(make_sheet_document(funding=funding)), source="datei")

    def test_an_unpublished_import_can_be_undone(self):
        store_report(make_report_document(*make_sheets(3)), source="datei")
        assert undo_import(2024) == 3
        assert [
            kind.objects.count() for kind in (Report, ProjectUpdate, Project, Ministry, TopicField, FrameChapter)
        ] == [0] * 6

    def test_undoing_keeps_what_was_there_before(self):
        store_report(make_report_document(), source="alt", publish=True)
        store_report(make_report_document(make_sheet_document(), make_sheet_document("01-02"), year=2023), source="neu")
        undo_import(2023)
        assert [project.code for project in Project.objects.all()] == ["01-01"]

    def test_an_import_stays_when_somebody_worked_on_a_chapter(self, project_group):
        report = store_report(make_report_document(), source="datei").report
        approve_chapter(report.chapters.get(kind="closing"), by=project_group, version=0)
        with pytest.raises(ImportRefused, match="wurde seit dem Einlesen gearbeitet"):
            undo_import(2024)

    def test_a_published_import_stays(self):
        store_report(make_report_document(), source="datei", publish=True)
        with pytest.raises(ImportRefused, match="ist veröffentlicht"):
            undo_import(2024)

    def test_an_import_that_was_worked_on_stays(self, coordinator):
        store_report(make_report_document(), source="datei")
        take_step(ProjectUpdate.objects.get(), "submit", by=coordinator, version=0, sure=True)
        with pytest.raises(ImportRefused, match="seit dem Einlesen gearbeitet"):
            undo_import(2024)

    def test_an_import_to_which_a_project_was_added_stays(self, coordinator):
        store_report(make_report_document(), source="datei")
        added = open_update(Report.objects.get(), make_project("01-02", coordinator.memberships.get().ministry))
        record(added, "open", by=coordinator)
        with pytest.raises(ImportRefused, match="seit dem Einlesen gearbeitet"):
            undo_import(2024)
        assert ProjectUpdate.objects.count() == 2


class TestNewest:
    def test_an_older_report_that_comes_late_changes_nothing_newer(self):
        store_report(make_report_document(make_sheet_document(title="Neu")), source="neu", publish=True)
        older = make_sheet_document(title="Alt", topic_field=BILDUNG, ministry=MUNV, status="running")
        store_report(make_report_document(older, make_sheet_document("02-02"), year=2022), source="alt", publish=True)
        assert list(PublishedSheet.objects.current().order_by("code").values_list("year", "title")) == [
            (2024, "Neu"),
            (2022, "Ideenhaus"),
        ]
        project = Project.objects.get(code="01-01")
        assert (project.title, project.topic_field.slug, project.ministry.abbreviation) == ("Neu", "energie", "MWIKE")
        assert Edition.objects.newest_first().first().report.year == 2024

    def test_a_newer_report_brings_the_master_data_up_to_date(self):
        older = make_sheet_document(places=("Bochum",), ministry=MUNV)
        store_report(make_report_document(older, year=2022), source="alt", publish=True)
        newer = make_sheet_document(
            title="Haus", places=("Essen", "Hamm"), status="completed", further_ministries=(FM,)
        )
        store_report(make_report_document(newer), source="neu", publish=True)
        project = Project.objects.get()
        assert (project.title, project.places, project.status) == ("Haus", ["Essen", "Hamm"], "completed")
        assert project.ministry.abbreviation == "MWIKE"
        assert [ministry.abbreviation for ministry in project.further_ministries.all()] == ["FM"]

    def test_the_database_refuses_a_second_current_sheet(self):
        store_report(make_report_document(), source="a", publish=True)
        store_report(make_report_document(year=2023), source="b", publish=True)
        with pytest.raises(IntegrityError):
            PublishedSheet.objects.update(is_current=True)


class TestSealing:
    def test_an_approved_round_becomes_edition_1(self, coordinator, project_group):
        report, update = approved_round(coordinator, project_group)
        edition = seal(report, by=project_group, published_on=datetime.date(2026, 11, 20))
        update.refresh_from_db()
        assert (edition.number, edition.published_on, update.status) == (1, datetime.date(2026, 11, 20), "published")
        assert Revision.objects.filter(update=update).last().action == "publish"
        current = PublishedSheet.objects.current().get()
        assert (current.year, current.title) == (2025, "Ideenhaus")

    def test_the_folder_holds_what_the_row_says(self, coordinator, project_group, settings):
        report, _update = approved_round(coordinator, project_group)
        edition = seal(report, by=project_group)
        folder = Path(settings.EDITIONS_ROOT) / edition.folder
        assert hashlib.sha256((folder / "report.pdf").read_bytes()).hexdigest() == edition.pdf_sha256
        assert hashlib.sha256((folder / "report.json").read_bytes()).hexdigest() == edition.document_sha256
        assert json.loads(edition.document)["projects"][0]["photos"][0]["sha256"] in {
            path.stem for path in (folder / "pictures").iterdir()
        }

    def test_an_edition_is_rebuilt_byte_by_byte(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        edition = seal(report, by=project_group)
        assert hashlib.sha256(rebuild(edition).pdf).hexdigest() == edition.pdf_sha256

    def test_renaming_a_ministry_rewrites_no_published_report(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        edition = seal(report, by=project_group)
        before = edition.document
        Ministry.objects.update(name="Ganz anders")
        Project.objects.update(title="Ganz anders")
        edition.refresh_from_db()
        assert edition.document == before
        assert hashlib.sha256(rebuild(edition).pdf).hexdigest() == edition.pdf_sha256

    def test_an_update_that_is_not_approved_stops_sealing(self, coordinator, project_group):
        store_report(make_report_document(), source="a", publish=True)
        report = Report.objects.create(year=2025, title="Fortschrittsbericht 2025")
        open_update(report, Project.objects.get())
        with pytest.raises(SealingRefused) as caught:
            seal(report, by=project_group)
        assert caught.value.reasons == ("01-01 „Ideenhaus“ ist noch nicht freigegeben.",)
        assert PublishedSheet.objects.current().get().year == 2024

    def test_an_empty_report_is_not_sealed(self, project_group):
        report = Report.objects.create(year=2025, title="Fortschrittsbericht 2025")
        assert obstacles(report) == ("Der Bericht hat noch keine Meldung.",)

    def test_an_unknown_live_figure_stops_sealing_with_a_sentence(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        make_chapter(report, text="{{ fertig }}")
        with pytest.raises(SealingRefused) as caught:
            seal(report, by=project_group)
        assert "„{{ fertig }}“ gibt es nicht" in caught.value.reasons[0]

    def test_a_chapter_that_no_second_person_approved_stops_sealing(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        chapter = make_chapter(report, approved=False)
        with pytest.raises(SealingRefused) as caught:
            seal(report, by=project_group)
        sentence = "Das Programmkapitel „Überblick“ ist noch nicht von einer zweiten Person freigegeben."
        assert caught.value.reasons == (sentence,)
        approve_chapter(chapter, by=project_group, version=0)
        assert seal(report, by=project_group).read().chapters[0].text == "Es laufen 1 Projekte."
        published = ChapterRevision.objects.get(chapter=chapter, action="publish")
        assert (published.number, broken_link(chapter)) == (3, "")
        reopen_chapter(chapter, "Ein Wort fehlt.", by=project_group)
        with pytest.raises(SealingRefused):
            seal(report, by=project_group, reason="Ein Wort.")

    def test_only_the_project_group_seals(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        with pytest.raises(SealingRefused, match="Nur die Projektgruppe"):
            seal(report, by=coordinator)

    def test_a_second_edition_needs_a_reason(self, coordinator, project_group):
        report, update = approved_round(coordinator, project_group)
        seal(report, by=project_group)
        correct_update(update, outlook="Eröffnet wird im Winter.")
        with pytest.raises(SealingRefused, match="braucht einen Anlass"):
            seal(report, by=project_group)
        with pytest.raises(SealingRefused, match="braucht einen Anlass"):
            seal(report, by=project_group, reason=" \u200b\0")
        with pytest.raises(SealingRefused, match="möglich sind 2000"):
            seal(report, by=project_group, reason="x" * 2001)
        corrected = seal(report, by=project_group, reason="Zahl\0\u202e berichtigt ")
        assert (corrected.number, corrected.reason) == (2, "Zahl berichtigt")
        assert list(
            PublishedSheet.objects.filter(year=2025).order_by("number").values_list("number", "is_current")
        ) == [(1, False), (2, True)]

    def test_a_failing_typesetter_leaves_no_trace(self, coordinator, project_group, settings):
        report, update = approved_round(coordinator, project_group)
        kept = folders()
        for path in Path(settings.MEDIA_ROOT).rglob("print.jpg"):
            path.write_bytes(b"kaputt")
        with pytest.raises(TypesetError):
            seal(report, by=project_group)
        update.refresh_from_db()
        assert (Edition.objects.filter(report=report).count(), update.status, folders()) == (0, "approved", kept)

    def test_a_folder_whose_row_does_not_come_is_taken_away(self):
        with pytest.raises(ZeroDivisionError):
            fail_after(lambda _finished: None)
        assert folders() == []

    def test_a_folder_whose_row_is_there_stays_whatever_fails_after(self):
        report = store_report(make_report_document(), source="a").report
        with pytest.raises(ZeroDivisionError):
            fail_after(lambda finished: enter(finished, report, by=None))
        assert folders() == [Edition.objects.get().folder]

    def test_emoji_do_not_stop_a_report(self, coordinator, project_group):
        report, _update = approved_round(coordinator, project_group)
        ProjectUpdate.objects.filter(report=report).update(title="Ideenhaus 🚀")
        assert seal(report, by=project_group).pdf_pages > 3


def wipe():
    """An empty database, as on another machine; the picture store stays."""
    for kind in (Edition, ProjectUpdate, Report, Project, TopicField, Ministry):
        kind.objects.all().delete()
