"""The ledger of an import: what became of every line of the source, what was guessed, what found no place."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """Something a person should look at. line: 1-based line of the source; message: German."""

    line: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that is neither blank nor layout.

    gap: blank lines and layout before it; 0 means that it goes on directly below the line above.
    after_break: a page ended between this line and the one above.
    """

    number: int
    text: str
    gap: int = 1
    after_break: bool = False


@dataclass
class Ledger:
    """Each line is taken once or more: as layout, or into a field (`05-02a`, `editorial`, …).

    printed: text of each line that is not blank; layout: (what of the line, why); fields: who took it.
    """

    printed: dict[int, str] = field(default_factory=dict)
    layout: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    fields: dict[int, set[str]] = field(default_factory=dict)
    guesses: list[Note] = field(default_factory=list)
    unplaced: list[Note] = field(default_factory=list)

    def take(self, lines: Iterable[Line], owner: str) -> None:
        """These lines stand in a field of `owner`."""
        for line in lines:
            self.fields.setdefault(line.number, set()).add(owner)

    def take_as_layout(self, lines: Iterable[Line], reason: str) -> None:
        """These lines hold no text of their own: a label, a divider, an entry of the contents."""
        for line in lines:
            self.layout.setdefault(line.number, []).append((line.text, reason))

    def guess(self, line: Line | int, message: str, text: str = "") -> None:
        """Something that a person should check. text: the words in question; the whole printed line unless given."""
        number = line if isinstance(line, int) else line.number
        self.guesses.append(Note(number, text or self.printed.get(number, "").strip(), message))

    def leave(self, lines: Iterable[Line], message: str) -> None:
        """These lines found no place."""
        self.unplaced.extend(Note(line.number, line.text, message) for line in lines)

    def forgotten(self) -> list[Note]:
        """The lines that no reader took and no reader left."""
        known = self.layout.keys() | self.fields.keys() | {note.line for note in self.unplaced}
        return [
            Note(number, text.strip(), "Für diese Zeile wurde kein Platz gefunden.")
            for number, text in self.printed.items()
            if number not in known
        ]
