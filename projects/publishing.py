"""Sealing: the one way to the public. Typeset, put the finished folder in place, commit the row; the row is the switch.

The folder is written in editions.py; here stand what stops a sealing, the rows, and what is newest.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.ministries import by_abbreviation
from accounts.models import User
from projects import figures, history, notifications, pictures, rules
from projects.document import ReportDocument, SheetDocument, fingerprint, to_json
from projects.editions import FinishedEdition, finished_edition, photos_of
from projects.models import (
    Edition,
    Project,
    ProjectUpdate,
    PublishedPicture,
    PublishedSheet,
    Report,
    TopicField,
    UpdateStatus,
)
from projects.proofreading import ERROR, fit, proofread
from projects.refusals import Refused
from projects.report.contents import report_document, sheet_document
from projects.report.typeset import renderer_fingerprint
from projects.search import index_text
from projects.text import clean

LONGEST_REASON = 2000


class SealingRefused(Refused):
    """A report cannot be sealed; `reasons` name each obstacle."""

    def __init__(self, message: str, reasons: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)


def obstacles(report: Report) -> tuple[str, ...]:
    """Why a report cannot be sealed now, as German sentences; empty if it can."""
    found = []
    updates = list(report.updates.with_parts().in_report_order())
    if not updates:
        found.append("Der Bericht hat noch keine Meldung.")
    for update in updates:
        if update.status not in (UpdateStatus.APPROVED, UpdateStatus.PUBLISHED):
            found.append(f"{update.project.code} „{update.title}“ ist noch nicht freigegeben.")
    for chapter in report.chapters.filter(text=""):
        found.append(f"Das Programmkapitel „{chapter.title}“ hat noch keinen Text.")
    try:
        document = report_document(report, published_on=timezone.localdate())
    except figures.UnknownFigure as error:
        return (*found, str(error))
    return (*found, *gates(document))


def longer_than_wished(report: Report) -> tuple[str, ...]:
    """Sheets with more pages than the round wishes, one German sentence each; they stop nothing."""
    return tuple(
        f"{sheet.code} {sheet.title}: {finding.message}"
        for sheet in map(sheet_document, report.updates.with_parts().in_report_order())
        for finding in fit.pages(sheet, report.wished_pages)
        if finding.severity != ERROR
    )


def gates(document: ReportDocument) -> tuple[str, ...]:
    """What today's rules would stop in a report, one German sentence each."""
    return tuple(
        f"{sheet.code} {sheet.title}: {finding.message}"
        for sheet in document.projects
        for finding in proofread(sheet)
        if finding.severity == ERROR
    )


def seal(report: Report, *, by: User, published_on: datetime.date | None = None, reason: str = "") -> Edition:
    """Publish a report as its next edition. All updates must be approved; a later edition needs a public reason.

    Raises `SealingRefused` with the obstacles, `TypesetError` where the typesetter fails; nothing is published then.
    """
    if not rules.may_manage_reports(by):
        raise SealingRefused("Nur die Projektgruppe veröffentlicht Berichte.")
    found = obstacles(report)
    if found:
        raise SealingRefused("Der Bericht kann noch nicht veröffentlicht werden.", found)
    number, published_on = _next_number(report), published_on or timezone.localdate()
    reason = _public(reason, needed=number > 1)

    def as_it_stands() -> ReportDocument:
        return report_document(report, number=number, published_on=published_on, reason=reason)

    document = as_it_stands()
    with finished_edition(document) as finished, transaction.atomic():
        # Whoever saves or takes a step now waits, or has finished and is seen. Keys stay free: a step that is just
        # being committed looks at its report's once more.
        Report.objects.select_for_update(no_key=True).get(pk=report.pk)
        updates = list(ProjectUpdate.objects.select_for_update(no_key=True).filter(report=report).order_by("pk"))
        if obstacles(report) or _next_number(report) != number or fingerprint(as_it_stands()) != fingerprint(document):
            raise SealingRefused("Der Bericht wurde während des Satzes geändert. Bitte noch einmal veröffentlichen.")
        edition = enter(finished, report, by=by)
        fresh = [update for update in updates if update.status != UpdateStatus.PUBLISHED]
        for update in fresh:
            ProjectUpdate.objects.filter(pk=update.pk).update(
                status=UpdateStatus.PUBLISHED, version=update.version + 1, status_since=timezone.now()
            )
            history.record(update, "publish", by=by, reason=reason)
        notifications.published(edition, fresh, by=by)
    return edition


def _public(reason: str, *, needed: bool) -> str:
    """A reason as the public reads it."""
    reason = clean(reason)
    if needed and not reason:
        raise SealingRefused("Eine weitere Ausgabe braucht einen Anlass, den die Öffentlichkeit lesen kann.")
    if len(reason) > LONGEST_REASON:
        raise SealingRefused(f"Der Anlass hat {len(reason)} Zeichen, möglich sind {LONGEST_REASON}. Bitte kürzen.")
    return reason


def _next_number(report: Report) -> int:
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
    shown = {photo.sha256 for photo in photos_of(document) if pictures.is_stored(photo.sha256)}
    PublishedPicture.objects.bulk_create(PublishedPicture(edition=edition, sha256=sha256) for sha256 in sorted(shown))
    _mark_newest(projects.values())
    _follow_newest_sheets(projects.values())
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
        search_text=index_text(sheet),
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
