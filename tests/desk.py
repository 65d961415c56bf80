"""Who works at the desk in these tests, and how they fill in its forms."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from accounts.models import Ministry, Role, User
from projects.models import ChangeRequest, ProjectUpdate, PublicationProposal, Report
from tests.make_rows import make_ministry, make_person
from tests.pages import form_fields


@dataclass
class People:
    ministry: Ministry
    other_ministry: Ministry
    editor: User
    coordinator: User
    reader: User
    stranger: User
    project_group: User
    second_of_project_group: User
    operations: User
    superuser: User


def make_people() -> People:
    own, other = make_ministry("MWIKE"), make_ministry("MUNV")
    return People(
        ministry=own,
        other_ministry=other,
        editor=make_person("Eva Editor", (Role.EDITOR, own)),
        coordinator=make_person("Kim Koordination", (Role.COORDINATOR, own)),
        reader=make_person("Lea Lesend", (Role.READER, own)),
        stranger=make_person("Sam Fremd", (Role.EDITOR, other)),
        project_group=make_person("Pia Projektgruppe", (Role.PROJECT_GROUP, None)),
        second_of_project_group=make_person("Paul Projektgruppe", (Role.PROJECT_GROUP, None)),
        operations=make_person("Bo Betrieb", (Role.OPERATIONS, None)),
        superuser=make_person("Sue Super", is_superuser=True),
    )


def sign_in(person: User) -> Client:
    """A browser in which a person has signed in."""
    client = Client()
    client.force_login(person)
    return client


def change_address(update: ProjectUpdate) -> str:
    return reverse("admin:projects_projectupdate_change", args=[update.pk])


def step_address(update: ProjectUpdate, name: str) -> str:
    return reverse("admin:projects_projectupdate_step", args=[update.pk, name])


def review_address(update: ProjectUpdate) -> str:
    return reverse("admin:projects_projectupdate_review", args=[update.pk])


def question_address(update: ProjectUpdate, request: ChangeRequest, name: str) -> str:
    return reverse("admin:projects_projectupdate_question", args=[update.pk, request.pk, name])


def sealing_address(report: Report) -> str:
    return reverse("admin:projects_report_seal", args=[report.pk])


def proposal_address(proposal: PublicationProposal, name: str) -> str:
    return reverse("admin:projects_report_proposal", args=[proposal.report_id, proposal.pk, name])


def publish_by_two(first: Client, second: Client, report: Report, **fields: Any) -> Any:
    """One person proposes, another one confirms: the answer to the one, or to the other if the first was refused."""
    proposed = first.post(sealing_address(report), fields)
    if proposed.status_code != 302:
        return proposed
    proposal = PublicationProposal.objects.open().get(report=report)
    return second.post(proposal_address(proposal, "bestaetigen"), {"sure": "yes"})


BOARD = "/redaktion/projects/projectupdate/tafel/"
APPROVE_MANY = f"{BOARD}freigeben/"
ASK_MANY = "/redaktion/projects/projectupdate/rueckfrage/"


def board_address(**query: str) -> str:
    return f"{BOARD}?{urlencode(query)}"


def across_address(place: str, **query: str) -> str:
    return f"/redaktion/projects/projectupdate/querlesen/?{urlencode({'abschnitt': place, **query})}"


def ticked(*updates: ProjectUpdate, **fields: Any) -> dict[str, Any]:
    """A form in which these updates are ticked, each in the version that it has now."""
    return {"pk": [each.pk for each in updates], **{f"version-{each.pk}": each.version for each in updates}, **fields}


def typed(client: Client, update: ProjectUpdate, **changes: Any) -> dict[str, Any]:
    """The update's form as it stands on the page, with some fields typed anew."""
    page = client.get(change_address(update))
    return {**form_fields(page.content.decode(), change_address(update)), **changes}
