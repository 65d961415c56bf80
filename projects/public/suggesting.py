"""Suggestions for the search field, as JSON for the page's own script."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from projects.search.suggesting import suggestions

_KEPT_SECONDS = 60


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`{"suggestions": [{"text", "kind", "address"}]}`; the same for everyone, so that caches may keep it."""
    found = suggestions(request.GET.get("q", ""))
    answer = JsonResponse(
        {"suggestions": [{"text": each.text, "kind": each.kind, "address": each.address} for each in found]},
        json_dumps_params={"ensure_ascii": False},
    )
    answer.headers["Cache-Control"] = f"public, max-age={_KEPT_SECONDS}"
    return answer
