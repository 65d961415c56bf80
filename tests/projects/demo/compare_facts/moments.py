"""The dates of a German text: full ones, and months, seasons, beginnings and ends of years."""

import datetime
import re
from collections.abc import Iterable

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_IN_DIGITS = re.compile(r"(?<![\d.])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{2,4})(?!\d)")
_NAMED = re.compile(rf"(?<!\d)(?P<day>\d\d?)\. (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?(?!\w)")
_ROUGH = re.compile(
    rf"\b(?P<when>{'|'.join(MONTHS)}|Frühjahr|Frühling|Spätsommer|Sommer|Herbst|Winter)s?\b(?:\s+(?P<year>\d{{4}}))?"
    r"|\b(?P<edge>Anfang|Mitte|Ende) (?P<edged>\d{4})\b"
)


def dates_in(text: str, year: int | None = None) -> dict[str, datetime.date | None]:
    """Each full date as words; None for one that no calendar knows, such as a misprint. year: of dates without one."""
    found: dict[str, datetime.date | None] = {}
    for match in (*_IN_DIGITS.finditer(text), *_NAMED.finditer(text)):
        day = _date(match, year)
        if day or match["year"]:
            found[f"{day:%d.%m.%Y}" if day else match.group()] = day
    return found


def _date(match: re.Match[str], year: int | None) -> datetime.date | None:
    month = match["month"]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    try:
        return datetime.date(int(match["year"] or year or 0), number, int(match["day"]))
    except ValueError:
        return None


def without_dates(text: str) -> str:
    return _NAMED.sub(" ", _IN_DIGITS.sub(" ", text))


def moments_in(text: str, year: int | None = None) -> list[str]:
    """Months, seasons and edges of years: `November 2024`, `Sommer`, `Ende 2022`. year: where the text gives none."""
    found = []
    for match in _ROUGH.finditer(without_dates(text)):
        when = match["when"] or match["edge"]
        given = match["year"] or match["edged"] or year
        found.append(f"{when} {given}" if given else when)
    return list(dict.fromkeys(found))


def month_of(day: datetime.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def told_by(moment: str, others: Iterable[str]) -> bool:
    """Whether other moments hold this one; a year that one side leaves out is no difference."""
    when, _, year = moment.partition(" ")
    return any(
        other.partition(" ")[0] == when and (not year or other in (moment, when) or " " not in other)
        for other in others
    )
