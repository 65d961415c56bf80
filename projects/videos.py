"""The video store: videos under their SHA-256 in the media folder, checked for being what a browser plays."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from projects.durable import put_in_place

MOST_BYTES = 140 * 1024 * 1024
LONGEST_CAPTIONS = 200_000  # bytes; an hour of talk
CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


class VideoRefused(ValueError):
    """A file is no video that can be taken in; the message is a German sentence."""


@dataclass(frozen=True)
class StoredVideo:
    sha256: str
    kind: str
    size: int


def store_video(chunks: Iterable[bytes]) -> StoredVideo:
    """Write a video, and return its name, its format and its size in bytes. Raises `VideoRefused`.

    The same video twice is stored once.
    """
    folder = Path(settings.MEDIA_ROOT) / "videos"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            digest, size, head = _written(file, chunks)
        kind = _kind(head)
        beside.chmod(0o640)
        put_in_place(beside, video_path(digest, kind))
    finally:
        beside.unlink(missing_ok=True)
    return StoredVideo(digest, kind, size)


def _written(file, chunks: Iterable[bytes]) -> tuple[str, int, bytes]:  # type: ignore[no-untyped-def]
    """SHA-256, number of bytes and first bytes of what was written."""
    digest, size, head = hashlib.sha256(), 0, b""
    for chunk in chunks:
        head = head if len(head) >= 64 else (head + chunk)[:64]
        size += len(chunk)
        if size > MOST_BYTES:
            raise VideoRefused(f"Das Video ist zu groß: möglich sind {MOST_BYTES // 1_048_576} MB.")
        digest.update(chunk)
        file.write(chunk)
    return digest.hexdigest(), size, head


def _kind(head: bytes) -> str:
    """The format by a file's first bytes, whatever its name says."""
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head:
        return "webm"
    raise VideoRefused("Diese Datei ist kein Video, das Browser abspielen. Möglich sind MP4 und WebM.")


def video_path(sha256: str, kind: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "videos" / f"{sha256}.{kind}"


def captions_of(content: bytes) -> str:
    """The text of a WebVTT file. Raises `VideoRefused`."""
    if len(content) > LONGEST_CAPTIONS:
        raise VideoRefused(f"Die Untertitel sind zu lang: möglich sind {LONGEST_CAPTIONS // 1000} kB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise VideoRefused("Die Untertitel sind nicht in UTF-8 gespeichert.") from None
    if not text.startswith("WEBVTT") or "-->" not in text:
        raise VideoRefused("Die Untertitel sind keine WebVTT-Datei: Sie beginnt mit WEBVTT und nennt Zeiten mit -->.")
    return text.replace("\0", "")
