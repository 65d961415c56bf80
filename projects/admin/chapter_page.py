"""One frame chapter at the desk: reading, writing and saving it, with the earlier report's beside it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import rules
from projects.addresses import report_address
from projects.admin.chapter_conflict import compare_typed, with_choices, with_stored
from projects.admin.chapter_form import ChapterForm, NewChapterForm, as_posted
from projects.admin.chapter_state import approval_words, chapter_badge, lock_words
from projects.admin.fields import tell_tidied
from projects.admin.update_page import BACK, WITHOUT_VERSION, version_in
from projects.chapters import ChapterRefused, NewerChapter, add_chapter, save_chapter
from projects.document import ChapterDocument
from projects.figures import LIVE_FIGURES
from projects.models import ChapterKind, Edition, FrameChapter, Report
from projects.report.contents import figures_of

TEMPLATE = "admin/projects/framechapter/page.html"
PLACE_KEYS = ("title", "kind", "position", "slug", "after_projects")


@dataclass(frozen=True)
class Earlier:
    """The same chapter in the report before."""

    year: int
    chapter: ChapterDocument
    address: str


def visible_chapter(admin: ModelAdmin, request: HttpRequest, object_id: str) -> FrameChapter:
    """The chapter if the person may see it; 404 for every other id."""
    if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
        raise Http404
    chapter: FrameChapter | None = admin.get_queryset(request).filter(pk=int(object_id)).first()
    if chapter is None:
        raise Http404
    return chapter


def chapter_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    chapter = visible_chapter(admin, request, object_id)
    writes = rules.may_write_chapter(request.user, chapter)
    if request.method != "POST":
        return show(admin, request, chapter, form=ChapterForm(chapter) if writes else None)
    form = posted_form(request, chapter)
    if not writes:
        return locked(admin, request, chapter, form)
    back = BACK in request.POST
    if not form.is_valid() or back:
        return show(admin, request, chapter, form=form, typed=True, back=back)
    return _save(admin, request, chapter, form)


def posted_form(request: HttpRequest, chapter: FrameChapter) -> ChapterForm:
    """What was typed, with the stored text wherever the person chose it: the one way in which a form is read."""
    return ChapterForm(chapter, with_choices(chapter, request.POST))


def _save(admin: ModelAdmin, request: HttpRequest, chapter: FrameChapter, form: ChapterForm) -> HttpResponse:
    seen = version_in(request.POST)
    if seen is None:
        return _both_texts(admin, request, chapter, form, WITHOUT_VERSION, status=400)
    try:
        changed = save_chapter(chapter, form.typed, by=request.user, version=seen)
    except NewerChapter as refusal:
        return _both_texts(admin, request, visible_chapter(admin, request, str(chapter.pk)), form, str(refusal))
    except ChapterRefused as refusal:
        fresh = visible_chapter(admin, request, str(chapter.pk))
        if rules.may_write_chapter(request.user, fresh):
            return show(admin, request, fresh, form=form, notice=str(refusal), status=409)
        return locked(admin, request, fresh, form)
    _tell_saved(request, chapter, form, changed)
    return HttpResponseRedirect(address_of(chapter))


def _tell_saved(request: HttpRequest, chapter: FrameChapter, form: ChapterForm, changed: bool) -> None:
    if changed and chapter.is_approved:
        messages.success(request, "Gespeichert. Die Freigabe galt dem früheren Text; jemand gibt den neuen frei.")
    else:
        messages.success(request, "Gespeichert." if changed else "Es gab nichts Neues zu speichern.")
    tell_tidied(request, form.tidied)


def _both_texts(
    admin: ModelAdmin, request: HttpRequest, chapter: FrameChapter, form: ChapterForm, why: str, status: int = 409
) -> HttpResponse:
    """The form again with everything typed, the other text beside each field that both changed."""
    found = compare_typed(chapter, form, request.POST.get("base", ""))
    again = ChapterForm(chapter, with_stored(chapter, form.data, set(found.adopted)))
    again.is_valid()
    return show(admin, request, chapter, form=again, typed=True, conflict=found, why=why, status=status)


def locked(admin: ModelAdmin, request: HttpRequest, chapter: FrameChapter, form: ChapterForm) -> HttpResponse:
    """What was typed into a chapter that cannot be written any more is shown, to be copied."""
    lost = [
        (label, form.data.get(name, ""))
        for label, name in form.texts()
        if form.data.get(name, "").split() not in ([], as_posted(chapter, name).split())
    ]
    return show(admin, request, chapter, lost=lost, refused=True, status=409)


def show(
    admin: ModelAdmin,
    request: HttpRequest,
    chapter: FrameChapter,
    *,
    form: ChapterForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    """The page of a chapter, with what its user has to be told."""
    user = request.user
    conflict = told.get("conflict")
    context = {
        **admin.admin_site.each_context(request),
        "chapter": chapter,
        "form": form,
        "clashes": {clash.key: clash for clash in conflict.clashes} if conflict else {},
        "place_clashes": [clash for clash in conflict.clashes if clash.key in PLACE_KEYS] if conflict else [],
        "badge": chapter_badge(chapter),
        "lock": "" if form else lock_words(chapter),
        "approval": approval_words(chapter, user) if chapter.is_in_work else "",
        "may_approve": rules.may_approve_chapter(user, chapter) and bool(chapter.text.strip()),
        "may_reopen": rules.may_reopen_chapter(user, chapter),
        "may_remove": rules.may_remove_chapter(user, chapter),
        "may_put_back": rules.may_put_back_chapter(user, chapter),
        "earlier": earlier_of(chapter),
        "live_figures": live_figures(chapter.report),
        **_what_was_read(request, chapter, form, compared="conflict" in told),
        "opts": admin.opts,
        "title": chapter.title,
        **told,
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _what_was_read(
    request: HttpRequest, chapter: FrameChapter, form: ChapterForm | None, *, compared: bool
) -> dict[str, Any]:
    """Version and digests that the form carries. What comes back as typed still stands on what was read then: a newer
    version counts as read only where the page compares both."""
    if form is None:
        return {}
    if not form.is_bound or compared:
        return {"version": chapter.version, "base": form.base}
    seen = version_in(request.POST)
    return {"version": "" if seen is None else seen, "base": request.POST.get("base", "")}


def earlier_of(chapter: FrameChapter) -> Earlier | None:
    """The chapter of the same short name in the newest edition of an earlier report, else the one of its kind."""
    edition = Edition.objects.filter(report__year__lt=chapter.report.year).newest_first().first()
    if edition is None:
        return None
    document = edition.read()
    alike = [each for each in document.chapters if each.slug == chapter.slug]
    if chapter.kind != ChapterKind.FREE:
        alike += [each for each in document.chapters if each.kind == chapter.kind]
    if not alike:
        return None
    return Earlier(document.year, alike[0], f"{report_address(document.year)}#{alike[0].slug}")


def live_figures(report: Report) -> list[tuple[str, int]]:
    """The name of each live figure with its value as it would be printed now."""
    figures = figures_of(report)
    return [(name, getattr(figures, attribute)) for name, attribute in LIVE_FIGURES.items()]


def adding_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Lay a chapter out; its page is where it is written."""
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    form = NewChapterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            chapter = add_chapter(form.cleaned_data["report"], form.typed, by=request.user)
        except ChapterRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Angelegt: {chapter}. Hier schreiben Sie den Text.")
            return HttpResponseRedirect(address_of(chapter))
    context = {
        **admin.admin_site.each_context(request),
        "form": form,
        "reports": form.fields["report"].queryset.exists(),
        "opts": admin.opts,
        "title": "Programmkapitel anlegen",
    }
    return TemplateResponse(request, "admin/projects/framechapter/add.html", context)


def address_of(chapter: FrameChapter) -> str:
    return reverse("admin:projects_framechapter_change", args=[chapter.pk])
