"""Makes and reads a portal's database in a process of its own, and tells in JSON what stands there."""

import json
import os
import subprocess
import sys
import time
from typing import Any

from tests.server import ROOT

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


def prepare_publication() -> None:
    """A report whose publication two people agreed on, and whose time has come."""
    from django.core.management import call_command
    from django.utils import timezone

    from projects import proposals
    from projects.models import PublicationProposal
    from tests.desk import make_people
    from tests.make_rows import make_chapter, make_photo, make_report, make_update

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    people, report = make_people(), make_report()
    make_chapter(report)
    for number in (1, 2):
        make_photo(make_update(people.ministry, f"01-0{number}", report=report, status="approved"))
    soon = timezone.now() + timezone.timedelta(hours=1)
    document = proposals.next_document(report)
    reasons = dict.fromkeys(proposals.warnings_of(document, report.wished_pages), "Bekannt.")
    made = proposals.propose(report, by=people.project_group, publish_at=soon, overruled=reasons)
    proposals.confirm(made, by=people.second_of_project_group)
    PublicationProposal.objects.update(publish_at=timezone.now())


def tell_publication() -> dict[str, Any]:
    """What readers get, and what of it does not hold."""
    from django.test import Client

    from projects.models import Edition, ProjectUpdate, PublishedSheet
    from projects.verifying import verified

    wait_until_nobody_writes()
    editions = list(Edition.objects.all())
    browser = Client(headers={"host": "localhost"})
    return {
        "editions": len(editions),
        "sheets": PublishedSheet.objects.count(),
        "states": sorted(set(ProjectUpdate.objects.values_list("status", flat=True))),
        "breaks": [fault for edition in editions for fault in verified(edition).breaks],
        "pages": [browser.get(address).status_code for address in ("/berichte/2030/", "/api/v1/reports/2030/")],
    }


def ask(variables: dict[str, str], *arguments: object) -> Any:
    """What the witness tells in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.witness", *map(str, arguments)]
    told = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


WITNESSES = {
    "prepare": prepare,
    "tell": tell,
    "prepare_publication": prepare_publication,
    "tell_publication": tell_publication,
}


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
    print(json.dumps(WITNESSES[sys.argv[1]](*map(int, sys.argv[2:]))))
