"""The video store takes in what browsers play, and nothing else."""

import hashlib

import pytest

from projects import videos
from projects.videos import VideoRefused, captions_of, store_video, video_path

MP4 = b"\0\0\0\x18ftypisom" + b"x" * 100
WEBM = b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"


@pytest.mark.parametrize(("content", "kind"), [(MP4, "mp4"), (WEBM, "webm")])
def test_a_video_lies_under_its_checksum_whatever_its_name_was(content, kind):
    stored = store_video([content[:3], content[3:]])
    assert (stored.kind, stored.size, stored.sha256) == (kind, len(content), hashlib.sha256(content).hexdigest())
    assert video_path(stored.sha256, kind).read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x1aE\xdf\xa3 matroska", b"GIF89a" + MP4])
def test_what_is_no_video_is_refused_and_leaves_nothing(settings, content):
    with pytest.raises(VideoRefused, match="Möglich sind MP4 und WebM"):
        store_video([content])
    folder = video_path("0", "mp4").parent
    assert list(folder.iterdir()) == []


def test_too_large_a_video_is_refused_and_leaves_nothing(monkeypatch):
    monkeypatch.setattr(videos, "MOST_BYTES", 50)
    with pytest.raises(VideoRefused, match="zu groß"):
        store_video([MP4])
    assert list(video_path("0", "mp4").parent.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000", "keine WebVTT-Datei"),
        (b"WEBVTT", "keine WebVTT-Datei"),
        (b"WEBVTT\n\xff", "nicht in UTF-8"),
        (b"W" * 200_001, "zu lang"),
    ],
)
def test_captions_that_no_player_reads_are_refused(content, sentence):
    with pytest.raises(VideoRefused, match=sentence):
        captions_of(content)
