"""Does to the history what the portal never does: SQL past the triggers, as someone with the database's rights could.

The triggers come back when the test's transaction rolls back.
"""

from django.db import connection


def tamper(*statements: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()  # or the table is busy with keys that were not looked at yet
            for table in ("projects_revision", "projects_chapterrevision"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER a_revision_stays_as_it_is")
        else:
            for trigger in ("a_revision_stays_as_it_is", "a_chapter_revision_stays_as_it_is"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            cursor.execute(statement)


def swap(first: int, second: int) -> tuple[str, str, str]:
    """Two revisions take each other's number."""
    renumber = "UPDATE projects_revision SET number = {} WHERE number = {}"
    return renumber.format(99, first), renumber.format(first, second), renumber.format(second, 99)
