"""The history of an update at the desk: who saved or moved it when and why, and what it said then."""

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.models import User
from projects.admin.actions import ACTIONS
from projects.admin.update_page import visible_update
from projects.document import sheet_from_json
from projects.funding import sentence
from projects.models import Revision
from projects.sections import SECTIONS


@dataclass(frozen=True)
class Entry:
    revision: Revision
    action: str
    person: str


def history_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    revisions = list(Revision.objects.filter(update=update).defer("document").order_by("-number"))
    context = {
        **admin.admin_site.each_context(request),
        "update": update,
        "entries": _entries(revisions),
        "opts": admin.opts,
        "title": f"Verlauf: {update.title}",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/history.html", context)


def revision_page(admin: ModelAdmin, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    revision = Revision.objects.filter(update=update, number=number).first()
    if revision is None:
        raise Http404
    sheet = sheet_from_json(revision.document)
    context = {
        **admin.admin_site.each_context(request),
        "update": update,
        "entry": _entries([revision])[0],
        "sheet": sheet,
        "texts": [
            (section.label, getattr(sheet.sections, section.key))
            for section in SECTIONS
            if getattr(sheet.sections, section.key)
        ],
        "generated": sentence(sheet.funding),
        "opts": admin.opts,
        "title": f"Fassung {number}: {update.title}",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/revision.html", context)


def _entries(revisions: list[Revision]) -> list[Entry]:
    people = {person.pseudonym: person.name for person in User.objects.filter(pseudonym__in=_pseudonyms(revisions))}
    return [
        Entry(revision, ACTIONS.get(revision.action, revision.action), _name(people, revision))
        for revision in revisions
    ]


def _pseudonyms(revisions: list[Revision]) -> set[object]:
    return {revision.person for revision in revisions if revision.person}


def _name(people: dict[object, str], revision: Revision) -> str:
    if revision.person is None:
        return "automatisch"
    return people.get(revision.person) or f"nicht mehr bekannt ({str(revision.person)[:8]})"
