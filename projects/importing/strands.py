"""Sub-projects in milestones: tell the `Teilprojekt: Text` that names one from other colons."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from projects.importing.matching import squeeze
from projects.importing.milestones import Item

_BOLD = re.compile(r"\*\*(?P<strand>[^*]{2,150}?)(?::\s*\*\*|\*\*\s*:)\s*(?P<text>\S.*)", re.S)
_PLAIN = re.compile(r"(?P<strand>[A-ZÄÖÜ„\d][^:*]{1,90}):\s+(?P<text>\S.*)", re.S)
_STATE = re.compile(r"^(?:- )?_{0,2}([A-ZÄÖÜ][^:\n_]{2,90}):", re.M)
_MOST_WORDS = 8
_RECURRING_SHARE = 0.4


@dataclass(frozen=True)
class _Prefixed:
    strand: str
    text: str
    sure: bool


def split_strands(items: Sequence[Item], current_state: str) -> list[tuple[str, str]]:
    """(strand or "", text) for each item of one sheet.

    A prefix is a strand where it is bold, stands on its own line, names a paragraph of the current state, or recurs as
    label; once a sheet has strands, its other short prefixes are strands too.
    """
    prefixed = [_prefixed(item) for item in items]
    names = {squeeze(name) for name in _STATE.findall(current_state)}
    counts = Counter(squeeze(found.strand) for found in prefixed if found)
    share = sum(counts.values()) / len(items) if items else 0
    has_strands = any(
        found.sure
        or squeeze(found.strand) in names
        or (counts[squeeze(found.strand)] > 1 and share >= _RECURRING_SHARE)
        for found in prefixed
        if found
    )
    return [
        (found.strand, found.text)
        if found and has_strands and (found.sure or _is_name(found.strand))
        else ("", item.text)
        for item, found in zip(items, prefixed, strict=True)
    ]


def _prefixed(item: Item) -> _Prefixed | None:
    if match := _BOLD.match(item.text):
        return _Prefixed(match["strand"].strip(), match["text"].strip(), True)
    match = _PLAIN.match(item.text)
    if match is None or item.date:
        return None
    return _Prefixed(match["strand"].strip(), match["text"].strip(), item.own_line and _is_name(match["strand"]))


def _is_name(strand: str) -> bool:
    """Whether words can name a sub-project: few, no sentence, nothing in parentheses."""
    return len(strand.split()) <= _MOST_WORDS and not re.search(r"[()!?;]|\.\s|\d{4}", strand)
