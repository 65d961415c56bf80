"""Two states of a frame chapter become differences, as they are written: live figures by their names."""

from collections.abc import Iterator

from projects.chapter_source import ChapterSource
from projects.compare.sheets import Comparison, Difference
from projects.compare.texts import plain_blocks, text_blocks
from projects.models import ChapterKind

LABELS = {
    "kind": "Art",
    "title": "Kapitel",
    "slug": "Kurzname",
    "headline": "Überschrift",
    "text": "Text",
    "author": "Name unter dem Text",
    "roles": "Funktionen",
    "after_projects": "Platz im Bericht",
    "position": "Reihenfolge",
}
_ICON = "icons/dokument.svg"


def compare_chapters(old: ChapterSource, new: ChapterSource) -> Comparison:
    """What changed from one state to the other, for everything that is written of a chapter."""
    return Comparison(tuple(_differences(old, new)))


def _differences(old: ChapterSource, new: ChapterSource) -> Iterator[Difference]:
    for key, label in LABELS.items():
        before, after = words_of(old, key), words_of(new, key)
        blocks = text_blocks(before, after) if key == "text" else plain_blocks(before, after)
        yield Difference(key, label, _ICON, blocks)


def words_of(source: ChapterSource, key: str) -> str:
    """What stands in one of the fields, as people read it."""
    match key:
        case "kind":
            return str(ChapterKind(source.kind).label)
        case "roles":
            return "; ".join(source.roles)
        case "after_projects":
            return "nach den Projekten" if source.after_projects else "vor den Projekten"
    return str(getattr(source, key))
