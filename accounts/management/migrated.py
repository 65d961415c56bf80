"""A command that reads or writes rows needs a database that is set up."""

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def require_migrated() -> None:
    """Raises `CommandError` with the way out where tables are missing or old."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("Die Datenbank ist noch nicht eingerichtet. Bitte zuerst: manage.py migrate")
