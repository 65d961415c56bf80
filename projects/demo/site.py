"""The demo's own pages: the templates with their open places filled in, and what readers reported."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects.models import ANSWER_WITHIN, BarrierReport, Project
from projects.models.site_page import SavedInTurn
from projects.site_pages import pages, save_in_turn, statement
from projects.site_texts import filled

_FILE = Path(__file__).parent / "content" / "site.json"


@transaction.atomic
def fill_site(by: User) -> None:
    """Fill in what is a template still; what somebody saved stays as it is."""
    told: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    for row in [*pages(), statement()]:
        if row.version == 0:
            _fill(row, told["words"])
            save_in_turn(row, by=by, version=0)
    for code, lines in told["plain_summaries"].items():
        Project.objects.filter(code=code, plain_summary="").update(plain_summary="\n".join(lines))
    if not BarrierReport.objects.exists():
        BarrierReport.objects.bulk_create(_report(each, by) for each in told["barriers"])


def _fill(row: SavedInTurn, words: dict[str, str]) -> None:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str):
            setattr(row, field.attname, filled(value, words).strip())
        elif isinstance(value, list):
            setattr(row, field.attname, [{key: filled(text, words) for key, text in each.items()} for each in value])


def _report(told: dict[str, Any], by: User) -> BarrierReport:
    came = timezone.now() - datetime.timedelta(days=told["days_ago"])
    answer = {}
    if told.get("answer"):
        answer = {"answer": told["answer"], "answered_by": by, "answered_at": came + datetime.timedelta(days=9)}
    return BarrierReport(
        nonce=f"demo-{told['days_ago']}",
        received_at=came,
        due_on=timezone.localdate(came) + ANSWER_WITHIN,
        page=told["page"],
        text=told["text"],
        **answer,
    )
