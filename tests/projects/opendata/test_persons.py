"""No name of anybody who works at the desk, no address, no remark and nothing of a round is in any public data."""

import io
import zipfile

import pytest

from accounts.models import User
from projects.models import ChangeRequest, Comment, PublicationProposal, Report
from projects.opendata.operations import OPERATIONS
from tests.desk import make_people
from tests.make_rows import make_report, make_update
from tests.projects.public.samples import publish_programme

pytestmark = pytest.mark.django_db
SECRET = "Nur unter uns gesagt"


def words(response):
    """What a file says, the parts of a workbook unpacked."""
    content = response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode()


def test_public_data_hold_nothing_of_those_who_work_at_the_desk(client):
    people = make_people()
    publish_programme()
    Report.objects.get(year=2024).editions.update(sealed_by=people.project_group)
    round_ = make_report(2030, title=SECRET)
    update = make_update(people.ministry, "01-01", report=round_, title=f"{SECRET}!", summary=SECRET)
    Comment.objects.create(update=update, author=people.editor, internal=True, text=SECRET)
    ChangeRequest.objects.create(update=update, asked_by=people.project_group, text=SECRET)
    PublicationProposal.objects.create(report=round_, number=1, proposed_by=people.project_group, reason=SECRET)
    hidden = [SECRET, "amt.example", *User.objects.values_list("name", flat=True)]
    hidden += User.objects.values_list("email", flat=True)
    for path in ["/daten/", *(operation.example_address for operation in OPERATIONS)]:
        said = words(client.get(path))
        assert [word for word in hidden if word in said] == [], path
