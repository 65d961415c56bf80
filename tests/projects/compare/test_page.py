"""How a difference looks on a page: what is new is underlined, what went is struck through, and both are said."""

from django.template.loader import render_to_string
from msgspec.structs import replace

from projects.compare import compare
from tests.make import make_sections, make_sheet_document

SHEET = make_sheet_document()


def page(key, **fields):
    difference = compare(SHEET, replace(SHEET, **fields)).at(key)
    return render_to_string("admin/projects/_diff.html", {"difference": difference})


def test_words_are_marked_and_said():
    html = page("outlook", sections=make_sections(outlook="Im Winter wird _festlich_ eröffnet."))
    assert (
        '<p>Im <del><span class="rp-sr">gestrichen: </span>Herbst</del> <ins><span class="rp-sr">neu: </span>Winter'
        '</ins> wird <ins><span class="rp-sr">neu: </span><em>festlich</em></ins> eröffnet.\n</p>' in html
    )
    assert '<h2 id="dl-outlook">' in html


def test_bullets_stay_a_list():
    html = page("approach", sections=make_sections(approach="Erst planen, dann bauen:\n\n- Gelände räumen"))
    assert (
        '<ul><li>Gelände räumen\n</li><li><del><span class="rp-sr">gestrichen: </span><em>Richtfest</em> feiern' in html
    )


def test_a_row_that_went_says_so_once():
    html = page("milestones", milestones=SHEET.milestones[1:])
    assert html.count("entfällt") == 1
    assert "gestrichen" not in html
    assert "<del>2021</del>" in html


def test_what_people_typed_is_never_markup():
    html = page("title", title="Haus <script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;" in html
