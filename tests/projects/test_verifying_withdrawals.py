"""Proof of an edition that lost a picture: what is gone by intention, and what must be gone."""

import io
import shutil
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from projects import clearing
from projects.excerpts import excerpt_file, sheet_excerpt
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.pictures import picture_path
from projects.published import document_of
from projects.verifying import verified
from tests.projects.public.publish import make_photo
from tests.projects.report.pdf_reader import bare, bare_words
from tests.projects.withdrawn import files_with, folder_of, publish_with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


@pytest.fixture
def published():
    return publish_with_picture(typeset=True)


def first():
    return verified(Edition.objects.get(number=1))


def cleared():
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("clear_withdrawn", stdout=out, stderr=err)
    except CommandError as error:
        return f"{err.getvalue()}{error}"
    return out.getvalue()


def test_an_edition_that_lost_pictures_holds_in_every_point(published):
    published.withdraw()
    published.withdraw(published.other)
    found = first()
    assert found.breaks == []
    stones = found.form.tombstones.values()
    assert found.holds[-4:] == [
        "Neu gesetzt entsteht das PDF Byte für Byte wieder.",
        *(
            f"Das Bild {stone.sha256} ist seit dem {stone.day} zurückgezogen (Bildrechte); "
            "keine Datei davon liegt noch da."
            for stone in stones
        ),
        f"Das versiegelte PDF (SHA-256 {published.edition.pdf_sha256}) ist mit Absicht ersetzt.",
    ]
    assert [verified(edition).breaks for edition in Edition.objects.exclude(number=1)] == [[], []]


def test_a_file_that_came_back_is_a_break_until_it_is_cleared(published):
    original = (folder_of(published.edition) / "report.pdf").read_bytes()
    published.withdraw()
    make_photo()  # its files, as out of a backup
    path = picture_path(published.photo.sha256, "original")
    (folder_of(published.edition) / "report.pdf").write_bytes(original)
    found = first()
    what = f"Das zurückgezogene Bild {path.parent.name} liegt noch da ({path}). "
    assert f"{what}„manage.py clear_withdrawn“ löscht die Datei." in found.breaks
    assert found.breaks[-1].startswith("Das ersetzte PDF liegt noch da (")
    assert cleared() == "Geprüft: 1 zurückgezogenes Bild. Keine Datei davon liegt noch da.\n"
    assert first().breaks == []


def test_a_picture_that_is_missing_without_a_withdrawal_is_still_a_break(published):
    published.withdraw()
    shutil.rmtree(picture_path(published.other.sha256, "print").parent)
    assert f"Das Bild {published.other.sha256} fehlt" in first().breaks[0]


@pytest.mark.parametrize("column", ["pdf_sha256", "pdf_bytes"])
def test_a_changed_row_of_the_new_pdf_is_a_break(published, column):
    published.withdraw()
    EditionRedaction.objects.update(**{column: 7 if column == "pdf_bytes" else "0" * 64})
    assert first().breaks != []


def test_what_cannot_be_deleted_now_is_deleted_later(published, monkeypatch):
    def refuse(*_args, **_named):
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(clearing, "shutil", SimpleNamespace(rmtree=refuse))
        picture = published.withdraw()
        assert (picture.withdrawn_at is not None, picture.cleared_at) == (True, None)
        assert cleared().splitlines()[-1] == f"Noch nicht gelöscht: {picture}."
    assert list(WithdrawnPicture.objects.not_cleared()) == [picture]
    assert cleared().startswith("Geprüft: 1 zurückgezogenes Bild.")
    assert files_with(published.photo.sha256) == []
    assert not WithdrawnPicture.objects.not_cleared().exists()


def test_excerpts_show_the_tombstone_and_older_ones_are_gone(published):
    edition = Edition.objects.get()
    sheet = sheet_excerpt(document_of(edition), "01-01")
    before, mark = excerpt_file(edition, document_of(edition), sheet)
    published.withdraw(reason="person", hides_words=True)
    assert not before.exists()
    # Somebody who asked before and whose turn comes now gets what is right now.
    after, new_mark = excerpt_file(edition, document_of(edition), sheet)
    assert (after != before, new_mark != mark) == (True, True)
    words = bare_words(after.read_bytes())
    assert bare("Bild entfernt am") in words
    assert bare("Das Haus von vorn") not in words
