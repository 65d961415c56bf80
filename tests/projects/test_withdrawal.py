"""A published picture is withdrawn by two people: everywhere, at once, or not at all."""

from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import OutgoingMail, Role
from projects import publishing, withdrawal
from projects.document import to_json
from projects.editing import SaveRefused, rows_of, save_draft, stored_draft
from projects.models import (
    Edition,
    EditionRedaction,
    Photo,
    ProjectUpdate,
    PublicationProposal,
    PublishedPicture,
    PublishedSheet,
    Report,
    Revision,
    WithdrawnPicture,
)
from projects.pictures import WITHDRAWN, PictureRefused, is_stored, store_picture
from projects.published import form_of
from projects.report.typeset import TypesetError
from projects.rounds import open_update
from projects.tombstones import document_without
from projects.withdrawal import WithdrawalRefused, ask, confirm, plan_of, take_back
from tests.make_rows import make_ministry, make_person, make_picture
from tests.projects.public.publish import make_photo
from tests.projects.withdrawn import files_with, folder_of, folders, publish_with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


@pytest.fixture
def published():
    return publish_with_picture()


def refused(act):
    with pytest.raises(WithdrawalRefused) as caught, transaction.atomic():
        act()
    return str(caught.value)


def state():
    """All that must be as before when something fails."""
    return (
        list(WithdrawnPicture.objects.values_list("withdrawn_at", "confirmed_by", "cleared_at")),
        EditionRedaction.objects.count(),
        list(Edition.objects.values_list("number", "folder")),
        Photo.objects.exclude(sha256="").count(),
        OutgoingMail.objects.count(),
        folders(),
    )


class TestWhatHappens:
    def test_the_sealed_row_stays_and_its_readers_get_a_pdf_without_the_picture(self, published):
        before = Edition.objects.values().get()
        published.withdraw()
        assert Edition.objects.filter(number=1).values().get() == before
        redaction = EditionRedaction.objects.get()
        form = form_of(Edition.objects.get(number=1))
        assert (form.folder, form.pdf_pages) == (redaction.folder, redaction.pdf_pages)
        assert form.pdf_sha256 == redaction.pdf_sha256 != before["pdf_sha256"]
        assert sorted(path.name for path in (folder_of(redaction) / "pictures").iterdir()) == sorted(
            [f"{published.photo.sha256}.txt", f"{published.other.sha256}.jpg"]
        )

    def test_the_report_gets_a_new_edition_that_is_the_last_one_without_the_picture(self, published):
        published.withdraw(sentence="Der Vertrag ist ausgelaufen.")
        new = Edition.objects.get(number=2)
        assert new.reason == "Ein Bild wurde zurückgezogen (Bildrechte). Der Vertrag ist ausgelaufen."
        last, read = published.edition.read(), new.read()
        assert read.projects == document_without(last, published.photo.sha256).projects
        assert [len(sheet.photos) for sheet in read.projects] == [1, 0]
        for name in ("catalogue", "chapters", "figures", "title", "topic_fields"):
            assert getattr(read, name) == getattr(last, name)
        assert list(PublishedSheet.objects.current().values_list("number", flat=True)) == [2, 2]
        assert list(PublishedPicture.objects.filter(edition=new).values_list("sha256", flat=True)) == [
            published.other.sha256
        ]

    def test_no_file_of_it_is_left(self, published):
        litter = folder_of(published.edition).parent / "2024-9-litter"  # of a sealing that was killed
        (litter / "pictures").mkdir(parents=True)
        (litter / "pictures" / f"{published.photo.sha256}.jpg").write_bytes(b"jpg")
        (litter / "report.pdf").write_bytes(b"pdf")
        picture = published.withdraw()
        assert picture.cleared_at
        assert files_with(published.photo.sha256) == []
        assert len(files_with(published.other.sha256)) > 5
        assert not (folder_of(published.edition) / "report.pdf").exists()
        assert not (litter / "report.pdf").exists()
        assert (folder_of(published.edition) / "report.json").is_file()

    def test_the_next_edition_does_not_bring_it_back(self, published):
        published.withdraw()
        report = Report.objects.get()
        assert [len(sheet.photos) for sheet in publishing.next_document(report).projects] == [1, 0]
        Report.objects.create(year=2025, title="Fortschrittsbericht 2025")
        update = open_update(Report.objects.get(year=2025), ProjectUpdate.objects.first().project)
        assert list(update.photos.values_list("sha256", flat=True)) == [published.other.sha256]

    def test_updates_that_are_being_written_lose_it_with_a_revision_and_a_mail(self, published):
        kim = make_person("Kim", (Role.COORDINATOR, make_ministry()))
        report = Report.objects.create(year=2025, title="Fortschrittsbericht 2025")
        update = open_update(report, ProjectUpdate.objects.get(project__code="01-01").project)
        published.withdraw()
        update.refresh_from_db()
        assert list(update.photos.values_list("sha256", flat=True)) == [published.other.sha256]
        assert (update.version, update.status) == (1, "draft")
        actions = list(Revision.objects.filter(update=update).order_by("number").values_list("action", "reason"))
        assert actions == [("found", ""), ("withdraw_picture", "Ein Bild wurde zurückgezogen (Bildrechte).")]
        mail = OutgoingMail.objects.get(recipient=kim.email)
        assert "Bild zurückgezogen: 01-01" in mail.subject
        assert "Ein Bild wurde zurückgezogen (Bildrechte)." in mail.body

    def test_one_after_the_other_all_are_tombstones_in_what_readers_get(self, published):
        published.withdraw()
        published.withdraw(published.other)
        first = form_of(Edition.objects.get(number=1))
        assert set(first.tombstones) == {published.photo.sha256, published.other.sha256}
        assert EditionRedaction.objects.filter(edition__number=1).count() == 2
        assert set(form_of(Edition.objects.get(number=2)).tombstones) == {published.other.sha256}
        assert Edition.objects.count() == 3
        superseded = EditionRedaction.objects.filter(edition__number=1).first()
        assert not (folder_of(superseded) / "report.pdf").exists()

    def test_a_picture_of_older_editions_only_makes_no_new_edition(self, published):
        published.withdraw()
        old = published.other.sha256
        Edition.objects.filter(number=2).delete()
        PublishedPicture.objects.filter(edition__number=1, sha256=published.photo.sha256).delete()
        assert [edition.number for edition in plan_of(old).followed] == [1]
        published.withdraw(published.other)
        assert Edition.objects.order_by("number").values_list("number", "reason").last()[0] == 2
        assert plan_of(old).followed == ()

    def test_a_proposal_to_publish_is_named_and_has_to_be_made_anew(self, published):
        report = Report.objects.get()
        proposal = PublicationProposal.objects.create(report=report, number=2, proposed_by=published.pia)
        assert plan_of(published.photo.sha256).proposals == (proposal,)

    def test_the_journal_tells_it_by_hash_and_never_by_words(self, published):
        published.withdraw(note="Anruf am Montag.")
        told = "\n".join(LogEntry.objects.order_by("pk").values_list("change_message", flat=True))
        assert f"Zurückgezogen: Bild {published.photo.sha256[:12]}, Grund: Bildrechte." in told
        assert "Neu gesetzt ohne das Bild: Ausgabe 1.\nErschienen ohne das Bild: Ausgabe 2.\nNotiz: Anruf" in told
        assert published.photo.caption not in told


class TestTwoPeople:
    def test_nobody_confirms_their_own(self, published):
        picture = ask(published.photo.sha256, reason="rights", by=published.pia)
        assert [mail.recipient for mail in OutgoingMail.objects.all()] == [published.paul.email]
        assert refused(lambda: confirm(picture, by=published.pia)).startswith("Vier Augen")
        with pytest.raises(IntegrityError, match="nobody_confirms_their_own_withdrawal"), transaction.atomic():
            WithdrawnPicture.objects.update(confirmed_by=published.pia, withdrawn_at=timezone.now())

    def test_only_the_project_group_asks_confirms_and_takes_back(self, published):
        kim = make_person("Kim", (Role.COORDINATOR, make_ministry()))
        assert "Projektgruppe" in refused(lambda: ask(published.photo.sha256, reason="rights", by=kim))
        picture = ask(published.photo.sha256, reason="rights", by=published.pia)
        assert "Projektgruppe" in refused(lambda: confirm(picture, by=kim))
        assert "Projektgruppe" in refused(lambda: take_back(picture, by=kim))

    def test_it_is_asked_for_once_and_confirmed_once(self, published):
        picture = ask(published.photo.sha256, reason="rights", by=published.pia)
        assert "schon vorgeschlagen" in refused(lambda: ask(published.photo.sha256, reason="rights", by=published.paul))
        confirm(picture, by=published.paul)
        ute = make_person("Ute", (Role.PROJECT_GROUP, None))
        assert refused(lambda: confirm(picture, by=ute)) == "Paul hat schon bestätigt: Das Bild ist zurückgezogen."
        assert "schon bestätigt" in refused(lambda: take_back(picture, by=ute))
        assert refused(lambda: ask(published.photo.sha256, reason="rights", by=ute)) == (
            "Dieses Bild ist schon zurückgezogen."
        )

    def test_what_is_taken_back_stays_public(self, published):
        picture = ask(published.photo.sha256, reason="rights", by=published.pia)
        take_back(picture, by=published.paul)
        assert refused(lambda: confirm(picture, by=published.paul)) == (
            "Der Vorschlag wurde inzwischen zurückgenommen."
        )
        assert (WithdrawnPicture.objects.count(), is_stored(published.photo.sha256)) == (0, True)

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"reason": "laune"}, "wählen Sie einen Grund"),
            ({"reason": "other"}, "„Anderer Grund“ allein sagt nichts"),
            ({"reason": "rights", "hides_words": True}, "nur auf Wunsch einer abgebildeten Person"),
            ({"reason": "rights", "sentence": "x" * 301}, "möglich sind 300"),
        ],
        ids=["unknown", "no sentence", "hiding", "long"],
    )
    def test_a_reason_must_say_something(self, published, said, sentence):
        assert sentence in refused(lambda: ask(published.photo.sha256, by=published.pia, **said))

    def test_a_picture_that_nobody_published_is_refused(self, published):
        unseen = make_photo("red")
        assert "in keiner veröffentlichten Ausgabe" in refused(
            lambda: ask(unseen.sha256, reason="rights", by=published.pia)
        )


class TestComingInAgain:
    def test_the_same_picture_is_refused_when_it_is_uploaded(self, published):
        published.withdraw()
        with pytest.raises(PictureRefused, match="zurückgezogen"):
            store_picture(make_picture("teal", (1800, 1200)), WithdrawnPicture.objects.sums())
        assert not is_stored(published.photo.sha256)

    def test_a_form_that_still_holds_it_is_not_saved(self, published):
        eva = make_person("Eva", (Role.EDITOR, make_ministry()))
        report = Report.objects.create(year=2025, title="Fortschrittsbericht 2025")
        update = open_update(report, ProjectUpdate.objects.get(project__code="01-01").project)
        draft = stored_draft(ProjectUpdate.objects.with_parts().get(pk=update.pk))
        published.withdraw()
        with pytest.raises(SaveRefused, match=WITHDRAWN):
            save_draft(update, draft, by=eva, version=1)
        assert [row["sha256"] for row in rows_of(update, "photos")] == [published.other.sha256]

    def test_a_file_out_of_a_backup_is_neither_printed_nor_published(self, published):
        published.withdraw()
        make_photo()  # as restored
        assert is_stored(published.photo.sha256)
        document = published.edition.read()
        assert set(publishing.stored_pictures(document)) == {published.other.sha256}


class TestFailures:
    @pytest.fixture
    def asked(self, published):
        return ask(published.photo.sha256, reason="rights", by=published.pia)

    def test_a_typesetter_that_fails_changes_nothing(self, published, asked):
        (folder_of(published.edition) / "pictures" / f"{published.other.sha256}.jpg").write_bytes(b"kaputt")
        before = state()
        with pytest.raises(TypesetError, match="ist nicht lesbar"):
            confirm(asked, by=published.paul)
        assert state() == before

    def test_a_disk_that_refuses_changes_nothing(self, published, asked, monkeypatch):
        before, made = state(), []
        write = Path.write_bytes

        def full(path, content):
            made.append(path.name)
            if made.count("report.pdf") == 2:  # the redaction is in place already
                raise OSError(28, "No space left on device")
            return write(path, content)

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            confirm(asked, by=published.paul)
        assert state() == before

    def test_what_fails_within_the_transaction_takes_rows_and_folders_back(self, published, asked, monkeypatch):
        before = state()

        def fail(*_args, **_named):
            raise ZeroDivisionError

        monkeypatch.setattr(withdrawal.notifications, "picture_withdrawn", fail)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            confirm(asked, by=published.paul)
        assert state() == before
        assert is_stored(published.photo.sha256)

    def test_an_edition_that_came_first_is_seen(self, published, asked, monkeypatch):
        held = withdrawal._held

        def come_first(picture):
            document = published.edition.read()
            Edition.objects.create(
                report=published.edition.report,
                number=2,
                reason="Ein Betrag war falsch.",
                published_on=document.published_on,
                document=to_json(document),
                pdf_bytes=1,
                pdf_pages=1,
            )
            return held(picture)

        monkeypatch.setattr(withdrawal, "_held", come_first)
        assert "anderes veröffentlicht" in refused(lambda: confirm(asked, by=published.paul))
        assert folders() == {published.edition.folder}

    def test_a_picture_that_somebody_withdrew_meanwhile_does_not_come_back(self, published, asked, monkeypatch):
        corrected, second = withdrawal._corrected, ask(published.other.sha256, reason="rights", by=published.paul)

        def come_first(*given):
            monkeypatch.setattr(withdrawal, "_corrected", corrected)
            confirm(second, by=published.pia)
            return corrected(*given)

        monkeypatch.setattr(withdrawal, "_corrected", come_first)
        with pytest.raises(WithdrawalRefused, match="anderes veröffentlicht"):
            confirm(asked, by=published.paul)
        assert confirm(asked, by=published.paul).withdrawn_at
        assert len(form_of(Edition.objects.get(number=1)).tombstones) == 2
