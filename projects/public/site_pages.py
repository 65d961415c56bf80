"""The pages beside the reports: imprint, privacy, plain language, contact, and the accessibility statement."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects import site_pages
from projects.models import PageKind
from projects.public.rendering import answer
from projects.published import document_of, newest_edition
from projects.text import to_html

_DESCRIPTIONS = {
    PageKind.IMPRINT: "Wer dieses Portal und die Fortschrittsberichte der Ruhr-Konferenz herausgibt.",
    PageKind.PRIVACY: "Was dieses Portal über seine Leser*innen speichert: auf dem Gerät nichts, sonst das Nötigste.",
    PageKind.PLAIN_LANGUAGE: "Was die Ruhr-Konferenz ist und wie man dieses Portal benutzt, in Leichter Sprache.",
    PageKind.CONTACT: "Wie Sie die Menschen hinter diesem Portal erreichen, auch für die Presse.",
}


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """The portal's own imprint, and below it that of the newest report, which is sealed with it."""
    edition = newest_edition()
    document = document_of(edition) if edition else None
    chapter = next((each for each in document.chapters if each.kind == "imprint"), None) if document else None
    context: dict[str, object] = {"report": document, "chapter": to_html(chapter.text) if chapter else ""}
    return _page(request, PageKind.IMPRINT, "imprint", "public/imprint.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, PageKind.PRIVACY, "privacy")


@require_safe
def plain_language(request: HttpRequest) -> HttpResponse:
    return _page(request, PageKind.PLAIN_LANGUAGE, "plain-language")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return _page(request, PageKind.CONTACT, "contact")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return answer(
        request,
        "public/accessibility.html",
        {"statement": site_pages.statement_view(site_pages.statement())},
        address=reverse("public:accessibility"),
        title="Erklärung zur Barrierefreiheit",
        description="Wie barrierefrei dieses Portal ist, was noch fehlt, und an wen Sie sich wenden können.",
        part="accessibility",
    )


def _page(
    request: HttpRequest,
    kind: PageKind,
    name: str,
    template: str = "public/site_page.html",
    more: dict[str, object] | None = None,
) -> HttpResponse:
    view = site_pages.page_view(site_pages.page(kind))
    return answer(
        request,
        template,
        {"view": view, "kind": kind.label, **(more or {})},
        address=reverse(f"public:{name}"),
        title=view.title,
        description=_DESCRIPTIONS[kind],
        part=name,
    )
