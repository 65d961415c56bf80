"""The filters of the project list: what the address may say, and which projects and values that means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters

from projects.models import PublishedSheet
from projects.models.publication import PublishedSheetQuerySet
from projects.pages import NOT_STATED
from projects.sections import STATUS_LABELS
from projects.text import fold

WITHOUT_MINISTRY = "ohne"
_STATE = " des Landes Nordrhein-Westfalen"  # all of them are; a narrow column has no room for it
FACETS = {"status": "Stand", "themenfeld": "Themenfeld", "ressort": "Ministerium"}


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

    def value(self, facet: str) -> str:
        """The value that finds this project in the address."""
        match facet:
            case "status":
                return STATUS_VALUES[self.status]
            case "themenfeld":
                return self.topic_field_slug
        return _slug(self.ministry_abbreviation) or WITHOUT_MINISTRY

    def label(self, facet: str) -> str:
        match facet:
            case "status":
                return dict(zip(STATUS_VALUES, STATUS_LABELS.values(), strict=True))[self.status]
            case "themenfeld":
                return self.topic_field_name
        if not self.ministry_abbreviation:
            return NOT_STATED
        return f"{self.ministry_name.removesuffix(_STATE)} ({self.ministry_abbreviation})"


FACT_COLUMNS = tuple(Facts.__dataclass_fields__)


def current_facts() -> list[Facts]:
    """All projects, newest report first, so that names are today's and topic fields stand in printed order."""
    rows = PublishedSheet.objects.current().order_by("-year", "position").values_list(*FACT_COLUMNS)
    return [Facts(*row) for row in rows]


def choices_of(facts: Iterable[Facts], facet: str) -> dict[str, str]:
    """The values of a facet with their labels; ministries by abbreviation, the rest in the report's order."""
    found: dict[str, str] = {}
    for fact in facts:
        found.setdefault(fact.value(facet), fact.label(facet))
    if facet == "status":
        return {value: found[value] for value in STATUS_VALUES.values() if value in found}
    if facet == "ressort":
        return dict(sorted(found.items(), key=lambda item: (item[0] == WITHOUT_MINISTRY, fold(item[1]))))
    return found


class ProjectFilter(django_filters.FilterSet):
    """The published projects of the chosen statuses, topic fields and ministries."""

    status = django_filters.MultipleChoiceFilter(method="by_status")
    themenfeld = django_filters.MultipleChoiceFilter(field_name="topic_field_slug")
    ressort = django_filters.MultipleChoiceFilter(method="by_ministry")

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
        chosen = {fact.ministry_abbreviation for fact in self._facts if fact.value("ressort") in values}
        return queryset.filter(ministry_abbreviation__in=chosen)
