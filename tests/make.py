"""Builders for tests: documents with all parts, in sentences of our own, and their way into the database."""

import datetime
from decimal import Decimal
from typing import Any

import msgspec

from projects.document import (
    ChapterDocument,
    FiguresDocument,
    FundingDocument,
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    MinistryRef,
    PhotoDocument,
    ReportDocument,
    SheetDocument,
    SheetSections,
    TopicFieldRef,
    catalogue_entry,
)
from projects.funding import sentence
from projects.text import slug_of

ENERGIE = TopicFieldRef(slug="energie", name="Energie")
BILDUNG = TopicFieldRef(slug="bildung", name="Bildung")
MWIKE = MinistryRef(abbreviation="MWIKE", name="Ministerium für Wirtschaft")
MUNV = MinistryRef(abbreviation="MUNV", name="Ministerium für Verkehr")


def make_sections(status: str = "running", **texts: str) -> SheetSections:
    """Every section that the status asks for."""
    always = {
        "summary": "Ein Haus für neue Ideen entsteht.",
        "added_value": "Die Stadt gewinnt einen Ort.",
        "approach": "Erst planen, dann bauen:\n\n- Gelände räumen\n- _Richtfest_ feiern",
        "target_group": "Menschen mit Ideen.",
        "latest_development": "Das Dach ist gedeckt.",
    }
    by_status = {
        "running": {"current_state": "Der Innenausbau läuft.", "outlook": "Im Herbst wird eröffnet."},
        "completed": {"result": "Das Haus ist offen."},
        "not_pursued": {},
    }[status]
    return SheetSections(**{**always, **by_status, **texts})


def make_funding(**fields: Any) -> FundingDocument:
    line = FundingLineDocument(
        lineage="f1", kind="total", amount=Decimal(1_250_000), basis="state_funds", as_of=datetime.date(2025, 6, 30)
    )
    return with_sentence(FundingDocument(**{"lines": (line,), **fields}))


def with_sentence(funding: FundingDocument) -> FundingDocument:
    """A volume with its own sentence or the generated one, as documents hold it."""
    return funding if funding.sentence else msgspec.structs.replace(funding, sentence=sentence(funding))


def make_sheet_document(code: str = "01-01", title: str = "Ideenhaus", **fields: Any) -> SheetDocument:
    status = fields.pop("status", "running")
    given = {
        "code": code,
        "title": title,
        "slug": slug_of(title),
        "topic_field": ENERGIE,
        "ministry": MWIKE,
        "places": ("Bochum",),
        "status": status,
        "sections": make_sections(status),
        "milestones": (
            MilestoneDocument(lineage="m1", year_from=2021, text="Grundstein gelegt"),
            MilestoneDocument(lineage="m2", year_from=2023, year_to=2024, strand="Garten", text="Bäume gepflanzt"),
            MilestoneDocument(lineage="m3", year_from=2024, date=datetime.date(2024, 5, 3), text="Richtfest"),
        ),
        "funding": make_funding(),
        "links": (LinkDocument(lineage="l1", label="www.ideenhaus.example", url="https://www.ideenhaus.example"),),
        "photos": (PhotoDocument(lineage="p1", caption="Das Haus von vorn", credit="Foto: Stadt"),),
    }
    return SheetDocument(**{**given, **fields})


def make_chapters() -> tuple[ChapterDocument, ...]:
    return (
        ChapterDocument(
            kind="editorial",
            slug="editorial",
            title="Editorial",
            headline="Was gelungen ist",
            text="Viele haben mitgebaut.",
            author="Die Projektgruppe",
            roles=("Leitung",),
        ),
        ChapterDocument(
            kind="overview",
            slug="ueberblick",
            title="Überblick",
            headline="Der Stand der Dinge",
            text="Abgeschlossen sind {{ abgeschlossen }} von {{ projekte_gesamt }} Vorhaben.",
        ),
        ChapterDocument(
            kind="closing",
            slug="ausblick",
            title="Rückblick und Ausblick",
            headline="Wie es weitergeht",
            text="Es bleibt viel zu tun.",
            after_projects=True,
        ),
        ChapterDocument(
            kind="imprint",
            slug="impressum",
            title="Impressum",
            text="__Herausgeber__\n\nEin Ministerium",
            after_projects=True,
        ),
    )


def make_report_document(*sheets: SheetDocument, year: int = 2024, **fields: Any) -> ReportDocument:
    """A report with these sheets, or with one; figures count the sheets and a baseline of ten completed projects."""
    sheets = sheets or (make_sheet_document(),)
    completed = sum(sheet.status == "completed" for sheet in sheets)
    running = sum(sheet.status == "running" for sheet in sheets)
    not_pursued = sum(sheet.status == "not_pursued" for sheet in sheets)
    given = {
        "year": year,
        "title": f"Fortschrittsbericht {year}",
        "tagline": "Wir bauen weiter",
        "publisher": "Ein Ministerium",
        "published_on": datetime.date(year + 1, 11, 28),
        "as_of_amounts": datetime.date(year + 1, 6, 30),
        "outlook_year": year + 1,
        "figures": FiguresDocument(
            total=len(sheets) + 10,
            completed=completed + 10,
            running=running,
            not_pursued=not_pursued,
            newly_completed=completed,
        ),
        "baseline": FiguresDocument(total=10, completed=10),
        "baseline_source": "älterer Bericht",
        "topic_fields": tuple(dict.fromkeys(sheet.topic_field for sheet in sheets)),
        "catalogue": tuple(map(catalogue_entry, sheets)),
        "chapters": make_chapters(),
        "projects": tuple(sheets),
    }
    return ReportDocument(**{**given, **fields})


def make_sheets(number: int, **fields: Any) -> tuple[SheetDocument, ...]:
    """So many sheets with codes 01-01, 01-02 …, alternating between two topic fields and two states."""
    return tuple(
        make_sheet_document(
            f"{1 + position // 90:02}-{1 + position % 90:02}",
            f"Vorhaben {position + 1}",
            topic_field=(ENERGIE, BILDUNG)[position * 2 // number],
            status=("running", "completed")[position % 2],
            **fields,
        )
        for position in range(number)
    )
