"""Sealing: the one way to the public. Typeset, put the finished folder in place, commit the row; the row is the switch.

The folder is written in editions.py; here stand what stops a sealing, the rows, and what is newest.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import msgspec
from django.db import transaction
from django.utils import timezone

from accounts.ministries import by_abbreviation
from accounts.models import User
from projects import chapters, consultations, figures, history, notifications, pictures, rules
from projects.document import ReportDocument, SheetDocument, fingerprint, to_json
from projects.editions import FinishedEdition, finished_edition, stored_pictures
from projects.models import (
    Edition,
    Project,
    ProjectUpdate,
    PublishedPicture,
    PublishedSheet,
    Report,
    TopicField,
    UpdateStatus,
    Weight,
)
from projects.proofreading import ERROR, WARNING, proofread
from projects.refusals import Refused
from projects.report.contents import report_document
from projects.report.correcting import outdated_numbers
from projects.report.opened import last_edition
from projects.report.typeset import renderer_fingerprint
from projects.search import index
from projects.text import clean

LONGEST_REASON = 2000


class SealingRefused(Refused):
    """A report cannot be sealed; `reasons` name each obstacle."""

    def __init__(self, message: str, reasons: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class SheetWarning:
    """A warning about a sheet or chapter: it does not hinder sealing, but somebody has to say why not."""

    code: str
    title: str
    place: str
    message: str


NOTHING_LEFT_OUT: Mapping[str, str] = MappingProxyType({})
NOTHING_CORRECTED = (
    "An dem Bericht ist nichts berichtigt. Öffnen Sie ein Blatt oder Kapitel zur Korrektur; erst wenn darin etwas "
    "anderes steht, gibt es eine weitere Ausgabe."
)


def obstacles(report: Report, left_out: Mapping[str, str] = NOTHING_LEFT_OUT) -> tuple[str, ...]:
    """Why a report cannot be sealed now, as German sentences; empty if it can.

    left_out: by the code of the project, the public reason why the report does without its sheet. A published sheet
    that is open for correction hinders nothing: it stays as it was published until it is approved again.
    """
    edition = last_edition(report)
    last = edition.read() if edition else None
    updates = list(report.updates.with_parts().exclude(project__code__in=left_out).in_report_order())
    found: list[str] = [] if updates else ["Der Bericht hat noch keine Meldung."]
    for update in updates:
        if update.status == UpdateStatus.APPROVED or last is None or last.sheet(update.project.code) is None:
            found += _unsettled(update)
    found += chapters.obstacles_in(report)
    found += consultations.obstacles(report)
    try:
        document = report_document(report, published_on=timezone.localdate(), left_out=left_out)
    except figures.UnknownFigure as error:
        return (*found, str(error))
    nothing = [NOTHING_CORRECTED] if document.corrects and not document.corrections else []
    return (*found, *_lost_pictures(document), *gates(document), *nothing)


def _lost_pictures(document: ReportDocument) -> Iterator[str]:
    """Pictures that a sheet has and the store has not: print would leave their place empty."""
    for sheet in document.projects:
        for photo in sheet.photos:
            if photo.sha256 and not pictures.is_stored(photo.sha256):
                words = photo.caption or photo.alt or photo.credit or photo.sha256[:12]
                yield (
                    f"{sheet.code} {sheet.title}: Die Datei des Bildes „{words}“ fehlt auf dem Server. Bitte laden Sie "
                    "es in der Meldung noch einmal hoch, oder holen Sie die Datei aus der Sicherung zurück."
                )


def _unsettled(update: ProjectUpdate) -> Iterator[str]:
    """What of an update, loaded `with_parts()`, is not done with."""
    name = f"{update.project.code} „{update.title}“"
    if update.status not in (UpdateStatus.APPROVED, UpdateStatus.PUBLISHED):
        yield f"{name} ist noch nicht freigegeben."
    elif any(request.weight == Weight.MUST and not request.settled_at for request in update.change_requests.all()):
        yield f"{name} hat eine Muss-Rückfrage, die nicht erledigt ist."


def gates(document: ReportDocument) -> tuple[str, ...]:
    """What today's rules would stop in a report or in what a later edition corrects, one German sentence each."""
    return tuple(
        f"{sheet.code} {sheet.title}: {finding.message}"
        for sheet in document.fresh_sheets
        for finding in proofread(sheet)
        if finding.severity == ERROR
    )


def warnings_of(document: ReportDocument, wished_pages: int) -> tuple[SheetWarning, ...]:
    """What the proofreading warns of in a report whose sheets shall have so many pages, or in what a later edition
    corrects; and chapters that print a figure as it was before."""
    sheets = (
        SheetWarning(sheet.code, sheet.title, finding.place, finding.message)
        for sheet in document.fresh_sheets
        for finding in proofread(sheet, wished_pages)
        if finding.severity == WARNING
    )
    chapters = (SheetWarning("Kapitel", title, "text", words) for title, words in outdated_numbers(document))
    return (*sheets, *chapters)


def next_document(
    report: Report, *, reason: str = "", left_out: Mapping[str, str] = NOTHING_LEFT_OUT
) -> ReportDocument:
    """The report as its next edition would say it today. Raises `figures.UnknownFigure`."""
    return report_document(
        report, number=next_number(report), published_on=timezone.localdate(), reason=reason, left_out=left_out
    )


def content_of(document: ReportDocument) -> str:
    """SHA-256 of what a document says, whichever day it is published."""
    return fingerprint(msgspec.structs.replace(document, published_on=datetime.date.min))


def seal(
    report: Report,
    *,
    by: User,
    published_on: datetime.date | None = None,
    reason: str = "",
    left_out: Mapping[str, str] = NOTHING_LEFT_OUT,
    within: Callable[[Edition], object] = lambda _edition: None,
) -> Edition:
    """Publish a report as its next edition. All updates must be approved; a later edition needs a public reason, holds
    the last one with what was opened for correction and approved, and is refused where that is nothing.

    left_out: by the code of the project, the public reason why it does without its sheet. within: called in the
    transaction that publishes, before it is committed; what it raises leaves nothing published. Who confirms whom is
    said in `projects/proposals.py`. Raises `SealingRefused` with the obstacles, `TypesetError` where the typesetter
    fails, `OSError` where the folder cannot be written; nothing is published then.
    """
    if not rules.may_manage_reports(by):
        raise SealingRefused("Nur die Projektgruppe veröffentlicht Berichte.")
    found = obstacles(report, left_out)
    if found:
        raise SealingRefused("Der Bericht kann noch nicht veröffentlicht werden.", found)
    number, published_on = next_number(report), published_on or timezone.localdate()
    reason = public_reason(reason, needed=number > 1)

    def as_it_stands() -> ReportDocument:
        return report_document(report, number=number, published_on=published_on, reason=reason, left_out=left_out)

    document = as_it_stands()
    with finished_edition(document) as finished, transaction.atomic():
        # Whoever saves or takes a step now waits, or has finished and is seen. Keys stay free: a step that is just
        # being committed looks at its report's once more.
        Report.objects.select_for_update(no_key=True).get(pk=report.pk)
        updates = _held_updates(report)
        changed = next_number(report) != number or fingerprint(as_it_stands()) != fingerprint(document)
        if obstacles(report, left_out) or changed:
            raise SealingRefused("Der Bericht wurde während des Satzes geändert. Bitte noch einmal veröffentlichen.")
        chapters.close_chapters(report, by=by, reason=reason)
        edition = enter(finished, report, by=by)
        fresh = [each for each in updates if each.status == UpdateStatus.APPROVED and each.project.code not in left_out]
        _publish_updates(fresh, by=by, reason=reason)
        notifications.published(edition, fresh, by=by)
        within(edition)
    return edition


def _held_updates(report: Report) -> list[ProjectUpdate]:
    held = ProjectUpdate.objects.select_for_update(of=("self",), no_key=True).select_related("project")
    return list(held.filter(report=report).order_by("pk"))


def _publish_updates(updates: Iterable[ProjectUpdate], *, by: User, reason: str) -> None:
    for update in updates:
        ProjectUpdate.objects.filter(pk=update.pk).update(
            status=UpdateStatus.PUBLISHED, version=update.version + 1, status_since=timezone.now()
        )
        history.record(update, "publish", by=by, reason=reason)


def public_reason(reason: str, *, needed: bool) -> str:
    """A reason as the public reads it. Raises `SealingRefused` where one is needed or it is too long."""
    reason = clean(reason)
    if needed and not reason:
        raise SealingRefused("Eine weitere Ausgabe braucht einen Anlass, den die Öffentlichkeit lesen kann.")
    if len(reason) > LONGEST_REASON:
        raise SealingRefused(f"Der Anlass hat {len(reason)} Zeichen, möglich sind {LONGEST_REASON}. Bitte kürzen.")
    return reason


def next_number(report: Report) -> int:
    """The number of the edition that comes next."""
    newest = Edition.objects.filter(report=report).order_by("-number").first()
    return newest.number + 1 if newest else 1


def enter(finished: FinishedEdition, report: Report, *, by: User | None, historic: bool = False) -> Edition:
    """Write the rows of a finished edition. Call inside a transaction; its commit publishes."""
    document = finished.document
    edition = Edition.objects.create(
        report=report,
        number=document.edition,
        reason=document.reason,
        historic=historic,
        published_on=document.published_on,
        sealed_by=by,
        document=to_json(document),
        document_sha256=fingerprint(document),
        folder=finished.folder,
        pdf_sha256=finished.pdf_sha256,
        pdf_bytes=finished.pdf_bytes,
        pdf_pages=finished.pdf_pages,
        renderer=renderer_fingerprint(),
    )
    # Two reports that are published at once agree one after the other which sheet of a project is its newest.
    held = (
        Project.objects.select_for_update(no_key=True)
        .filter(code__in=[sheet.code for sheet in document.projects])
        .order_by("pk")
    )
    projects = {project.code: project for project in held}
    PublishedSheet.objects.bulk_create(
        published_sheet(edition, projects[sheet.code], sheet, position)
        for position, sheet in enumerate(document.projects)
    )
    PublishedPicture.objects.bulk_create(
        PublishedPicture(edition=edition, sha256=sha256, print_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        for sha256, path in sorted(stored_pictures(document).items())
    )
    _mark_newest(projects.values())
    _follow_newest_sheets(projects[sheet.code] for sheet in document.fresh_sheets)
    index.enter(edition, projects)
    return edition


def published_sheet(edition: Edition, project: Project, sheet: SheetDocument, position: int) -> PublishedSheet:
    """The row of a sheet, not saved yet."""
    return PublishedSheet(
        edition=edition,
        project=project,
        year=edition.report.year,
        number=edition.number,
        position=position,
        code=sheet.code,
        slug=sheet.slug,
        title=sheet.title,
        subtitle=sheet.subtitle,
        summary=sheet.sections.summary,
        status=sheet.status,
        topic_field_slug=sheet.topic_field.slug,
        topic_field_name=sheet.topic_field.name,
        ministry_abbreviation=sheet.ministry.abbreviation if sheet.ministry else "",
        ministry_name=sheet.ministry.name if sheet.ministry else "",
        places=list(sheet.places),
        document=to_json(sheet),
    )


def _mark_newest(projects: Iterable[Project]) -> None:
    """“Newest” means report year, then edition number: an older report that comes in late changes nothing newer."""
    sheets = PublishedSheet.objects.filter(project__in=list(projects))
    newest: dict[int, int] = {}
    newest_of_year: dict[tuple[int, int], int] = {}
    for pk, project_id, year in sheets.order_by("year", "number").values_list("pk", "project_id", "year"):
        newest[project_id] = pk
        newest_of_year[project_id, year] = pk
    sheets.update(is_current=False, is_newest_of_year=False)
    PublishedSheet.objects.filter(pk__in=newest.values()).update(is_current=True)
    PublishedSheet.objects.filter(pk__in=newest_of_year.values()).update(is_newest_of_year=True)


def _follow_newest_sheets(projects: Iterable[Project]) -> None:
    """A project's master data are those of its newest published sheet."""
    topic_fields = {row.slug: row for row in TopicField.objects.all()}
    ministries = by_abbreviation()
    for sheet in PublishedSheet.objects.filter(project__in=list(projects)).current().select_related("project"):
        project = sheet.project
        project.title, project.subtitle, project.status = sheet.title, sheet.subtitle, sheet.status
        project.topic_field = topic_fields.get(sheet.topic_field_slug, project.topic_field)
        project.ministry = ministries.get(sheet.ministry_abbreviation) or project.ministry
        project.places = sheet.places
        project.save()
        named = (ministries.get(ref.abbreviation) for ref in sheet.read().further_ministries)
        project.further_ministries.set(ministry for ministry in named if ministry)
