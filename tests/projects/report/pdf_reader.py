"""Reads a tagged PDF as assistive technology does: what the project's own reader finds, as tests ask for it."""

from pikepdf import Pdf

from projects.report.reading import HEADINGS, Element, bare, elements, opened

__all__ = ["HEADINGS", "Element", "bare", "bare_words", "elements", "opened", "words"]


def words(pdf: Pdf) -> str:
    """Everything that is read out, in order."""
    return "\n".join(element.words for element in elements(pdf) if element.depth == 0)


def bare_words(content: bytes) -> str:
    """All words of a PDF, to look for what a layout must not have changed."""
    with opened(content) as pdf:
        return bare(words(pdf))
