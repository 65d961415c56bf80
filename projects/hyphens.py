"""What becomes of the end of a line when the next line is drawn up to it: above all, whether its hyphen is the word's
own or was only put there to break it."""

import re
from enum import Enum

SOFT = "\u00ad"
HYPHENS = f"-‐{SOFT}"
_JOINING_WORDS = frozenset(["und", "oder", "bzw.", "sowie", "bis", "wie", "als"])
_COMPOUND = re.compile(r"(?:^|\s|/)[„(\"]*[\w/.-]*(?:\d|[A-ZÄÖÜ]{2,}\d*|\b[A-ZÄÖÜ])$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


class Seam(Enum):
    """How a line and the next become one."""

    WORDS = "a blank between them"
    TOGETHER = "nothing between them: an address or a pair of words with a slash goes on"
    ADDRESS = "nothing between them: the hyphen most likely belongs to an address"
    DIVIDED = "the hyphen only broke the word and goes: Zukunfts-|projekt"
    SUSPENDED = "the hyphen stays and a blank follows: Energie-|und Wärmewende"
    COMPOUND = "the hyphen stays, because it most likely belongs to the word: Ruhr-|Konferenz, NRW-|weit"

    @property
    def glue(self) -> str:
        return " " if self in (Seam.WORDS, Seam.SUSPENDED) else ""

    def above(self, text: str) -> str:
        """The text above as it stays."""
        return text[:-1] if self is Seam.DIVIDED else text


def seam(above: str, below: str) -> Seam:
    """How two lines without blanks at their ends become one; neither is empty."""
    if above.endswith(SOFT):
        return Seam.DIVIDED
    if above[-1:] not in HYPHENS or above[-2:-1] in (" ", ""):
        return Seam.TOGETHER if _breaks_address(above, below) or above.endswith("/") else Seam.WORDS
    if _breaks_address(above, below):
        return Seam.ADDRESS
    first = below.split(maxsplit=1)[0] if below.split() else ""
    if first in _JOINING_WORDS or first.startswith(("und/", "oder/")):
        return Seam.SUSPENDED
    breaks_a_word = first[:1].islower() and not _COMPOUND.search(above[:-1][-40:])
    return Seam.DIVIDED if breaks_a_word else Seam.COMPOUND


def ends_in_address(text: str) -> bool:
    return _ADDRESS.search(text[-300:]) is not None


def _breaks_address(above: str, below: str) -> bool:
    if not ends_in_address(above) or above[-1] not in "/-_=?&.":
        return False
    return " " not in below.rstrip(".") and not below[:1].isupper() and not below.startswith(("http", "www."))
