"""Proofs: what a report says at a moment, kept; who gets which copy; and what happens when several want one at once."""

import datetime
import threading
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role
from projects import proof_files, turns
from projects.models import CopyKind, FrameChapter, Proof, ProofCopy
from projects.pictures import picture_path
from projects.proof_files import copy_file
from projects.proofs import ProofRefused, copy_for, make_proof, missing_pictures, stamp_of
from projects.report.proof import Stamp
from tests.make_proof import kept_proof
from tests.make_rows import make_ministry, make_person, make_photo, make_report, make_update
from tests.projects.report.pdf_reader import bare, bare_words

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(days=3)


@pytest.fixture
def pia():
    return make_person("Pia", (Role.PROJECT_GROUP, None))


@pytest.fixture
def update():
    return make_update(make_ministry())


def refused(act):
    with pytest.raises(ProofRefused) as caught, transaction.atomic():
        act()
    return str(caught.value)


def files(settings):
    return sorted(Path(settings.EDITIONS_ROOT, ".proofs").glob("*.pdf"))


class TestMaking:
    def test_the_first_one_holds_the_report_as_it_stands_finished_or_not(self, update, pia):
        make_update(make_ministry(), "01-02", report=update.report, complete=False)
        proof = make_proof(update.report, by=pia, note="vor der Sitzung")
        assert (proof.number, proof.note, proof.changes, proof.made_by) == (1, "vor der Sitzung", "", pia)
        assert [sheet.code for sheet in proof.read().projects] == ["01-01", "01-02"]
        assert proof.pages == 8  # cover, contents, figures, project reports, a divider, two sheets, the edition
        copy = proof.copies.get()
        assert (copy.recipient, copy.kind, copy.compared_with) == ("Projektgruppe", CopyKind.DRAFT, None)
        assert LogEntry.objects.get().change_message == "Entwurf 1 erstellt."

    def test_the_next_one_tells_what_changed_and_marks_it_for_the_project_group(self, update, pia):
        first = kept_proof(update.report)
        type(update).objects.update(outlook="Im Herbst.")
        FrameChapter.objects.create(report=update.report, kind="free", slug="dank", title="Dank", text="Danke.")
        proof = make_proof(update.report, by=pia)
        assert (proof.number, proof.changes) == (2, "1 Blatt geändert; 1 Kapitel neu")
        assert proof.copies.get().compared_with == first

    def test_where_nothing_changed_none_is_made_whatever_the_day(self, update, pia):
        first = kept_proof(update.report)
        Proof.objects.update(
            document=first.document.replace(f'"published_on":"{timezone.localdate()}"', '"published_on":"2020-01-01"')
        )
        assert refused(lambda: make_proof(update.report, by=pia)).startswith("Seit Entwurf 1 vom ")
        assert Proof.objects.count() == 1

    def test_it_keeps_what_was_shown_whatever_changes_later(self, update, pia):
        proof = kept_proof(update.report)
        copy = copy_for(proof, "Frau Ministerin", by=pia)
        type(update).objects.update(title="Ganz anders", outlook="Ganz anders.")
        assert proof.read().projects[0].title == "Stellwerk 01-01"
        printed = bare_words(copy_file(copy).read_bytes())
        assert (bare("Stellwerk 01-01") in printed, bare("Ganz anders") in printed) == (True, False)

    def test_a_figure_that_does_not_exist_gets_a_sentence(self, update, pia):
        FrameChapter.objects.create(report=update.report, kind="free", slug="x", title="Lage", text="{{ zauberei }}")
        assert refused(lambda: make_proof(update.report, by=pia)).startswith(
            "Der Entwurf lässt sich nicht erstellen. Im Kapitel „Lage“:"
        )

    def test_a_damaged_picture_gets_a_sentence_and_a_missing_one_its_place(self, update, pia):
        photo = make_photo(update)
        path = picture_path(photo.sha256, "print")
        path.chmod(0o644)
        path.write_bytes(b"kaputt")
        sentence = refused(lambda: make_proof(update.report, by=pia))
        assert sentence == (
            "Der Entwurf lässt sich nicht setzen. Projekt 01-01: Die Druckfassung von Bild „Das Haus“ ist nicht lesbar."
        )
        assert Proof.objects.count() == 0
        for rendition in path.parent.glob("*"):
            rendition.unlink()
        proof = make_proof(update.report, by=pia)
        assert missing_pictures(proof.read()) == 1
        assert "Bildfehlt" in bare_words(copy_file(proof.copies.get()).read_bytes())

    def test_only_the_project_group_makes_proofs_and_gives_copies(self, update):
        proof = kept_proof(update.report)
        for number, roles in enumerate(
            ([(Role.EDITOR, make_ministry())], [(Role.COORDINATOR, make_ministry())], [(Role.OPERATIONS, None)], [])
        ):
            person = make_person(f"Person {number}", *roles, is_superuser=not roles)
            assert refused(lambda by=person: make_proof(update.report, by=by)) == "Entwürfe erstellt die Projektgruppe."
            assert refused(lambda by=person: copy_for(proof, "Ich", by=by)) == "Exemplare gibt die Projektgruppe aus."
        assert (Proof.objects.count(), ProofCopy.objects.count()) == (1, 0)


class TestCopies:
    def test_an_embargoed_copy_says_until_when_and_for_whom_and_marks_nothing(self, update, pia):
        proof = kept_proof(update.report)
        until = timezone.make_aware(datetime.datetime(2098, 11, 28, 10, 0))
        copy = copy_for(proof, "  Landes-\npressekonferenz ", by=pia, embargo_until=until)
        stamp = stamp_of(copy)
        assert (stamp.label, stamp.recipient) == ("Vorabexemplar", "Landes- pressekonferenz")
        assert stamp.words.startswith("Sperrfrist bis Freitag, 28. November 2098, 10:00 Uhr · Entwurf 1 vom ")
        assert stamp.words.endswith(" · für Landes- pressekonferenz")
        assert LogEntry.objects.get().change_message == (
            "Entwurf 1: Vorabexemplar, Sperrfrist bis 28. November 2098, 10:00 Uhr, ausgegeben für "
            "Landes- pressekonferenz."
        )

    @pytest.mark.parametrize(
        ("recipient", "given", "sentence"),
        [
            ("  ", {}, "Bitte nennen Sie, für wen das Exemplar ist."),
            ("x" * 121, {}, "„Für wen“ hat 121 Zeichen, möglich sind 120. Bitte kürzen."),
            ("Presse", {"embargo_until": -LATER}, "Die Sperrfrist ist schon vorbei."),
        ],
    )
    def test_what_is_wrong_gets_a_sentence(self, update, pia, recipient, given, sentence):
        given = {name: timezone.now() + delta for name, delta in given.items()}
        proof = kept_proof(update.report)
        assert refused(lambda: copy_for(proof, recipient, by=pia, **given)).startswith(sentence)
        assert ProofCopy.objects.count() == 0

    def test_it_is_compared_with_an_earlier_proof_of_its_own_report(self, update, pia):
        first, second = kept_proof(update.report), kept_proof(update.report, 2)
        foreign = kept_proof(make_report(2031))
        assert copy_for(second, "Ich", by=pia, compared_with=first).compared_with == first
        for other in (second, foreign):
            sentence = refused(lambda other=other: copy_for(second, "Ich", by=pia, compared_with=other))
            assert sentence == "Verglichen wird mit einem früheren Entwurf desselben Berichts."

    def test_the_database_holds_what_a_copy_is(self, update):
        proof, until = kept_proof(update.report), timezone.now()
        ministry = make_ministry()
        ProofCopy.objects.create(proof=proof, recipient="M", ministry=ministry)
        for fields in (
            {"recipient": ""},
            {"recipient": "P", "kind": "embargo"},
            {"recipient": "P", "embargo_until": until},
            {"recipient": "P", "kind": "embargo", "embargo_until": until, "compared_with": proof},
            {"recipient": "M", "ministry": ministry},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                ProofCopy.objects.create(proof=proof, **fields)


class TestFiles:
    def test_a_copy_is_typeset_once_and_each_has_its_own_recipient(self, update, pia, settings):
        proof = kept_proof(update.report)
        copies = [copy_for(proof, name, by=pia) for name in ("Haus Eins", "Haus Zwei")]
        paths = [copy_file(copy) for copy in copies]
        written = paths[0].stat().st_mtime_ns
        assert copy_file(copies[0]).stat().st_mtime_ns == written
        assert [bare("Haus Eins") in bare_words(path.read_bytes()) for path in paths] == [True, False]
        assert files(settings) == sorted(paths)

    def test_the_oldest_files_go(self, update, pia, settings, monkeypatch):
        monkeypatch.setattr(proof_files, "KEPT", 1)
        proof = kept_proof(update.report)
        for name in ("Eins", "Zwei"):
            last = copy_file(copy_for(proof, name, by=pia))
        assert files(settings) == [last]

    def test_who_waits_too_long_is_told(self, update, pia, settings, monkeypatch):
        copy = copy_for(kept_proof(update.report), "Eins", by=pia)
        monkeypatch.setattr(turns, "PATIENCE", 0.1)
        with (
            turns.turn(settings.EDITIONS_ROOT / ".proofs", "besetzt"),
            pytest.raises(turns.Busy, match="andere Entwürfe"),
        ):
            copy_file(copy)
        assert files(settings) == []

    def test_a_full_disk_leaves_nothing_behind(self, update, pia, settings, monkeypatch):
        def full(beside, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(proof_files, "put_in_place", full)
        with pytest.raises(OSError, match="No space left"):
            copy_file(copy_for(kept_proof(update.report), "Eins", by=pia))
        assert [path.name for path in Path(settings.EDITIONS_ROOT, ".proofs").iterdir()] == [".lock"]


@pytest.mark.django_db(transaction=True)
def test_several_who_click_at_once_get_one_proof(update, pia):
    from django.db import connection

    told = []

    def click():
        try:
            told.append(make_proof(update.report, by=pia).number)
        except ProofRefused as refusal:
            told.append(str(refusal)[:14])
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, told)) == ["1", "Seit Entwurf 1", "Seit Entwurf 1"]
    assert Proof.objects.count() == 1


def test_a_stamp_of_a_draft_names_its_number_its_moment_and_its_recipient(update, pia):
    proof = kept_proof(update.report)
    Proof.objects.update(made_at=timezone.make_aware(datetime.datetime(2026, 11, 24, 20, 5)))
    proof.refresh_from_db()
    words = "Stand 24. November 2026, 20:05 Uhr · für Frau Ministerin"
    assert stamp_of(copy_for(proof, "Frau Ministerin", by=pia)) == Stamp("Entwurf 1", words, "Frau Ministerin")
