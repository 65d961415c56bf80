"""What was typed reads as what saving it would make, and nothing is written."""

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.editing import save_draft, stored_draft
from projects.models import ProjectUpdate
from projects.report.contents import sheet_document
from projects.unsaved import unsaved_sheet
from tests.desk import make_people
from tests.make_rows import make_photo, make_update

pytestmark = pytest.mark.django_db


def loaded(update):
    return ProjectUpdate.objects.with_parts().get(pk=update.pk)


def typed(update):
    """A draft in which every field, a milestone and the volume are different, and a milestone is new."""
    stored = stored_draft(update)
    fields = {**stored.fields, "title": "Neuer Titel", "current_state": "Das Dach ist _dicht_.", "funding_reason": "x"}
    old = {**stored.parts["milestones"][0], "text": "Der Bau beginnt später."}
    parts = {**stored.parts, "milestones": [{**old, "lineage": "", "year_from": 2023, "text": "Davor."}, old]}
    return type(stored)(fields, parts, stored.answers)


def without_lineages(sheet):
    milestones = tuple(msgspec.structs.replace(each, lineage="") for each in sheet.milestones)
    return msgspec.structs.replace(sheet, milestones=milestones)


def test_the_unsaved_sheet_is_what_saving_makes():
    people = make_people()
    update = make_update(people.ministry)
    make_photo(update)
    draft = typed(loaded(update))
    before = unsaved_sheet(loaded(update), draft)
    save_draft(update, draft, by=people.editor, version=0)
    assert without_lineages(before) == without_lineages(sheet_document(loaded(update)))


def test_nothing_is_written_and_the_update_at_hand_stays_as_it_is():
    people = make_people()
    update = loaded(make_update(people.ministry))
    draft = typed(update)

    with CaptureQueriesContext(connection) as queries:
        unsaved_sheet(update, draft)
    assert len(queries) == 0
    assert (update.title, update.current_state) == ("Stellwerk 01-01", "Im Erdgeschoss wird gearbeitet.")
    assert sheet_document(update) == sheet_document(loaded(update))


def test_an_untouched_draft_is_the_sheet_as_it_stands():
    update = make_update(make_people().ministry)
    assert unsaved_sheet(loaded(update), stored_draft(update)) == sheet_document(loaded(update))
