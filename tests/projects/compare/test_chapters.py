"""Two states of a frame chapter: what changed in each field, word by word."""

from projects.chapter_source import ChapterSource
from projects.compare import compare_chapters

OLD = ChapterSource(kind="overview", slug="stand", title="Überblick", text="Es laufen {{ laufend }} Projekte.\n\nEnde.")


def new(**fields):
    return ChapterSource(**{**{name: getattr(OLD, name) for name in OLD.__struct_fields__}, **fields})


def marked(difference):
    runs = [run for block in difference.blocks for line in block.lines for run in line.runs]
    return [(run.op, str(run.html)) for run in runs if run.op != "same"]


def test_the_same_chapter_has_no_difference_and_leaves_out_what_says_nothing():
    found = compare_chapters(OLD, OLD)
    assert found.changed == ()
    assert [place.key for place in found.unchanged] == ["kind", "title", "slug", "text", "after_projects", "position"]


def test_a_text_is_compared_word_by_word_with_its_figures_by_their_names():
    found = compare_chapters(OLD, new(text="Es laufen {{ laufend }} gute Projekte.\n\nEnde."))
    assert [place.key for place in found.changed] == ["text"]
    assert marked(found.at("text")) == [("new", "gute")]


def test_place_kind_and_roles_read_as_on_the_page():
    found = compare_chapters(OLD, new(kind="free", after_projects=True, roles=("Ministerin", "Vorsitz"), position=2))
    assert [place.label for place in found.changed] == ["Art", "Funktionen", "Platz im Bericht", "Reihenfolge"]
    assert marked(found.at("roles")) == [("new", "Ministerin; Vorsitz")]
    assert marked(found.at("after_projects")) == [("gone", "vor"), ("new", "nach")]
