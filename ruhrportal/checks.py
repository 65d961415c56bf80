"""What must be true of the machine before the portal runs; part of manage.py check and migrate."""

import os
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

POSTGRESQL_LEAST = 150_000


@register(Tags.files)
def data_folder_is_writable(**_: Any) -> list[CheckMessage]:
    folder = settings.DATA_DIR
    if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return []
    return [
        Error(
            f"The data folder {str(folder)!r} is not writable.",
            hint="Give it to the user who runs the portal, or name another one in RUHRPORTAL_DATA_DIR.",
            id="ruhrportal.E001",
        )
    ]


@register(Tags.database)
def postgresql_is_recent(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor == "postgresql" and connection.pg_version < POSTGRESQL_LEAST:  # type: ignore[attr-defined]
            found.append(Error("PostgreSQL 15 or newer is needed.", id="ruhrportal.E002"))
    return found


@register(Tags.security, deploy=True)
def weak_points_can_be_reported(**_: Any) -> list[CheckMessage]:
    if settings.SECURITY_CONTACT:
        return []
    return [
        Warning(
            "Nobody is named to whom weak points of the portal can be reported; there is no security.txt.",
            hint="Name a mail address or a page in SECURITY_CONTACT.",
            id="ruhrportal.W001",
        )
    ]
