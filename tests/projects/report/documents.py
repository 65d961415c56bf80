"""Reports to typeset, in sentences of our own: every kind of sheet the printed report knows."""

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
)
from tests.make import with_sentence

TOPICS = {
    slug: TopicFieldRef(slug=slug, name=name)
    for slug, name in {
        "wirtschaft": "Wirtschaft",
        "vielfalt": "Vielfalt",
        "energie": "Energie",
        "bildung": "Bildung",
        "mobilitaet": "Mobilität",
    }.items()
}
WORK = MinistryRef(abbreviation="MPVW", name="Ministerium für Proben, Versuche und Werkstätten des Landes")
TRAFFIC = MinistryRef(abbreviation="MWWW", name="Ministerium für Wege, Wasser und Wetter des Landes")


def milestones(*entries: tuple[Any, ...]) -> tuple[MilestoneDocument, ...]:
    """(year or (from, to), text, strand, date) → milestones; strand and date may be left out."""
    found = []
    for number, (years, text, *more) in enumerate(entries):
        first, last = years if isinstance(years, tuple) else (years, None)
        strand, date = [*more, "", None][:2] if len(more) < 2 else more
        found.append(
            MilestoneDocument(
                lineage=f"m{number}", year_from=first, year_to=last, text=text, strand=strand, date=date or None
            )
        )
    return tuple(found)


def volume(*lines: dict[str, Any], **more: Any) -> FundingDocument:
    """Funding with its generated sentence."""
    typed = tuple(FundingLineDocument(lineage=f"f{number}", **line) for number, line in enumerate(lines))
    return with_sentence(FundingDocument(lines=typed, **more))


def sheet(code: str, title: str, topic: str = "wirtschaft", **more: Any) -> SheetDocument:
    """A sheet with as little as it may have; `more` fills its fields."""
    field = TOPICS.get(topic) or TopicFieldRef(slug=topic, name=topic.capitalize())
    sections = SheetSections(**more.pop("sections", {}))
    return SheetDocument(
        **({"status": "running", "slug": code} | more), code=code, title=title, topic_field=field, sections=sections
    )


LAB = sheet(
    "01-01",
    "Werkstattlabor Emscher",
    "wirtschaft",
    ministry=WORK,
    further_ministries=(TRAFFIC,),
    places=("Essen", "Gelsenkirchen"),
    sections={
        "summary": "In einer alten Lampenstube entsteht ein Labor, in dem Betriebe und Schulen gemeinsam forschen.",
        "added_value": "Wer etwas ausprobieren will, findet Geräte und Rat am selben Ort.\n\n"
        "- kurze Wege zwischen Idee und Muster\n- _offene_ Sprechstunden an zwei Tagen\n"
        "- Messgeräte für CO₂ und Feinstaub",
        "approach": "Ein Verein betreibt das Haus. Drei Hochschulen stellen abwechselnd die Leitung.",
        "target_group": "Auszubildende, Gründerinnen und Gründer, Vereine",
        "latest_development": "Die zweite Halle ist seit dem Frühjahr beheizt.",
        "current_state": "Alle __zwölf Arbeitsplätze__ sind vergeben, eine Warteliste wird geführt.",
        "outlook": "Für den Herbst ist ein Tag der offenen Tür geplant: https://labor.example/herbst",
    },
    milestones=milestones(
        (2021, "Verein gegründet"),
        (2022, "Mietvertrag unterschrieben"),
        ((2023, 2024), "Umbau der Halle in zwei Abschnitten"),
        (2024, "Erste Werkstattwoche", "", datetime.date(2024, 6, 21)),
    ),
    funding=volume(
        {"kind": "total", "amount": Decimal(3304000), "basis": "eligible_costs"},
        {"kind": "share", "percent": Decimal(90), "source": "Land Nordrhein-Westfalen"},
        {"kind": "share", "percent": Decimal(10), "source": "Eigenanteil des Vereins"},
    ),
    links=(
        LinkDocument(lineage="l1", label="Website des Labors", url="https://www.werkstattlabor.example"),
        LinkDocument(lineage="l2", label="www.lampenstube.example", url="https://www.lampenstube.example"),
    ),
)

REPORT = ReportDocument(
    year=2024,
    title="Fortschrittsbericht 2024",
    tagline="Viele Hände, ein Revier: #Probelauf",
    publisher="Landesregierung Nordrhein-Westfalen",
    published_on=datetime.date(2025, 9, 15),
    as_of_texts=datetime.date(2025, 6, 30),
    as_of_amounts=datetime.date(2025, 6, 30),
    outlook_year=2025,
    figures=FiguresDocument(total=73, completed=42, running=16, not_pursued=15, newly_completed=18),
    baseline=FiguresDocument(),
    topic_fields=tuple(TOPICS.values()),
    chapters=(
        ChapterDocument(
            kind="editorial",
            slug="editorial",
            title="Editorial",
            headline="Was wir uns vorgenommen haben",
            text="Ein Bericht ist ein Versprechen, das man nachlesen kann.\n\n"
            "Vor einem Jahr stand an dieser Stelle eine lange Liste von Vorhaben. Vieles davon ist heute gebaut, "
            "besetzt oder eröffnet.\n\nManches hat länger gedauert. Auch das steht in diesem Heft, mit Gründen.",
            author="Dr. Erika Beispiel MdL",
            roles=("Staatssekretärin für Probeläufe", "Mitglied des Landtags"),
        ),
        ChapterDocument(
            kind="overview",
            slug="ueberblick",
            title="Überblick",
            headline="Mehr als die Hälfte ist gebaut",
            text="Von allen Vorhaben ist mehr als die Hälfte beendet.\n\nDie übrigen laufen nach Plan. Die Orte sind "
            "über die ganze Region verteilt.\n\nNicht jedes Vorhaben ließ sich verwirklichen.",
        ),
        ChapterDocument(
            kind="closing",
            slug="ausblick",
            title="Rückblick und Ausblick",
            headline="Noch zwei Winter",
            text="Bis zum Ende des Programms bleibt Zeit für das, was noch fehlt.\n\nDanach folgt eine Auswertung.",
            after_projects=True,
        ),
        ChapterDocument(
            kind="imprint",
            slug="impressum",
            title="Impressum",
            text="__Herausgeber__\nStaatskanzlei für Beispiele\nMusterweg 1\n40000 Düsseldorf\n\n"
            "__Kontakt__\n[post@beispiel.example](mailto:post@beispiel.example)",
            after_projects=True,
        ),
    ),
    projects=(LAB,),
)


def report(*sheets: SheetDocument, **more: Any) -> ReportDocument:
    """The sample report with these sheets instead of its own."""
    return msgspec.structs.replace(REPORT, projects=sheets, **more)


def photo(number: int = 1, **more: Any) -> PhotoDocument:
    return PhotoDocument(**({"lineage": f"p{number}"} | more))


STAGE = sheet(
    "06-02",
    "RUHR.KULISSE",
    "wirtschaft",
    status="completed",
    subtitle="Eine Bühne zieht um",
    sections={
        "summary": "Vier Städte teilen sich eine wandernde Bühne.",
        "result": "Die Bühne hat in drei Jahren 41 Gastspiele gesehen.\n\nIhr Betrieb ist bis 2030 gesichert.",
    },
    milestones=milestones(
        (2021, "Probelauf in Herne", "Teilprojekt Bühne"), (2022, "Umzug nach Hamm", "Teilprojekt Zelt")
    ),
    funding=volume(
        {"kind": "total", "amount": Decimal(12200000), "qualifier": "about", "basis": "state_funds"},
        {"kind": "annual", "amount": Decimal(2400000), "recurring_from": 2025},
    ),
    photos=(
        photo(
            1,
            sha256="a" * 64,
            alt="Ein Zelt am Kanal",
            caption="Das Zelt und der Entwurf",
            credit="Foto oben: A. Probe",
        ),
        photo(2, sha256="c" * 64, kind="visualisation", caption="Das Zelt und der Entwurf", credit="Büro Muster"),
    ),
)
NEIGHBOURS = sheet(
    "03-01",
    "Nachbarschaft",
    "vielfalt",
    ministry=TRAFFIC,
    sections={
        "summary": "Häuser öffnen ihre Höfe.",
        "current_state": "Elf Höfe sind offen.",
        "result": "Zwei blieben zu.",
    },
    funding=volume(contained_in="06-02"),
    photos=(photo(1, caption="Ein Hof im Regen", credit="B. Probe"),),
)
DROPPED = sheet(
    "11-05", "Seilbahn", "energie", status="not_pursued", funding=volume(reason="Es wurden keine Mittel gebunden")
)
PORTRAIT = sheet("07-01", "Hochschulturm", "bildung", ministry=WORK, photos=(photo(1, sha256="b" * 64, focus=(50, 0)),))
FULL_REPORT = report(
    LAB,
    STAGE,
    NEIGHBOURS,
    DROPPED,
    PORTRAIT,
    baseline_source="Zählung der Geschäftsstelle",
    chapters=(
        *REPORT.chapters,
        ChapterDocument(
            kind="free", slug="dank", title="Dank", text="Allen, die mitgemacht haben: danke.", after_projects=True
        ),
    ),
)
