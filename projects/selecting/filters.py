"""The filters of the project list: what the address may say, and which projects and values that means."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import django_filters

from projects.models import PublishedSheet
from projects.models.publication import PublishedSheetQuerySet
from projects.pages import NOT_STATED
from projects.sections import STATUS_LABELS, ProjectStatus
from projects.text import fold

WITHOUT = "ohne"
_STATE = " des Landes Nordrhein-Westfalen"  # all of them are; a narrow column has no room for it
FACETS = {
    "status": "Stand",
    "themenfeld": "Themenfeld",
    "ressort": "Ministerium",
    "ort": "Ort",
    "jahr": "Berichtet im Jahr",
}


def _slug(text: str) -> str:
    return "-".join(fold(text).split())


STATUS_VALUES = {status.value: _slug(label) for status, label in STATUS_LABELS.items()}


@dataclass(frozen=True)
class Facts:
    """What filters and sorting need to know of a project's current sheet. The names are the columns'."""

    pk: int
    code: str
    title: str
    year: int
    position: int
    status: str
    topic_field_slug: str
    topic_field_name: str
    ministry_abbreviation: str
    ministry_name: str
    places: Sequence[str]
    years: tuple[int, ...] = ()  # of all reports that hold the project, newest first

    def values(self, facet: str) -> Mapping[str, str]:
        """The values that find this project in the address, with their labels."""
        match facet:
            case "status":
                return {STATUS_VALUES[self.status]: STATUS_LABELS[ProjectStatus(self.status)]}
            case "themenfeld":
                return {self.topic_field_slug: self.topic_field_name}
            case "ort":
                return {_slug(place): place for place in self.places} or {WITHOUT: NOT_STATED}
            case "jahr":
                return {str(year): str(year) for year in self.years}
        if not self.ministry_abbreviation:
            return {WITHOUT: NOT_STATED}
        name = f"{self.ministry_name.removesuffix(_STATE)} ({self.ministry_abbreviation})"
        return {_slug(self.ministry_abbreviation): name}

    def matches(self, facet: str, values: Collection[str]) -> bool:
        return any(value in values for value in self.values(facet))


FACT_COLUMNS = tuple(name for name in Facts.__dataclass_fields__ if name != "years")


def place_value(place: str) -> str:
    """What finds the projects of a place in the address."""
    return _slug(place)


def current_facts() -> list[Facts]:
    """All projects, newest report first, so that names are today's and topic fields in printed order. One query."""
    rows = PublishedSheet.objects.newest_of_their_year().order_by("-year", "position")
    facts: list[Facts] = []
    years: dict[str, list[int]] = {}
    for is_current, *columns in rows.values_list("is_current", *FACT_COLUMNS):
        fact = Facts(*columns)
        years.setdefault(fact.code, []).append(fact.year)
        facts += [fact] if is_current else []
    return [replace(fact, years=tuple(years[fact.code])) for fact in facts]


def choices_of(facts: Iterable[Facts], facet: str) -> dict[str, str]:
    """The values of a facet with their labels: ministries and places by name, years newest first, the rest in the
    report's order."""
    found: dict[str, str] = {}
    for fact in facts:
        for value, label in fact.values(facet).items():
            found.setdefault(value, label)
    match facet:
        case "status":
            return {value: found[value] for value in STATUS_VALUES.values() if value in found}
        case "ressort" | "ort":
            return dict(sorted(found.items(), key=lambda item: (item[0] == WITHOUT, fold(item[1]))))
        case "jahr":
            return dict(sorted(found.items(), reverse=True))
    return found


class ProjectFilter(django_filters.FilterSet):
    """The published projects that each facet lets through."""

    status = django_filters.MultipleChoiceFilter(method="by_status")
    themenfeld = django_filters.MultipleChoiceFilter(field_name="topic_field_slug")
    ressort = django_filters.MultipleChoiceFilter(method="by_ministry")
    ort = django_filters.MultipleChoiceFilter(method="by_place")
    jahr = django_filters.MultipleChoiceFilter(method="by_year")

    class Meta:
        model = PublishedSheet
        fields: Sequence[str] = ()

    def __init__(self, data: Mapping[str, Any], queryset: PublishedSheetQuerySet, facts: Sequence[Facts]) -> None:
        super().__init__(data, queryset=queryset)
        self._facts = facts
        for facet in FACETS:
            self.filters[facet].extra["choices"] = list(choices_of(facts, facet).items())

    def by_status(self, queryset: PublishedSheetQuerySet, _name: str, values: list[str]) -> PublishedSheetQuerySet:
        return queryset.filter(status__in=[status for status, value in STATUS_VALUES.items() if value in values])

    def by_ministry(self, queryset: PublishedSheetQuerySet, _name: str, values: list[str]) -> PublishedSheetQuerySet:
        chosen = {fact.ministry_abbreviation for fact in self._facts if fact.matches("ressort", values)}
        return queryset.filter(ministry_abbreviation__in=chosen)

    def by_place(self, queryset: PublishedSheetQuerySet, _name: str, values: list[str]) -> PublishedSheetQuerySet:
        return self._matching(queryset, "ort", values)

    def by_year(self, queryset: PublishedSheetQuerySet, _name: str, values: list[str]) -> PublishedSheetQuerySet:
        return self._matching(queryset, "jahr", values)

    def _matching(self, queryset: PublishedSheetQuerySet, facet: str, values: list[str]) -> PublishedSheetQuerySet:
        """What stands in lists, which the two databases search in different ways, is compared here."""
        return queryset.filter(code__in=[fact.code for fact in self._facts if fact.matches(facet, values)])
