"""The pictures of a sheet: captions and credits as printed; the files are not in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from projects.document import PhotoDocument, PhotoKind
from projects.importing.joining import join
from projects.importing.labels import CREDITS, PLURAL_CREDITS, POSITIONS
from projects.importing.ledger import Ledger, Line
from projects.importing.lineage import Lineages
from projects.importing.marks import CREDIT
from projects.importing.matching import core_of

_PLACE = re.compile(rf"(?P<place>{'|'.join(POSITIONS)})\s?:\s*(?=\S)", re.I)
_LONGEST_CREDIT = 300


@dataclass(frozen=True)
class _Credit:
    label: str
    place: str
    text: str
    kind: PhotoKind


def read_photos(
    lines: Sequence[Line], credits: Sequence[int], owner: str, lineages: Lineages, ledger: Ledger
) -> list[PhotoDocument]:
    """The pictures that these lines are caption and credits of. credits: where in the lines credits start."""
    captions = _captions(lines[: credits[0]] if credits else lines, ledger)
    found = _credits(lines, credits, ledger)
    ledger.take(lines, owner)
    pairs = _pairs(captions, found, lines[0], ledger)
    return [
        PhotoDocument(
            lineage=lineages.new("p", caption, credit.text if credit else ""),
            kind=credit.kind if credit else "photo",
            caption=caption,
            credit=credit.text if credit else "",
        )
        for caption, credit in pairs
    ]


def _captions(lines: Sequence[Line], ledger: Ledger) -> list[tuple[str, str]]:
    """(place or "", caption): one, or one for each place such as „Oben:“."""
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        match = _PLACE.match(core_of(line.text))
        if match:
            text = core_of(line.text)[match.end() :]
            groups.append((match["place"].casefold(), [replace(line, text=text)]))
        elif groups:
            groups[-1][1].append(line)
        else:
            groups.append(("", [line]))
    return [(place, _caption(group, ledger)) for place, group in groups]


def _caption(lines: Sequence[Line], ledger: Ledger) -> str:
    """Lines of one block with blanks between them, blocks with dashes."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.gap == 0:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if len(blocks) > 1:
        ledger.guess(blocks[1][0], "Zeilen mit Abstand zu einer Bildunterschrift verbunden.")
    return " – ".join(join(block, ledger).replace("**", "") for block in blocks)


def _credits(lines: Sequence[Line], credits: Sequence[int], ledger: Ledger) -> list[_Credit]:
    ends = [*credits[1:], len(lines)]
    return [credit for at, end in zip(credits, ends, strict=False) for credit in [_credit(lines[at:end], ledger)]]


def _credit(lines: Sequence[Line], ledger: Ledger) -> _Credit:
    match = CREDIT.match(lines[0].text)
    label = (match["label"] if match else "") or "Foto"
    text = lines[0].text[match.end() :] if match else lines[0].text
    words = join([line for line in [replace(lines[0], text=text), *lines[1:]] if line.text], ledger)
    words = words.removesuffix(")") if words.count(")") > words.count("(") else words
    if len(words) > _LONGEST_CREDIT:
        ledger.leave(lines[1:], "Zeile unter einem Bildnachweis ohne Platz.")
        words = text[:_LONGEST_CREDIT]
    return _Credit(label, (match["place"] or "" if match else "").casefold(), words, _kind(label, words))


def _kind(label: str, words: str) -> PhotoKind:
    """What the label says, unless the credit itself begins with a picture's kind."""
    kinds = {word.casefold(): kind for word, kind in CREDITS.items()}
    first = words.split(maxsplit=1)[0].strip(":,") if words.split() else ""
    kind = kinds.get(first.casefold(), "photo")
    return kind if kind != "photo" else kinds[label.casefold()]  # type: ignore[return-value]


def _pairs(
    captions: list[tuple[str, str]], credits: list[_Credit], line: Line, ledger: Ledger
) -> list[tuple[str, _Credit | None]]:
    """Which caption belongs to which credit; what is printed once for several pictures is repeated."""
    placed = [caption for caption in captions if caption[0]]
    shared = " ".join(words for place, words in captions if not place)
    if placed:
        by_place = {credit.place: credit for credit in credits}
        default = credits[0] if credits else None
        return [(f"{shared} {words}".strip(), by_place.get(place, default)) for place, words in placed]
    if len(credits) > 1:
        if not all(credit.place for credit in credits):
            ledger.guess(line, "Mehrere Bildnachweise bei einer Bildunterschrift: je Nachweis ein Bild.")
        return [(shared, credit) for credit in credits]
    if credits and credits[0].label.capitalize() in PLURAL_CREDITS:
        ledger.guess(line, f"„{credits[0].label}:“ nennt mehrere Bilder, zu erkennen ist eines.")
    return [(shared, credits[0] if credits else None)]
