"""A frame chapter as it is written: live figures by their names, and where it stands. What its history keeps."""

from typing import Any

import msgspec

from projects.document import ChapterKind, from_json_of
from projects.models import FrameChapter

CHAPTER_SCHEMA = 1
# What people fill in, as columns of the row and fields of the document.
FIELDS = ("kind", "title", "slug", "headline", "text", "author", "roles", "after_projects", "position")


class ChapterSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frame chapter before its figures are filled in. text: light markup with `{{ figures }}`; position: among the
    chapters on its side of the projects."""

    schema: int = CHAPTER_SCHEMA
    kind: ChapterKind
    slug: str
    title: str
    headline: str = ""
    text: str = ""
    author: str = ""
    roles: tuple[str, ...] = ()
    after_projects: bool = False
    position: int = 0


def source_of(chapter: FrameChapter) -> ChapterSource:
    columns = columns_of_chapter(chapter)
    return ChapterSource(**{**columns, "roles": tuple(columns["roles"])})


def source_from_json(text: str) -> ChapterSource:
    """The chapter in a JSON text. Raises `DocumentError` with a German sentence."""
    found: ChapterSource = from_json_of(ChapterSource, text, "Programmkapitel", CHAPTER_SCHEMA)
    return found


def columns_of_chapter(chapter: FrameChapter | ChapterSource) -> dict[str, Any]:
    """A value for each of `FIELDS`, as the row holds them."""
    columns = {name: getattr(chapter, name) for name in FIELDS}
    return {**columns, "roles": list(columns["roles"])}
