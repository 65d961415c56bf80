"""What an edition corrects in the one before it: a list of places, word by word, frozen with the edition.

The names of these fields are stable: they stand in open data, and a later schema adds to them and renames none.
"""

from typing import Literal

from projects.document.sheet import Part


class WordsDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Neighbouring words with one fate, in plain text. space: whether a blank stands before them.

    Of words that stayed, those far from a change are left out; `…` stands for them.
    """

    op: Literal["same", "new", "gone"]
    text: str
    space: bool = False


class PassageDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph, a bullet, a fact or a part in which something changed.

    label: what it is where its words do not say it: „neu“, „entfällt“, „verschoben“, „Alternativtext“.
    """

    label: str = ""
    words: tuple[WordsDocument, ...] = ()


class CorrectionDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One corrected place.

    key: code of the project or slug of the chapter, "" for the report. title: of the project or chapter as it is now.
    place: label of the section or fact („Ausblick“), "" where `state` says it of the whole: taken in, or taken out.
    """

    subject: Literal["report", "chapter", "project"]
    key: str = ""
    title: str
    place: str = ""
    state: Literal["changed", "new", "gone"] = "changed"
    passages: tuple[PassageDocument, ...] = ()
