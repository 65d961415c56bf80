"""Two sheets become differences: one for every place of a sheet, whether it changed or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from projects.compare import parts
from projects.compare.rows import Fact, Row, compared_rows
from projects.compare.texts import Blocks, plain_blocks, plain_runs, text_blocks
from projects.document import FundingDocument, MinistryRef, SheetDocument
from projects.funding import sentence
from projects.sections import SECTIONS, STATUS_LABELS, ProjectStatus


@dataclass(frozen=True)
class Difference:
    """What became of one place of a sheet; `templates/admin/projects/_diff.html` shows it.

    key: a section's key, or `title`, `subtitle`, `project_status`, `ministry`, `further_ministries`, `topic_field`,
    `places`, `milestones`, `funding_lines`, `links`, `photos`. icon: template of the drawing.
    blocks: its text; rows: its parts, if it has any; facts: what else belongs to it.
    """

    key: str
    label: str
    icon: str
    blocks: Blocks = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def changed(self) -> bool:
        lines = [line for block in self.blocks for line in block.lines]
        return any(line.changed for line in lines) or any(
            [*(row.changed for row in self.rows), *(fact.changed for fact in self.facts)]
        )

    @property
    def empty(self) -> bool:
        """Neither sheet says anything here."""
        return not (self.blocks or self.rows or self.facts)

    @property
    def words(self) -> tuple[int, int]:
        """How many words came, and how many went; words and signs alike."""
        runs = [run for block in self.blocks for line in block.lines for run in line.runs]
        runs += [run for fact in self.facts for run in fact.runs]
        runs += [run for row in self.rows for fact in row.facts for run in fact.runs]
        new, gone = (sum(len(run.words) for run in runs if run.op == op) for op in ("new", "gone"))
        return new, gone


@dataclass(frozen=True)
class Comparison:
    """All places of two sheets in the order of the page."""

    places: tuple[Difference, ...]

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.places)

    @property
    def changed(self) -> tuple[Difference, ...]:
        return tuple(place for place in self.places if place.changed)

    @property
    def unchanged(self) -> tuple[Difference, ...]:
        """What says the same in both sheets; places that say nothing are left out."""
        return tuple(place for place in self.places if not place.changed and not place.empty)

    @property
    def total(self) -> int:
        return sum(not place.empty for place in self.places)

    def at(self, key: str) -> Difference | None:
        return next((place for place in self.places if place.key == key), None)


def compare(old: SheetDocument | None, new: SheetDocument, outlook_year: int | None = None) -> Comparison:
    """What changed from one sheet to the other, for every place that a sheet has.

    old: None where there is nothing to compare with; then everything is new. outlook_year: of the newer report, for
    the label of that section. Sheets of different projects can be compared, too.
    """
    return Comparison(
        (*_facts(old, new), *_sections(old, new, outlook_year), *_parts(old, new)),
    )


def _facts(old: SheetDocument | None, new: SheetDocument) -> Iterator[Difference]:
    before, after = _plain_facts(old) if old else {}, _plain_facts(new)
    for (key, label, icon), words in after.items():
        yield Difference(key, label, _drawing(icon), plain_blocks(before.get((key, label, icon), ""), words))


def _plain_facts(sheet: SheetDocument) -> dict[tuple[str, str, str], str]:
    return {
        ("title", "Titel", "dokument"): sheet.title,
        ("subtitle", "Untertitel", "dokument"): sheet.subtitle,
        ("project_status", "Stand des Projekts", "aktueller-stand"): STATUS_LABELS[ProjectStatus(sheet.status)],
        ("ministry", "Ministerium", "verantwortlich"): _ministry(sheet.ministry) if sheet.ministry else "",
        ("further_ministries", "Weitere Ministerien", "verantwortlich"): "; ".join(
            map(_ministry, sheet.further_ministries)
        ),
        ("topic_field", "Themenfeld", "themenfeld"): sheet.topic_field.name,
        ("places", "Orte", "karte"): ", ".join(sheet.places),
    }


def _ministry(ministry: MinistryRef) -> str:
    return f"{ministry.name} ({ministry.abbreviation})"


def _sections(old: SheetDocument | None, new: SheetDocument, outlook_year: int | None) -> Iterator[Difference]:
    for section in SECTIONS:
        before = getattr(old.sections, section.key) if old else ""
        yield Difference(
            section.key,
            section.label_in(outlook_year),
            _drawing(section.icon),
            text_blocks(before, getattr(new.sections, section.key)),
        )


def _parts(old: SheetDocument | None, new: SheetDocument) -> Iterator[Difference]:
    milestones = compared_rows(old.milestones if old else (), new.milestones, parts.milestone)
    yield Difference("milestones", "Meilensteine", _drawing("meilensteine"), rows=milestones)
    yield _funding(old.funding if old else FundingDocument(), new.funding)
    links = compared_rows(old.links if old else (), new.links, parts.link)
    yield Difference("links", "Weiterführende Informationen", _drawing("weiterfuehrende-informationen"), rows=links)
    photos = compared_rows(old.photos if old else (), new.photos, parts.photo)
    yield Difference("photos", "Bilder", _drawing("karten"), rows=photos)


def _funding(old: FundingDocument, new: FundingDocument) -> Difference:
    """The printed sentence, the amounts that it is made from, and what the sentence does not say."""
    facts = [Fact("enthalten im Projekt", plain_runs(old.contained_in, new.contained_in))]
    if old.lines or new.lines:  # without amounts, the reason is the sentence
        facts.append(Fact("warum kein Betrag genannt werden kann", plain_runs(old.reason, new.reason)))
    return Difference(
        "funding_lines",
        "Projektvolumen",
        _drawing("projektvolumen"),
        blocks=text_blocks(_printed(old), _printed(new)),
        rows=compared_rows(old.lines, new.lines, parts.funding_line),
        facts=tuple(fact for fact in facts if fact.runs),
    )


def _printed(funding: FundingDocument) -> str:
    return funding.sentence or sentence(funding)


def _drawing(name: str) -> str:
    return f"icons/{name}.svg"
