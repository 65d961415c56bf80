"""Steps of a frame chapter at the desk: approving it, opening it for a correction, removing it, putting it back."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import rules
from projects.admin.chapter_form import ChapterForm
from projects.admin.chapter_page import address_of, show, visible_chapter
from projects.admin.update_page import version_in
from projects.chapters import (
    ChapterRefused,
    approve_chapter,
    put_back_chapter,
    remove_chapter,
    reopen_chapter,
)
from projects.models import FrameChapter


def step(admin: ModelAdmin, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Take a step; refused, the page says why and keeps what was typed for it."""
    chapter = visible_chapter(admin, request, object_id)
    if name not in STEPS:
        raise Http404
    try:
        STEPS[name](request, chapter)
    except ChapterRefused as refusal:
        fresh = visible_chapter(admin, request, object_id)
        form = ChapterForm(fresh) if rules.may_write_chapter(request.user, fresh) else None
        why = request.POST.get("why", "")
        return show(admin, request, fresh, form=form, notice=str(refusal), reason=why, status=409)
    return HttpResponseRedirect(address_of(chapter))


def _approve(request: HttpRequest, chapter: FrameChapter) -> None:
    approve_chapter(chapter, by=request.user, version=_version(request))
    messages.success(request, f"„{chapter.title}“ ist freigegeben.")


def _reopen(request: HttpRequest, chapter: FrameChapter) -> None:
    reopen_chapter(chapter, request.POST.get("why", ""), by=request.user)
    messages.success(request, f"„{chapter.title}“ ist zur Korrektur geöffnet. Die veröffentlichte Ausgabe bleibt.")


def _put_back(request: HttpRequest, chapter: FrameChapter) -> None:
    put_back_chapter(chapter, by=request.user)
    messages.success(request, f"„{chapter.title}“ steht wieder im Bericht.")


STEPS: dict[str, Callable[[HttpRequest, FrameChapter], None]] = {
    "freigeben": _approve,
    "oeffnen": _reopen,
    "aufnehmen": _put_back,
}


def removing_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Asks why the chapter shall go; sent with a reason, it goes."""
    chapter = visible_chapter(admin, request, object_id)
    if request.method == "POST":
        try:
            remove_chapter(chapter, request.POST.get("why", ""), by=request.user, version=_version(request))
        except ChapterRefused as refusal:
            return _removing(admin, request, visible_chapter(admin, request, object_id), refusal=str(refusal))
        messages.success(request, f"Entfernt: {chapter}. Der Verlauf bleibt, und das Kapitel lässt sich zurückholen.")
        return HttpResponseRedirect(reverse("admin:projects_framechapter_changelist"))
    return _removing(admin, request, chapter)


def _removing(admin: ModelAdmin, request: HttpRequest, chapter: FrameChapter, refusal: str = "") -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "chapter": chapter,
        "possible": rules.may_remove_chapter(request.user, chapter),
        "refusal": refusal,
        "why": request.POST.get("why", ""),
        "back": address_of(chapter),
        "opts": admin.opts,
        "title": f"{chapter.title}: entfernen?",
    }
    return TemplateResponse(request, "admin/projects/framechapter/remove.html", context, status=409 if refusal else 200)


def _version(request: HttpRequest) -> int:
    version = version_in(request.POST)
    if version is None:
        raise ChapterRefused("Es fehlt die Angabe, welchen Stand Sie gelesen haben. Bitte ansehen und noch einmal.")
    return version
