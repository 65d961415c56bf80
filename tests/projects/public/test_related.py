import pytest

from projects.public.related import MOST, related_to
from tests.make import BILDUNG, MUNV, make_report_document, make_sheet_document
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db


def sheet(code, **fields):
    return make_sheet_document(code, f"Projekt {code}", **{"places": (), **fields})


def related(own, *others):
    publish(make_report_document(own, *others))
    return [(other.code, other.why) for other in related_to(own)]


def test_a_part_of_the_same_undertaking_comes_first_then_the_strand_then_the_place():
    own = sheet("05-02a", places=("Hagen",))
    others = [
        sheet("09-01", topic_field=BILDUNG, ministry=MUNV, places=("Hagen", "Herne")),
        sheet("05-07", topic_field=BILDUNG, ministry=MUNV),
        sheet("05-02b", topic_field=BILDUNG, ministry=MUNV),
    ]
    assert related(own, *others) == [
        ("05-02b", "Teil desselben Vorhabens, gleicher Strang (05)"),
        ("05-07", "gleicher Strang (05)"),
        ("09-01", "auch in Hagen"),
    ]


def test_a_ministry_or_a_topic_field_alone_relates_nothing_but_both_together_do():
    own = sheet("05-01")
    assert related(own, sheet("06-01", ministry=MUNV), sheet("07-01", topic_field=BILDUNG), sheet("08-01")) == [
        ("08-01", "dasselbe Themenfeld, dasselbe Ministerium")
    ]


def test_a_project_that_is_everywhere_is_related_to_no_place():
    everywhere = tuple(f"Ort {number}" for number in range(12))
    assert related(sheet("05-01", places=everywhere), sheet("06-01", ministry=MUNV, places=everywhere)) == []


def test_there_are_few_of_them_and_never_the_project_itself():
    found = related(*(sheet(f"05-{number:02d}") for number in range(1, 10)))
    assert len(found) == MOST
    assert "05-01" not in dict(found)


def test_it_takes_one_query(django_assert_num_queries):
    own = sheet("05-01")
    publish(make_report_document(own, *(sheet(f"06-{number:02d}") for number in range(1, 30))))
    with django_assert_num_queries(1):
        related_to(own)
