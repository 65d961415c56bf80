"""A report document as plain data for the typesetting templates: words parsed, grouped and made settable."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from projects import funding
from projects.document import (
    ChapterDocument,
    MilestoneDocument,
    PhotoDocument,
    ReportDocument,
    SheetDocument,
    TopicFieldRef,
)
from projects.photos import credit_line
from projects.report import palette
from projects.report.characters import typesettable
from projects.report.charts import Ink, status_brick, topic_row
from projects.report.errata_page import corrected_on, errata_page
from projects.report.overview import (
    absent_lines,
    credits_of,
    edition_lines,
    figures,
    summary_line,
    withdrawn_lines,
)
from projects.sections import SECTIONS, STATUS_LABELS
from projects.text import Block, Bullets, Spans, absolute, parse, parse_inline
from projects.tombstones import NONE, Tombstone, Tombstones
from projects.topics import fields_of, icon_of

Data = dict[str, Any]

NO_DESCRIPTION = "Bild ohne Beschreibung"


def report_data(document: ReportDocument, tombstones: Tombstones = NONE) -> Data:
    """Everything that is printed of a report; all texts settable, no markup in any of them.

    tombstones: what is printed in place of pictures that were withdrawn since the report was sealed.
    """
    topics = fields_of(document)
    sheets = printed_order(document, topics)
    chapters = _chapters(document)
    data = frame(document, topics, sheets, tombstones) | {
        "only": False,
        "front": [_chapter(chapter) for chapter in chapters if not chapter.after_projects],
        "back": [_chapter(chapter) for chapter in chapters if chapter.after_projects],
        "figures": figures(document),
        "summary": summary_line(document, topics),
        "absent": absent_lines(document),
        "errata": errata_page(document),
        "edition": edition_lines(document) + withdrawn_lines(tombstones),
        "credits": credits_of(sheets),
    }
    return settable(data)


def sheet_data(document: ReportDocument, sheet: SheetDocument) -> Data:
    """What is printed of one sheet alone, in the colours and with the running words of its report."""
    return settable(frame(document, fields_of(document), [sheet]) | {"only": True})


def chapter_data(document: ReportDocument, chapter: ChapterDocument) -> Data:
    """What is printed of one frame chapter alone, in the colours and with the figures of its report."""
    topics = fields_of(document)
    data = frame(document, topics, []) | {
        "only": False,
        "chapter": _chapter(chapter),
        "figures": figures(document),
        "absent": absent_lines(document),
        "edition": edition_lines(document),
        "credits": credits_of(printed_order(document, topics)),
    }
    return settable(data)


def printed_order(document: ReportDocument, topics: Sequence[TopicFieldRef]) -> list[SheetDocument]:
    """The sheets topic by topic."""
    slugs = [topic.slug for topic in topics]
    return sorted(document.projects, key=lambda sheet: slugs.index(sheet.topic_field.slug))


def _chapters(document: ReportDocument) -> list[ChapterDocument]:
    """The chapters, with a bare page for figures and for the edition's data where no chapter holds them."""
    chapters = list(document.chapters)
    kinds = {chapter.kind for chapter in chapters}
    if "overview" not in kinds and (document.figures.total or absent_lines(document)):
        chapters.append(ChapterDocument(kind="overview", slug="ueberblick", title="Überblick"))
    if "imprint" not in kinds:
        title = "Zu dieser Ausgabe"
        chapters.append(ChapterDocument(kind="imprint", slug="ausgabe", title=title, after_projects=True))
    return chapters


def frame(
    document: ReportDocument,
    topics: Sequence[TopicFieldRef],
    sheets: Sequence[SheetDocument],
    tombstones: Tombstones = NONE,
) -> Data:
    """What sheets need around them, in the colours of all topic fields of their report."""
    hues = palette.hues_of([topic.slug for topic in topics])
    codes = [sheet.code for sheet in sheets]
    return {
        "report": {
            "title": document.title,
            "programme": document.programme,
            "tagline": document.tagline,
            "publisher": document.publisher,
            "corrected": corrected_on(document),
            "date": [document.published_on.year, document.published_on.month, document.published_on.day],
            "keywords": [document.programme, str(document.year), *(topic.name for topic in topics)],
        },
        "colours": {
            "ink": palette.INK,
            "muted": palette.MUTED,
            "line": palette.LINE,
            "deep": palette.DEEP,
            "sunken": palette.SUNKEN,
            "neutral": _hue(palette.NEUTRAL),
        },
        "status": {status.value: label.capitalize() for status, label in STATUS_LABELS.items()},
        "bricks": {status.value: status_brick(status, for_print=True, ink=_PLACEHOLDER) for status in STATUS_LABELS},
        "topics": [
            {
                "name": topic.name,
                "hue": _hue(hues[topic.slug]),
                "icon": icon_of(topic.slug),
                "wall": _topic_wall([sheet.status for sheet in sheets if sheet.topic_field.slug == topic.slug]),
                "sheets": [place for place, sheet in enumerate(sheets) if sheet.topic_field.slug == topic.slug],
            }
            for topic in topics
        ],
        "sheets": [_sheet(sheet, document.outlook_year, codes, tombstones) for sheet in sheets],
    }


# The templates colour the brick as they colour icons: by the words in the drawing.
_PLACEHOLDER = Ink("currentColor", "currentColor")


def _topic_wall(statuses: Sequence[str]) -> str:
    return topic_row(statuses, label="", for_print=True, ink=_PLACEHOLDER)


def _hue(hue: palette.Hue) -> Data:
    return {"base": hue.base, "bright": hue.bright, "tint": hue.tint}


def _sheet(sheet: SheetDocument, outlook_year: int | None, codes: Sequence[str], tombstones: Tombstones) -> Data:
    shown = [photo for photo in sheet.photos if photo.sha256 or photo.caption or photo.credit]
    pictures = [_picture(photo, tombstones.get(photo.sha256)) for photo in shown]
    opening = next((picture for picture in pictures if picture["crop"]), None)
    return {
        "code": sheet.code,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "status": sheet.status,
        "ministries": _ministries(sheet),
        "places": list(sheet.places),
        "lead": blocks(sheet.sections.summary),
        "sections": [
            {
                "key": section.key,
                "icon": section.icon,
                "label": section.label_in(outlook_year),
                "blocks": blocks(text),
            }
            for section in SECTIONS
            if section.key != "summary" and (text := getattr(sheet.sections, section.key)).strip()
        ],
        "milestones": _milestones(sheet.milestones),
        "volume": _volume(sheet, codes),
        "links": [_link(link.label, link.url) for link in sheet.links],
        "opening": opening,
        "pictures": [picture for picture in pictures if picture is not opening],
    }


def _ministries(sheet: SheetDocument) -> Data:
    return {
        "lead": sheet.ministry.name if sheet.ministry else "",
        "further": [ministry.name for ministry in sheet.further_ministries],
    }


def _milestones(milestones: Iterable[MilestoneDocument]) -> list[Data]:
    """Groups by year or range, in the order in which the years first come."""
    groups: dict[str, list[Data]] = {}
    for milestone in milestones:
        item = {
            "lineage": milestone.lineage,
            "date": _day(milestone),
            "strand": milestone.strand,
            "text": spans(parse_inline(milestone.text)),
        }
        groups.setdefault(_years(milestone), []).append(item)
    return [{"label": label, "items": items} for label, items in groups.items()]


def _years(milestone: MilestoneDocument) -> str:
    if not milestone.year_to or milestone.year_to == milestone.year_from:
        return str(milestone.year_from)
    joint = "/" if milestone.year_to == milestone.year_from + 1 else "–"
    return f"{milestone.year_from}{joint}{milestone.year_to}"


def _day(milestone: MilestoneDocument) -> str:
    """The exact date; its year is left to the heading of the group where that says it."""
    if milestone.date is None:
        return ""
    told = milestone.year_to in (None, milestone.year_from) and milestone.date.year == milestone.year_from
    return f"{milestone.date:%d.%m.}" if told else f"{milestone.date:%d.%m.%Y}"


def _volume(sheet: SheetDocument, codes: Sequence[str]) -> Data | None:
    volume = sheet.funding
    sentence = volume.sentence or funding.sentence(volume)
    if not sentence:
        return None
    totals = [line for line in volume.lines if line.kind == "total" and line.amount is not None]
    headline = None
    if len(totals) == 1 and totals[0].amount is not None:
        headline = {"qualifier": funding.QUALIFIERS[totals[0].qualifier], "amount": funding.euro(totals[0].amount)}
    return {
        "headline": headline,
        "shares": _shares(sheet),
        "sentence": sentence,
        "unstated": not volume.lines,
        "held_by": codes.index(volume.contained_in) if volume.contained_in in codes else None,
    }


def _shares(sheet: SheetDocument) -> list[Data]:
    """Shares of a volume that can be drawn as one bar: at least two, named, together all of it."""
    lines = [line for line in sheet.funding.lines if line.percent is not None and (line.source or line.note)]
    whole = sum(line.percent for line in lines if line.percent is not None)
    if len(lines) < 2 or whole != 100 or any(not line.percent or line.percent <= 0 for line in lines):
        return []
    return [
        {
            "percent": funding.percent(line.percent).removesuffix("Prozent") + "%",
            "weight": float(line.percent),
            "label": " ".join(filter(None, [line.source, line.note])),
        }
        for line in lines
        if line.percent is not None
    ]


def _picture(photo: PhotoDocument, stone: Tombstone | None) -> Data:
    """A picture, or the words of one whose file is missing or was withdrawn (`file` is then empty).

    file: its place without ending.

    gone: what is printed in its place; ratio: of its height to its width, 0 where that is not known.
    """
    return {
        "file": f"/pictures/{photo.sha256}" if photo.sha256 and stone is None else "",
        "gone": _gone(stone) if stone else None,
        "ratio": photo.height / photo.width if photo.width else 0,
        "lineage": photo.lineage,
        "alt": photo.alt or photo.caption or NO_DESCRIPTION,
        "caption": photo.caption,
        "credit": credit_line(photo),
        "focus": [photo.focus[0] / 100, photo.focus[1] / 100],
        "crop": photo.kind in ("photo", "illustration"),
    }


def _gone(stone: Tombstone) -> Data:
    return {"day": f"Bild entfernt am {stone.day}", "reason": stone.reason_in_words, "sum": stone.sha256}


def _link(label: str, url: str) -> Data:
    shown = re.sub(r"^(https?://|mailto:)", "", url, flags=re.I).removesuffix("/")
    bare = re.sub(r"^https?://", "", label.strip(), flags=re.I).removesuffix("/")
    same = bare.removeprefix("www.") == shown.removeprefix("www.")
    return {"label": "" if same else label, "shown": label if same else shown, "url": _target(url)}


def _target(url: str) -> str:
    """The address a link leads to; what is not plain ASCII is percent-encoded."""
    return quote(absolute(url).strip(), safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace")


def _chapter(chapter: ChapterDocument) -> Data:
    return {
        "kind": chapter.kind,
        "slug": chapter.slug,
        "title": chapter.title,
        "headline": chapter.headline,
        "blocks": blocks(chapter.text),
        "author": chapter.author,
        "roles": list(chapter.roles),
    }


def blocks(text: str) -> list[Data]:
    """Light markup as `{"par": spans}` and `{"list": [spans, …]}`."""
    return [_block(block) for block in parse(text)]


def _block(block: Block) -> Data:
    if isinstance(block, Bullets):
        return {"list": [spans(item) for item in block.items]}
    return {"par": spans(block.spans)}


def spans(runs: Spans) -> list[Data]:
    """Runs of text in one style; keys only where they say something."""
    return [
        {"text": run.text}
        | ({"em": True} if run.em else {})
        | ({"strong": True} if run.strong else {})
        | ({"url": _target(run.url)} if run.url else {})
        for run in runs
    ]


def settable(node: Any) -> Any:
    """The same data with every text as the typefaces can set it."""
    if isinstance(node, str):
        return typesettable(node)
    if isinstance(node, list):
        return [settable(part) for part in node]
    if isinstance(node, dict):
        return {key: settable(part) for key, part in node.items()}
    return node
