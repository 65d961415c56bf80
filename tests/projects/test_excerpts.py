import threading
from pathlib import Path

import pytest

from projects import excerpts
from projects.excerpts import (
    Busy,
    excerpt_file,
    ministries_of,
    ministry_excerpt,
    sheet_excerpt,
    topic_excerpt,
)
from projects.importing.store import store_report
from projects.models import PublishedPicture
from projects.report.excerpt import Excerpt
from projects.report.typeset import TypesetError
from projects.verifying import verified
from tests.make import BILDUNG, ENERGIE, MUNV, make_report_document, make_sheet_document
from tests.projects.public.publish import make_photo

pytestmark = pytest.mark.django_db
DOCUMENT = make_report_document(
    make_sheet_document("01-01", "Ideenhaus", topic_field=ENERGIE),
    make_sheet_document("01-02", "Garten", topic_field=BILDUNG, ministry=MUNV),
    make_sheet_document("01-03", "Brücke", topic_field=ENERGIE, ministry=None),
)
SHEET = Excerpt("blatt-01-01", ("01-01",))


@pytest.fixture
def edition():
    sheet = make_sheet_document(photos=(make_photo(caption="Das Haus von vorn"),))
    return store_report(make_report_document(sheet), source="test", publish=True).edition


def made(edition, excerpt=SHEET):
    return excerpt_file(edition, edition.read(), excerpt)


def kept(settings):
    root = Path(settings.EDITIONS_ROOT) / ".excerpts"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and path.name != ".lock")


class TestWhatCanBeAskedFor:
    def test_a_sheet(self):
        assert sheet_excerpt(DOCUMENT, "01-02") == Excerpt("blatt-01-02", ("01-02",))

    def test_a_topic_field(self):
        assert topic_excerpt(DOCUMENT, "energie") == Excerpt(
            "themenfeld-energie", ("01-01", "01-03"), "Themenfeld Energie"
        )

    def test_a_ministry_that_is_responsible(self):
        assert ministry_excerpt(DOCUMENT, "munv") == Excerpt("ministerium-munv", ("01-02",), MUNV.name)
        assert [ministry.abbreviation for ministry in ministries_of(DOCUMENT)] == ["MUNV", "MWIKE"]

    @pytest.mark.parametrize(
        ("ask", "name"),
        [(sheet_excerpt, "09-09"), (topic_excerpt, "zauberei"), (ministry_excerpt, "fm"), (ministry_excerpt, "")],
    )
    def test_nothing_else(self, ask, name):
        assert ask(DOCUMENT, name) is None


class TestKeeping:
    def test_it_is_typeset_once(self, edition, settings):
        path, fingerprint = made(edition)
        before = path.stat().st_mtime_ns
        assert made(edition) == (path, fingerprint)
        assert path.stat().st_mtime_ns == before
        assert [name.rpartition("/")[2] for name in kept(settings)] == ["blatt-01-01.pdf"]
        assert path.read_bytes().startswith(b"%PDF-")

    def test_each_excerpt_has_its_own_fingerprint(self, edition):
        topic = topic_excerpt(edition.read(), "energie")
        assert made(edition)[1] != made(edition, topic)[1]

    def test_another_renderer_makes_it_anew_and_takes_the_old_one_away(self, edition, settings, monkeypatch):
        first, fingerprint = made(edition)
        monkeypatch.setattr(excerpts, "renderer_fingerprint", lambda: "0" * 64)
        second, other = made(edition)
        assert (first.exists(), second.exists(), len(kept(settings))) == (False, True, 1)
        assert fingerprint != other

    def test_a_picture_that_is_gone_makes_it_anew_without_it(self, edition, settings):
        first, _fingerprint = made(edition)
        with_picture = len(first.read_bytes())
        rendition = next((Path(settings.EDITIONS_ROOT) / edition.folder / "pictures").iterdir())
        rendition.unlink()
        second, _fingerprint = made(edition)
        assert second != first
        assert len(second.read_bytes()) < with_picture

    def test_what_a_killed_process_left_is_taken_away(self, edition, settings):
        path, _fingerprint = made(edition)
        (path.parent / ".new-litter").write_bytes(b"halb")
        path.unlink()
        made(edition)
        assert len(kept(settings)) == 1

    def test_the_edition_itself_stays_as_it_was(self, edition, settings):
        made(edition)
        assert verified(edition).breaks == []
        assert PublishedPicture.objects.count() == 1


class TestManyAtOnce:
    def test_it_is_typeset_once_for_all(self, edition, monkeypatch):
        document, calls = edition.read(), []
        real = excerpts.typeset_excerpt
        monkeypatch.setattr(excerpts, "typeset_excerpt", lambda *given: calls.append(1) or real(*given))
        found = []
        threads = [
            threading.Thread(target=lambda: found.append(excerpt_file(edition, document, SHEET))) for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(found), len(set(found)), len(calls)) == (6, 1, 1)

    def test_who_waits_too_long_is_told(self, edition, settings, monkeypatch):
        monkeypatch.setattr(excerpts, "PATIENCE", 0.1)
        with excerpts._turn(Path(settings.EDITIONS_ROOT) / ".excerpts"), pytest.raises(Busy, match="viele Auszüge"):
            made(edition)
        assert kept(settings) == []


class TestFailing:
    def test_a_damaged_picture_leaves_nothing_behind(self, edition, settings):
        next((Path(settings.EDITIONS_ROOT) / edition.folder / "pictures").iterdir()).write_bytes(b"kaputt")
        with pytest.raises(TypesetError, match="Das Haus von vorn"):
            made(edition)
        assert kept(settings) == []

    def test_a_full_disk_leaves_nothing_behind(self, edition, settings, monkeypatch):
        def full(beside, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(excerpts, "put_in_place", full)
        with pytest.raises(OSError, match="No space left"):
            made(edition)
        assert kept(settings) == []
