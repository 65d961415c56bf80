"""A document that came in from outside becomes rows, and on wish a published edition: all or nothing."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from django.db import DataError, IntegrityError, models, transaction

from accounts.ministries import by_abbreviation
from accounts.models import Ministry
from projects import figures
from projects.document import MinistryRef, ReportDocument, SheetDocument, TopicFieldRef
from projects.editions import TypesetEdition, finished_edition, stored_pictures, typeset_edition
from projects.importing.acceptance import check_document
from projects.importing.errors import ImportRefused
from projects.models import (
    BaselineFigure,
    ChapterRevision,
    Edition,
    Figure,
    FrameChapter,
    Project,
    ProjectUpdate,
    Proof,
    Report,
    Revision,
    TopicField,
    UpdateStatus,
)
from projects.publishing import enter, gates
from projects.rows import InvalidValue, check, columns_of, sentences_of_constraints, write_parts

_Row = TypeVar("_Row", bound=models.Model)


class DryRun(Exception):
    """Rolls an import back that was only tried."""


@dataclass
class Imported:
    """What came of an import. gates: what today's rules would stop, one German sentence each."""

    report: Report
    edition: Edition | None = None
    gates: tuple[str, ...] = ()
    created: dict[str, list[str]] = field(
        default_factory=lambda: {"projects": [], "ministries": [], "topic_fields": []}
    )


def publish_reports(documents: Sequence[ReportDocument], *, source: str) -> Iterator[Imported]:
    """Store and publish several reports one after the other, while those to come are typeset side by side.

    Raises as `store_report`; the reports before are published then.
    """
    for document in documents:
        check_document(document)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        printed = [_with_figures(document) for document in documents]
        coming = [pool.submit(typeset_edition, each, stored_pictures(each)) for each in printed]
        for document, made in zip(documents, coming, strict=True):
            yield store_report(document, source=source, publish=True, ready=made.result())


def store_report(
    document: ReportDocument,
    *,
    source: str,
    publish: bool = False,
    dry_run: bool = False,
    ready: TypesetEdition | None = None,
) -> Imported:
    """Write a report with all its parts, and publish it as the edition it says it is. One transaction.

    source: where it came from, kept on the report. ready: what it says in print, if that is set already. Raises
    `ImportRefused` with a German sentence; nothing is kept then.
    """
    check_document(document)
    _require_new(document.year)
    printed = _with_figures(document)
    edition = finished_edition(printed, ready) if publish and not dry_run else nullcontext()
    try:
        with edition as finished:
            stopped = gates(printed)  # takes its time, so not while others wait for the database
            with transaction.atomic():
                imported = _Writer(document, source).write()
                imported.gates = stopped
                if finished:
                    imported.edition = enter(finished, imported.report, by=None, historic=True)
                    imported.report.updates.update(status=UpdateStatus.PUBLISHED)
                if dry_run:
                    raise DryRun
    except DryRun:
        pass
    except InvalidValue as error:
        _require_new(document.year)
        raise ImportRefused(str(error)) from error
    except (DataError, IntegrityError) as error:
        _require_new(document.year)  # somebody may have come first
        raise ImportRefused(f"Die Datenbank lehnt den Bericht ab: {error}".splitlines()[0]) from error
    return imported


def _require_new(year: int) -> None:
    if Report.objects.filter(year=year).exists():
        raise ImportRefused(f"Den Bericht {year} gibt es schon. Es wurde nichts geändert.")


def _with_figures(document: ReportDocument) -> ReportDocument:
    """The document with live figures filled in from its own figures."""
    try:
        chapters = tuple(figures.filled_chapter(chapter, document.figures) for chapter in document.chapters)
    except figures.UnknownFigure as error:
        raise ImportRefused(str(error)) from error
    return msgspec.structs.replace(document, chapters=chapters)


class _Writer:
    """Writes one document; remembers what it had to create, so that the import can be undone."""

    def __init__(self, document: ReportDocument, source: str) -> None:
        self.document = document
        self.imported = Imported(
            Report(
                year=document.year,
                title=document.title,
                tagline=document.tagline,
                programme=document.programme,
                publisher=document.publisher,
                as_of_texts=document.as_of_texts,
                as_of_amounts=document.as_of_amounts,
                outlook_year=document.outlook_year,
                imported_from=source,
            )
        )

    def write(self) -> Imported:
        report = self.imported.report
        _save(report, f"Bericht {report.year}")
        self._write_frame(report)
        self._write_unreported_projects()
        for position, sheet in enumerate(self.document.projects):
            self._write_sheet(report, sheet, position)
        self._write_references(report)
        report.import_created = self.imported.created
        report.save(update_fields=["import_created"])
        return self.imported

    def _write_frame(self, report: Report) -> None:
        for position, chapter in enumerate(self.document.chapters):
            fields = {**msgspec.structs.asdict(chapter), "roles": list(chapter.roles)}
            _save(FrameChapter(report=report, position=position, **fields), f"Kapitel {chapter.title}")
        for figure in Figure.values:
            value, source = getattr(self.document.baseline, figure), self.document.baseline_source
            _save(BaselineFigure(report=report, figure=figure, value=value, source=source), "Grundzahlen")

    def _write_unreported_projects(self) -> None:
        for entry in self.document.catalogue:
            if not entry.reported:
                self._project(entry.code, entry.title, "", entry.topic_field, entry.ministry, entry.status)

    def _write_sheet(self, report: Report, sheet: SheetDocument, position: int) -> None:
        project = self._project(
            sheet.code, sheet.title, sheet.subtitle, sheet.topic_field, sheet.ministry, sheet.status, sheet
        )
        update = ProjectUpdate(
            report=report,
            project=project,
            position=position,
            topic_field=self._topic_field(sheet.topic_field),
            ministry=self._ministry(sheet.ministry),
            **columns_of(sheet),
        )
        _save(update, sheet.code)
        write_parts(update, sheet)

    def _write_references(self, report: Report) -> None:
        """Which project's volume holds another's: only now are all of them there."""
        for sheet in self.document.projects:
            if sheet.funding.contained_in:
                holder = Project.objects.filter(code=sheet.funding.contained_in).first()
                if holder is None:
                    raise ImportRefused(f"{sheet.code}: Das Projekt {sheet.funding.contained_in} gibt es nicht.")
                report.updates.filter(project__code=sheet.code).update(funding_contained_in=holder)

    def _project(
        self,
        code: str,
        title: str,
        subtitle: str,
        topic_field: TopicFieldRef,
        ministry: MinistryRef | None,
        status: str,
        sheet: SheetDocument | None = None,
    ) -> Project:
        further = [self._ministry(ref) for ref in sheet.further_ministries] if sheet else []
        known = Project.objects.filter(code=code).first()
        if known:
            return known
        project = Project(
            code=code,
            title=title,
            subtitle=subtitle,
            topic_field=self._topic_field(topic_field),
            ministry=self._ministry(ministry),
            status=status,
            places=list(sheet.places) if sheet else [],
        )
        self._create(project, "projects", code)
        project.further_ministries.set(ministry for ministry in further if ministry)
        return project

    def _topic_field(self, ref: TopicFieldRef) -> TopicField:
        order = [known.slug for known in self.document.topic_fields]
        position = order.index(ref.slug) + 1 if ref.slug in order else len(order) + 1
        known = TopicField.objects.filter(slug=ref.slug).first()
        return known or self._create(
            TopicField(slug=ref.slug, name=ref.name, position=position), "topic_fields", ref.slug
        )

    def _ministry(self, ref: MinistryRef | None) -> Ministry | None:
        if ref is None:
            return None
        known = by_abbreviation().get(ref.abbreviation)
        return known or self._create(
            Ministry(abbreviation=ref.abbreviation, name=ref.name), "ministries", ref.abbreviation
        )

    def _create(self, row: _Row, kind: str, name: str) -> _Row:
        _save(row, name)
        self.imported.created[kind].append(name)
        return row


def _save(row: models.Model, where: str) -> None:
    check(row, where)
    with sentences_of_constraints([row], where):
        row.save()


@transaction.atomic
def undo_import(year: int) -> int:
    """Take an unpublished import back, with what it had created and nobody uses. Returns the number of updates removed.

    Raises `ImportRefused` where the report was not imported, is published, or was worked on since.
    """
    # Locked as sealing and saving lock them: nobody writes between looking and taking back.
    report = Report.objects.select_for_update(no_key=True).filter(year=year).first()
    if report is None:
        raise ImportRefused(f"Den Bericht {year} gibt es nicht.")
    if not report.imported_from:
        raise ImportRefused(f"Der Bericht {year} wurde nicht eingelesen, sondern hier angelegt.")
    if report.editions.exists():
        raise ImportRefused(f"Der Bericht {year} ist veröffentlicht und kann nicht zurückgenommen werden.")
    if Proof.objects.filter(report=report).exists():
        raise ImportRefused(f"Vom Bericht {year} gibt es Entwürfe; er bleibt.")
    updates = list(report.updates.select_for_update(no_key=True).order_by("pk"))
    if any(update.version for update in updates) or _has_history(report):
        raise ImportRefused(f"Am Bericht {year} wurde seit dem Einlesen gearbeitet; er bleibt.")
    report.updates.all().delete()
    report.delete()
    _remove_created(report.import_created)
    return len(updates)


def _has_history(report: Report) -> bool:
    of_updates = Revision.objects.filter(update__report=report)
    return of_updates.exists() or ChapterRevision.objects.filter(chapter__report=report).exists()


def _remove_created(created: dict[str, list[str]]) -> None:
    """Master data that an import brought and nothing else uses."""
    Project.objects.filter(code__in=created.get("projects", []), updates=None, sheets=None).delete()
    Ministry.objects.filter(
        abbreviation__in=created.get("ministries", []),
        projects=None,
        updates=None,
        memberships=None,
        shared_projects=None,
    ).delete()
    TopicField.objects.filter(slug__in=created.get("topic_fields", []), projects=None).delete()
