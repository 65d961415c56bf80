"""The disk is full, a file is gone, a process was killed: a sentence says so, and what was published stays."""

import datetime
import os
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import OutgoingMail
from projects import editions
from projects.editions import clear_litter, folders_without_a_row, stored_pictures, typeset_draft
from projects.importing.store import store_report
from projects.models import Edition, ProjectUpdate, PublicationProposal
from projects.pictures import picture_path, store_picture
from projects.proposals import confirm, propose
from projects.report.contents import report_document
from tests.desk import change_address, make_people, proposal_address, sign_in, typed
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_photo, make_picture, make_report, make_update
from tests.pages import text_of
from tests.projects.public.publish import make_photo as photo_document

pytestmark = pytest.mark.django_db
LONG_AGO = time.time() - 25 * 60 * 60


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.MEDIA_ROOT, settings.EDITIONS_ROOT = tmp_path / "media", tmp_path / "editions"
    return tmp_path / "editions"


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def update(people):
    """What is to be published next: approved, with a picture."""
    store_report(make_report_document(make_sheet_document(photos=(photo_document(),))), source="a", publish=True)
    update = make_update(people.ministry, "01-02", report=make_report(2025), status="approved")
    make_photo(update)
    return update


@contextmanager
def full_disk(room):
    """No file can become longer than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def print_of(update):
    return picture_path(update.photos.get().sha256, "print")


def no_room(settings, update, monkeypatch):
    """Where the editions should lie, there is a file."""
    (settings.EDITIONS_ROOT.parent / "file").touch()
    settings.EDITIONS_ROOT = settings.EDITIONS_ROOT.parent / "file" / "editions"
    return "Die Ausgabe lässt sich nicht speichern, es wurde nichts veröffentlicht. An der Stelle des"


def damaged_print(settings, update, monkeypatch):
    print_of(update).write_bytes(print_of(update).read_bytes()[:-90])
    return "Projekt 01-02: Die Druckfassung von Bild „Das Haus“ ist nicht lesbar."


def missing_print(settings, update, monkeypatch):
    print_of(update).unlink()
    return "Projekt 01-02: Die Druckfassung von Bild „Das Haus“ fehlt."


def missing_picture(settings, update, monkeypatch):
    picture_path(update.photos.get().sha256, "original").unlink()
    return "01-02 Stellwerk 01-02: Die Datei des Bildes „Das Haus“ fehlt auf dem Server."


def killed_typesetter(settings, update, monkeypatch):
    program = settings.EDITIONS_ROOT.parent / "typesetter"
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return "Der Satz ist nicht gelungen, es wurde nichts veröffentlicht. Der Satz des Berichts wurde vom Betriebssystem"


def little_memory(settings, update, monkeypatch):
    settings.TYPESETTER_MEMORY = 1
    return "Der Satz des Berichts braucht mehr Arbeitsspeicher, als er darf (1 MiB)."


@pytest.mark.parametrize(
    "harm", [no_room, damaged_print, missing_print, missing_picture, killed_typesetter, little_memory]
)
def test_what_goes_wrong_is_said_and_the_last_edition_stays(people, update, root, settings, monkeypatch, harm):
    proposal = propose(update.report, by=people.project_group)
    sealed, mails = files(root), OutgoingMail.objects.count()
    sentence = harm(settings, update, monkeypatch)
    answer = sign_in(people.second_of_project_group).post(proposal_address(proposal, "bestaetigen"), {"sure": "yes"})
    assert answer.status_code == 409
    assert sentence in text_of(answer.content.decode())
    assert Edition.objects.get().report.year == 2024
    assert ProjectUpdate.objects.get(pk=update.pk).status == "approved"
    assert PublicationProposal.objects.get().confirmed_at is None
    assert (files(root), OutgoingMail.objects.count()) == (sealed, mails)


def test_a_timer_that_cannot_publish_says_why_and_tries_again(people, update, root, settings):
    proposal = propose(
        update.report, by=people.project_group, publish_at=timezone.now() + datetime.timedelta(minutes=5)
    )
    confirm(proposal, by=people.second_of_project_group)
    PublicationProposal.objects.update(publish_at=timezone.now())
    no_room(settings, update, None)
    with pytest.raises(CommandError) as failed:
        call_command("publish_due")
    assert str(failed.value).endswith(
        "Die Ausgabe lässt sich nicht speichern. An der Stelle des Ordners liegt eine Datei."
    )
    settings.EDITIONS_ROOT = root
    call_command("publish_due")
    assert Edition.objects.count() == 2


def test_a_disk_that_fills_up_while_an_edition_is_written_leaves_no_folder(update, root):
    document = report_document(update.report, published_on=datetime.date(2030, 5, 1))
    made, stored, before = typeset_draft(document), stored_pictures(document), files(root)
    with full_disk(1000), pytest.raises(OSError, match="File too large"):
        editions._write_folder(root, document, made, stored, {})
    assert (files(root), list(root.glob(".new-*"))) == (before, [])


def test_a_picture_that_finds_no_room_keeps_what_was_typed_with_it(people, update, settings):
    ProjectUpdate.objects.update(status="draft")
    browser, before = sign_in(people.editor), files(settings.MEDIA_ROOT)
    upload = SimpleUploadedFile("bild.png", make_picture("red", (900, 600)), content_type="image/png")
    fields = typed(browser, update, summary="Frisch getippt.", **{"photos-0-file": upload})
    with full_disk(1000):
        answer = browser.post(change_address(update), fields)
    page = answer.content.decode()
    assert "Das Bild ließ sich nicht speichern. Die Datei würde größer, als das System es erlaubt." in text_of(page)
    assert "Frisch getippt." in page
    assert files(settings.MEDIA_ROOT) == before
    assert list(settings.MEDIA_ROOT.rglob(".new-*")) == []


def test_a_pdf_that_cannot_be_written_leaves_the_older_file(update, tmp_path):
    older = tmp_path / "bericht.pdf"
    older.write_bytes(b"der von gestern")
    with full_disk(1000), pytest.raises(CommandError, match="Zwischendateien"):
        call_command("build_report", "2024", output=older)
    with pytest.raises(CommandError, match=r"/dev/full kann nicht geschrieben werden\. Auf dem Datenträger ist kein P"):
        call_command("build_report", "2024", output=Path("/dev/full"))
    assert older.read_bytes() == b"der von gestern"
    assert list(tmp_path.glob(".new-*")) == []


def test_an_edition_cannot_be_proven_without_room_for_typesetting(update, capsys):
    with full_disk(1000), pytest.raises(CommandError, match="Nicht alles stimmt: Bericht 2024, Ausgabe 1"):
        call_command("verify_editions")
    assert "Das PDF lässt sich nicht neu setzen. Der Satz braucht Zwischendateien in" in capsys.readouterr().err


def aged(path, seconds=LONG_AGO):
    path.mkdir(parents=True, exist_ok=True)
    (path / "report.pdf").touch()
    os.utime(path, (seconds, seconds))
    return path


def test_what_killed_sealings_left_goes_a_day_later_and_nothing_else(update, root, capsys):
    sealed = root / Edition.objects.get().folder
    os.utime(sealed, (LONG_AGO, LONG_AGO))
    gone = [aged(root / ".new-abcdefgh"), aged(root / "2024-1-abcdefgh")]
    forgotten = aged(root / "2019-4-abcdefgh")  # by a database that was brought back from before its sealing
    kept = [
        sealed,
        forgotten,
        aged(root / ".excerpts"),
        aged(root / "2024-1-notizen zum Heft"),
        aged(root / ".new-jetztgrad", time.time()),
        aged(root / "2024-1-jetztgrad", time.time()),
    ]
    clear_litter(root)
    assert sorted(path for path in root.iterdir()) == sorted(kept)
    assert not any(path.exists() for path in gone)
    assert folders_without_a_row(root) == ["2019-4-abcdefgh", "2024-1-jetztgrad"]
    call_command("verify_editions")
    assert "Der Ordner 2019-4-abcdefgh gehört zu keiner Ausgabe." in capsys.readouterr().err


def test_what_killed_uploads_left_goes_a_day_later(settings):
    first = picture_path(store_picture(make_picture("red")).sha256, "print").parent
    litter, fresh = aged(first.parent / ".new-abc"), aged(first.parent / ".new-jetzt", time.time())
    for path in first.iterdir():
        path.unlink()
    first.rmdir()
    store_picture(make_picture("red"))
    assert (first.is_dir(), litter.exists(), fresh.exists()) == (True, False, True)
