"""The sheet before it is saved: as printed and as a web page, from what was typed; nothing is stored."""

import itertools
import re
from base64 import b64decode
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.admin import preview_page
from projects.models import ProjectUpdate, Revision
from projects.pictures import picture_path
from projects.report.typeset import TypesetError
from tests.desk import change_address, review_address, typed
from tests.make_rows import make_photo, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
SENTENCE = "Vereine aus der Nachbarschaft verwalten die Räume selbst und teilen sich die Kosten. "


def preview_address(update):
    return reverse("admin:projects_projectupdate_preview", args=[update.pk])


def web_address(update):
    return reverse("admin:projects_projectupdate_webpage", args=[update.pk])


numbers = itertools.count(1)


def part(browser, update, **changes):
    """The answer that the script gets for a form with these changes."""
    fields = typed(browser, update, **changes)
    return browser.post(preview_address(update), {**fields, "_tab": "typing", "_number": next(numbers)})


def pictures(response):
    """The pages as the SVG that they are."""
    found = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', response.content.decode())
    return [b64decode(page).decode() for page in found]


def said(response):
    return text_of(response.content.decode())


@pytest.fixture
def update(people):
    update = make_update(people.ministry)
    make_photo(update)
    return update


def test_the_script_gets_the_pages_of_what_was_typed(people, signed_in, update):
    browser = signed_in(people.editor)
    before = part(browser, update)
    after = part(browser, update, outlook="Im Herbst zieht die Feuerwehr ein.")
    assert (before.status_code, len(pictures(before)), len(pictures(after))) == (200, 1, 1)
    assert pictures(before) != pictures(after)
    assert said(after).startswith("Passt: eine Seite, zu etwa")
    assert 'alt="Seite 1 von 1, wie sie gedruckt wird"' in after.content.decode()


def test_nothing_is_stored(people, signed_in, update):
    part(signed_in(people.editor), update, title="Ganz anders")
    stored = ProjectUpdate.objects.get()
    assert (stored.title, stored.version, Revision.objects.count()) == ("Stellwerk 01-01", 0, 0)


def test_a_sheet_too_long_is_told_with_its_section_and_fits_again_when_shorter(people, signed_in, update):
    browser = signed_in(people.editor)
    long = part(browser, update, current_state=SENTENCE * 70)
    assert said(long).startswith(
        "Das Blatt hat 3 Seiten, gewünscht sind höchstens 2. Dafür ist „Aktueller Stand“ um etwa"
    )
    assert len(pictures(long)) == 3
    assert said(part(browser, update)).startswith("Passt:")


def test_a_round_that_wishes_three_pages_is_content_with_them(people, signed_in, update):
    update.report.wished_pages = 3
    update.report.save()
    assert said(part(signed_in(people.editor), update, current_state=SENTENCE * 70)).startswith("Passt: 3 Seiten")


@pytest.mark.parametrize(
    "changes",
    [
        {"current_state": "Ein Fest 🎉 mit 👩‍🚒 und \U0001f1e9\U0001f1ea."},
        {
            "title": "#set page(width: 1cm)",
            "current_state": '#set page(fill: red)\n#read("/etc/passwd") $x$ `#panic()`',
        },
        {"title": "Haus der שלום und مرحبا"},
        {"current_state": (SENTENCE * 80)[:6000]},
        {"current_state": "- " + "\n- ".join(["eins | zwei | drei"] * 30)},
        {"title": "Ein sehr langer Titel " * 9},
        {"summary": "", "added_value": "", "approach": "", "current_state": "", "outlook": ""},
    ],
)
def test_hard_texts_are_typeset_as_they_stand(people, signed_in, update, changes):
    response = part(signed_in(people.editor), update, **changes)
    assert response.status_code == 200
    assert len(pictures(response)) in (1, 2, 3)


def test_an_empty_draft_is_a_sheet_too(people, signed_in):
    update = make_update(people.ministry, complete=False)
    assert len(pictures(part(signed_in(people.editor), update))) == 1


def test_what_is_wrong_is_said_in_a_sentence(people, signed_in, update):
    response = part(signed_in(people.editor), update, title="", **{"milestones-0-year_from": "Mai"})
    assert response.status_code == 200
    assert said(response) == (
        "Die Vorschau wartet, bis das stimmt: Titel: Dieses Feld ist zwingend erforderlich. "
        "Meilensteine, Zeile 1, Jahr: Bitte ein Jahr zwischen 1990 und 2100 eingeben."
    )


def test_a_typesetter_that_fails_is_said_in_a_sentence(people, signed_in, update, monkeypatch):
    def fails(*given, **more):
        raise TypesetError("Der Satz ist fehlgeschlagen: kein Platz mehr.")

    monkeypatch.setattr(preview_page, "typeset_sheet", fails)
    response = part(signed_in(people.editor), update)
    assert (response.status_code, pictures(response)) == (200, [])
    assert "Der Satz ist fehlgeschlagen: kein Platz mehr." in said(response)


def test_a_picture_whose_file_is_gone_leaves_its_place(people, signed_in, update):
    picture_path(update.photos.get().sha256, "960").unlink()
    response = part(signed_in(people.editor), update)
    assert len(pictures(response)) == 1
    assert "image/jpeg" not in pictures(response)[0]


def test_an_older_request_of_the_same_tab_is_answered_with_nothing(people, signed_in, update):
    browser = signed_in(people.editor)
    fields = typed(browser, update)

    def ask(tab, number):
        return browser.post(preview_address(update), {**fields, "_tab": tab, "_number": number}).status_code

    one, two = uuid4().hex, uuid4().hex
    asked = [(one, "7"), (one, "6"), (two, "1"), (one, "8"), (one, "²"), (one * 2, "1")]
    assert [ask(*each) for each in asked] == [200, 204, 200, 200, 200, 200]


def test_without_scripts_a_page_shows_the_sheet_and_carries_the_text_back(people, signed_in, update):
    browser = signed_in(people.editor)
    page = browser.post(preview_address(update), typed(browser, update, outlook="Noch <b>nicht</b> gespeichert."))
    assert (page.status_code, len(pictures(page))) == (200, 1)
    assert "Gespeichert ist davon nichts" in said(page)
    carried = form_fields(page.content.decode(), change_address(update))
    back = browser.post(change_address(update), {**carried, "_back": "1"})
    again = form_fields(back.content.decode(), change_address(update))
    assert back.status_code == 200
    assert again["outlook"] == "Noch <b>nicht</b> gespeichert."
    assert "Ihr Text steht hier, wie Sie ihn geschrieben haben. Gespeichert ist noch nichts." in said(back)
    assert ProjectUpdate.objects.get().outlook == "Die Einweihung ist für den Sommer geplant."
    assert browser.post(change_address(update), again).status_code == 302
    assert ProjectUpdate.objects.get().outlook == "Noch <b>nicht</b> gespeichert."


def test_the_web_page_is_made_of_what_was_typed_with_pictures_from_the_desk(people, signed_in, update):
    browser = signed_in(people.editor)
    page = browser.post(web_address(update), typed(browser, update, outlook="Im Herbst.", title="Neuer Titel"))
    html = page.content.decode()
    assert page.status_code == 200
    assert "<h1>Neuer Titel</h1>" in html
    assert "Im Herbst." in html
    assert f"/redaktion/bilder/{update.pk}/{update.photos.get().pk}/1600/" in html
    assert "/bilder/" not in html.replace("/redaktion/bilder/", "")
    assert '<meta name="robots" content="noindex">' in html


def test_who_reads_sees_the_text_as_it_is_stored(people, signed_in, update):
    for person in (people.reader, people.project_group):
        browser = signed_in(person)
        page = browser.post(preview_address(update), {"_tab": "a", "_number": 1})
        assert (page.status_code, len(pictures(page))) == (200, 1)
        assert "<h1>Stellwerk 01-01</h1>" in browser.post(web_address(update)).content.decode()


def test_the_reviewer_finds_the_sheet_on_the_page_of_the_review(people, signed_in, update):
    html = signed_in(people.project_group).get(review_address(update)).content.decode()
    assert f'data-sheet="sheet-form" data-address="{preview_address(update)}"' in html


def test_who_may_not_write_gets_the_typed_text_back_and_no_picture_of_it(people, signed_in, update):
    fields = typed(signed_in(people.editor), update, outlook="Vom Leser.")
    browser = signed_in(people.reader)
    for address in (preview_address(update), web_address(update)):
        refused = browser.post(address, fields)
        assert (refused.status_code, pictures(refused)) == (409, [])
        assert "Vom Leser." in said(refused)
    asked = browser.post(preview_address(update), {**fields, "_tab": "a", "_number": 1})
    assert (pictures(asked), "kann gerade nicht geändert werden" in said(asked)) == ([], True)


def test_the_project_group_previews_what_it_writes_on_behalf_without_a_reason_yet(people, signed_in, update):
    browser = signed_in(people.project_group)
    html = browser.get(f"{change_address(update)}?im-namen=1").content.decode()
    fields = {**form_fields(html, change_address(update)), "outlook": "Im Namen des Hauses."}
    page = browser.post(preview_address(update), fields)
    assert len(pictures(page)) == 1
    carried = form_fields(page.content.decode(), change_address(update))
    back = browser.post(change_address(update), {**carried, "_back": "1"}).content.decode()
    assert form_fields(back, change_address(update))["outlook"] == "Im Namen des Hauses."


def test_another_update_of_ones_own_lends_no_rights(people, signed_in, update):
    foreign = make_update(people.other_ministry, "02-02")
    browser = signed_in(people.editor)
    fields = typed(browser, update)
    assert browser.post(preview_address(foreign), fields).status_code == 404
    assert browser.post(web_address(foreign), fields).status_code == 404


def test_a_picture_of_another_update_cannot_be_claimed(people, signed_in, update):
    foreign = make_update(people.other_ministry, "02-02")
    make_photo(foreign)
    token = form_fields(
        signed_in(people.stranger).get(change_address(foreign)).content.decode(), change_address(foreign)
    )
    response = part(signed_in(people.editor), update, **{"photos-0-stored": token["photos-0-stored"]})
    assert (pictures(response), "Das Bild konnte nicht zugeordnet werden." in said(response)) == ([], True)


def test_a_preview_needs_the_token_of_its_page(people, update):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.editor)
    assert browser.post(preview_address(update), {"_number": 1}).status_code == 403


@pytest.mark.parametrize("milestones", [1, 3])
def test_a_preview_reads_as_often_however_long_the_sheet_and_never_writes(people, signed_in, update, milestones):
    for number in range(1, milestones):
        update.milestones.create(lineage=f"n{number}", year_from=2025, text="Richtfest.")
    browser = signed_in(people.editor)
    fields = {**typed(browser, update), "_number": next(numbers), "_tab": "typing"}
    with CaptureQueriesContext(connection) as asked:
        assert browser.post(preview_address(update), fields).status_code == 200
    statements = [each["sql"] for each in asked.captured_queries]
    # Besides, constraints of rows are computed by the database without reading a table.
    assert len([each for each in statements if " FROM " in each]) == 13
    assert not [each for each in statements if re.match("(?i)insert|update|delete", each)]
