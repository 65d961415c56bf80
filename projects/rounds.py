"""The round of a report: opening it, carrying forward what stays, and closing it."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import journal
from accounts.models import User
from projects import history, notifications, rules
from projects.document import SheetDocument
from projects.models import (
    BaselineFigure,
    ChapterKind,
    Figure,
    FrameChapter,
    Project,
    ProjectUpdate,
    PublishedSheet,
    Report,
)
from projects.refusals import Refused
from projects.rows import InvalidValue, columns_of, write_parts
from projects.sections import PART_LABELS, SECTION_KEYS


class RoundRefused(Refused):
    """A round cannot be opened or closed, or an update not be added to it."""


@transaction.atomic
def open_round(report: Report, projects: Iterable[Project], *, by: User) -> list[ProjectUpdate]:
    """Begin the round of a year: a report that is not saved yet, with the updates of the projects that report.

    The ministries get a mail about it. Raises `RoundRefused`; nothing is opened then.
    """
    if not rules.may_manage_reports(by):
        raise RoundRefused("Runden eröffnet die Projektgruppe.")
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        raise RoundRefused(f"Den Bericht {report.year} gibt es schon.") from error
    take_over(report)
    updates = add_projects(report, projects, by=by)
    words = "einer Meldung" if len(updates) == 1 else f"{len(updates)} Meldungen"
    journal.note(report, f"Runde eröffnet mit {words}.", by=by)
    return updates


@transaction.atomic
def add_projects(report: Report, projects: Iterable[Project], *, by: User) -> list[ProjectUpdate]:
    """An update for each project, all or none, and a mail to those who write them. Raises `RoundRefused`."""
    if not rules.may_manage_reports(by):
        raise RoundRefused("Projekte nimmt die Projektgruppe in einen Bericht auf.")
    updates = [open_update(report, project) for project in projects]
    for update in updates:
        history.record(update, "open", by=by)
    notifications.round_opened(report, updates, by=by)
    return updates


@transaction.atomic
def close_round(report: Report, *, by: User) -> Report:
    """Take no more drafts. What the project group asked back can still be answered. Raises `RoundRefused`."""
    return _set_closed(report, by, closed=True)


@transaction.atomic
def reopen_round(report: Report, *, by: User) -> Report:
    """Let the ministries write again. Raises `RoundRefused`."""
    return _set_closed(report, by, closed=False)


def _set_closed(report: Report, by: User, *, closed: bool) -> Report:
    report = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    if not rules.may_manage_reports(by):
        raise RoundRefused("Runden öffnet und schließt die Projektgruppe.")
    if bool(report.closed_at) == closed:
        raise RoundRefused(f"Die Runde {report.year} ist schon {'geschlossen' if closed else 'offen'}.")
    if not closed and report.editions.exists():
        raise RoundRefused(f"Der Bericht {report.year} ist veröffentlicht. Für eine Korrektur öffnen Sie eine Meldung.")
    report.closed_at = timezone.now() if closed else None
    report.save(update_fields=["closed_at"])
    journal.note(report, "Runde geschlossen." if closed else "Runde wieder geöffnet.", by=by)
    return report


@transaction.atomic
def take_over(report: Report) -> None:
    """What a new report shares with the one before it: baseline figures, the list of chapters, the imprint's text.

    Who was newly completed then is not new any more. The other chapters begin without a text, which sealing asks for.
    A report that has figures or chapters already keeps its own.
    """
    before = Report.objects.filter(year__lt=report.year).order_by("-year").first()
    if before is None:
        return
    if not report.baseline.exists():
        BaselineFigure.objects.bulk_create(
            BaselineFigure(report=report, figure=row.figure, value=row.value, source=row.source)
            for row in before.baseline.exclude(figure=Figure.NEWLY_COMPLETED)
        )
    if not report.chapters.exists():
        FrameChapter.objects.bulk_create(_chapter_of(report, row) for row in before.chapters.all())


def _chapter_of(report: Report, before: FrameChapter) -> FrameChapter:
    stays = before.kind == ChapterKind.IMPRINT
    return FrameChapter(
        report=report,
        kind=before.kind,
        slug=before.slug,
        title=before.title,
        headline=before.headline if stays else "",
        text=before.text if stays else "",
        author=before.author,
        roles=before.roles,
        after_projects=before.after_projects,
        position=before.position,
    )


@transaction.atomic
def open_update(report: Report, project: Project) -> ProjectUpdate:
    """The project's update in a report that is not published yet.

    Texts and parts come from its newest published sheet, with their lineage; title, topic field, ministry and status
    are the project's as they are today. Raises `RoundRefused`.
    """
    report = Report.objects.select_for_update(no_key=True).get(pk=report.pk)  # nobody publishes it meanwhile
    if report.editions.exists():
        raise RoundRefused(f"Der Bericht {report.year} ist schon veröffentlicht.")
    newest = PublishedSheet.objects.current().filter(project=project).first()
    sheet = newest.read() if newest else None
    carried = columns_of(sheet) if sheet else {}
    today = {"title": project.title, "subtitle": project.subtitle, "project_status": project.status}
    holder = Project.objects.filter(code=sheet.funding.contained_in).first() if sheet else None
    try:
        with transaction.atomic():
            update = ProjectUpdate.objects.create(
                report=report,
                project=project,
                position=report.updates.count(),
                topic_field=project.topic_field,
                ministry=project.ministry,
                funding_contained_in=holder,
                carried_from=newest,
                undecided=_carried_keys(sheet) if sheet else [],
                **{**carried, **today},
            )
    except IntegrityError as error:
        raise RoundRefused(f"{project.code} hat im Bericht {report.year} schon eine Meldung.") from error
    if sheet:
        try:
            write_parts(update, sheet)
        except InvalidValue as error:
            raise RoundRefused(f"Das letzte veröffentlichte Blatt passt nicht mehr: {error}") from error
        # What was published under a ministry's responsibility had its rights; the ministry is asked anew with the part.
        update.photos.exclude(sha256="").update(rights_confirmed=True)
    return update


def _carried_keys(sheet: SheetDocument) -> list[str]:
    """The sections and kinds of parts of which there is something to confirm."""
    parts = {
        "milestones": sheet.milestones,
        "funding_lines": sheet.funding.sentence or sheet.funding.lines,
        "links": sheet.links,
        "photos": sheet.photos,
    }
    sections = [key for key in SECTION_KEYS if getattr(sheet.sections, key)]
    return sections + [key for key in PART_LABELS if parts[key]]
