"""What changed from one report to another: which sheets and chapters came, went or changed, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from projects.compare import compare
from projects.compare.editions import REPORT_FACTS
from projects.compare.sheets import Comparison, Difference
from projects.compare.texts import Blocks, text_blocks
from projects.document import ChapterDocument, ReportDocument, SheetDocument

# What a report says as a whole, by its fields; edition, day and reason belong to a publication.
_AS_A_WHOLE = {
    **{fact.field: fact.label for fact in REPORT_FACTS},
    "figures": "Zahlen des Programms",
    "topic_fields": "Themenfelder",
}


@dataclass(frozen=True)
class SheetChange:
    """A sheet that is new or says something else. old: None for a new one."""

    old: SheetDocument | None
    new: SheetDocument
    comparison: Comparison

    @property
    def places(self) -> tuple[str, ...]:
        """Where it changed, in words."""
        return tuple(map(_place, self.comparison.changed))


@dataclass(frozen=True)
class ChapterChange:
    """A frame chapter that is new or says something else. blocks: its text, compared."""

    old: ChapterDocument | None
    new: ChapterDocument
    blocks: Blocks

    @property
    def title_changed(self) -> bool:
        return self._differs("title", "headline")

    @property
    def signature_changed(self) -> bool:
        return self._differs("author", "roles")

    @property
    def places(self) -> tuple[str, ...]:
        found = {
            "Überschrift": self.title_changed,
            "Text": any(line.changed for block in self.blocks for line in block.lines),
            "Name unter dem Text": self.signature_changed,
            "Stelle im Bericht": self._differs("kind", "after_projects"),
        }
        return tuple(place for place, changed in found.items() if changed)

    def _differs(self, *names: str) -> bool:
        return self.old is None or any(getattr(self.old, name) != getattr(self.new, name) for name in names)


@dataclass(frozen=True)
class ReportChanges:
    """Everything that is not as it was, in the order of the newer report. whole: what the report says as a whole."""

    whole: tuple[str, ...]
    chapters: tuple[ChapterChange, ...]
    sheets: tuple[SheetChange, ...]
    gone_chapters: tuple[ChapterDocument, ...]
    gone_sheets: tuple[SheetDocument, ...]
    figures: bool

    @property
    def any(self) -> bool:
        return bool(self.whole or self.chapters or self.sheets or self.gone_chapters or self.gone_sheets)

    @property
    def in_words(self) -> str:
        """How much changed, in a line: `3 Blätter geändert, 1 neu; 2 Kapitel geändert`."""
        sheets = _counted("Blatt", "Blätter", self.sheets, self.gone_sheets)
        chapters = _counted("Kapitel", "Kapitel", self.chapters, self.gone_chapters)
        whole = f"außerdem: {', '.join(self.whole)}" if self.whole else ""
        return "; ".join(filter(None, [sheets, chapters, whole])) or "nichts geändert"


def changes_between(old: ReportDocument, new: ReportDocument) -> ReportChanges:
    """What the newer report says otherwise. Sheets are known by their codes, chapters by their short names."""
    return ReportChanges(
        whole=tuple(_as_a_whole(old, new)),
        chapters=tuple(_chapters(old, new)),
        sheets=tuple(_sheets(old, new)),
        gone_chapters=_gone(old.chapters, new.chapters, "slug"),
        gone_sheets=_gone(old.projects, new.projects, "code"),
        figures=old.figures != new.figures,
    )


def _as_a_whole(old: ReportDocument, new: ReportDocument) -> Iterator[str]:
    for name, label in _AS_A_WHOLE.items():
        if getattr(old, name) != getattr(new, name):
            yield label
    if _moved(old.projects, new.projects, "code"):
        yield "Reihenfolge der Blätter"
    if _moved(old.chapters, new.chapters, "slug"):
        yield "Reihenfolge der Kapitel"


def _moved(old: Sequence[object], new: Sequence[object], key: str) -> bool:
    before, after = ([getattr(each, key) for each in side] for side in (old, new))
    return [name for name in before if name in after] != [name for name in after if name in before]


def _chapters(old: ReportDocument, new: ReportDocument) -> Iterator[ChapterChange]:
    before = {chapter.slug: chapter for chapter in old.chapters}
    for chapter in new.chapters:
        was = before.get(chapter.slug)
        if was != chapter:
            yield ChapterChange(was, chapter, text_blocks(was.text if was else "", chapter.text))


def _sheets(old: ReportDocument, new: ReportDocument) -> Iterator[SheetChange]:
    before = {sheet.code: sheet for sheet in old.projects}
    for sheet in new.projects:
        was = before.get(sheet.code)
        if was != sheet:
            change = SheetChange(was, sheet, compare(was, sheet, new.outlook_year))
            if change.places:
                yield change


def _gone(old: Sequence[object], new: Sequence[object], key: str) -> tuple:  # type: ignore[type-arg]
    left = {getattr(each, key) for each in new}
    return tuple(each for each in old if getattr(each, key) not in left)


def _place(difference: Difference) -> str:
    """The label of a place, and whether it came or went as a whole."""
    runs = [run for block in difference.blocks for line in block.lines for run in line.runs]
    runs += [run for fact in difference.facts for run in fact.runs]
    fates: set[str] = {run.op for run in runs} | {row.state for row in difference.rows}
    fate = fates.pop() if len(fates) == 1 else ""
    return difference.label + {"new": " (neu)", "gone": " (entfällt)"}.get(fate, "")


def _counted(one: str, many: str, found: Sequence[SheetChange | ChapterChange], gone: Sequence[object]) -> str:
    new = sum(change.old is None for change in found)
    counts = [(len(found) - new, "geändert"), (new, "neu"), (len(gone), "entfallen")]
    said = [(number, word) for number, word in counts if number]
    if not said:
        return ""
    first = said[0][0]
    return f"{first} {one if first == 1 else many} {said[0][1]}" + "".join(f", {n} {word}" for n, word in said[1:])
