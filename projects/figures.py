"""Programme figures with what they count, and live figures in the prose of frame chapters."""

import re
from collections.abc import Iterable

import msgspec

from projects.document import CatalogueEntry, ChapterDocument, FiguresDocument

LIVE_FIGURES = {
    "projekte_gesamt": "total",
    "abgeschlossen": "completed",
    "laufend": "running",
    "nicht_weiterverfolgt": "not_pursued",
    "neu_abgeschlossen": "newly_completed",
}
_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.S)


class UnknownFigure(ValueError):
    """A text asks for a figure that does not exist; the message is a German sentence."""


def counted(catalogue: Iterable[CatalogueEntry], completed_before: frozenset[str]) -> FiguresDocument:
    """Numbers of projects in a catalogue.

    completed_before: codes that an earlier report shows as completed already; they are not newly completed.
    """
    entries = list(catalogue)
    completed = [entry.code for entry in entries if entry.status == "completed"]
    return FiguresDocument(
        total=len(entries),
        completed=len(completed),
        running=sum(entry.status == "running" for entry in entries),
        not_pursued=sum(entry.status == "not_pursued" for entry in entries),
        newly_completed=sum(code not in completed_before for code in completed),
    )


def added(counted: FiguresDocument, baseline: FiguresDocument) -> FiguresDocument:
    """What a report prints: the projects held one by one, and those that are only known as a number."""
    return FiguresDocument(
        total=counted.total + baseline.total,
        completed=counted.completed + baseline.completed,
        running=counted.running + baseline.running,
        not_pursued=counted.not_pursued + baseline.not_pursued,
        newly_completed=counted.newly_completed + baseline.newly_completed,
    )


def filled(text: str, figures: FiguresDocument) -> str:
    """A chapter's text with its live figures as digits. Raises `UnknownFigure` for a name that no figure has."""

    def number(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name not in LIVE_FIGURES:
            known = ", ".join(f"{{{{ {known} }}}}" for known in LIVE_FIGURES)
            raise UnknownFigure(f"Die Zahl „{{{{ {name} }}}}“ gibt es nicht. Bekannt sind {known}.")
        return str(getattr(figures, LIVE_FIGURES[name]))

    resolved = _PLACEHOLDER.sub(number, text)
    if "{{" in resolved:
        at = resolved.index("{{")
        raise UnknownFigure(f"Eine Zahl ist nicht geschlossen: „{resolved[at : at + 30]}“. Es fehlt „}}}}“.")
    return resolved


def filled_chapter(chapter: ChapterDocument, figures: FiguresDocument) -> ChapterDocument:
    """A chapter with its live figures as digits. Raises `UnknownFigure`, naming the chapter."""
    try:
        return msgspec.structs.replace(
            chapter, headline=filled(chapter.headline, figures), text=filled(chapter.text, figures)
        )
    except UnknownFigure as error:
        raise UnknownFigure(f"Im Kapitel „{chapter.title}“: {error}") from error
