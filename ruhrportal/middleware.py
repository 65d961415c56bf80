"""What holds for every response: headers that browsers must not miss, and the methods that are known at all."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import has_vary_header

Respond = Callable[[HttpRequest], HttpResponseBase]

# Set here and not left to the layers below, which an error may pass by.
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
MOST_BYTES = 160 * 1024 * 1024  # ten pictures at their largest, and the texts
METHODS = ("GET", "HEAD", "OPTIONS", "POST")


class SafeHeaders:
    """Puts the headers on every response, errors and static files included."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Pages that depend on who asks are kept nowhere, the others are asked for again each time.
        kept = "private, no-store" if has_vary_header(response, "Cookie") else "no-cache"
        response.headers.setdefault("Cache-Control", kept)
        return response


class KnownMethods:
    """Answers 405 to methods that no page here knows, so that no view has to think of TRACE or PUT."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class MeasuredRequests:
    """Answers 413 to what is larger than any form here, before a byte of it is read and kept on the disk."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.headers.get("content-length") or ""
        if length.isdigit() and int(length[:19]) > MOST_BYTES:
            most = MOST_BYTES // 1_048_576
            return render(request, "413.html", {"most": most}, status=413)
        return self.get_response(request)
