"""The words of one side, and what of their numbers, dates, months and names the other side holds nowhere."""

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from projects import text
from tests.projects.demo.compare_facts.differences import Difference
from tests.projects.demo.compare_facts.moments import dates_in, moments_in, month_of, told_by, without_dates
from tests.projects.demo.compare_facts.names import names_missing, places_missing
from tests.projects.demo.compare_facts.numbers import in_german, numbers_in, spans_in

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+[^\s.,;:!?)]")


class Words:
    """Texts of one side. parts: (text, year that dates in it may leave out).

    beside: words whose facts count where the other side looks for its own, but that the other side need not repeat.
    """

    def __init__(self, parts: Iterable[tuple[str, int | None]], beside: Iterable[str] = ()) -> None:
        self.parts = [(_ADDRESS.sub(" ", text.to_plain(markup)).replace("₂", "2"), year) for markup, year in parts]
        self.beside = "\n".join(beside)

    @cached_property
    def told(self) -> str:
        return "\n".join(words for words, _ in self.parts)

    @property
    def all(self) -> str:
        return f"{self.told}\n{self.beside}"

    @cached_property
    def dates(self) -> dict[str, datetime.date | None]:
        return {name: day for words, year in self.parts for name, day in dates_in(words, year).items()}

    @cached_property
    def moments(self) -> list[str]:
        return [moment for words, year in self.parts for moment in moments_in(words, year)]

    @cached_property
    def all_dates(self) -> dict[str, datetime.date | None]:
        return {**self.dates, **dates_in(self.beside)}

    @cached_property
    def numbers(self) -> dict[Decimal, bool]:
        years = "\n".join(str(year) for _, year in self.parts if year)
        return numbers_in(f"{without_dates(self.told)}\n{years}")

    @cached_property
    def all_numbers(self) -> set[Decimal]:
        in_dates = {Decimal(number).normalize() for number in re.findall(r"\d+", "\n".join(self.all_dates))}
        return {*self.numbers, *numbers_in(self.beside), *in_dates}

    @cached_property
    def spans(self) -> list[str]:
        return spans_in(without_dates(self.told))

    def all_moments(self) -> list[str]:
        return [*self.moments, *moments_in(self.beside), *(month_of(day) for day in self.all_dates.values() if day)]


def compared_words(code: str, printed: Words, ours: Words, places: Sequence[str] = ()) -> list[Difference]:
    """Numbers, dates, months and names that one side tells and the other holds nowhere."""
    found: list[Difference] = []
    for field, missing in _MISSING.items():
        found += [Difference(code, field, printed=fact) for fact in missing(printed, ours)]
        found += [Difference(code, field, ours=fact) for fact in missing(ours, printed)]
    found += [Difference(code, "Ort", printed=place) for place in places_missing(places, printed.told, ours.all)]
    found += [Difference(code, "Ort", ours=place) for place in places_missing(places, ours.all, printed.all)]
    return found


def _numbers_missing(one: Words, other: Words) -> list[str]:
    return [in_german(value) for value, told in one.numbers.items() if told and value not in other.all_numbers]


def _spans_missing(one: Words, other: Words) -> list[str]:
    return [span for span in one.spans if span not in other.spans]


def _dates_missing(one: Words, other: Words) -> list[str]:
    return [name for name in one.dates if name not in other.all_dates]


def _moments_missing(one: Words, other: Words) -> list[str]:
    return [moment for moment in one.moments if not told_by(moment, other.all_moments())]


def _names_missing(one: Words, other: Words) -> list[str]:
    return names_missing(one.told, other.all)


_MISSING = {
    "Zahl": _numbers_missing,
    "Spanne": _spans_missing,
    "Datum": _dates_missing,
    "Zeit": _moments_missing,
    "Name": _names_missing,
}
