"""The page with videos in German Sign Language, and their files, in the pieces that players ask for."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from projects import site_pages
from projects.models import PageKind, SignVideo
from projects.pictures import picture_path
from projects.public.files import file_answer
from projects.public.rendering import answer
from projects.text import to_html
from projects.videos import CONTENT_TYPES, video_path

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_PIECE = 256 * 1024
_FOR_GOOD = "public, max-age=31536000, immutable"  # the address holds the file's checksum


@require_safe
def sign_language(request: HttpRequest) -> HttpResponse:
    view = site_pages.page_view(site_pages.page(PageKind.SIGN_LANGUAGE))
    videos = [(video, CONTENT_TYPES[video.kind], to_html(video.transcript)) for video in SignVideo.objects.in_order()]
    return answer(
        request,
        "public/sign_language.html",
        {"view": view, "kind": PageKind.SIGN_LANGUAGE.label, "videos": videos},
        address=reverse("public:sign-language"),
        title=view.title,
        description="Was auf diesem Portal steht und wie man es benutzt, in Deutscher Gebärdensprache und als Text.",
        part="sign-language",
    )


@require_safe
def video(request: HttpRequest, sha256: str, kind: str) -> HttpResponseBase:
    """A video that is shown, whole or the piece that was asked for (RFC 9110, part 14)."""
    row = SignVideo.objects.filter(sha256=sha256, kind=kind).first()
    path = video_path(sha256, kind)
    if row is None or not path.is_file():
        raise Http404("Dieses Video gibt es nicht.")
    size, etag = path.stat().st_size, quote_etag(sha256)
    asked = request.headers.get("range", "")
    if request.headers.get("if-range", etag) != etag:
        asked = ""
    piece = _piece(asked, size)
    response = _whole(path, kind) if piece is None else _part(path, kind, piece, size)
    for name, value in {"Accept-Ranges": "bytes", "ETag": etag, "Cache-Control": _FOR_GOOD}.items():
        response.headers[name] = value
    return response


def _piece(asked: str, size: int) -> range | None:
    """The bytes that one range names; None for the whole file, an empty range where there is nothing to give."""
    match = _RANGE.fullmatch(asked.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last[:18])), size)
    return range(int(first[:18]), min(size, int(last[:18]) + 1 if last else size))


def _whole(path: Path, kind: str) -> HttpResponseBase:
    return FileResponse(path.open("rb"), content_type=CONTENT_TYPES[kind])


def _part(path: Path, kind: str, piece: range, size: int) -> HttpResponseBase:
    if not piece:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_read(path, piece), status=206, content_type=CONTENT_TYPES[kind])
    response.headers["Content-Length"] = str(len(piece))
    response.headers["Content-Range"] = f"bytes {piece.start}-{piece.stop - 1}/{size}"
    return response


def _read(path: Path, piece: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(piece.start)
        left = len(piece)
        while left and (content := file.read(min(_PIECE, left))):
            left -= len(content)
            yield content


@require_safe
def captions(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(SignVideo.objects.exclude(captions=""), pk=pk)
    return HttpResponse(row.captions, content_type="text/vtt; charset=utf-8")


@require_safe
def poster(request: HttpRequest, sha256: str) -> HttpResponseBase:
    if not SignVideo.objects.filter(poster=sha256).exists():
        raise Http404("Dieses Standbild gibt es nicht.")
    path = picture_path(sha256, "960")
    return file_answer(request, path, "image/jpeg", f"{sha256}-960", path.name, _FOR_GOOD)
