"""Marks for the margin: which printed lines, parts and pictures of a report changed, noted in the typesetting data.

A line that is gone is no longer there to be marked; the bar stands beside the line before it, else the one after.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from projects.compare.rows import Row
from projects.compare.sheets import Comparison, Difference
from projects.compare.texts import Blocks, Line
from projects.report.changes import ChapterChange, ReportChanges, SheetChange

Data = dict[str, Any]
_T = TypeVar("_T")
_BAND = ("title", "subtitle", "project_status", "topic_field")


def mark(data: Data, changes: ReportChanges) -> None:
    """Note in the data of a report (`printdata.report_data`) what changed, as `changed` and its like."""
    sheets = {change.new.code: change for change in changes.sheets}
    chapters = {change.new.slug: change for change in changes.chapters}
    for sheet in data["sheets"]:
        if change := sheets.get(sheet["code"]):
            _mark_sheet(sheet, change)
    for chapter in (*data["front"], *data["back"]):
        if told := chapters.get(chapter["slug"]):
            _mark_chapter(chapter, told)
    if data["figures"] and changes.figures:
        data["figures"]["changed"] = True


def _mark_chapter(chapter: Data, change: ChapterChange) -> None:
    chapter["title-changed"] = change.title_changed
    chapter["signature-changed"] = change.signature_changed
    _mark_blocks(chapter["blocks"], _lines_changed(change.blocks))


def _mark_sheet(sheet: Data, change: SheetChange) -> None:
    found = change.comparison
    sheet["changed"] = _any_changed(found, _BAND)
    sheet["ministries"]["changed"] = _any_changed(found, ("ministry", "further_ministries"))
    sheet["places-changed"] = _any_changed(found, ("places",))
    _mark_blocks(sheet["lead"], _lines_changed(_at(found, "summary").blocks))
    for section in sheet["sections"]:
        _mark_blocks(section["blocks"], _lines_changed(_at(found, section["key"]).blocks))
    if sheet["volume"]:
        sheet["volume"]["changed"] = _at(found, "funding_lines").changed
    items = [item for group in sheet["milestones"] for item in group["items"]]
    _mark_parts(items, change.new.milestones, _rows_changed(_at(found, "milestones").rows))
    for link, changed in zip(sheet["links"], _rows_changed(_at(found, "links").rows), strict=False):
        link["changed"] = changed
    pictures = [picture for picture in (sheet["opening"], *sheet["pictures"]) if picture]
    _mark_parts(pictures, change.new.photos, _rows_changed(_at(found, "photos").rows))


def _at(comparison: Comparison, key: str) -> Difference:
    return comparison.at(key) or Difference(key, "", "")


def _any_changed(comparison: Comparison, keys: Iterable[str]) -> bool:
    return any(_at(comparison, key).changed for key in keys)


def _mark_parts(printed: Iterable[Data], parts: Sequence[Any], changed: Sequence[bool]) -> None:
    """Milestones and pictures are printed in an order of their own: their lineage tells which is which."""
    found = {part.lineage for part, yes in zip(parts, changed, strict=True) if yes}
    for part in printed:
        part["changed"] = part["lineage"] in found


def _mark_blocks(blocks: Iterable[Data], changed: Sequence[bool]) -> None:
    """Each block with the places of its changed lines; a comparison knows no lines without words."""
    flags = iter(changed)
    for block in blocks:
        lines = block["list"] if "list" in block else [block["par"]]
        block["changed"] = [place for place, line in enumerate(lines) if _has_words(line) and next(flags, False)]


def _has_words(line: Iterable[Data]) -> bool:
    return any(span["text"].strip() for span in line)


def _lines_changed(blocks: Blocks) -> list[bool]:
    """For each line of the newer text, whether a bar stands beside it."""

    def is_gone(line: Line) -> bool:
        return all(run.op == "gone" for run in line.runs)

    lines = [line for block in blocks for line in block.lines]
    return list(_flags(lines, is_gone, lambda line: line.changed))


def _rows_changed(rows: Sequence[Row]) -> list[bool]:
    return list(_flags(rows, lambda row: row.state == "gone", lambda row: row.changed))


def _flags(items: Iterable[_T], is_gone: Callable[[_T], bool], changed: Callable[[_T], bool]) -> Iterator[bool]:
    found: list[bool] = []
    lost_before = False
    for item in items:
        if is_gone(item):
            lost_before = lost_before or not found
            found[-1:] = [True] * len(found[-1:])
        else:
            found.append(changed(item) or lost_before)
            lost_before = False
    return iter(found)
