"""The addresses of proofs and consultations, below those of reports."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import ModelAdmin
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from projects.admin import consultation_page, consulted_sheet, proofs_page

Allowed = Callable[[Callable[..., Any]], Callable[..., Any]]


def proof_urls(admin: ModelAdmin) -> list[Any]:
    def at(route: str, allowed: Allowed, view: Callable[..., Any], name: str) -> Any:
        return path(route, admin.admin_site.admin_view(allowed(partial(view, admin))), name=name)

    one = "abstimmung/<int:pk>/"
    return [
        at("<int:pk>/entwuerfe/", require_safe, proofs_page.proofs_page, "projects_report_proofs"),
        at("<int:pk>/entwuerfe/<slug:name>/", require_POST, proofs_page.act, "projects_report_proofact"),
        at("<int:pk>/entwuerfe/exemplar/<int:copy>/", require_safe, proofs_page.copy_pdf, "projects_report_copy"),
        at("abstimmung/", require_safe, consultation_page.list_page, "projects_consultation_list"),
        at(one, require_safe, consultation_page.page, "projects_consultation_page"),
        at(f"{one}<slug:name>/", require_POST, consultation_page.act, "projects_consultation_act"),
        at(f"{one}anmerkung/<int:remark>/", require_POST, consultation_page.settle, "projects_consultation_settle"),
        at(f"{one}blatt/<slug:code>/", require_safe, consulted_sheet.sheet, "projects_consultation_sheet"),
        at(
            f"{one}bild/<slug:sha256>/<int:width>/",
            require_safe,
            consulted_sheet.picture,
            "projects_consultation_picture",
        ),
    ]
