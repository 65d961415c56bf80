"""Keeps what someone typed at the desk when the sign-in ran out or the thing went to others meanwhile."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.csrf import csrf_failure as plain_refusal

DESK = "/redaktion/"
_NOT_TYPED = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True)
class Typed:
    """One field of the form, to be sent again."""

    name: str
    value: str

    @property
    def is_prose(self) -> bool:
        """Whether a person would miss it: a text of several words."""
        return len(self.value.split()) > 1 and not self.value.startswith("{")


def something_typed(request: HttpRequest) -> bool:
    return bool(request.POST.keys() - _NOT_TYPED)


def typed_again(request: HttpRequest) -> HttpResponse:
    """What was typed, to be sent again after signing in; nothing of it is stored."""
    typed = _typed(request)
    context = {"typed": typed, "texts": [field for field in typed if field.is_prose], "lost_files": bool(request.FILES)}
    return TemplateResponse(request, "account/typed_again.html", context, status=403).render()


def not_yours(request: HttpRequest) -> HttpResponse | None:
    """What was typed into something that is not there for this person, to be copied; None where that is no prose.

    It says nothing but what the person sent, and is as much a 404 as any other page that is not theirs.
    """
    texts = [field for field in _typed(request) if field.is_prose] if request.method == "POST" else []
    if not texts:
        return None
    return TemplateResponse(request, "account/not_yours.html", {"texts": texts}, status=404).render()


def _typed(request: HttpRequest) -> list[Typed]:
    return [Typed(name, value) for name, values in request.POST.lists() if name not in _NOT_TYPED for value in values]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose cookie is gone or was renewed by signing in. Only what our own pages sent is shown again."""
    if request.path.startswith(DESK) and _is_from_here(request) and something_typed(request):
        return typed_again(request)
    return plain_refusal(request, reason)


def _is_from_here(request: HttpRequest) -> bool:
    """Browsers name the page that sends a form; another site cannot pretend to be ours."""
    sender = urlsplit(request.headers.get("Origin", ""))
    return (sender.scheme, sender.netloc) == (request.scheme, request.get_host())
