"""The list of corrections as pages and print show it: part by part of the report, each with its corrected places."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from projects.document import CorrectionDocument, PassageDocument

WHOLE = {"new": "neu aufgenommen", "gone": "entfällt"}


@dataclass(frozen=True)
class Erratum:
    """A sheet, a chapter, or the report's own facts. key: code or slug, "" for the report.

    word: what became of it as a whole, "" where only `places` are corrected.
    """

    subject: str
    key: str
    title: str
    word: str
    places: tuple[tuple[str, tuple[PassageDocument, ...]], ...]

    @property
    def labels(self) -> str:
        """Where it was corrected, in words."""
        return self.word or ", ".join(label for label, _passages in self.places)


def errata_of(corrections: Iterable[CorrectionDocument]) -> tuple[Erratum, ...]:
    """The corrections of an edition, neighbours of one sheet or chapter together."""
    return tuple(
        _erratum(list(places)) for _part, places in groupby(corrections, key=lambda each: (each.subject, each.key))
    )


def _erratum(places: list[CorrectionDocument]) -> Erratum:
    first = places[0]
    return Erratum(
        subject=first.subject,
        key=first.key,
        title=f"{first.key} {first.title}" if first.subject == "project" else first.title,
        word=WHOLE.get(first.state, ""),
        places=tuple((each.place, each.passages) for each in places if each.place),
    )
