"""Whose turn it is: the newest request of a tab, and nobody is locked out by a number that makes no sense."""

from uuid import uuid4

from projects.admin import preview_turns
from projects.admin.preview_turns import MOST_TABS, turn


def test_a_newer_request_ends_the_turn_of_the_older_while_it_waits():
    tab = uuid4().hex
    older = turn(1, tab, "1")
    assert older()
    newer = turn(1, tab, "2")
    assert (older(), newer()) == (False, True)


def test_other_tabs_and_other_people_keep_their_turn():
    tab = uuid4().hex
    mine, others = turn(1, tab, "5"), turn(2, tab, "1")
    turn(1, uuid4().hex, "9")
    assert (mine(), others()) == (True, True)


def test_what_is_no_number_always_has_its_turn():
    tab = uuid4().hex
    turn(1, tab, "7")
    assert [turn(1, tab, number)() for number in ("", "-1", "²", "9" * 30, "7; DROP")] == [True] * 5


def test_only_so_many_tabs_are_remembered():
    for number in range(MOST_TABS + 5):
        turn(1, f"tab-{number}", "1")
    assert len(preview_turns._newest) == MOST_TABS
