"""Says where the index is missing or old; part of `manage.py check --database default` and of migrate."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from projects.search import index


@register(Tags.database)
def search_index_is_current(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    try:
        if "default" not in (databases or ()) or index.is_current():
            return []
    except DatabaseError:  # before the first migrate
        return []
    return [
        Warning(
            "The search index is missing or was made by another version of the search.",
            hint="Run manage.py rebuild_search.",
            id="projects.W001",
        )
    ]
