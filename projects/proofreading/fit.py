"""Whether the texts fit the printed sheet, by the lengths in `projects/sections.py`."""

from collections.abc import Iterator

from projects.document import SheetDocument
from projects.proofreading.findings import WARNING, Finding
from projects.sections import sections_of
from projects.text import to_plain


def lengths(sheet: SheetDocument) -> Iterator[Finding]:
    """No section is longer than its place in print; counted without marks, in characters."""
    for section in sections_of(sheet.status):
        length = len(to_plain(getattr(sheet.sections, section.key)))
        if length > section.length:
            message = (
                f"„{section.label}“ hat {length} Zeichen; im gedruckten Blatt ist Platz für etwa {section.length}. "
                f"Bitte um {length - section.length} kürzen."
            )
            yield Finding(WARNING, section.key, message)
