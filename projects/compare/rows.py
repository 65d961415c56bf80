"""The parts of two sheets, row by row: what stayed by its lineage, what came, went, changed or moved."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from projects.compare.texts import spans_runs
from projects.compare.words import Runs, pieces_of
from projects.text import Span, Spans

State = Literal["same", "changed", "new", "gone"]
WORDS = {"same": "unverändert", "changed": "geändert", "new": "neu", "gone": "entfällt"}


@dataclass(frozen=True)
class Fact:
    """One thing that a row says. label: "" where the words speak for themselves."""

    label: str
    runs: Runs

    @property
    def changed(self) -> bool:
        return any(run.op != "same" for run in self.runs)


@dataclass(frozen=True)
class Row:
    """A milestone, an amount, a link or a photo. moved: it stands at another place among those that stayed."""

    state: State
    moved: bool
    facts: tuple[Fact, ...]

    @property
    def changed(self) -> bool:
        return self.moved or self.state != "same"

    @property
    def whole(self) -> bool:
        """Whether the row came or went as a whole, so that `word` says it once for all of its facts."""
        return self.state in ("new", "gone")

    @property
    def word(self) -> str:
        """What became of the row: `neu`, `geändert und verschoben`."""
        if not self.moved:
            return WORDS[self.state]
        return "verschoben" if self.state == "same" else f"{WORDS[self.state]} und verschoben"


class HasLineage(Protocol):
    @property
    def lineage(self) -> str: ...


_Part = TypeVar("_Part", bound=HasLineage)
Saying = tuple[str, Spans]  # the label of a fact, and the fact


def said(label: str, words: str) -> Saying:
    """A fact in plain words; in "" there is nothing to say."""
    return label, (Span(words),) if words else ()


def compared_rows(
    old: Sequence[_Part], new: Sequence[_Part], say: Callable[[_Part], Sequence[Saying]]
) -> tuple[Row, ...]:
    """The rows of the new sheet in their order; those that went stand where they stood.

    say: what a row says, always the same labels in the same order.
    """
    before, after = _by_key(old), _by_key(new)
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    order = list(after)
    for at, key in enumerate(before):
        if key not in after:
            order.insert(order.index(list(before)[at - 1]) + 1 if at else 0, key)
    return tuple(_row(before.get(key), after.get(key), say, key in moved) for key in order)


_Key = tuple[str, int]


def _by_key(parts: Sequence[_Part]) -> dict[_Key, _Part]:
    """By lineage; should one stand twice, by its count as well."""
    times: Counter[str] = Counter()
    found = {}
    for part in parts:
        times[part.lineage] += 1
        found[part.lineage, times[part.lineage]] = part
    return found


def _moved(before: list[_Key], after: list[_Key]) -> set[_Key]:
    """Of rows that stayed, the few that have to move to come from the one order to the other."""
    return {key for piece in pieces_of(before, after) if not piece.same for key in piece.new}


def _row(old: _Part | None, new: _Part | None, say: Callable[[_Part], Sequence[Saying]], moved: bool) -> Row:
    left, right = say(old) if old else (), say(new) if new else ()
    labels = [label for label, _spans in right or left]
    facts = tuple(
        Fact(label, runs)
        for at, label in enumerate(labels)
        if (runs := spans_runs(left[at][1] if left else (), right[at][1] if right else ()))
    )
    return Row(_state(old, new, facts), moved, facts)


def _state(old: _Part | None, new: _Part | None, facts: tuple[Fact, ...]) -> State:
    if old is None:
        return "new"
    if new is None:
        return "gone"
    return "changed" if any(fact.changed for fact in facts) else "same"
