"""What a page template needs of a frame chapter; the public site and the desk's preview read the same values."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from projects import pages
from projects.document import ChapterDocument, ReportDocument
from projects.figure_pages import figures_of, table_labels, topic_rows
from projects.text import to_html


@dataclass(frozen=True)
class FrameChapterView:
    kind: str
    anchor: str
    title: str
    headline: str
    html: SafeString
    author: str
    roles: tuple[str, ...]


def frame_chapter(chapter: ChapterDocument) -> FrameChapterView:
    return FrameChapterView(
        kind=chapter.kind,
        anchor=chapter.slug,
        title=chapter.title,
        headline=chapter.headline,
        html=to_html(chapter.text),
        author=chapter.author,
        roles=chapter.roles,
    )


def overview_of(document: ReportDocument) -> dict[str, Any]:
    """What the chapter of kind `overview` shows below its text: the figures, and what they count."""
    return {
        "report": document,
        "figures": figures_of(document),
        "catalogue": [(entry, pages.status_view(entry.status).label) for entry in document.catalogue],
        "topics": topic_rows(document),
        "status_labels": table_labels(),
    }
