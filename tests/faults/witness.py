"""Makes and reads a portal's database in a process of its own, and tells in JSON what stands there."""

import json
import os
import sys
import time
from typing import Any

WAIT_SECONDS = 10


def prepare(clients: int, updates: int) -> dict[str, Any]:
    """Make a portal with updates to write; its addresses, and a session for each client."""
    from django.core.management import call_command

    from projects.models import ProjectUpdate
    from tests.desk import change_address, sign_in
    from tests.editors import make_editors, make_updates

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    editors, pks = make_editors(clients), make_updates(updates)
    return {
        "sessions": [sign_in(editor.person).cookies["sessionid"].value for editor in editors],
        "addresses": [change_address(ProjectUpdate(pk=pk)) for pk in pks],
    }


def tell() -> list[dict[str, Any]]:
    """Each update as its rows say and as its history says."""
    from projects.document import to_json
    from projects.history import broken_link
    from projects.models import ProjectUpdate
    from projects.report.contents import sheet_document

    wait_until_nobody_writes()
    return [
        {
            "version": update.version,
            "now": to_json(sheet_document(update)),
            "answer": update.change_requests.get().answer,
            "broken": broken_link(update),
            "history": list(update.revisions.order_by("number").values("action", "reason", "document")),
        }
        for update in ProjectUpdate.objects.with_parts().order_by("pk")
    ]


def wait_until_nobody_writes() -> None:
    """PostgreSQL takes a moment to see that a killed server is gone, and ends what was under way."""
    from django.db import connection

    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
    )
    deadline = time.monotonic() + WAIT_SECONDS
    while connection.vendor == "postgresql" and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.05)


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "ruhrportal.settings"
    django.setup()
    told = prepare(*map(int, sys.argv[2:])) if sys.argv[1] == "prepare" else tell()
    print(json.dumps(told))
