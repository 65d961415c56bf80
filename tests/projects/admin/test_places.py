"""Where rows go: what people expect when they type a place, or none."""

import pytest

from projects.models import Milestone
from tests.desk import change_address, typed
from tests.make_rows import make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(people):
    update = make_update(people.ministry)
    update.milestones.all().delete()
    for position, (year, text) in enumerate([(2022, "a"), (2023, "b"), (2023, "c"), (2024, "d")], start=1):
        Milestone.objects.create(update=update, lineage=f"m{position}", position=position, year_from=year, text=text)
    return update


def saved(editor, update, **changes):
    assert editor.post(change_address(update), typed(editor, update, **changes)).status_code == 302
    return "".join(update.milestones.order_by("position").values_list("text", flat=True))


def new(year, **more):
    return {"milestones-4-year_from": year, "milestones-4-text": "N", **more}


@pytest.mark.parametrize(("year", "order"), [(2021, "Nabcd"), (2022, "aNbcd"), (2023, "abcNd"), (2030, "abcdN")])
def test_a_milestone_without_a_place_follows_those_of_its_year(people, signed_in, update, year, order):
    assert saved(signed_in(people.editor), update, **new(year)) == order


def test_a_new_row_stands_at_the_place_that_was_typed(people, signed_in, update):
    assert saved(signed_in(people.editor), update, **new(2024, **{"milestones-4-position": 1})) == "Nabcd"


@pytest.mark.parametrize(("row", "place", "order"), [(3, 1, "dabc"), (0, 3, "bcad"), (0, 4, "bcda"), (2, 2, "acbd")])
def test_a_row_moves_to_the_place_that_was_typed(people, signed_in, update, row, place, order):
    assert saved(signed_in(people.editor), update, **{f"milestones-{row}-position": place}) == order
