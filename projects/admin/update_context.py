"""What the page of one update shows: what is missing, each section with the text of the last report, the next steps."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from accounts.models import User
from projects import history, rules
from projects.addresses import project_address
from projects.admin.badges import badge_of
from projects.admin.conflict import Clash, Conflict
from projects.admin.start import deadline_words
from projects.admin.update_form import PART_LABELS, UpdateForm
from projects.document import SheetDocument
from projects.funding import sentence
from projects.models import ProjectUpdate, PublishedSheet, UpdateStatus
from projects.models.update import WITH_MINISTRY
from projects.proofreading import ERROR, Finding, proofread
from projects.report.contents import sheet_document
from projects.sections import SECTIONS, Section
from projects.workflow import possible_steps

ICONS = {
    "milestones": "meilensteine",
    "funding_lines": "projektvolumen",
    "links": "weiterfuehrende-informationen",
    "photos": "karten",
}
# Where a finding's place stands on the page, if not at the field of the same name.
ANCHORS = {"funding": "f-funding_lines", "ministry": "f-facts"}


@dataclass(frozen=True)
class Place:
    """A section or a kind of part on the page, with what is said about it."""

    key: str
    label: str
    icon: str
    findings: tuple[Finding, ...]
    text: str = ""
    previous: str = ""
    field: BoundField | None = None
    length: int = 0
    limit: int = 0
    applies: bool = True
    formset: Any = None
    clash: Clash | None = None

    @property
    def same(self) -> bool:
        """Whether the text stands like this in the last report already."""
        return bool(self.previous) and self.text == self.previous

    @property
    def errors(self) -> int:
        return sum(finding.severity == ERROR for finding in self.findings)

    @property
    def look(self) -> tuple[str, str, str]:
        """Class of the colours, icon, and word for the list of sections."""
        if self.errors:
            return "s--fehler", "icons/fehler.svg", "fehlt"
        return ("s--frei", "icons/haken.svg", "ausgefüllt") if self.length else ("", "icons/uhr.svg", "leer")


def page_context(
    update: ProjectUpdate, user: User, form: UpdateForm | None = None, conflict: Conflict | None = None
) -> dict[str, Any]:
    sheet = sheet_document(update)
    findings = proofread(sheet)
    previous = previous_sheet(update)
    clashes = {clash.key: clash for clash in conflict.clashes} if conflict else {}
    sections = [_section(section, update, sheet, findings, previous, form, clashes) for section in SECTIONS]
    return {
        "update": update,
        "sheet": sheet,
        "form": form,
        "badge": badge_of(update),
        "deadline": deadline_words(update.report),
        "question": history.open_question(update),
        "errors": [(anchor(finding), finding) for finding in findings if finding.severity == ERROR],
        "warnings": [(anchor(finding), finding) for finding in findings if finding.severity != ERROR],
        "sections": [place for place in sections if place.applies],
        "other_sections": [place for place in sections if not place.applies],
        "parts": [_part(key, sheet, findings, form, clashes) for key in PART_LABELS],
        "generated": sentence(sheet.funding),
        "previous_sheet": previous,
        "previous_address": previous_address(previous),
        "steps": _steps(update, user, form),
        "lock": lock_words(update, user) if form is None else "",
        "fact_clashes": [clash for key, clash in clashes.items() if key in ("title", "subtitle", "project_status")],
        "money_clashes": [clash for key, clash in clashes.items() if key.startswith("funding_")],
        "photo_rows": list(update.photos.all()),
        "stored_photos": {photo.lineage: photo for photo in update.photos.all() if photo.sha256},
    }


def previous_sheet(update: ProjectUpdate) -> PublishedSheet | None:
    """The project's newest published sheet of an earlier report."""
    sheets = PublishedSheet.objects.newest_of_their_year().filter(project_id=update.project_id)
    return sheets.filter(year__lt=update.report.year).newest_first().first()


def previous_address(sheet: PublishedSheet | None) -> str:
    return project_address(sheet.code, sheet.slug, sheet.year) if sheet else ""


def _section(
    section: Section,
    update: ProjectUpdate,
    sheet: SheetDocument,
    findings: tuple[Finding, ...],
    previous: PublishedSheet | None,
    form: UpdateForm | None,
    clashes: dict[str, Clash],
) -> Place:
    field = form.sheet[section.key] if form else None
    text = str(field.value() or "") if field else getattr(sheet.sections, section.key)
    return Place(
        key=section.key,
        label=section.label_in(update.report.outlook_year),
        icon=f"icons/{section.icon}.svg",
        findings=tuple(finding for finding in findings if finding.place == section.key),
        text=getattr(sheet.sections, section.key),
        previous=getattr(previous.read().sections, section.key) if previous else "",
        field=field,
        length=len(text),
        limit=section.length,
        applies=section.belongs_to(sheet.status),
        clash=clashes.get(section.key),
    )


def _part(
    key: str, sheet: SheetDocument, findings: tuple[Finding, ...], form: UpdateForm | None, clashes: dict[str, Clash]
) -> Place:
    held = {"milestones": sheet.milestones, "funding_lines": sheet.funding.sentence, "links": sheet.links}
    return Place(
        key=key,
        label=PART_LABELS[key],
        icon=f"icons/{ICONS[key]}.svg",
        findings=tuple(finding for finding in findings if anchor(finding) == f"f-{key}"),
        length=len(held.get(key, sheet.photos)),
        formset=form.formsets[key] if form else None,
        clash=clashes.get(key),
    )


def anchor(finding: Finding) -> str:
    return ANCHORS.get(finding.place, f"f-{finding.place}")


def _steps(update: ProjectUpdate, user: User, form: UpdateForm | None) -> list[tuple[str, Any]]:
    """Steps with a button of their own; submitting stands in the form, because it saves first."""
    return [(name, step) for name, step in possible_steps(update, user).items() if not (form and name == "submit")]


def lock_words(update: ProjectUpdate, user: User) -> str:
    """Why the update cannot be written now, and what can be done about it."""
    if update.status == UpdateStatus.PUBLISHED:
        if rules.may_review(user, update):
            return "Die Meldung ist veröffentlicht. Für eine Korrektur öffnen Sie sie unten wieder."
        return "Die Meldung ist veröffentlicht. Für eine Korrektur öffnet die Projektgruppe sie wieder."
    if update.status == UpdateStatus.APPROVED:
        return "Die Meldung ist freigegeben. Ändern geht wieder, wenn die Projektgruppe sie mit Rückfrage zurückgibt."
    if update.status not in WITH_MINISTRY:
        return _submitted_words(update, user)
    if update.ministry is None:
        return "Ein Ministerium ist noch nicht zugeordnet. Bis dahin ergänzt die Projektgruppe die Meldung."
    return f"Das {update.ministry.abbreviation} schreibt diese Meldung. Sie können mitlesen."


def _submitted_words(update: ProjectUpdate, user: User) -> str:
    if rules.may_approve(user, update):
        return "Die Meldung ist eingereicht und wartet auf Ihre Prüfung."
    if rules.may_review(user, update):
        return "Die Meldung ist eingereicht. Sie haben mitgeschrieben, deshalb gibt jemand anderes sie frei."
    if rules.may_take_back(user, update):
        return "Die Projektgruppe prüft. Für eine Änderung können Sie die Meldung zurückholen."
    return "Die Meldung ist eingereicht. Die Projektgruppe prüft."
