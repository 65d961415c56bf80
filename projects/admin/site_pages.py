"""The site's own pages at the desk: imprint, privacy, help, and the accessibility statement."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_safe

from accounts.desk import DeskAdmin, PlainWidgets
from projects import rules, site_pages
from projects.admin.fields import CleanedText
from projects.admin.in_turn import InTurnForm, Kind, page_in_turn
from projects.admin.row_list import Column, RowsField
from projects.models import AccessibilityStatement, GapReason, PageKind, SitePage
from projects.models.site_page import SavedInTurn

MARKUP = "Absätze durch Leerzeilen, Aufzählungen mit - am Zeilenanfang, _kursiv_, __fett__, [Wort](https://…)."
LONGEST = 20_000


def _prose(label: str, *, required: bool = False, rows: int = 5, **more: Any) -> CleanedText:
    area = forms.Textarea(attrs={"rows": rows})
    return CleanedText(label=label, required=required, max_length=LONGEST, widget=area, **more)


class SitePageForm(InTurnForm):
    title = CleanedText(label="Überschrift", lines=False, max_length=120)
    text = _prose("Einleitung", help_text=MARKUP)
    sections = RowsField(
        [
            Column("heading", "Zwischenüberschrift", longest=150, needed=True),
            Column("text", "Text", longest=LONGEST, rows=6, needed=True),
        ],
        noun="Abschnitt",
        label="Abschnitte",
        help_text="Zwei leere stehen am Ende bereit. Die Zahlen bei „Reihenfolge“ ordnen die Abschnitte.",
    )

    class Meta:
        model = SitePage
        fields = ("title", "text", "sections")


class StatementForm(InTurnForm):
    scope = _prose("Wofür die Erklärung gilt", required=True)
    gaps = RowsField(
        [
            Column("what", "Inhalt", longest=300, needed=True),
            Column("reason", "Warum er nicht barrierefrei ist", needed=True, choices=tuple(GapReason.choices)),
            Column("why", "Erläuterung", longest=LONGEST, rows=3, needed=True),
            Column("alternative", "Barrierefreie Alternative, wenn es eine gibt", longest=LONGEST, rows=2),
        ],
        noun="Inhalt",
        label="Nicht barrierefreie Inhalte",
    )
    assessment = _prose("Was geprüft wurde, von wem und wie")
    contact = _prose("Kontakt für Rückmeldungen", required=True)
    enforcement = _prose(
        "Ombudsstelle", required=True, help_text="Name, Anschrift und Link der zuständigen Stelle nach § 10d BGG NRW."
    )

    class Meta:
        model = AccessibilityStatement
        fields = (
            *("scope", "conformity", "gaps", "written_on", "method", "assessment", "reviewed_on"),
            *("contact", "enforcement"),
        )
        widgets = {
            name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for name in ("written_on", "reviewed_on")
        }

    def clean_reviewed_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["reviewed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Dieser Tag liegt in der Zukunft.")
        return day

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and (why := site_pages.contradiction(self.instance)):
            self.add_error("conformity", why)


PAGE = Kind(SitePageForm, site_pages.page_view, "public/_site_page.html")
STATEMENT = Kind(
    StatementForm,
    site_pages.statement_view,
    "public/_statement.html",
    said="Bitte teilen Sie die Erklärung nun der Überwachungsstelle für barrierefreie Informationstechnik mit "
    "(§ 4 Absatz 5 BITVNRW).",
)


@dataclass(frozen=True)
class Listed:
    """A page in the list of all. note: what else there is to know."""

    label: str
    row: SavedInTurn
    address: str
    public: str
    unfilled: list[str]
    note: str = ""


class OfTheSite(PlainWidgets):
    """Pages that the project group looks after; for others they are not there."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def require(self, request: HttpRequest) -> None:
        if not rules.may_tend_the_site(request.user):
            raise PermissionDenied


@admin.register(SitePage)
class SitePageAdmin(OfTheSite, DeskAdmin):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="projects_sitepage_changelist"),
            path("<slug:slug>/change/", view(self.page_view), name="projects_sitepage_change"),
            path("<slug:slug>/history/", view(self.page_history_view), name="projects_sitepage_history"),
        ]

    @method_decorator(require_safe)
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        self.require(request)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Seiten der Website"}
        return TemplateResponse(request, "admin/projects/sitepage/list.html", {**context, "pages": _listed()})

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def page_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        self.require(request)
        row = site_pages.page(_known(slug))
        here = reverse("admin:projects_sitepage_change", args=[slug])
        history = reverse("admin:projects_sitepage_history", args=[slug])
        return page_in_turn(self, request, row, PAGE, here, public_address=f"/{slug}/", history_address=history)

    @method_decorator(require_safe)
    def page_history_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        self.require(request)
        row = site_pages.page(_known(slug))
        if not row.pk:
            raise Http404
        return super().history_view(request, str(row.pk))


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(OfTheSite, DeskAdmin):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.statement_view), name="projects_accessibilitystatement_changelist"),
            path("history/", view(self.statement_history_view), name="projects_accessibilitystatement_history"),
        ]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def statement_view(self, request: HttpRequest) -> HttpResponse:
        self.require(request)
        here = reverse("admin:projects_accessibilitystatement_changelist")
        return page_in_turn(
            self,
            request,
            site_pages.statement(),
            STATEMENT,
            here,
            single=True,
            public_address=reverse("public:accessibility"),
            history_address=reverse("admin:projects_accessibilitystatement_history"),
        )

    @method_decorator(require_safe)
    def statement_history_view(self, request: HttpRequest) -> HttpResponse:
        self.require(request)
        row = site_pages.statement()
        if not row.pk:
            raise Http404
        return super().history_view(request, str(row.pk))


def _known(slug: str) -> str:
    if slug not in PageKind.values:
        raise Http404
    return slug


def _listed() -> list[Listed]:
    pages = [
        Listed(
            label=str(row),
            row=row,
            address=reverse("admin:projects_sitepage_change", args=[row.slug]),
            public=f"/{row.slug}/",
            unfilled=site_pages.unfilled(row),
        )
        for row in site_pages.pages()
    ]
    row = site_pages.statement()
    due = date_format(site_pages.next_review(row), "j. F Y")
    statement = Listed(
        label=str(row),
        row=row,
        address=reverse("admin:projects_accessibilitystatement_changelist"),
        public=reverse("public:accessibility"),
        unfilled=site_pages.unfilled(row),
        note=f"nächste Überprüfung bis {due}" if row.version else "",
    )
    return [*pages, statement]
