"""Plays the demo's open round: people write, ask, answer and approve by the same functions as at the desk."""

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from accounts.models import User
from projects import chapters, comments, editing, pleas, questions, workflow
from projects.chapter_source import columns_of_chapter
from projects.demo.content import CONTENT
from projects.models import ProjectUpdate, Report

Act = dict[str, Any]
Row = Mapping[str, Any]


def read_round(year: int) -> dict[str, Any]:
    """Guidance and acts of the round of a year, as its file holds them."""
    content: dict[str, Any] = json.loads((CONTENT / str(year) / "round.json").read_text(encoding="utf-8"))
    return content


def play(report: Report, updates: dict[str, list[Act]], domain: str) -> None:
    """Let everything happen that the file tells, each project's acts in their order."""
    for code, acts in updates.items():
        for act in acts:
            update = ProjectUpdate.objects.with_parts().get(report=report, project__code=code)
            by = User.objects.get(email=f"{act['by']}@{domain}") if "by" in act else None
            _ACTS[act["do"]](update, by, act)


def write_chapters(report: Report, written: Sequence[Row], domain: str) -> None:
    """Frame chapters with a text of this round, some of them approved by a second person."""
    for told in written:
        chapter = report.chapters.get(slug=told["slug"])
        fields = {**columns_of_chapter(chapter), "headline": told["headline"], "text": told["text"]}
        by = User.objects.get(email=f"{told['by']}@{domain}")
        chapters.save_chapter(chapter, fields, by=by, version=chapter.version)
        if "approved_by" in told:
            second = User.objects.get(email=f"{told['approved_by']}@{domain}")
            chapters.approve_chapter(chapter, by=second, version=chapter.version + 1)


def _save(update: ProjectUpdate, by: Any, act: Act) -> None:
    draft = editing.stored_draft(update)
    asked = {request.place: request.pk for request in update.change_requests.all()}
    typed = editing.Draft(
        fields={**draft.fields, **act.get("fields", {})},
        parts={**draft.parts, **{kind: _rows(draft.parts[kind], new) for kind, new in act.get("parts", {}).items()}},
        answers={asked[place]: text for place, text in act.get("answers", {}).items()},
        confirmed=frozenset(act.get("confirm", ())),
    )
    editing.save_draft(update, typed, by=by, version=update.version)


def _rows(rows: Sequence[Row], new: dict[str, dict[str, Any]]) -> list[Row]:
    """The rows of a kind of part with what an act says of some, by their lineage; without one it is a row more."""
    known = [{**row, **new.get(row["lineage"], {})} for row in rows]
    return [*known, *({"lineage": "", **row} for lineage, row in new.items() if not lineage)]


def _step(update: ProjectUpdate, by: Any, act: Act) -> None:
    comment, sure = act.get("comment", ""), act.get("sure", False)
    workflow.take_step(update, act["step"], by=by, version=update.version, comment=comment, sure=sure)


def _ask(update: ProjectUpdate, by: Any, act: Act) -> None:
    questions.draft(update, place=act["place"], weight=act["weight"], text=act["text"], by=by)


def _settle(update: ProjectUpdate, by: Any, act: Act) -> None:
    for request in questions.unsettled(update):
        questions.settle(update, request.pk, by=by)


def _claim(update: ProjectUpdate, by: Any, act: Act) -> None:
    workflow.claim(update, by=by)


def _note(update: ProjectUpdate, by: Any, act: Act) -> None:
    comments.remark(update, act["text"], by=by, internal=act["do"] == "note")


def _plea(update: ProjectUpdate, by: Any, act: Act) -> None:
    until = (update.due or timezone.localdate()) + datetime.timedelta(days=act["days"])
    pleas.ask_for_time(update, until, act["text"], by=by)


def _since(update: ProjectUpdate, by: Any, act: Act) -> None:
    """The demo is set up in seconds; the board shall look as if people had taken their time."""
    began = timezone.now() - datetime.timedelta(days=act["days"])
    handed_in = began if update.submitted_at else None
    ProjectUpdate.objects.filter(pk=update.pk).update(status_since=began, submitted_at=handed_in)


def _due(update: ProjectUpdate, by: Any, act: Act) -> None:
    """Nobody sets a day that is past; it comes by waiting, and the demo does not wait."""
    due = timezone.localdate() + datetime.timedelta(days=act["days"])
    ProjectUpdate.objects.filter(pk=update.pk).update(deadline=due)


_ACTS = {
    "save": _save,
    "step": _step,
    "ask": _ask,
    "settle": _settle,
    "claim": _claim,
    "note": _note,
    "comment": _note,
    "plea": _plea,
    "since": _since,
    "due": _due,
}
