"""What the page of one update shows: what is missing, each place with the last report's text, questions, next steps."""

from typing import Any

from accounts.models import User
from projects import rules
from projects.addresses import project_address
from projects.admin.badges import badge_of
from projects.admin.conflict import Conflict
from projects.admin.next_step import who_writes
from projects.admin.start import deadline_words
from projects.admin.update_form import UpdateForm
from projects.admin.update_places import Page, anchor_of
from projects.admin.withdrawing import withdrawable
from projects.compare import compare
from projects.funding import sentence
from projects.models import ProjectUpdate, PublishedSheet, Revision, UpdateStatus
from projects.proofreading import ERROR, UNDECIDED, findings_of
from projects.report.contents import sheet_document
from projects.sections import PLACE_LABELS
from projects.workflow import possible_steps

# Steps whose button stands in the form, because they save first, and those that belong to the page of the review.
SAVE_FIRST = ("hand_over", "submit")
REVIEWING = ("request_changes", "approve")


def page_context(
    update: ProjectUpdate, user: User, form: UpdateForm | None = None, conflict: Conflict | None = None
) -> dict[str, Any]:
    sheet = sheet_document(update)
    findings = findings_of(update)
    previous = previous_sheet(update)
    clashes = {clash.key: clash for clash in conflict.clashes} if conflict else {}
    page = Page(update, sheet, findings, previous.read() if previous else None, form, clashes)
    sections = page.sections()
    steps = possible_steps(update, user)
    return {
        "update": update,
        "sheet": sheet,
        "form": form,
        "badge": badge_of(update),
        "deadline": deadline_words(update.report, update.due),
        "questions": (*page.questions(""), *page.questions("title")),
        "errors": [(anchor_of(finding), finding) for finding in findings if finding.severity == ERROR],
        "warnings": [(anchor_of(each), each) for each in findings if each.severity != ERROR and each.rule != UNDECIDED],
        "undecided": [(anchor_of(each), PLACE_LABELS[each.place]) for each in findings if each.rule == UNDECIDED],
        "sections": [place for place in sections if place.applies],
        "other_sections": [place for place in sections if not place.applies],
        "parts": page.parts(),
        "generated": sentence(sheet.funding),
        "previous_sheet": previous,
        "previous_address": previous_address(previous),
        "corrected": corrected_since(update),
        "steps": [(name, step) for name, step in steps.items() if name not in (SAVE_FIRST if form else REVIEWING)],
        "save_steps": [(name, step) for name, step in steps.items() if name in SAVE_FIRST],
        "lock": lock_words(update, user) if form is None else "",
        "on_behalf": last_written_on_behalf(update),
        "may_write_on_behalf": form is None and rules.may_write_on_behalf(user, update),
        "may_review": rules.may_review(user, update),
        "fact_clashes": [clash for key, clash in clashes.items() if key in ("title", "subtitle", "project_status")],
        "money_clashes": [clash for key, clash in clashes.items() if key.startswith("funding_")],
        "answer_clashes": [clash for key, clash in clashes.items() if key.startswith("answer-")],
        "photo_rows": list(update.photos.all()),
        "withdrawable": withdrawable(user, update.photos.all()),
        "stored_photos": {photo.lineage: photo for photo in update.photos.all() if photo.sha256},
    }


def previous_sheet(update: ProjectUpdate) -> PublishedSheet | None:
    """The project's newest published sheet of an earlier report."""
    sheets = PublishedSheet.objects.newest_of_their_year().filter(project_id=update.project_id)
    return sheets.filter(year__lt=update.report.year).newest_first().first()


def previous_address(sheet: PublishedSheet | None) -> str:
    return project_address(sheet.code, sheet.slug, sheet.year) if sheet else ""


def corrected_since(update: ProjectUpdate) -> dict[str, Any] | None:
    """What a later edition changed in the sheet that the update was carried forward from."""
    old = update.carried_from
    if old is None:
        return None
    same = PublishedSheet.objects.filter(project_id=update.project_id, year=old.year, is_newest_of_year=True)
    new = same.exclude(pk=old.pk).select_related("edition").first()
    if new is None:
        return None
    changes = compare(old.read(), new.read()).changed
    return {"sheet": new, "address": previous_address(new), "changes": changes} if changes else None


def last_written_on_behalf(update: ProjectUpdate) -> Revision | None:
    """The last time that the project group wrote for the ministry, until the ministry itself handed in again."""
    actions = ("save_on_behalf", "submit_on_behalf", "submit", "publish")
    last = Revision.objects.filter(update=update, action__in=actions).defer("document").order_by("-number").first()
    return last if last and last.action in actions[:2] else None


def lock_words(update: ProjectUpdate, user: User) -> str:
    """Why the update cannot be written now, and what can be done about it."""
    match update.status:
        case UpdateStatus.PUBLISHED:
            return f"Die Meldung ist veröffentlicht. {_way_to_a_correction(update, user)}"
        case UpdateStatus.APPROVED:
            return "Die Meldung ist freigegeben. Ändern geht wieder, wenn die Projektgruppe Rückfragen stellt."
        case UpdateStatus.SUBMITTED:
            return _submitted_words(update, user)
    if update.ministry is None:
        return "Ein Ministerium ist noch nicht zugeordnet. Bis dahin ergänzt die Projektgruppe die Meldung."
    if not rules.is_with_ministry(update):
        return "Die Runde ist geschlossen. Wenn noch etwas fehlt, wenden Sie sich an die Projektgruppe."
    reading = "mitlesen und kommentieren" if rules.may_comment(user, update) else "mitlesen"
    return f"{who_writes(update)} Sie können {reading}."


def _way_to_a_correction(update: ProjectUpdate, user: User) -> str:
    if rules.may_review(user, update):
        return "Für eine Korrektur öffnen Sie sie unten wieder."
    if rules.may_ask_for_correction(user, update):
        return "Um eine Korrektur können Sie die Projektgruppe unten bitten."
    return "Für eine Korrektur öffnet die Projektgruppe sie wieder."


def _submitted_words(update: ProjectUpdate, user: User) -> str:
    if rules.may_approve(user, update):
        return "Die Meldung ist eingereicht und wartet auf Ihre Prüfung."
    if rules.may_review(user, update):
        return "Die Meldung ist eingereicht. Sie haben mitgeschrieben, deshalb gibt jemand anderes sie frei."
    if rules.may_take_back(user, update):
        return "Noch prüft niemand. Für eine Änderung können Sie die Meldung zurückholen."
    if update.reviewer:
        return f"{update.reviewer} prüft die Meldung. Wenn etwas zu ändern ist, bekommen Sie eine Rückfrage."
    return "Die Meldung ist eingereicht. Die Projektgruppe prüft."
