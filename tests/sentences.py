"""What a report says, text by text: whatever shows a report must show all of it."""

from projects.document import ReportDocument
from projects.sections import SECTION_KEYS
from projects.text import to_plain


def sentences_of(document: ReportDocument) -> set[str]:
    """Every piece of text that a report says: paragraph by paragraph, bullet by bullet."""
    texts = [document.title, document.tagline, document.programme, document.publisher, document.reason]
    for chapter in document.chapters:
        texts += [chapter.title, chapter.headline, chapter.author, *chapter.roles, to_plain(chapter.text)]
    for sheet in document.projects:
        texts += [
            sheet.code,
            sheet.title,
            sheet.subtitle,
            sheet.topic_field.name,
            *sheet.places,
            sheet.funding.sentence,
        ]
        texts += [ministry.name for ministry in (sheet.ministry, *sheet.further_ministries) if ministry]
        texts += [to_plain(getattr(sheet.sections, key)) for key in SECTION_KEYS]
        texts += [part for milestone in sheet.milestones for part in (milestone.strand, to_plain(milestone.text))]
        texts += [link.label for link in sheet.links]
        texts += [part for photo in sheet.photos for part in (photo.caption, photo.credit)]
    lines = {" ".join(line.removeprefix("- ").split()) for text in texts for line in text.splitlines()}
    return lines - {""}
