"""Whether a sheet fits its printed pages: section by section by the lengths in `projects/sections.py`, and as a whole
as the typesetter lays it out."""

import math
from collections.abc import Iterator

from projects.document import SheetDocument
from projects.proofreading.findings import ERROR, TOO_MANY_PAGES, WARNING, Finding
from projects.report.fitting import fit_of
from projects.report.typeset import SheetFit, TypesetError
from projects.sections import MOST_PAGES, SECTIONS, Section, sections_of
from projects.text import to_plain

# A line of the narrative and one of the facts (sheet.typ, tokens.typ): height in points; characters that one holds.
LINE, CHARACTERS = 13.4, 62
FACTS_LINE = 11.0
TEXT_HEIGHT = 697.3  # points of a page
AT_MOST = 0.7  # of a section that can be asked to go
ROUNDED_TO = 10


def lengths(sheet: SheetDocument) -> Iterator[Finding]:
    """No section is longer than its place in print; counted without marks, in characters."""
    for section in sections_of(sheet.status):
        length = _length(sheet, section)
        if length > section.length:
            message = (
                f"„{section.label}“ hat {length} Zeichen; im gedruckten Blatt ist Platz für etwa {section.length}. "
                f"Bitte um {length - section.length} kürzen."
            )
            yield Finding(WARNING, section.key, message)


def pages(sheet: SheetDocument, wished: int) -> Iterator[Finding]:
    """The sheet has no more pages than its report wishes, and never more than `MOST_PAGES`."""
    try:
        fit = fit_of(sheet)
    except TypesetError as error:
        yield Finding(WARNING, "", f"Wie viele Seiten das Blatt hat, ist nicht geprüft. {error}")
    else:
        yield from too_many_pages(sheet, fit, wished)


def too_many_pages(sheet: SheetDocument, fit: SheetFit, wished: int) -> Iterator[Finding]:
    """What is said of a sheet that lies so on its pages: which place is too long, by about how much."""
    if fit.pages <= wished:
        return
    severity, most = (ERROR, f", möglich sind {MOST_PAGES}") if fit.pages > MOST_PAGES else (WARNING, "")
    wish = "eine" if wished == 1 else str(wished)
    narrative, facts = _too_tall(fit, wished)
    place, what = _narrative(sheet, narrative) if narrative >= facts else ("milestones", _facts(facts))
    message = f"Das Blatt hat {fit.pages} Seiten, gewünscht {_are(wished)} {wish}{most}. {what}"
    yield Finding(severity, place, message, TOO_MANY_PAGES)


def _are(wished: int) -> str:
    return "ist" if wished == 1 else "sind höchstens"


def _too_tall(fit: SheetFit, wished: int) -> tuple[float, float]:
    """Points by which narrative and facts are too tall. Where blocks that stay together break a page early, what stands
    on the surplus pages is too much."""
    narrative, facts = fit.over[wished - 1]
    if max(narrative, facts) > 0:
        return narrative, facts
    return (fit.pages - wished - 1 + fit.fill) * TEXT_HEIGHT, 0


def _narrative(sheet: SheetDocument, points: float) -> tuple[str, str]:
    """The place of what is too long, and the sentence: beginning with what is longest beyond its measure."""
    left = math.ceil(points / LINE) * CHARACTERS
    cuts: list[tuple[Section, int]] = []
    for section in sorted(_printed(sheet), key=lambda section: section.length - _length(sheet, section)):
        cut = min(left, int(_length(sheet, section) * AT_MOST))
        if cut >= CHARACTERS or (cut and not cuts):
            cuts.append((section, cut))
            left -= cut
    if not cuts:
        return "", "Bitte kürzen Sie das Blatt."
    words = [f"„{section.label}“ um etwa {_rounded(cut)}" for section, cut in cuts]
    pictures = " Oder Sie verzichten auf ein weiteres Bild." if len(sheet.photos) > 1 else ""
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} und {words[-1]}"
    return cuts[0][0].key, f"Dafür {'ist' if len(cuts) == 1 else 'sind'} {listed} Zeichen zu lang.{pictures}"


def _printed(sheet: SheetDocument) -> list[Section]:
    return [section for section in SECTIONS if getattr(sheet.sections, section.key).strip()]


def _facts(points: float) -> str:
    lines = math.ceil(points / FACTS_LINE)
    words = "eine Zeile" if lines == 1 else f"{lines} Zeilen"
    return f"Dafür ist die Spalte mit Meilensteinen, Projektvolumen und Links um etwa {words} zu lang."


def _rounded(characters: int) -> int:
    return max(ROUNDED_TO, math.ceil(characters / ROUNDED_TO) * ROUNDED_TO)


def _length(sheet: SheetDocument, section: Section) -> int:
    return len(to_plain(getattr(sheet.sections, section.key)))
