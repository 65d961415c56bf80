"""Videos in sign language at the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.models import SignVideo
from projects.videos import video_path
from tests.make_rows import make_picture
from tests.pages import text_of
from tests.projects.test_videos import MP4, WEBM

ADD = "/redaktion/projects/signvideo/add/"


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def upload(content, name="video.mp4"):
    return SimpleUploadedFile(name, content)


def fields(**changes):
    given = {"title": "Worum es geht", "transcript": "Das Portal zeigt Projekte.", "position": "1", "file": upload(MP4)}
    return {**given, **changes}


@pytest.mark.django_db
def test_a_video_comes_with_its_text_captions_and_picture(group):
    captions = upload(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo", "a.vtt")
    picture = upload(make_picture(), "bild.png")
    assert group.post(ADD, fields(captions_file=captions, poster_file=picture)).status_code == 302
    video = SignVideo.objects.get()
    assert (video.kind, video.size, video.captions[:6], len(video.poster)) == ("mp4", len(MP4), "WEBVTT", 64)
    words = text_of(group.get(f"/redaktion/projects/signvideo/{video.pk}/change/").content.decode())
    assert "Untertitel entfernen" in words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"transcript": ""}, "Dieses Feld ist zwingend erforderlich."),
        ({"file": ""}, "Bitte wählen Sie die Datei des Videos aus."),
        ({"file": "kein Video"}, "Möglich sind MP4 und WebM."),
        ({"captions_file": "keine Untertitel"}, "keine WebVTT-Datei"),
        ({"poster_file": "kein Bild"}, "kein lesbares Bild"),
    ],
)
def test_what_does_not_fit_is_said_and_leaves_no_file(group, changes, sentence):
    sent = {name: upload(text.encode()) if text and name != "transcript" else text for name, text in changes.items()}
    page = group.post(ADD, fields(**sent))
    assert sentence in text_of(page.content.decode())
    assert SignVideo.objects.count() == 0
    folder = video_path("0", "mp4").parent
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_a_new_file_replaces_the_old_one_and_deleting_removes_it(group):
    group.post(ADD, fields())
    video = SignVideo.objects.get()
    old = video_path(video.sha256, "mp4")
    change = f"/redaktion/projects/signvideo/{video.pk}/change/"
    assert group.post(change, fields(file="", title="Neuer Titel")).status_code == 302
    assert old.exists()
    assert group.post(change, fields(file=upload(WEBM, "v.webm"))).status_code == 302
    video.refresh_from_db()
    assert (video.kind, old.exists(), video_path(video.sha256, "webm").exists()) == ("webm", False, True)
    group.post(f"/redaktion/projects/signvideo/{video.pk}/delete/", {"post": "yes"})
    assert not video_path(video.sha256, "webm").exists()
