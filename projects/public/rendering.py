"""How a page for readers is answered: with its one address, a description, and nothing about who is reading."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def answer(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    address: str,
    title: str,
    description: str,
    part: str,
) -> HttpResponse:
    """A page of the public site.

    address: the page's one address, site-relative. part: the entry of the navigation that it belongs to.
    """
    page = {
        "title": title,
        "description": description,
        "canonical": settings.PUBLIC_URL + address,
        "origin": settings.PUBLIC_URL,
        "part": part,
    }
    return render(request, template, {"page": page, **context})
