"""Two sheets of one project, the printed one and ours: every fact that only one of them gives."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from projects import funding, sections
from projects.document import FundingLineDocument, LinkDocument, SheetDocument
from tests.projects.demo.compare_facts.differences import Difference, given_differently, only_on_one_side
from tests.projects.demo.compare_facts.words import Words, compared_words

_STATUS = {"running": "läuft", "completed": "abgeschlossen", "not_pursued": "nicht weiterverfolgt"}


def compared_sheets(printed: SheetDocument, ours: SheetDocument, places: Sequence[str] = ()) -> list[Difference]:
    """Every difference between two sheets of one project. places: names of places to look for in both."""
    code = printed.code
    there, here = words_of(printed, captions=False), words_of(ours, captions=True)
    further = [ministry.name for ministry in ours.further_ministries if ministry.name not in there.told]
    return [
        *given_differently(code, "Titel", printed.title, ours.title),
        *given_differently(code, "Untertitel", printed.subtitle, ours.subtitle),
        *given_differently(code, "Themenfeld", printed.topic_field.name, ours.topic_field.name),
        *given_differently(code, "Ministerium", _ministry(printed), _ministry(ours)),
        *(Difference(code, "Weiteres Ministerium", ours=name) for name in further),
        *given_differently(code, "Stand", _STATUS[printed.status], _STATUS[ours.status]),
        *_milestones(printed, ours),
        *only_on_one_side(code, "Volumen", *(list(map(line_in_words, s.funding.lines)) for s in (printed, ours))),
        *given_differently(code, "Volumen in", printed.funding.contained_in, ours.funding.contained_in),
        *only_on_one_side(code, "Link", *([address(link) for link in sheet.links] for sheet in (printed, ours))),
        *_pictures(printed, ours),
        *only_on_one_side(code, "Teilprojekt", _strands(printed), _strands(ours)),
        *compared_words(code, there, here, places),
    ]


def _ministry(sheet: SheetDocument) -> str:
    return sheet.ministry.name if sheet.ministry else ""


def _milestones(printed: SheetDocument, ours: SheetDocument) -> list[Difference]:
    there, here = (_per_year(sheet) for sheet in (printed, ours))
    found = [
        difference
        for label in sorted({*there, *here})
        for difference in given_differently(printed.code, f"Meilensteine {label}", there[label], here[label])
    ]
    return found or given_differently(printed.code, "Folge der Jahre", ", ".join(there), ", ".join(here))


def _per_year(sheet: SheetDocument) -> Counter[str]:
    return Counter(f"{m.year_from}/{m.year_to}" if m.year_to else f"{m.year_from}" for m in sheet.milestones)


def _strands(sheet: SheetDocument) -> list[str]:
    """The sub-projects that milestones name; blanks around a slash are no fact."""
    return [re.sub(r"\s*/\s*", "/", milestone.strand) for milestone in sheet.milestones if milestone.strand]


def line_in_words(line: FundingLineDocument) -> str:
    """What a line of the volume counts, without the words around it."""
    words = [
        funding.KIND_LABELS[line.kind],
        "" if line.amount is None else funding.euro(line.amount, line.qualifier),
        "" if line.percent is None else funding.percent(line.percent),
        funding.BASIS_LABELS[line.basis] if line.basis else "",
        f"Stand {line.as_of:%d.%m.%Y}" if line.as_of else "",
        f"{line.period_from or ''}–{line.period_to or ''}".strip("–"),
        f"ab {line.recurring_from}" if line.recurring_from else "",
    ]
    return ", ".join(filter(None, words))


def address(link: LinkDocument) -> str:
    """Host and path; whether http or https, and a last slash, are no facts."""
    parts = urlsplit(link.url)
    return f"{parts.netloc}{parts.path}".rstrip("/").removeprefix("www.")


def _pictures(printed: SheetDocument, ours: SheetDocument) -> list[Difference]:
    """Our sheets have illustrations of their own, so only that one side has any picture and the other none is told."""
    there, here = ("vorhanden" if sheet.photos else "" for sheet in (printed, ours))
    return given_differently(printed.code, "Bild", there, here)


def words_of(sheet: SheetDocument, *, captions: bool) -> Words:
    """What a sheet tells. captions: whether those of its pictures count as told; the printed photos are not ours."""
    parts: list[tuple[str, int | None]] = [(getattr(sheet.sections, key), None) for key in sections.SECTION_KEYS]
    for milestone in sheet.milestones:
        dated = f"{milestone.date:%d.%m.%Y}: " if milestone.date else ""
        parts.append((f"{dated}{milestone.strand}: {milestone.text}", milestone.year_from))
        parts += [(f"{milestone.year_from}/{milestone.year_to}", None)] if milestone.year_to else []
    parts.append((sheet.funding.sentence, None))
    below = [photo.caption for photo in sheet.photos]
    names = [sheet.title, sheet.subtitle, sheet.ministry.name if sheet.ministry else "", *sheet.places]
    labels = [link.label for link in sheet.links]
    return Words([*parts, *((caption, None) for caption in below if captions)], [*names, *labels, *below])
