"""The demo as it is set up: reports published, a round open in every state, and nothing of that round public."""

import pytest

from accounts.models import OutgoingMail, User
from projects.demo.load import load_demo
from projects.history import broken_link
from projects.models import ChangeRequest, Comment, MinistryRequest, ProjectUpdate, PublishedSheet, Revision
from projects.models import UpdateStatus as Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    said = []
    load_demo("ein langes Passwort", said.append)
    return said


def test_the_open_round_shows_every_state_and_something_to_do_for_everyone(demo, client):
    updates = ProjectUpdate.objects.filter(report__year=2025)
    assert {update.status for update in updates} == set(Status) - {Status.PUBLISHED}
    asked = sorted((each.weight, bool(each.answer)) for each in ChangeRequest.objects.all())
    assert asked == [("must", False), ("should", True)]
    assert (Comment.objects.filter(internal=True).count(), MinistryRequest.objects.undecided().count()) == (1, 1)
    assert [broken_link(update) for update in updates] == [""] * len(updates)
    assert any("redaktion.munv@demo.example" in line for line in demo)

    for sheet in PublishedSheet.objects.all():
        assert "(Demo)" not in sheet.document
    assert "(Demo)" not in client.get("/projekte/13-05-mobilitaet-fuer-den-industriestandort/").content.decode()

    counts = [model.objects.count() for model in (User, ProjectUpdate, Revision, OutgoingMail)]
    load_demo("ein langes Passwort", [].append)
    assert [model.objects.count() for model in (User, ProjectUpdate, Revision, OutgoingMail)] == counts
