"""The desk itself: who is let in, its start page, its addresses, and its navigation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from accounts.desk import DeskAdmin
from accounts.models import User
from accounts.signed_out import not_yours, something_typed, typed_again
from projects import rules
from projects.admin import photo_files, start
from projects.models import BarrierReport, ProjectUpdate

View = Callable[..., HttpResponse]
BARRIERS = "admin:projects_barrierreport_changelist"
BOARD, ASKING = "admin:projects_projectupdate_board", "admin:projects_projectupdate_ask_many"
# What Django's admin brings and the desk needs; its other addresses (shortcuts, autocomplete, password) are not served.
KEPT = frozenset({"index", "login", "logout"})


class DeskSite(admin.AdminSite):
    """What a person has no right to is not there (404), whatever the address or the method."""

    site_header = "Ruhrportal Redaktion"
    site_title = "Redaktion Ruhrportal"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Other packages' pages are left out: they know Django's permissions only, and a superuser has all of them."""
        if admin_class and issubclass(admin_class, DeskAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return rules.may_enter_desk(request.user)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        @wraps(view)
        def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except (PermissionDenied, Http404) as refusal:
                if (kept := not_yours(request)) is not None:
                    return kept
                raise Http404 from refusal

        checked = super().admin_view(hidden, cacheable)

        @wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated and something_typed(request):
                return typed_again(request)
            if not self.has_permission(request) and (kept := not_yours(request)) is not None:
                return kept
            return checked(request, *args, **kwargs)

        return keeping

    def get_urls(self) -> list[Any]:
        pictures = path(
            "bilder/<int:update_id>/<int:photo_id>/<str:name>/", self.admin_view(photo_files.photo_file), name="photo"
        )
        inherited = [url for url in super().get_urls() if getattr(url, "name", None) in (None, *KEPT)]
        return [pictures, *(url for url in inherited if "app_label" not in str(url.pattern))]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "areas": areas(request), "log_entries": []}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        return []  # the navigation is ours

    @method_decorator(require_safe)
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        user: User = request.user
        context = {**self.each_context(request), **start.start_page(user), "title": start_label(user)}
        return TemplateResponse(request, "admin/index.html", context)


@lru_cache(maxsize=1)
def the_desk() -> DeskSite:
    return DeskSite()


@dataclass(frozen=True)
class Area:
    """An entry of the navigation. count: of what waits there, 0 where nothing is counted."""

    label: str
    url: str
    icon: str
    current: bool
    count: int = 0


def areas(request: HttpRequest) -> dict[str, list[Area]]:
    """The navigation by heading: only what the person may open."""
    user: User = request.user
    entries = {
        "Meine Arbeit": _work(user),
        "Programm": _programme(user),
        "Website": _website(user),
        "Betrieb": _operations(user),
    }
    urls = {name: reverse(name) for rows in entries.values() for _label, name, _icon in rows}
    current = _current(request.path, urls)
    counted = {BOARD: ProjectUpdate.objects.waiting_for_review(), BARRIERS: BarrierReport.objects.open()}
    waiting = {name: rows.count() for name, rows in counted.items() if name in urls}
    return {
        heading: [
            Area(label, urls[name], f"icons/{icon}.svg", name == current, waiting.get(name, 0))
            for label, name, icon in rows
        ]
        for heading, rows in entries.items()
        if rows
    }


Entries = list[tuple[str, str, str]]  # label, address, drawing
MINISTRIES = ("Ministerien", "admin:accounts_ministry_changelist", "verantwortlich")
LOG = ("Protokoll", "admin:admin_logentry_changelist", "uhr")


def start_label(user: User) -> str:
    """Operators see no content: their start page holds no updates."""
    return "Meine Meldungen" if rules.may_see_content(user) else "Übersicht"


def _work(user: User) -> Entries:
    entries = [(start_label(user), "admin:index", "stift")]
    if rules.may_see_content(user):
        entries += [
            ("Alle Meldungen", "admin:projects_projectupdate_changelist", "dokument"),
            ("Querlesen", "admin:projects_projectupdate_across", "suche"),
            ("Ressortabstimmung", "admin:projects_consultation_list", "rueckfrage"),
        ]
    return entries


def _programme(user: User) -> Entries:
    entries = [("Prüfung", BOARD, "haken")] if rules.may_review_many(user) else []
    if rules.may_manage_reports(user):
        entries += [
            ("Berichte", "admin:projects_report_changelist", "drucken"),
            ("Programmkapitel", "admin:projects_framechapter_changelist", "tabelle"),
            ("Ausgaben", "admin:projects_edition_changelist", "schloss"),
            ("Projekte", "admin:projects_project_changelist", "karten"),
            ("Themenfelder", "admin:projects_topicfield_changelist", "filter"),
        ]
    return entries if rules.may_manage_accounts(user) else [*entries, *_shared(user)]


def _website(user: User) -> Entries:
    if not rules.may_tend_the_site(user):
        return []
    return [
        ("Seiten", "admin:projects_sitepage_changelist", "dokument"),
        ("Barrierefreiheit", "admin:projects_accessibilitystatement_changelist", "zielgruppe"),
        ("Barrieremeldungen", BARRIERS, "rueckfrage"),
        ("Gebärdenvideos", "admin:projects_signvideo_changelist", "vielfalt"),
    ]


def _operations(user: User) -> Entries:
    entries = []
    if rules.may_manage_accounts(user):
        entries += [("Personen", "admin:accounts_user_changelist", "zielgruppe"), *_shared(user)]
    if user.has_perm("accounts.view_outgoingmail"):
        entries.append(("Postausgang", "admin:accounts_outgoingmail_changelist", "post"))
    return entries


def _shared(user: User) -> Entries:
    """What project group and operations both look after; it stands once, with operations where a person is both."""
    entries = [MINISTRIES] if rules.may_manage_ministries(user) else []
    return [*entries, LOG] if user.has_perm("admin.view_logentry") else entries


def _current(here: str, urls: dict[str, str]) -> str:
    """The entry that the page belongs to: the longest address that the page's own begins with."""
    start = urls["admin:index"]
    entries = {url: name for name, url in urls.items()} | {reverse(ASKING): BOARD}
    above = [url for url in entries if here == url or (url != start and here.startswith(url))]
    return entries[max(above, key=len)] if above else ""
