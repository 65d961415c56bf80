"""What the operator of a public portal still has to write; part of manage.py check --deploy."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError

from projects import site_pages


@register(deploy=True)
def pages_are_filled_in(**_: Any) -> list[CheckMessage]:
    """A warning for each page that is a template still, or holds open places. Before migrating there is none."""
    try:
        rows = [*site_pages.pages(), site_pages.statement()]
    except DatabaseError:
        return []
    return [_warning(str(row), site_pages.unfilled(row)) for row in rows if not row.version or site_pages.unfilled(row)]


def _warning(page: str, places: list[str]) -> CheckMessage:
    missing = f" Offen: {', '.join(places)}." if places else " Sie wurde noch nicht gespeichert."
    return Warning(
        f"Die Seite „{page}“ ist noch eine Vorlage.{missing}",
        hint="Die Projektgruppe füllt sie in der Redaktion unter „Website“ aus.",
        id="projects.W001",
    )
