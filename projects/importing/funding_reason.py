"""Volumes without an amount: the reason that is printed, and the project whose volume holds this one's."""

import re
from collections.abc import Sequence

import msgspec

from projects.document import FundingDocument, SheetDocument
from projects.importing.contents_list import normal_code
from projects.importing.ledger import Ledger
from projects.importing.matching import squeeze
from projects.text import to_plain

_NO_AMOUNT = re.compile(
    r"\b(?:nicht|kein\w*|ohne|noch offen|entfäll\w*|entfallen|unbekannt|derzeit offen)\b"
    r"|im\s(?:Projekt|Volumen)\b.{1,120}enthalten",
    re.I,
)
_HELD = re.compile(
    r"(?:Projekt(?:s|es|volumen)?|Volumen|Vorhaben|Budget)\s+(?:des Projekts\s+|von\s+|der\s+|des\s+)?"
    r"(?P<name>[A-ZÄÖÜ„\"\d][^.;]{2,120}?)\s+(?:mit\s)?(?:enthalten|berücksichtigt|abgebildet|ausgewiesen|veranschlagt)",
)
_CODE = re.compile(r"\(?\b(\d{2}-\d{2}[a-z]?)\b\)?")
_INITIALS = re.compile(r"[A-ZÄÖÜ][a-zäöüß]*|\d+")


def with_reasons(sheets: Sequence[SheetDocument], lines: dict[str, int], ledger: Ledger) -> tuple[SheetDocument, ...]:
    """The sheets, those without amount with their reason. lines: where each code's volume is printed."""
    return tuple(_with_reason(sheet, sheets, lines.get(sheet.code, 1), ledger) for sheet in sheets)


def _with_reason(sheet: SheetDocument, sheets: Sequence[SheetDocument], line: int, ledger: Ledger) -> SheetDocument:
    funding = sheet.funding
    if funding.lines or not funding.sentence:
        return sheet
    if not _NO_AMOUNT.search(funding.sentence):
        ledger.guess(line, f"{sheet.code}: Im Projektvolumen wurde kein Betrag erkannt; der Wortlaut bleibt.")
        return sheet
    holder = _holder(sheet, sheets, line, ledger)
    funding = FundingDocument(reason=funding.sentence, contained_in=holder, sentence=funding.sentence)
    return msgspec.structs.replace(sheet, funding=funding)


def _holder(sheet: SheetDocument, sheets: Sequence[SheetDocument], line: int, ledger: Ledger) -> str:
    """Code of the project that a wording names as holding this one's volume, or ""."""
    others = {other.code: other for other in sheets if other.code != sheet.code}
    held = _HELD.findall(sheet.funding.sentence)
    if not held:
        return ""
    name = held[-1]
    for code in _CODE.findall(name):
        if normal_code(code) in others:
            return normal_code(code)
    name = _CODE.sub("", name.rsplit(" Projekt ", 1)[-1]).strip(' „“"')
    for fits in (_called, _abbreviated, _speaks_of):
        codes = [code for code, other in others.items() if fits(name, other)]
        if len(codes) == 1:
            if fits is not _called:
                ledger.guess(line, f"{sheet.code}: „{name}“ als Projekt {codes[0]} gelesen.")
            return codes[0]
    ledger.guess(line, f"{sheet.code}: Welches Projekt mit „{name}“ gemeint ist, wurde nicht erkannt.")
    return ""


def _called(name: str, other: SheetDocument) -> bool:
    letters, title = squeeze(name), squeeze(other.title)
    return letters == title or (len(letters) > 7 and len(title) > 7 and (letters in title or title in letters))


def _abbreviated(name: str, other: SheetDocument) -> bool:
    """Whether a title is short for a name: `SiKo Ruhr` for `Sicherheitskooperation Ruhr`."""
    chunks = [squeeze(chunk) for chunk in _INITIALS.findall(other.title)]
    letters, at = squeeze(name), 0
    for number, chunk in enumerate(chunks):
        found = letters.find(chunk, at)
        if found < 0 or (number == 0 and found):
            return False
        at = found + len(chunk)
    return len(chunks) > 1


def _speaks_of(name: str, other: SheetDocument) -> bool:
    words = " ".join(to_plain(text) for text in msgspec.structs.astuple(other.sections))
    return len(squeeze(name)) > 7 and squeeze(name) in squeeze(f"{words} {' '.join(m.text for m in other.milestones)}")
