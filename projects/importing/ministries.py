"""The ministries of North Rhine-Westphalia since 2017, and how a printed name is recognised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from projects.document import MinistryRef
from projects.importing.joining import join
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import core_of, distance, squeeze

_LAND = " des Landes Nordrhein-Westfalen"

# Abbreviation → name without the Land. Newest first; a renamed ministry is an entry of its own.
MINISTRIES = {
    "Stk": "Staatskanzlei",
    "MWIKE": "Ministerium für Wirtschaft, Industrie, Klimaschutz und Energie",
    "FM": "Ministerium der Finanzen",
    "IM": "Ministerium des Innern",
    "MKJFGFI": "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration",
    "MAGS": "Ministerium für Arbeit, Gesundheit und Soziales",
    "MSB": "Ministerium für Schule und Bildung",
    "MHKBD": "Ministerium für Heimat, Kommunales, Bau und Digitalisierung",
    "JM": "Ministerium der Justiz",
    "MUNV": "Ministerium für Umwelt, Naturschutz und Verkehr",
    "MLV": "Ministerium für Landwirtschaft und Verbraucherschutz",
    "MKW": "Ministerium für Kultur und Wissenschaft",
    "MBEIM": "Minister für Bundes- und Europaangelegenheiten, Internationales sowie Medien",
    "MWIDE": "Ministerium für Wirtschaft, Innovation, Digitalisierung und Energie",
    "MHKBG": "Ministerium für Heimat, Kommunales, Bau und Gleichstellung",
    "VM": "Ministerium für Verkehr",
    "MULNV": "Ministerium für Umwelt, Landwirtschaft, Natur- und Verbraucherschutz",
    "MKFFI": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
    "MBEI": "Minister für Bundes- und Europaangelegenheiten sowie Internationales",
}
_OTHER_NAMES = {
    "Ministerium für Inneres": "IM",
    "Innenministerium": "IM",
    "Finanzministerium": "FM",
    "Justizministerium": "JM",
    "Verkehrsministerium": "VM",
    "Ministerium für Inneres und Kommunales": "IM",
    "Die Ministerpräsidentin": "Stk",
    "Der Ministerpräsident": "Stk",
    "Staatskanzlei Nordrhein-Westfalen": "Stk",
    "Minister für Bundes- und Europaangelegenheiten, Internationales sowie Medien und Chef der Staatskanzlei": "MBEIM",
    "Minister für Bundes- und Europaangelegenheiten, Internationales": "MBEIM",
    "Ministerium für Bundes- und Europaangelegenheiten, Internationales sowie Medien": "MBEIM",
}
_BY_LETTERS = {squeeze(name): abbreviation for abbreviation, name in MINISTRIES.items()}
_BY_LETTERS |= {squeeze(name): abbreviation for name, abbreviation in _OTHER_NAMES.items()}
_BY_LETTERS |= {squeeze(abbreviation): abbreviation for abbreviation in MINISTRIES}
_LANDS = tuple(
    squeeze(words)
    for words in ("des Landes Nordrhein-Westfalen", "Nordrhein-Westfalen", "des Landes NRW", "NRW", "des Landes", "")
)
_LOOKS_OFFICIAL = re.compile(
    r"\b(?:Minister|Ministerium|Ministerin|Staatskanzlei|Behörde|Beauftragte\w*)\b|ministerium"
)
_SHORT_FORM = re.compile(r"\s*\(([A-ZÄÖÜ][A-Za-zÄÖÜäöü.-]{1,11})\)\s*")
_SEPARATORS = re.compile(
    r"\s*(?:;|\s/\s|,\s(?=Minist|Staatsk)|\b(?:sowie|und)\s(?=(?:das |die )?(?:Minist|Staatsk))"
    r"|\b(?:gemeinsam|zusammen) mit (?=de[mr] )|\+)\s*(?:das |die |dem |der )?(?=Minist|Staatsk|[A-Z]{2})"
)
_MOST_LINES = 6


@dataclass(frozen=True)
class Responsible:
    """The ministries that a sheet names, the first of them responsible; taken: number of lines they stand on."""

    ministries: tuple[MinistryRef, ...]
    taken: int


def read_ministries(lines: Sequence[Line], ledger: Ledger) -> Responsible:
    """The ministries at the start of these lines; names may be broken over lines, several may follow one another."""
    found: list[MinistryRef] = []
    at = 0
    while at < len(lines):
        refs, taken = _one(lines[at:], ledger)
        if not taken or (found and lines[at].gap > 1 and not _known(core_of(lines[at].text))):
            break
        found += [ref for ref in refs if ref not in found]
        at += taken
    return Responsible(tuple(found), at)


def _one(lines: Sequence[Line], ledger: Ledger) -> tuple[list[MinistryRef], int]:
    """The longest run of lines that is a ministry, or several in one line."""
    silent = Ledger()
    for count in range(min(_MOST_LINES, len(lines)), 0, -1):
        words = core_of(join(lines[:count], silent))
        abbreviation = _known(words)
        if abbreviation and not (count > 1 and _known(core_of(lines[0].text)) and _land_alone(lines[1:count]) is None):
            return [_ref(abbreviation)], count
    return _unusual(lines, ledger)


def _land_alone(lines: Sequence[Line]) -> str | None:
    """What follows a complete name is part of it only if it is the Land."""
    letters = squeeze(" ".join(line.text for line in lines))
    return letters if letters in _LANDS else None


def _known(words: str) -> str | None:
    """The abbreviation of a ministry by its exact letters."""
    words = _SHORT_FORM.sub(" ", words)
    letters = squeeze(words)
    for land in _LANDS:
        if letters.endswith(land) and (bare := letters[: len(letters) - len(land)]) in _BY_LETTERS:
            return _BY_LETTERS[bare]
    return None


def _unusual(lines: Sequence[Line], ledger: Ledger) -> tuple[list[MinistryRef], int]:
    """Several ministries in one paragraph, a misspelt one, or one that no table holds."""
    count = 1
    while count < min(_MOST_LINES, len(lines)) and lines[count].gap == 0:
        count += 1
    words = core_of(join(lines[:count], Ledger()))
    parts = [part for part in _SEPARATORS.split(words) if part]
    if len(parts) > 1 and all(_known(part) for part in parts):
        return [_ref(_known(part) or "") for part in parts], count
    if not _LOOKS_OFFICIAL.search(words) or len(words) > 200 or words.endswith("."):
        return [], 0
    if similar := _similar(words):
        ledger.guess(lines[0], f"Als {similar} gelesen; der Name weicht vom amtlichen ab.", words)
        return [_ref(similar)], count
    ref = _invented(words)
    ledger.guess(lines[0], f"Unbekanntes Ministerium; als Kürzel wurde {ref.abbreviation} gebildet.", words)
    return [ref], count


def _similar(words: str) -> str | None:
    letters = squeeze(_SHORT_FORM.sub(" ", words))
    for land in _LANDS:
        bare = letters[: len(letters) - len(land)] if land and letters.endswith(land) else letters
        limit = max(1, len(bare) // 12)
        for known, abbreviation in _BY_LETTERS.items():
            if len(known) > 10 and distance(known, bare, limit) <= limit:
                return abbreviation
    return None


def _ref(abbreviation: str) -> MinistryRef:
    name = MINISTRIES[abbreviation]
    return MinistryRef(abbreviation=abbreviation, name=name + _LAND)


def _invented(words: str) -> MinistryRef:
    short = _SHORT_FORM.search(words)
    name = _SHORT_FORM.sub(" ", words).strip()
    initials = "".join(word[0] for word in re.findall(r"[A-ZÄÖÜ]\w+", name.split(" des Landes ")[0]))
    return MinistryRef(abbreviation=short.group(1) if short else initials[:12] or "?", name=name)


def is_part_of_a_name(words: str) -> bool:
    """Whether a text breaks off inside the name of a ministry (roles under an editorial are broken over lines)."""
    letters = squeeze(words)
    return any(
        letters[-length:] == known[:length]
        for known in _BY_LETTERS
        for length in range(len(known) - 1, 11, -1)
        if letters.endswith(known[:length])
    )
