"""What a sheet must have before it is submitted (report-structure.md, part 3)."""

from collections.abc import Iterator

from projects.document import SheetDocument
from projects.proofreading.findings import ERROR, WARNING, Finding
from projects.sections import SECTIONS, ProjectStatus


def sections(sheet: SheetDocument) -> Iterator[Finding]:
    """Every section that the project's status asks for holds a text."""
    for section in SECTIONS:
        if ProjectStatus(sheet.status) in section.required_for and not getattr(sheet.sections, section.key).strip():
            yield Finding(ERROR, section.key, f"Der Abschnitt „{section.label}“ fehlt.")


def sections_of_another_status(sheet: SheetDocument) -> Iterator[Finding]:
    """A text that the status does not show is kept, but said."""
    for section in SECTIONS:
        if not section.belongs_to(sheet.status) and getattr(sheet.sections, section.key).strip():
            label = ProjectStatus(sheet.status).label
            message = f"„{section.label}“ bleibt gespeichert, wird aber nicht gedruckt: Das Projekt ist {label}."
            yield Finding(WARNING, section.key, message)


def ministry(sheet: SheetDocument) -> Iterator[Finding]:
    """One ministry answers for the project."""
    if sheet.ministry is None:
        yield Finding(ERROR, "ministry", "Das verantwortliche Ministerium fehlt.")


def milestones(sheet: SheetDocument) -> Iterator[Finding]:
    """At least one milestone, whatever the status."""
    if not sheet.milestones:
        yield Finding(ERROR, "milestones", "Es ist kein Meilenstein eingetragen.")


def volume(sheet: SheetDocument) -> Iterator[Finding]:
    """An amount, or why there is none."""
    funding = sheet.funding
    if not (funding.lines or funding.reason or funding.contained_in):
        message = "Das Projektvolumen fehlt: Bitte einen Betrag nennen oder begründen, warum das nicht geht."
        yield Finding(ERROR, "funding", message)


def pictures(sheet: SheetDocument) -> Iterator[Finding]:
    """Every picture has a credit, and an alternative text (PDF/UA-1, WCAG 1.1.1); one without its file is only said."""
    for photo in sheet.photos:
        name = f"„{photo.caption}“" if photo.caption else "ohne Unterschrift"
        if not photo.sha256:
            yield Finding(WARNING, "photos", f"Zum Bild {name} fehlt die Datei.")
        elif not photo.alt:
            yield Finding(ERROR, "photos", f"Dem Bild {name} fehlt der Alternativtext.")
        if not photo.credit:
            yield Finding(ERROR, "photos", f"Dem Bild {name} fehlt der Bildnachweis.")
