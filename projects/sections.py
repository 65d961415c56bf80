"""The ordered list of a sheet's sections: one list for form, page, print, checks and data."""

from dataclasses import dataclass
from enum import StrEnum


class ProjectStatus(StrEnum):
    """What became of a project; the words are the report's."""

    RUNNING = "running"
    COMPLETED = "completed"
    NOT_PURSUED = "not_pursued"

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]


STATUS_LABELS = {
    ProjectStatus.RUNNING: "laufend",
    ProjectStatus.COMPLETED: "abgeschlossen",
    ProjectStatus.NOT_PURSUED: "nicht weiterverfolgt",
}

_ALWAYS = frozenset(ProjectStatus)
_RUNNING = frozenset({ProjectStatus.RUNNING})
_COMPLETED = frozenset({ProjectStatus.COMPLETED})


# Pages of a printed sheet: what a round wishes unless it says otherwise, and what is possible.
WISHED_PAGES, MOST_PAGES = 2, 3


@dataclass(frozen=True)
class Section:
    """One section of a sheet.

    key: attribute of `SheetSections`, column of `ProjectUpdate`, key in open data.
    label: as printed; `label_in` adds the outlook year where there is one.
    icon: name of the drawing in templates/icons/.
    required_for: status values whose sheets must have it (report-structure.md, part 3).
    length: characters that fit the printed sheet; the longest of the 2024 report, rounded up.
    """

    key: str
    label: str
    icon: str
    required_for: frozenset[ProjectStatus]
    length: int
    hint: str

    def label_in(self, outlook_year: int | None) -> str:
        return f"{self.label} {outlook_year}" if self.key == "outlook" and outlook_year else self.label

    def belongs_to(self, status: str) -> bool:
        """Whether a sheet of this status shows the section at all."""
        return ProjectStatus(status) in self.required_for or self.required_for == _ALWAYS


SECTIONS: tuple[Section, ...] = (
    Section("summary", "Kurzbeschreibung", "dokument", _ALWAYS, 450, "Worum es geht, in einem bis drei Sätzen."),
    Section("added_value", "Mehrwert", "mehrwert", _ALWAYS, 950, "Was die Region davon hat."),
    Section("approach", "Vorgehen", "vorgehen", _ALWAYS, 700, "Wie das Projekt sein Ziel erreicht."),
    Section("target_group", "Zielgruppe", "zielgruppe", _ALWAYS, 400, "Für wen das Projekt da ist."),
    Section(
        "latest_development",
        "Jüngste Entwicklung",
        "juengste-entwicklung",
        _ALWAYS,
        550,
        "Was seit dem letzten Bericht geschehen ist.",
    ),
    Section("current_state", "Aktueller Stand", "aktueller-stand", _RUNNING, 1100, "Wo das Projekt am Stichtag steht."),
    Section(
        "result",
        "Projektergebnis",
        "projektergebnis",
        _COMPLETED,
        1400,
        "Was erreicht wurde und was davon bleibt.",
    ),
    Section("outlook", "Ausblick", "ausblick", _RUNNING, 750, "Was als Nächstes ansteht."),
)

SECTION_KEYS = tuple(section.key for section in SECTIONS)
BY_KEY = {section.key: section for section in SECTIONS}

# The kinds of parts below the sections, by the name of their rows at the update.
PART_LABELS = {
    "milestones": "Meilensteine",
    "funding_lines": "Projektvolumen",
    "links": "Weiterführende Informationen",
    "photos": "Bilder",
}
# Every place of a sheet that can be asked about; "" is the whole of it.
PLACE_LABELS = {
    "": "die ganze Meldung",
    "title": "Titel und Stand",
    **{section.key: section.label for section in SECTIONS},
    **PART_LABELS,
}


def sections_of(status: str) -> tuple[Section, ...]:
    """The sections a sheet of this status shows, in printed order."""
    return tuple(section for section in SECTIONS if section.belongs_to(status))
