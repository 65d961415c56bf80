"""Printed reports of our own making: what a report says, and the many shapes and damages in which its text arrives."""

import unicodedata
from dataclasses import dataclass, field, replace
from random import Random
from textwrap import wrap

LABELS = {
    "added_value": "Mehrwert",
    "approach": "Vorgehen",
    "target_group": "Zielgruppe",
    "latest_development": "Jüngste Entwicklung",
    "current_state": "Aktueller Stand",
    "result": "Projektergebnis",
    "outlook": "Ausblick",
}
MINISTRIES = {
    "MWIKE": "Ministerium für Wirtschaft, Industrie, Klimaschutz und Energie des Landes Nordrhein-Westfalen",
    "MSB": "Ministerium für Schule und Bildung des Landes Nordrhein-Westfalen",
    "MLV": "Ministerium für Landwirtschaft und Verbraucherschutz des Landes Nordrhein-Westfalen",
    "JM": "Ministerium der Justiz des Landes Nordrhein-Westfalen",
    "Stk": "Staatskanzlei des Landes Nordrhein-Westfalen",
}
CHAPTERS = ("Arbeit und Handwerk", "Wasser", "Nachbarschaft", "Gesundheit", "Kultur und Sport", "Forschung")
_WHO = ("Das Netzwerk", "Der Verbund", "Die Werkstatt", "Das Büro", "Die Initiative", "Der Beirat", "Die Kommune")
_DOES = ("begleitet", "verbindet", "unterstützt", "erprobt", "plant", "stärkt", "öffnet", "bündelt", "sichert")
_WHAT = (
    "kleine Betriebe", "alte Häfen", "junge Familien", "grüne Dächer", "neue Radwege", "freie Bühnen", "stille Plätze",
    "offene Labore", "lokale Märkte", "müde Brücken", "große Hallen", "Kanäle und Ufer", "Vereine und Schulen",
)  # fmt: skip
_WHERE = ("am Kanal", "in der Region", "vor Ort", "auf der Halde", "im Quartier", "an der Emscher", "im Norden")
_EVENTS = (
    "Auftakt im Rathaus", "Erste Förderbescheide übergeben", "Werkstatt mit Jugendlichen", "Baubeginn am Ufer",
    "Studie zu Wegen und Plätzen vorgelegt", "Zweite Runde gestartet", "Partnerbetriebe gewonnen", "Website online",
    "Wanderausstellung in drei Städten", "Beirat eingerichtet", "Übergabe an den Verein", "Messung der Wasserqualität",
)  # fmt: skip
_THINGS = (
    "Uferwerkstatt", "Handwerk im Hof", "Klassenzimmer Kanal", "Haldenbühne", "Radnetz Nord", "Quartiersküche",
    "Hafenlabor", "Brückenbauer", "Lesewagen", "Wasserkante", "Gartenring", "Lichtpfad", "Talentschuppen",
    "Kulturkiosk", "Bachpaten", "Pflegenetz", "Sportplatz Zukunft", "Chemie zum Anfassen", "Lernfabrik", "Stollenlauf",
)  # fmt: skip


@dataclass(frozen=True)
class Project:
    """What one page says. milestones: ((from, to or None), text); photo: (caption lines, label, credit) or None."""

    code: str
    title: str
    chapter: str
    ministry: str
    lead: str
    sections: dict[str, list[str]]
    milestones: list[tuple[tuple[int, int | None], str]]
    volume: str
    link: str = ""
    photo: tuple[list[str], str, str] | None = None

    @property
    def completed(self) -> bool:
        return "result" in self.sections


@dataclass(frozen=True)
class Printed:
    """What a report says."""

    year: int
    projects: list[Project]
    editorial: list[str] = field(default_factory=list)
    overview: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    imprint: list[str] = field(default_factory=list)

    @property
    def chapters(self) -> list[str]:
        return list(dict.fromkeys(project.chapter for project in self.projects))


@dataclass(frozen=True)
class Shape:
    """How a report's text arrives."""

    leaders: str = "....."
    pages_in_contents: bool = True
    contents: str = "Inhalt"
    label: str = "{label}"
    head: tuple[str, ...] = ("title", "ministry", "milestones", "lead")
    order: tuple[str, ...] = ("added_value", "approach", "target_group", "latest_development")
    year: str = "{year}"
    span: str = "{first}/{last}"
    bullet: str = "- "
    width: int = 0
    ministry_width: int = 0
    without_title: tuple[str, ...] = ()
    page_numbers: bool = False
    form_feeds: bool = False
    running_header: str = ""
    damage: str = ""
    line_end: str = "\n"
    gap: str = "\n"
    outlook: str = "Ausblick {year}"
    milestones: str = "Meilensteine seit Projektstart"
    ministry: str = "Verantwortlich:"
    volume: str = "Projektvolumen"
    links: str = "Weiterführende Informationen"


def sentence(random: Random) -> str:
    return f"{random.choice(_WHO)} {random.choice(_DOES)} {random.choice(_WHAT)} {random.choice(_WHERE)}."


def paragraph(random: Random, most: int = 4) -> str:
    return " ".join(sentence(random) for _ in range(random.randint(1, most)))


def make_project(random: Random, number: int, chapter: str, *, completed: bool = False) -> Project:
    keys = ["added_value", "approach", "target_group", "latest_development"]
    keys += ["result"] if completed else ["current_state", "outlook"]
    start = random.randint(2019, 2022)
    milestones = []
    for year in range(start, start + random.randint(1, 4)):
        span = (year, year + 1) if random.random() < 0.1 else (year, None)
        milestones += [(span, event) for event in random.sample(_EVENTS, random.randint(1, 4))]
    thing = _THINGS[number % len(_THINGS)]
    title = thing if number < len(_THINGS) else f"{thing} {number // len(_THINGS) + 1}"
    photo = None
    if random.random() < 0.8:
        caption = [f"{random.choice(_WHAT).capitalize()} {random.choice(_WHERE)}" for _ in range(random.randint(0, 2))]
        photo = (caption, random.choice(("Foto:", "Fotos:", "Grafik:", "Visualisierung:")), f"Studio {title}")
    return Project(
        code=f"{1 + number // 9:02}-{1 + number % 9:02}{random.choice(['', '', 'a'])}",
        title=title,
        chapter=chapter,
        ministry=random.choice(list(MINISTRIES)),
        lead=paragraph(random, 2),
        sections={key: [paragraph(random) for _ in range(random.randint(1, 2))] for key in keys},
        milestones=milestones,
        volume=f"{random.randint(1, 999)}.{random.randint(100, 999)} Euro bis 30.06.{start + 4}.",
        link=f"www.{title.lower().replace(' ', '-').replace('ü', 'ue').replace('ä', 'ae')}.de"
        if random.random() < 0.4
        else "",
        photo=photo,
    )


def make_report(seed: int, count: int, chapters: int = 2, *, year: int = 2022, frame: bool = True) -> Printed:
    random = Random(seed)
    names = CHAPTERS[:chapters]
    projects = [
        make_project(random, number, names[number * chapters // count], completed=random.random() < 0.3)
        for number in range(count)
    ]
    if not frame:
        return Printed(year, projects)
    completed = sum(project.completed for project in projects)
    running = count - completed
    overview = [
        f"Aus den Foren gingen {completed + 10 + running + 4} Vorhaben hervor. Davon sind inzwischen {completed + 10}"
        f" Projekte abgeschlossen, {running} Projekte befinden sich in der Umsetzung und 4 Projekte wurden nicht"
        " weiterverfolgt.",
        paragraph(random, 6),
    ]
    return Printed(
        year,
        projects,
        editorial=[paragraph(random, 6), paragraph(random, 6)],
        overview=overview,
        closing=[paragraph(random, 6)],
        imprint=["Herausgeber", "Büro für Muster und Proben", "Probestraße 3", "40000 Musterstadt"],
    )


class Printer:
    """Sets a report as text in one shape."""

    def __init__(self, report: Printed, shape: Shape, seed: int = 0) -> None:
        self.report, self.shape, self.random = report, shape, Random(seed)
        self.lines: list[str] = []
        self.page = 1

    def text(self) -> str:
        self._title_page()
        self._contents()
        self._chapter("Vorwort", self.report.editorial)
        self._chapter("Überblick", self.report.overview)
        chapter = ""
        for project in self.report.projects:
            if project.chapter != chapter:
                chapter = project.chapter
                self._turn()
                self._block([chapter])
            self._project(project)
        self._chapter("Fazit", self.report.closing)
        if self.report.imprint:
            self._turn()
            self._block(["Impressum"])
            self._block(self.report.imprint)
        text = self.shape.line_end.join(self.lines)
        return unicodedata.normalize("NFD", text) if self.shape.damage == "decomposed" else text

    def _block(self, lines: list[str]) -> None:
        self.lines += [*lines, ""]

    def _prose(self, paragraphs: list[str]) -> None:
        for words in paragraphs:
            self._block(self._wrapped(words))

    def _wrapped(self, words: str) -> list[str]:
        if not self.shape.width:
            return [words]
        return wrap(words, self.shape.width, break_long_words=False, break_on_hyphens=False)

    def _turn(self) -> None:
        self.page += 1
        if self.shape.page_numbers:
            self._block([str(self.page)])
        if self.shape.form_feeds and self.lines:
            self.lines.append("\f")
        if self.shape.running_header and self.page > 2:
            self._block([self.shape.running_header.format(page=self.page)])

    def _title_page(self) -> None:
        self._block([f"Fortschrittsbericht {self.report.year}"])
        self._block(["Gemeinsam an Kanal und Halde"])

    def _contents(self) -> None:
        self._block([self.shape.contents])
        page = 3
        chapter = ""
        if self.report.editorial:
            self._entry("Vorwort", page)
            self._entry("Überblick", page + 2)
        for project in self.report.projects:
            if project.chapter != chapter:
                chapter = project.chapter
                page += 1
                self.lines.append(chapter)
            page += 2
            self._entry(f"{project.title} ({project.code})", page)
        if self.report.closing:
            self._entry("Fazit", page + 2)
        self.lines += ["", ""]

    def _entry(self, title: str, page: int) -> None:
        self.lines.append(f"{title}{self.shape.leaders}{page}" if self.shape.pages_in_contents else title)

    def _chapter(self, title: str, paragraphs: list[str]) -> None:
        if paragraphs:
            self._turn()
            self._block([title])
            self._prose(paragraphs)

    def _project(self, project: Project) -> None:
        self._turn()
        for part in self.shape.head:
            getattr(self, f"_{part}")(project)
        keys = [key for key in self.shape.order if key in project.sections]
        keys += [key for key in project.sections if key not in keys]
        for key in keys:
            label = LABELS[key] if key != "outlook" else self.shape.outlook.format(year=self.report.year + 1)
            self._label(label)
            self._prose(project.sections[key])
        for part in ("ministry", "milestones"):
            if part not in self.shape.head:
                getattr(self, f"_{part}")(project)
        self._label(self.shape.volume)
        self._block([project.volume])
        if project.link:
            self._label(self.shape.links)
            self._block([project.link])
        if project.photo:
            caption, label, credit = project.photo
            self._block([*caption, f"{label} {credit}"])

    def _label(self, label: str) -> None:
        words = self._damaged(label)
        if self.shape.label == "glued" and self.lines[-2].endswith("."):
            self.lines[-2] += f" **{words}**"
        else:
            self._block([self.shape.label.format(label=words) if self.shape.label != "glued" else words])

    def _damaged(self, label: str) -> str:
        at = self.random.randrange(2, len(label) - 2)
        match self.shape.damage:
            case "blank":
                return f"{label[:at]} {label[at:]}"
            case "lost letter":
                return label[:at] + label[at + 1 :]
            case "swapped letters":
                return label[:at] + label[at + 1] + label[at] + label[at + 2 :]
            case "capitals":
                return label.upper()
            case "spaced":
                return " ".join(label)
        return label

    def _title(self, project: Project) -> None:
        if project.code not in self.shape.without_title:
            self._block([project.title])

    def _lead(self, project: Project) -> None:
        self._prose([project.lead])

    def _ministry(self, project: Project) -> None:
        if project.ministry:
            name = MINISTRIES[project.ministry]
            self._block([self.shape.ministry])
            self._block(wrap(name, self.shape.ministry_width) if self.shape.ministry_width else [name])

    def _milestones(self, project: Project) -> None:
        self._label(self.shape.milestones)
        years = None
        for span, event in project.milestones:
            if span != years:
                years = span
                first, last = span
                label = self.shape.span.format(first=first, last=last) if last else str(first)
                heading = self.shape.year.format(year=label)
                self.lines += [heading] if self.shape.year.startswith("-") else ["", heading, ""]
            lines = self._wrapped(f"{self.shape.bullet}{event}")
            self.lines += lines
        self.lines.append("")


def printed(report: Printed, **shape: object) -> str:
    """The text of a report in a shape given by what differs from the plain one."""
    return Printer(report, replace(Shape(), **shape)).text()  # type: ignore[arg-type]
