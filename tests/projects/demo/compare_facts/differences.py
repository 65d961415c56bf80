"""What a comparison finds: a fact that only one side has, or that both give differently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Difference:
    """code: the sheet's, or the part of the report; printed, ours: the fact as words, "" where a side has none."""

    code: str
    field: str
    printed: str = ""
    ours: str = ""

    def __str__(self) -> str:
        if not self.ours:
            return f"{self.field}: „{self.printed}“ ist gedruckt und fehlt bei uns."
        if not self.printed:
            return f"{self.field}: „{self.ours}“ steht nur bei uns."
        return f"{self.field}: gedruckt „{self.printed}“, bei uns „{self.ours}“."


@dataclass(frozen=True)
class Agreed:
    """A difference that is meant to be; reason: one German sentence."""

    difference: Difference
    reason: str


@dataclass(frozen=True)
class Verdict:
    """explained: agreed ones that occur; unexplained: those that nobody agreed; outdated: agreed, but gone."""

    explained: tuple[Agreed, ...]
    unexplained: tuple[Difference, ...]
    outdated: tuple[Agreed, ...]

    @property
    def holds(self) -> bool:
        return not self.unexplained and not self.outdated


def judged(found: Iterable[Difference], agreed: Sequence[Agreed]) -> Verdict:
    """What of the differences is agreed, what is not, and which agreement has lost its object."""
    differences = dict.fromkeys(found)
    known = {entry.difference for entry in agreed}
    return Verdict(
        explained=tuple(entry for entry in agreed if entry.difference in differences),
        unexplained=tuple(difference for difference in differences if difference not in known),
        outdated=tuple(entry for entry in agreed if entry.difference not in differences),
    )


def given_differently(code: str, field: str, printed: object, ours: object) -> list[Difference]:
    """One difference where the two sides give a single fact differently."""
    return [Difference(code, field, _words(printed), _words(ours))] if printed != ours else []


def only_on_one_side(code: str, field: str, printed: Iterable[str], ours: Iterable[str]) -> list[Difference]:
    """One difference for each fact that only one side lists."""
    there, here = dict.fromkeys(printed), dict.fromkeys(ours)
    missing = [Difference(code, field, printed=fact) for fact in there if fact not in here]
    return missing + [Difference(code, field, ours=fact) for fact in here if fact not in there]


def _words(fact: object) -> str:
    return "" if fact is None else str(fact)
