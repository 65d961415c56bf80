"""The history only grows, and whatever was done to it behind the portal shows."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from projects.chain import first_break, verify
from projects.history import broken_link, record, unrecorded
from projects.models import ChapterRevision, FrameChapter, ProjectUpdate, Revision
from projects.models.history import Frozen
from tests.make_rows import make_chapter, make_ministry, make_person, make_update
from tests.tampering import swap, tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return make_ministry()


@pytest.fixture
def editor(ministry):
    return make_person("Eva", (Role.EDITOR, ministry))


@pytest.fixture
def update(ministry, editor):
    return with_history(make_update(ministry), editor, 4)


def with_history(update, editor, times):
    """An update that was saved so many times."""
    for number in range(1, times + 1):
        ProjectUpdate.objects.filter(pk=update.pk).update(summary=f"Stand {number}.", version=number)
        record(update, "save", by=editor)
    return update


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("verify_history", *args, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


class TestNothingInDjangoChangesIt:
    """On both databases, before the database itself is asked."""

    @pytest.mark.parametrize(
        "attempt",
        [
            lambda rows: rows.update(reason="x"),
            lambda rows: rows.delete(),
            lambda rows: rows.first().delete(),
            lambda rows: rows.first().save(),
            lambda rows: rows.first().save(update_fields=["reason"]),
            lambda rows: Revision(pk=rows.first().pk, **fields_of(rows.first())).save(),
            lambda rows: Revision._base_manager.filter(number=1).update(reason="x"),
            lambda rows: Revision._base_manager.all().delete(),
            lambda rows: Revision._default_manager.all()._raw_delete("default"),
            lambda rows: rows.bulk_update([rows.first()], ["reason"]),
            lambda rows: rows.bulk_create(
                [rows.first()], update_conflicts=True, update_fields=["reason"], unique_fields=["pk"]
            ),
            lambda rows: rows.update_or_create(number=1, defaults={"reason": "x"}),
            lambda rows: rows.first().update.revisions.all().delete(),
        ],
    )
    def test_every_way_is_closed(self, update, attempt):
        before = list(Revision.objects.values())
        with pytest.raises(Frozen, match="Fassungen werden nicht"), transaction.atomic():
            attempt(Revision.objects.filter(update=update))
        assert list(Revision.objects.values()) == before

    def test_an_update_with_a_history_stays(self, update):
        with pytest.raises(ProtectedError):
            update.delete()
        with pytest.raises(ProtectedError):
            update.report.delete()

    def test_a_dump_can_be_loaded(self, update):
        row = Revision.objects.first()
        copy = Revision(pk=row.pk + 1000, **{**fields_of(row), "number": 9})
        copy.save_base(raw=True)
        assert Revision.objects.filter(number=9).count() == 1


def fields_of(row):
    names = [field.attname for field in Revision._meta.concrete_fields if not field.primary_key]
    return {name: getattr(row, name) for name in names}


def with_history_of_its_own(chapter, person):
    """A chapter that was saved twice."""
    for number in (1, 2):
        FrameChapter.objects.filter(pk=chapter.pk).update(text=f"Stand {number}.", version=number)
        record(chapter, "save", by=person)
    return FrameChapter.objects.get(pk=chapter.pk)


class TestSqlChangesNothingEither:
    def test_a_row_is_not_changed(self, update):
        self.refused("UPDATE projects_revision SET reason = 'x' WHERE number = 1")

    def test_a_row_is_not_deleted_on_postgresql(self, update):
        if connection.vendor == "postgresql":
            self.refused("DELETE FROM projects_revision WHERE number = 4")

    def test_the_table_is_not_emptied_on_postgresql(self, update):
        if connection.vendor == "postgresql":
            connection.check_constraints()
            with connection.cursor() as cursor:
                cursor.execute("ALTER TABLE projects_revision ENABLE TRIGGER revisions_are_not_emptied")
            self.refused("TRUNCATE projects_revision")

    def test_the_history_of_a_chapter_is_held_the_same_way(self, update, editor):
        chapter = with_history_of_its_own(make_chapter(update.report), editor)
        with pytest.raises(Frozen), transaction.atomic():
            chapter.revisions.all().delete()
        with pytest.raises(ProtectedError):
            chapter.delete()
        self.refused("UPDATE projects_chapterrevision SET reason = 'x' WHERE number = 1")
        if connection.vendor == "postgresql":
            self.refused("DELETE FROM projects_chapterrevision WHERE number = 2")
            connection.check_constraints()
            with connection.cursor() as cursor:
                cursor.execute("ALTER TABLE projects_chapterrevision ENABLE TRIGGER revisions_are_not_emptied")
            self.refused("TRUNCATE projects_chapterrevision")

    def refused(self, statement):
        before = rows_of_both()
        with pytest.raises(IntegrityError, match="nicht gelöscht"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert rows_of_both() == before


def rows_of_both():
    return [*Revision.objects.values(), *ChapterRevision.objects.values()]


class TestWhatWasDoneToItShows:
    def test_a_whole_chain_is_whole(self, update):
        assert (broken_link(update), first_break(update)) == ("", None)

    @pytest.mark.parametrize("column", ["document", "reason", "action", "digest"])
    def test_a_changed_row(self, update, column):
        tamper(f"UPDATE projects_revision SET {column} = 'x' WHERE number = 2")
        assert broken_link(update) == "Fassung 2 ist verändert."

    def test_another_person_or_time(self, update):
        tamper("UPDATE projects_revision SET person = NULL WHERE number = 3")
        assert broken_link(update) == "Fassung 3 ist verändert."
        tamper("UPDATE projects_revision SET at = '2020-01-01 00:00:00+00:00' WHERE number = 2")
        assert broken_link(update) == "Fassung 2 ist verändert."

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_a_missing_row(self, update, number):
        tamper(f"DELETE FROM projects_revision WHERE number = {number}")
        assert broken_link(update) == f"Fassung {number} fehlt."

    def test_a_row_that_closed_up_to_a_missing_one(self, update):
        tamper(
            "DELETE FROM projects_revision WHERE number = 3", "UPDATE projects_revision SET number = 3 WHERE number = 4"
        )
        assert broken_link(update) == "Fassung 3 ist verändert."

    def test_rows_in_another_order(self, update):
        tamper(*swap(2, 3))
        assert broken_link(update) == "Fassung 2 steht an falscher Stelle: Sie war Fassung 3."

    def test_a_tail_cut_off(self, update):
        tamper("DELETE FROM projects_revision WHERE number > 2")
        assert broken_link(update) == "Nach Fassung 2 fehlt das Ende."

    def test_all_rows_removed(self, update):
        tamper("DELETE FROM projects_revision")
        assert broken_link(update) == "Alle Fassungen fehlen."

    def test_all_rows_removed_with_what_the_update_knew_of_them(self, update):
        tamper("DELETE FROM projects_revision", "UPDATE projects_projectupdate SET history_head = ''")
        assert broken_link(update) == "Sie wurde gespeichert, hat aber keine Fassung."

    def test_an_update_that_names_no_revision(self, update):
        ProjectUpdate.objects.update(history_head="")
        assert broken_link(update) == "Es gibt Fassungen bis Nummer 4, aber die Meldung nennt keine."

    def test_an_update_that_names_an_earlier_revision(self, update):
        head = Revision.objects.get(number=2).digest
        ProjectUpdate.objects.update(history_head=head)
        assert broken_link(update) == "Fassung 3 kam hinzu, ohne dass die Meldung sie nennt."

    def test_an_update_that_names_another_chain(self, update, ministry, editor):
        other = with_history(make_update(ministry, "01-02"), editor, 1)
        other.refresh_from_db()
        ProjectUpdate.objects.filter(pk=update.pk).update(history_head=other.history_head)
        assert broken_link(update) == "Die Meldung nennt als letzte Fassung eine der Meldung 01-02 im Bericht 2030."

    def test_a_chapter_that_names_another_chain(self, update, editor):
        one, other = (with_history_of_its_own(make_chapter(update.report, slug), editor) for slug in ("eins", "zwei"))
        FrameChapter.objects.filter(pk=one.pk).update(history_head=other.history_head)
        found = "Das Programmkapitel nennt als letzte Fassung eine des Programmkapitels zwei im Bericht 2030."
        assert broken_link(one) == found
        tamper("DELETE FROM projects_chapterrevision")
        FrameChapter.objects.update(history_head="")
        assert broken_link(one) == "Es wurde gespeichert, hat aber keine Fassung."

    def test_an_update_that_nobody_saved_needs_no_history(self, ministry):
        assert broken_link(make_update(ministry)) == ""


class TestVerifyHistory:
    def test_it_says_what_it_looked_at(self, update, ministry):
        make_update(ministry, "01-02")
        assert run() == ("Geprüft: 2 Meldungen und 0 Programmkapitel mit 4 Fassungen. Alles stimmt.\n", "", "")

    def test_it_names_update_and_revision(self, update, ministry, editor):
        with_history(make_update(ministry, "01-02"), editor, 2)
        tamper(
            f"UPDATE projects_revision SET reason = 'x' WHERE number = 2 AND update_id = {update.pk}",
            f"DELETE FROM projects_revision WHERE number = 2 AND update_id <> {update.pk}",
        )
        out, told, error = run()
        assert (out, error) == ("", "Der Verlauf von 2 Meldungen stimmt nicht.")
        assert told.splitlines() == [
            "Meldung 01-01 im Bericht 2030: Fassung 2 ist verändert.",
            "Meldung 01-02 im Bericht 2030: Nach Fassung 1 fehlt das Ende.",
        ]

    def test_a_script_reads_json(self, update):
        assert json.loads(run("--json")[0]) == {"updates": 1, "chapters": 0, "revisions": 4, "breaks": []}
        tamper("DELETE FROM projects_revision WHERE number = 1")
        out, told, error = run("--json")
        assert (told, error) == ("", "Der Verlauf von einer Meldung stimmt nicht.")
        assert json.loads(out)["breaks"] == [
            {
                "kind": "update",
                "code": "01-01",
                "year": 2030,
                "number": 1,
                "what": "Fassung 1 fehlt.",
                "sentence": "Meldung 01-01 im Bericht 2030: Fassung 1 fehlt.",
            }
        ]

    def test_chapters_are_walked_too_also_those_that_were_removed(self, update, editor):
        chapters = [with_history_of_its_own(make_chapter(update.report, slug), editor) for slug in ("vorwort", "ende")]
        FrameChapter.objects.filter(slug="ende").update(removed_at=timezone.now())
        assert run()[0] == "Geprüft: 1 Meldungen und 2 Programmkapitel mit 8 Fassungen. Alles stimmt.\n"
        tamper(
            "DELETE FROM projects_revision WHERE number = 4",
            f"UPDATE projects_chapterrevision SET reason = 'x' WHERE number = 2 AND chapter_id = {chapters[1].pk}",
        )
        out, told, error = run()
        assert (out, error) == ("", "Der Verlauf von einer Meldung und einem Programmkapitel stimmt nicht.")
        assert told.splitlines() == [
            "Meldung 01-01 im Bericht 2030: Nach Fassung 3 fehlt das Ende.",
            "Programmkapitel ende im Bericht 2030: Fassung 2 ist verändert.",
        ]

    def test_it_tells_how_far_it_is(self, ministry):
        for number in range(3):
            make_update(ministry, f"01-0{number}", complete=False)
        steps = []
        verify(lambda done, total: steps.append((done, total)))
        assert steps == [(1, 3), (2, 3), (3, 3)]

    def test_its_queries_grow_with_the_updates_and_not_with_their_revisions(self, update, ministry, editor):
        with CaptureQueriesContext(
            connection,
        ) as few:
            verify()
        with_history(update, editor, 30)
        with CaptureQueriesContext(connection) as many:
            verify()
        assert len(few) == len(many)


def test_what_nobody_recorded_yet_is_known(update):
    assert unrecorded(update) == ""
    ProjectUpdate.objects.update(summary="Ganz anders.")
    assert "Ganz anders." in unrecorded(update)
