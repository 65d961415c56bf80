"""Opening a round: the report takes over what stays, each project's update its newest published sheet."""

from django.db import IntegrityError, transaction

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
from projects.rows import columns_of, write_parts


class RoundRefused(Exception):
    """An update cannot be opened; the message is a German sentence."""


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
                **{**carried, **today},
            )
    except IntegrityError as error:
        raise RoundRefused(f"{project.code} hat im Bericht {report.year} schon eine Meldung.") from error
    if sheet:
        write_parts(update, sheet)
    return update
