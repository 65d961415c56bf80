"""The history of a frame chapter at the desk: its revisions, any two of them side by side, and bringing one back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from projects import rules
from projects.admin.chapter_page import address_of, visible_chapter
from projects.admin.comparison_page import NOW
from projects.admin.history_page import EVERYTHING
from projects.admin.revisions import entries_of, revision_or_404
from projects.admin.update_page import version_in
from projects.chain import revisions_of
from projects.chapter_source import FIELDS, ChapterSource, source_from_json, source_of
from projects.chapters import ChapterRefused, bring_back
from projects.compare import compare_chapters
from projects.compare.chapters import LABELS, words_of
from projects.history import unrecorded
from projects.models import FrameChapter


def history_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    chapter = visible_chapter(admin, request, object_id)
    revisions = list(revisions_of(chapter).defer("document").order_by("-number"))
    context = {
        **admin.admin_site.each_context(request),
        "chapter": chapter,
        "back": address_of(chapter),
        "entries": entries_of(revisions, lambda number: _address("revision", chapter, number)),
        "compare": _address("compare", chapter),
        "unrecorded": bool(revisions) and bool(unrecorded(chapter)),
        "last": str(revisions[0].number) if revisions else "",
        "first": str(revisions[1].number) if len(revisions) > 1 else "",
        "opts": admin.opts,
        "title": f"Verlauf: {chapter.title}",
    }
    return TemplateResponse(request, "admin/projects/framechapter/history.html", context)


def revision_page(
    admin: ModelAdmin, request: HttpRequest, object_id: str, number: int, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """A revision as it was. refusal: why bringing it back did not work."""
    chapter = visible_chapter(admin, request, object_id)
    revision = revision_or_404(chapter, number)
    source = source_from_json(revision.document)
    context = {
        **admin.admin_site.each_context(request),
        "chapter": chapter,
        "entry": entries_of([revision])[0],
        "source": source,
        "facts": [(LABELS[key], words_of(source, key)) for key in FIELDS if key != "text"],
        "restorable": _restorable(request, chapter, source),
        "history": _address("history", chapter),
        "compare": _address("compare", chapter),
        "restore": _address("restore", chapter, number),
        "refusal": refusal,
        "opts": admin.opts,
        "title": f"Fassung {number}: {chapter.title}",
    }
    return TemplateResponse(request, "admin/projects/framechapter/revision.html", context, status=status)


def _restorable(request: HttpRequest, chapter: FrameChapter, source: ChapterSource) -> list[str]:
    """The fields in which the revision says something else than the chapter, if the person may write it."""
    if not rules.may_write_chapter(request.user, chapter):
        return []
    return [place.key for place in compare_chapters(source, source_of(chapter)).changed]


def bring_back_page(admin: ModelAdmin, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    chapter = visible_chapter(admin, request, object_id)
    source = source_from_json(revision_or_404(chapter, number).document)
    key = request.POST.get("key", "")
    if key not in (EVERYTHING, *FIELDS):
        why = "Bitte wählen Sie, was Sie zurückholen möchten."
        return revision_page(admin, request, object_id, number, refusal=why, status=400)
    keys, where = (FIELDS, "") if key == EVERYTHING else ((key,), f", {LABELS[key]}")
    words = f"Fassung {number}{where}"
    try:
        version = version_in(request.POST)
        if version is None:
            raise ChapterRefused("Es fehlt die Angabe, welchen Stand Sie gelesen haben.")
        changed = bring_back(chapter, source, keys, by=request.user, version=version, reason=words)
    except ChapterRefused as refusal:
        return revision_page(admin, request, object_id, number, refusal=str(refusal), status=409)
    told = f"Zurückgeholt: {words}. Was vorher dort stand, finden Sie im Verlauf."
    messages.success(request, told if changed else f"Es steht dort schon alles wie in {words}.")
    return HttpResponseRedirect(address_of(chapter))


@dataclass(frozen=True)
class Side:
    """One of two states. rank: its place in time; name: as a heading names it; told: when and by whom."""

    rank: float
    name: str
    told: str
    source: ChapterSource


def comparison_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    chapter = visible_chapter(admin, request, object_id)
    chosen = [request.GET.get("von", ""), request.GET.get("bis", "")]
    if not all(chosen):
        messages.warning(request, "Bitte wählen Sie zwei Fassungen: eine unter „von“ und eine unter „bis“.")
        return HttpResponseRedirect(_address("history", chapter))
    old, new = sorted((_side(chapter, name) for name in chosen), key=lambda side: side.rank)
    context = {
        **admin.admin_site.each_context(request),
        "chapter": chapter,
        "history": _address("history", chapter),
        "old": old,
        "new": new,
        "comparison": compare_chapters(old.source, new.source),
        "opts": admin.opts,
        "title": f"Vergleich: {chapter.title}",
    }
    return TemplateResponse(request, "admin/projects/framechapter/comparison.html", context)


def _side(chapter: FrameChapter, name: str) -> Side:
    """The state that an address names; 404 for every other word and number."""
    if name == NOW:
        return Side(float("inf"), "jetzt", "so steht es in der Redaktion", source_of(chapter))
    if not (name.isascii() and name.isdigit() and len(name) < 10):
        raise Http404
    revision = revision_or_404(chapter, int(name))
    entry = entries_of([revision])[0]
    at = date_format(timezone.localtime(revision.at), "j. F Y, H:i")
    told = f"{at} Uhr, {entry.person}: {entry.action}"
    return Side(revision.number, f"Fassung {revision.number}", told, source_from_json(revision.document))


def _address(name: str, chapter: FrameChapter, *more: int) -> str:
    return reverse(f"admin:projects_framechapter_{name}", args=[chapter.pk, *more])
