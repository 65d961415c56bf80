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
from accounts.signed_out import something_typed, typed_again
from projects import rules
from projects.admin import photo_files, start

View = Callable[..., HttpResponse]
# What Django's admin brings and the desk needs; its other addresses (shortcuts, autocomplete, password) are not served.
KEPT = frozenset({"index", "login", "logout"})


class DeskSite(admin.AdminSite):
    """What a person has no right to is not there (404), whatever the address or the method."""

    site_header = "Ruhrportal Redaktion"
    site_title = "Redaktion Ruhrportal"
    index_title = "Meine Meldungen"
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
            except PermissionDenied as refusal:
                raise Http404 from refusal

        checked = super().admin_view(hidden, cacheable)

        @wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated and something_typed(request):
                return typed_again(request)
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
        context = {**self.each_context(request), **start.start_page(user), "title": self.index_title}
        return TemplateResponse(request, "admin/index.html", context)


@lru_cache(maxsize=1)
def the_desk() -> DeskSite:
    return DeskSite()


@dataclass(frozen=True)
class Area:
    """An entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool


def areas(request: HttpRequest) -> dict[str, list[Area]]:
    """The navigation by heading: only what the person may open."""
    user: User = request.user
    entries: dict[str, list[tuple[str, str, str]]] = {
        "Meine Arbeit": [("Meine Meldungen", "admin:index", "stift")],
        "Programm": [],
        "Betrieb": [],
    }
    if rules.may_see_content(user):
        entries["Meine Arbeit"].append(("Alle Meldungen", "admin:projects_projectupdate_changelist", "dokument"))
    if rules.may_manage_reports(user):
        entries["Programm"] += [
            ("Berichte", "admin:projects_report_changelist", "drucken"),
            ("Programmkapitel", "admin:projects_framechapter_changelist", "tabelle"),
            ("Ausgaben", "admin:projects_edition_changelist", "haken"),
            ("Projekte", "admin:projects_project_changelist", "karten"),
            ("Themenfelder", "admin:projects_topicfield_changelist", "filter"),
        ]
    if rules.may_manage_accounts(user):
        entries["Betrieb"].append(("Personen", "admin:accounts_user_changelist", "zielgruppe"))
    if rules.may_manage_ministries(user):
        heading = "Betrieb" if rules.may_manage_accounts(user) else "Programm"
        entries[heading].append(("Ministerien", "admin:accounts_ministry_changelist", "verantwortlich"))
    if user.has_perm("accounts.view_outgoingmail"):
        entries["Betrieb"].append(("Postausgang", "admin:accounts_outgoingmail_changelist", "post"))
    if user.has_perm("admin.view_logentry"):
        heading = "Betrieb" if rules.may_manage_accounts(user) else "Programm"
        entries[heading].append(("Protokoll", "admin:admin_logentry_changelist", "uhr"))
    return {
        heading: [_area(label, reverse(name), icon, request.path) for label, name, icon in rows]
        for heading, rows in entries.items()
        if rows
    }


def _area(label: str, url: str, icon: str, here: str) -> Area:
    current = here == url if url == reverse("admin:index") else here.startswith(url)
    return Area(label, url, f"icons/{icon}.svg", current)
