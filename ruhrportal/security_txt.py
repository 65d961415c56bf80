"""/.well-known/security.txt (RFC 9116): to whom weak points of the portal are reported."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

HALF_A_YEAR = datetime.timedelta(days=183)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Who answers is set by the operator; without anybody there is no file."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {_expires()}", "Preferred-Languages: de, en"]
    lines.append(f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt")
    if settings.SECURITY_POLICY:
        lines.append(f"Policy: {settings.SECURITY_POLICY}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _expires() -> str:
    """Half a year after the beginning of the month, so that the file is the same from one day to the next."""
    first = timezone.now().astimezone(datetime.UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + HALF_A_YEAR).strftime("%Y-%m-%dT%H:%M:%SZ")
