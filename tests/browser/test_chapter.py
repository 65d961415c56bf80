"""A frame chapter in a browser: its printed pages follow the typing, and all its pages are accessible."""

import pytest
from django.urls import reverse

from tests.browser.pages import SCHEMES, axe_violations, sideways_scroll, sign_in
from tests.desk import make_people
from tests.make import make_report_document
from tests.make_rows import make_chapter, make_report
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server):
    return make_people()


@pytest.fixture
def chapter(people):
    publish(make_report_document())
    return make_chapter(make_report(), "editorial", kind="editorial", title="Editorial", approved=False)


def at(chapter, page="change", *more):
    return reverse(f"admin:projects_framechapter_{page}", args=[chapter.pk, *more])


def faults(page):
    found = []
    for width, scheme in [(width, scheme) for width in (320, 1280) for scheme in SCHEMES]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {violation}" for violation in axe_violations(page)]
        found += [f"{width}: wider than its window"] if sideways_scroll(page) else []
    return found


def test_typing_changes_the_printed_page_and_two_people_lose_nothing(people, chapter, page_at, live_server):
    page, other = page_at(1600), page_at(390, "dark", javascript=False)
    for each, person in ((page, people.project_group), (other, people.second_of_project_group)):
        sign_in(each, person, live_server.url)
        each.goto(at(chapter))
    first = page.get_by_role("complementary", name="So steht es im Bericht").get_by_role("img", name="Seite 1 von 1")
    first.wait_for()
    before = first.get_attribute("src")
    page.get_by_role("textbox", name="Text", exact=True).fill("Es sind {{ projekte_gesamt }} Vorhaben.")
    page.wait_for_function("before => document.querySelector('[data-shown] img').src !== before", arg=before)
    chapter.refresh_from_db()
    assert chapter.version == 0

    other.get_by_role("textbox", name="Text", exact=True).fill("Anders geschrieben.")
    other.get_by_role("button", name="Speichern", exact=True).click()
    page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Anders geschrieben." in page.locator("#clash-text").inner_text()
    assert (
        page.get_by_role("textbox", name="Text", exact=True).input_value() == "Es sind {{ projekte_gesamt }} Vorhaben."
    )
    assert faults(page) == []
    page.set_viewport_size({"width": 1600, "height": 900})
    page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Gespeichert." in page.inner_text("main")
    found = {}
    for address in (
        at(chapter),
        at(chapter, "delete"),
        at(chapter, "history"),
        at(chapter, "revision", 1),
        f"{at(chapter, 'compare')}?von=1&bis=jetzt",
        "/redaktion/projects/framechapter/",
        "/redaktion/projects/framechapter/add/",
    ):
        page.goto(address)
        found[address] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
