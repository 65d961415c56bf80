"""Plain text that people write beside a sheet: questions, answers to pleas, comments, reasons."""

from projects.refusals import Refused
from projects.text import clean

LONGEST = 5000


def prose(typed: str, refused: type[Refused], *, missing: str = "") -> str:
    """The text as it is kept, without characters that no text of ours holds.

    missing: the sentence for a text that says nothing, "" where it may. Raises `refused` with a German sentence.
    """
    text = clean(typed)
    if missing and not text:
        raise refused(missing)
    if len(text) > LONGEST:
        raise refused(f"Der Text hat {len(text)} Zeichen, möglich sind {LONGEST}. Bitte kürzen.")
    return text
