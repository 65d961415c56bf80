"""Projects that belong beside another one: of the same undertaking, at the same places, of the same ministry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects import addresses
from projects.document import SheetDocument
from projects.models import PublishedSheet
from projects.text import listed

MOST = 4
_COMMON = 8  # a project in more places than this one is everywhere, which relates it to nothing


@dataclass(frozen=True)
class Related:
    """A project with the reason why it stands here."""

    code: str
    title: str
    address: str
    why: str


def related_to(sheet: SheetDocument) -> tuple[Related, ...]:
    """At most four, the nearest first. One query."""
    columns = ("code", "slug", "title", "topic_field_slug", "ministry_abbreviation", "places")
    rows = PublishedSheet.objects.current().exclude(code=sheet.code).order_by("code").values(*columns)
    found = [(nearness, row) for row in rows if (nearness := _nearness(sheet, row))[0]]
    found.sort(key=lambda pair: (-pair[0][0], pair[1]["code"]))
    return tuple(
        Related(row["code"], row["title"], addresses.project_address(row["code"], row["slug"]), why)
        for (_points, why), row in found[:MOST]
    )


def _nearness(sheet: SheetDocument, row: dict[str, object]) -> tuple[int, str]:
    """How near a project is, 0 for not at all, and why in words."""
    shared = _shared_places(sheet.places, row["places"])  # type: ignore[arg-type]
    same_field = row["topic_field_slug"] == sheet.topic_field.slug
    same_ministry = bool(sheet.ministry) and row["ministry_abbreviation"] == sheet.ministry.abbreviation  # type: ignore[union-attr]
    reasons = [
        (100, "Teil desselben Vorhabens", stem_of(str(row["code"])) == stem_of(sheet.code)),
        (50, f"gleicher Strang ({group_of(sheet.code)})", group_of(str(row["code"])) == group_of(sheet.code)),
        (10 + len(shared), f"auch in {listed(shared)}" if shared else "", bool(shared)),
        (6, "dasselbe Themenfeld", same_field),
        (3, "dasselbe Ministerium", same_ministry),
    ]
    holding = [(points, why) for points, why, holds in reasons if holds]
    points = sum(points for points, _why in holding)
    if points < 9:  # a ministry or a topic field alone has too many projects to say anything
        return 0, ""
    return points, ", ".join(why for _points, why in holding[:2])


def stem_of(code: str) -> str:
    """The undertaking that a part belongs to: `05-02a` and `05-02b` are both of `05-02`."""
    return code.rstrip("abcdefghijklmnopqrstuvwxyz")


def group_of(code: str) -> str:
    """The strand: the number before the dash."""
    return code.partition("-")[0]


def _shared_places(ours: Sequence[str], theirs: Iterable[str]) -> list[str]:
    others = list(theirs)
    if max(len(ours), len(others)) > _COMMON:
        return []
    return [place for place in ours if place in others]
