"""Opening a round: each reporting project gets one update, carried forward from its newest published sheet."""

from django.db import IntegrityError, transaction

from projects.models import Project, ProjectUpdate, PublishedSheet, Report
from projects.rows import columns_of, write_parts


class RoundRefused(Exception):
    """An update cannot be opened; the message is a German sentence."""


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
