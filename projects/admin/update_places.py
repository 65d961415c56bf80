"""The places of an update's page: each section and kind of part with all that is said about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from projects.admin.conflict import Clash
from projects.admin.update_form import UpdateForm, answer_field
from projects.document import SheetDocument
from projects.models import ChangeRequest, ProjectUpdate
from projects.proofreading import ERROR, UNDECIDED, Finding
from projects.sections import BY_KEY, PART_LABELS, SECTIONS, ProjectStatus, Section

PART_ICONS = {
    "milestones": "meilensteine",
    "funding_lines": "projektvolumen",
    "links": "weiterfuehrende-informationen",
    "photos": "karten",
}
# What one row of each kind is called.
ROW_LABELS = {"milestones": "Meilenstein", "funding_lines": "Betrag", "links": "Link", "photos": "Bild"}
# Where a finding's place stands on the page, if not at the field of the same name.
ANCHORS = {"": "f-facts", "funding": "f-funding_lines", "ministry": "f-facts", "title": "f-facts"}


@dataclass(frozen=True)
class Question:
    """A change request as the ministry reads it, with the field for its answer while it can be written."""

    request: ChangeRequest
    field: BoundField | None = None


@dataclass(frozen=True)
class Place:
    """A section or a kind of part on the page, with what is said about it.

    decision: `keep`, `change` or "" for what was carried forward, None where there is nothing to decide.
    previous: the text of the last report; guidance: what the round says about this place.
    """

    key: str
    label: str
    icon: str
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...] = ()
    text: str = ""
    previous: str = ""
    field: BoundField | None = None
    length: int = 0
    limit: int = 0
    applies: bool = True
    formset: Any = None
    clash: Clash | None = None
    guidance: str = ""
    decision: str | None = None
    row_label: str = ""

    @property
    def same(self) -> bool:
        """Whether the text stands like this in the last report already."""
        return bool(self.previous) and self.text == self.previous

    @property
    def statuses(self) -> str:
        """The project's states that ask for this section, if not all do."""
        section = BY_KEY.get(self.key)
        states = [status for status in ProjectStatus if section and section.belongs_to(status)]
        return " ".join(states) if len(states) < len(ProjectStatus) else ""

    @property
    def errors(self) -> int:
        return sum(finding.severity == ERROR for finding in self.findings)

    @property
    def opens(self) -> bool:
        """Whether its rows stand open: not where they still hold as they are and nobody says anything about them."""
        typed = self.formset is not None and self.formset.is_bound
        return self.decision != "keep" or typed or bool(self.said or self.questions or self.clash)

    @property
    def said(self) -> tuple[Finding, ...]:
        """The findings to read at the place; what is undecided is asked by the choice itself."""
        return tuple(finding for finding in self.findings if finding.rule != UNDECIDED)

    @property
    def look(self) -> tuple[str, str, str]:
        """Class of the colours, icon, and word for the list of sections."""
        if self.errors:
            return "s--fehler", "icons/fehler.svg", "fehlt"
        if any(question.request.waits_for_answer for question in self.questions):
            return "s--rueck", "icons/rueckfrage.svg", "Rückfrage"
        if self.decision == "":
            return "", "icons/uhr.svg", "übernommen"
        if self.decision == "keep":
            return "s--frei", "icons/haken.svg", "gilt weiter"
        return ("s--frei", "icons/haken.svg", "ausgefüllt") if self.length else ("", "icons/uhr.svg", "leer")


@dataclass(frozen=True)
class Page:
    """What all places of one page share."""

    update: ProjectUpdate
    sheet: SheetDocument
    findings: tuple[Finding, ...]
    previous: SheetDocument | None
    form: UpdateForm | None
    clashes: Mapping[str, Clash]

    def sections(self) -> list[Place]:
        return [self._section(section) for section in SECTIONS]

    def parts(self) -> list[Place]:
        return [self._part(key) for key in PART_LABELS]

    def questions(self, place: str) -> tuple[Question, ...]:
        return tuple(
            Question(request, self.form.answers[answer_field(request)] if self.form else None)
            for request in self.update.change_requests.all()
            if request.place == place and request.is_unsettled
        )

    def _section(self, section: Section) -> Place:
        field = self.form.sheet[section.key] if self.form else None
        stored = getattr(self.sheet.sections, section.key)
        text = str(field.value() or "") if field else stored
        previous = getattr(self.previous.sections, section.key) if self.previous else ""
        return Place(
            key=section.key,
            label=section.label_in(self.update.report.outlook_year),
            icon=f"icons/{section.icon}.svg",
            findings=self._findings(f"f-{section.key}"),
            questions=self.questions(section.key),
            text=stored,
            previous=previous,
            field=field,
            length=len(text),
            limit=section.length,
            applies=section.belongs_to(self.sheet.status),
            clash=self.clashes.get(section.key),
            guidance=self.update.report.section_guidance.get(section.key, ""),
            decision=self._decision(section.key, bool(previous), text == previous),
        )

    def _part(self, key: str) -> Place:
        held: dict[str, Sequence[Any]] = {
            "milestones": self.sheet.milestones,
            "funding_lines": self.sheet.funding.sentence,
            "links": self.sheet.links,
            "photos": self.sheet.photos,
        }
        before = _parts_of(self.previous, key)
        return Place(
            key=key,
            label=PART_LABELS[key],
            icon=f"icons/{PART_ICONS[key]}.svg",
            findings=self._findings(f"f-{key}"),
            questions=self.questions(key),
            length=len(held[key]),
            formset=self.form.formsets[key] if self.form else None,
            clash=self.clashes.get(key),
            guidance=self.update.report.section_guidance.get(key, ""),
            decision=self._decision(key, bool(before), before == _parts_of(self.sheet, key)),
            row_label=ROW_LABELS[key],
        )

    def _findings(self, anchor: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if anchor_of(finding) == anchor)

    def _decision(self, key: str, carried: bool, same: bool) -> str | None:
        """What stands at the choice: as ticked just now, else as it was decided."""
        if not carried or self.update.carried_from_id is None:
            return None
        if self.form and (ticked := self.form.decision(key)) in ("keep", "change"):
            return ticked
        if not same:
            return "change"
        return "" if key in self.update.undecided else "keep"


def _parts_of(sheet: SheetDocument | None, key: str) -> Any:
    if sheet is None:
        return ()
    return (sheet.funding.lines, sheet.funding.sentence) if key == "funding_lines" else getattr(sheet, key)


def anchor_of(finding: Finding) -> str:
    """The id on the page to which a finding leads."""
    if finding.place.startswith("question-"):
        return finding.place
    return ANCHORS.get(finding.place, f"f-{finding.place}")
