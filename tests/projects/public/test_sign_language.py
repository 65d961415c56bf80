"""Videos in sign language: shown with their text, served in the pieces that players ask for."""

import pytest

from projects.models import SignVideo
from projects.pictures import store_picture
from projects.videos import store_video, video_path
from tests.make_rows import make_picture
from tests.projects.public.pages import read

pytestmark = pytest.mark.django_db
CONTENT = b"\0\0\0\x18ftypmp42" + b"".join(number.to_bytes(2) for number in range(250))


@pytest.fixture
def video(db):
    stored = store_video([CONTENT])
    return SignVideo.objects.create(
        title="Worum es geht",
        transcript="Das Portal zeigt Projekte.",
        captions="WEBVTT\n\n00:00.000 --> 00:01.000\nDas Portal",
        poster=store_picture(make_picture()).sha256,
        sha256=stored.sha256,
        kind=stored.kind,
        size=stored.size,
    )


def address_of(video):
    return f"/gebaerdensprache/{video.sha256}.mp4"


def test_the_page_shows_each_video_with_its_text_captions_and_still_picture(client, video):
    page = read(client, "/gebaerdensprache/")
    assert "Das Video als Text: Worum es geht Das Portal zeigt Projekte." in page.words
    assert "Noch gibt es hier kein Video." not in page.words
    html = client.get("/gebaerdensprache/").content.decode()
    assert f'<source src="{address_of(video)}" type="video/mp4">' in html
    captions = client.get(f"/gebaerdensprache/{video.pk}/untertitel.vtt")
    assert (captions["Content-Type"], captions.content[:6]) == ("text/vtt; charset=utf-8", b"WEBVTT")
    poster = client.get(f"/gebaerdensprache/{video.poster}/standbild.jpg")
    assert b"".join(poster.streaming_content)[:3] == b"\xff\xd8\xff"


def test_without_a_video_the_page_says_so(client):
    assert "Noch gibt es hier kein Video." in read(client, "/gebaerdensprache/").words


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_a_video_comes_whole(client, video):
    response = client.get(address_of(video))
    assert (response.status_code, body(response)) == (200, CONTENT)
    assert (response["Accept-Ranges"], response["Content-Type"]) == ("bytes", "video/mp4")
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        ("bytes=0-3", CONTENT[:4]),
        ("bytes=100-", CONTENT[100:]),
        ("bytes=-5", CONTENT[-5:]),
        ("bytes=500-99999", CONTENT[500:]),
    ],
)
def test_a_player_gets_the_piece_that_it_asks_for(client, video, asked, piece):
    response = client.get(address_of(video), headers={"range": asked})
    assert (response.status_code, body(response)) == (206, piece)
    assert response["Content-Length"] == str(len(piece))
    start = CONTENT.index(piece)
    assert response["Content-Range"] == f"bytes {start}-{start + len(piece) - 1}/{len(CONTENT)}"


@pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=5-2", "bytes=-0"])
def test_a_piece_that_is_not_there_is_told(client, video, asked):
    response = client.get(address_of(video), headers={"range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(CONTENT)}")


@pytest.mark.parametrize("asked", ["bytes=", "bytes=-", "bytes=0-1,4-5", "pages=1-2", "bytes=" + "9" * 5000])
def test_what_is_no_single_range_gets_the_whole_video(client, video, asked):
    assert body(client.get(address_of(video), headers={"range": asked})) == CONTENT


def test_a_piece_of_a_video_that_has_changed_is_not_given(client, video):
    response = client.get(address_of(video), headers={"range": "bytes=0-3", "if-range": '"another"'})
    assert (response.status_code, body(response)) == (200, CONTENT)


def test_only_what_is_shown_is_served(client, video):
    SignVideo.objects.all().delete()
    assert video_path(video.sha256, "mp4").exists()
    for address in (
        address_of(video),
        f"/gebaerdensprache/{video.pk}/untertitel.vtt",
        f"/gebaerdensprache/{video.poster}/standbild.jpg",
    ):
        assert client.get(address).status_code == 404
