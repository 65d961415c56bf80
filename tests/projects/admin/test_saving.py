"""Saving an update: nothing typed is lost, nothing is overwritten unseen, nothing forged is taken."""

import datetime
import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.admin.update_form import UpdateForm, digests
from projects.editing import stored_draft
from projects.history import broken_link
from projects.models import FundingLine, Milestone, Photo, ProjectUpdate, Revision
from tests.desk import change_address, typed
from tests.make_rows import make_photo, make_picture, make_project, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(people):
    return make_update(people.ministry)


@pytest.fixture
def editor(people, signed_in):
    return signed_in(people.editor)


def save(client, update, **changes):
    return client.post(change_address(update), typed(client, update, **changes))


def test_a_page_sent_back_untouched_saves_nothing(editor, update):
    make_photo(update)
    assert save(editor, update).status_code == 302
    update.refresh_from_db()
    assert update.version == 0
    assert Revision.objects.count() == 0


def test_a_save_counts_names_the_writer_and_is_recorded(editor, update, people):
    assert save(editor, update, title="Stellwerk  Süd", outlook="Bald.\r\nGanz bald.").status_code == 302
    update.refresh_from_db()
    assert (update.title, update.outlook, update.version) == ("Stellwerk Süd", "Bald.\nGanz bald.", 1)
    assert update.updated_by == people.editor
    assert list(update.writers.all()) == [people.editor]
    revisions = Revision.objects.filter(update=update).values_list("action", "person")
    assert list(revisions) == [("found", None), ("save", people.editor.pseudonym)]
    assert broken_link(update) == ""


def test_milestones_are_added_moved_and_removed_and_keep_their_lineage(editor, update):
    Milestone.objects.create(update=update, lineage="m2", position=2, year_from=2025, text="Richtfest.")
    page = typed(editor, update)
    page |= {"milestones-0-position": "3", "milestones-1-position": "1"}
    page |= {"milestones-2-year_from": "2026", "milestones-2-text": "Einzug.", "milestones-2-position": "2"}
    assert editor.post(change_address(update), page).status_code == 302
    rows = list(update.milestones.values_list("text", "lineage"))
    assert [text for text, _lineage in rows] == ["Richtfest.", "Einzug.", "Der Bau beginnt."]
    assert (rows[0][1], rows[2][1]) == ("m2", "m1")
    assert save(editor, update, **{"milestones-0-remove": "on"}).status_code == 302
    assert list(update.milestones.values_list("text", flat=True)) == ["Einzug.", "Der Bau beginnt."]


def test_amounts_are_read_as_people_write_them(editor, update):
    page = typed(editor, update)
    assert page["funding_lines-0-amount"] == "1.250.000"
    page |= {"funding_lines-0-amount": "3.304.000,50 €", "funding_lines-0-as_of": "2030-06-30"}
    page |= {"funding_lines-1-kind": "share", "funding_lines-1-percent": "36,5 %", "funding_lines-1-source": "Bund"}
    assert editor.post(change_address(update), page).status_code == 302
    assert list(FundingLine.objects.values_list("amount", "percent", "as_of", "source")) == [
        (Decimal("3304000.50"), None, datetime.date(2030, 6, 30), ""),
        (None, Decimal("36.50"), None, "Bund"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Titel: Dieses Feld ist zwingend erforderlich."),
        ("summary", "x" * 10_001, "Der Text hat 10001 Zeichen, möglich sind 10000. Bitte kürzen."),
        ("milestones-0-year_from", "1850", "Bitte ein Jahr zwischen 1990 und 2100 eingeben."),
        ("milestones-0-year_to", "2001", "Das Ende des Zeitraums liegt vor seinem Beginn."),
        ("milestones-0-year_from", "bald", "Bitte ein Jahr zwischen 1990 und 2100 eingeben."),
        ("funding_lines-0-amount", "viel", "Bitte eine Zahl eingeben, zum Beispiel 3.304.000 oder 1250,50."),
        ("funding_lines-0-amount", "", "Bitte einen Betrag oder einen Anteil in Prozent angeben."),
        ("links-0-url", "ftp://alt.example/datei", "Das ist keine Internetadresse."),
        ("links-0-url", "javascript:alert(1)", "Das ist keine Internetadresse."),
        ("project_status", "geheim", "Stand des Projekts"),
    ],
)
def test_wrong_input_gets_a_sentence_and_stays_on_the_page(editor, update, field, value, sentence):
    changes = {field: value, "outlook": "Was ich sonst noch schrieb."}
    if field == "links-0-url":
        changes["links-0-label"] = "Seite"
    page = save(editor, update, **changes)
    html = page.content.decode()
    assert page.status_code == 200
    assert sentence in text_of(html)
    kept = form_fields(html, change_address(update))
    assert kept["outlook"] == "Was ich sonst noch schrieb."
    if field != "project_status":
        assert kept[field] == value
    update.refresh_from_db()
    assert (update.version, update.outlook) == (0, "Die Einweihung ist für den Sommer geplant.")


def test_what_pasting_left_is_taken_out_and_told(editor, update):
    pasted = {
        "summary": "Eins\x00 zwei\u200b\x07 drei",
        "added_value": "Dazu:\r\n•\tStrom\r\n•\tWärme\u00a0für alle",
        "subtitle": "Ein Zukunfts-\r\nprojekt",
        "milestones-0-text": "Der Bau be\u00adginnt.",
    }
    assert save(editor, update, **pasted).status_code == 302
    update.refresh_from_db()
    assert (update.summary, update.subtitle) == ("Eins zwei drei", "Ein Zukunftsprojekt")
    assert update.added_value == "Dazu:\n- Strom\n- Wärme für alle"
    assert update.milestones.get().text == "Der Bau beginnt."
    words = text_of(editor.get(change_address(update)).content.decode())
    assert (
        "Beim Speichern bereinigt: Untertitel (1 Trennung am Zeilenende), Kurzbeschreibung (unsichtbare Zeichen), "
        "Mehrwert (2 Aufzählungszeichen, 1 geschütztes Leerzeichen), "
        "Meilensteine, Zeile 1, Was geschah (1 weicher Trennstrich)."
    ) in words


def test_what_was_pasted_stays_as_typed_while_the_form_has_mistakes(editor, update):
    pasted = "Dazu:\r\n•\tStrom"
    page = save(editor, update, title="", added_value=pasted).content.decode()
    assert form_fields(page, change_address(update))["added_value"] == pasted
    assert "Beim Speichern bereinigt" not in text_of(page)


def test_forged_fields_change_nothing(editor, update, people):
    other = make_project("09-09", people.other_ministry)
    forged = {
        "ministry": people.other_ministry.pk,
        "topic_field": 999,
        "project": other.pk,
        "status": "approved",
        "position": 77,
        "writers": people.stranger.pk,
        "history_head": "x",
    }
    assert save(editor, update, summary="Ehrlich.", **forged).status_code == 302
    update.refresh_from_db()
    assert (update.ministry, update.status, update.position) == (people.ministry, "draft", 0)
    assert (update.project.code, update.summary) == ("01-01", "Ehrlich.")


def test_a_row_of_another_update_cannot_be_taken_over(editor, update, people):
    foreign = make_update(people.other_ministry, "02-02")
    theirs = Milestone.objects.get(update=foreign)
    assert save(editor, update, **{"milestones-0-lineage": theirs.lineage, "milestones-0-id": theirs.pk}).status_code
    theirs.refresh_from_db()
    assert (theirs.update, theirs.text) == (foreign, "Der Bau beginnt.")


def test_without_a_version_nothing_is_saved_and_all_is_kept(editor, update):
    page = typed(editor, update, summary="Ohne Stand.")
    del page["version"]
    response = editor.post(change_address(update), page)
    assert response.status_code == 400
    assert "Es fehlt die Angabe, welchen Stand Sie gelesen haben." in response.content.decode()
    assert form_fields(response.content.decode(), change_address(update))["summary"] == "Ohne Stand."
    update.refresh_from_db()
    assert update.version == 0


def test_two_people_writing_at_once_lose_nothing(people, signed_in, update):
    eva, kim = signed_in(people.editor), signed_in(people.coordinator)
    hers = typed(eva, update, summary="Evas Fassung.", approach="Evas Vorgehen.")
    assert save(kim, update, summary="Kims Fassung.", outlook="Kims Ausblick.").status_code == 302

    answer = eva.post(change_address(update), hers)
    html = answer.content.decode()
    words = text_of(html)
    assert answer.status_code == 409
    assert "Kim Koordination hat die Meldung inzwischen gespeichert" in words
    assert "Kurzbeschreibung, inzwischen gespeichert: Kims Fassung." in words
    assert "Übernommen, weil nur dort geändert: Ausblick." in words
    again = form_fields(html, change_address(update))
    assert (again["summary"], again["approach"], again["outlook"]) == (
        "Evas Fassung.",
        "Evas Vorgehen.",
        "Kims Ausblick.",
    )
    update.refresh_from_db()
    assert update.summary == "Kims Fassung."

    assert eva.post(change_address(update), again).status_code == 302
    update.refresh_from_db()
    assert (update.summary, update.approach, update.outlook) == ("Evas Fassung.", "Evas Vorgehen.", "Kims Ausblick.")
    documents = Revision.objects.filter(update=update).values_list("document", flat=True)
    assert any("Kims Fassung." in document for document in documents)


@pytest.mark.parametrize("detour", [{"_more_milestones": ""}, {"title": ""}, {"links-0-url": "kein Ort"}])
def test_a_page_that_comes_back_still_stands_on_what_was_read(people, signed_in, update, detour):
    eva, kim = signed_in(people.editor), signed_in(people.coordinator)
    hers = typed(eva, update, summary="Evas Fassung.")
    assert save(kim, update, summary="Kims Fassung.", outlook="Kims Ausblick.").status_code == 302

    back = eva.post(change_address(update), {**hers, **detour})
    again = {**form_fields(back.content.decode(), change_address(update)), **dict.fromkeys(detour, "")}
    again |= {"title": hers["title"], "_save": ""}
    again = {name: value for name, value in again.items() if not name.startswith("_more")}
    answer = eva.post(change_address(update), again)
    assert (answer.status_code, "Kims Fassung." in text_of(answer.content.decode())) == (409, True)
    update.refresh_from_db()
    assert (update.summary, update.outlook) == ("Kims Fassung.", "Kims Ausblick.")


def test_what_is_saved_while_a_page_is_made_counts_as_unread(update):
    read = ProjectUpdate.objects.with_parts().get(pk=update.pk)
    shown = digests(stored_draft(read))
    form = UpdateForm(read)
    Milestone.objects.filter(update=update).update(text="Kims Meilenstein.")
    assert "Der Bau beginnt." in str(form.formsets["milestones"][0]["text"])
    assert json.loads(form.base) == shown != digests(stored_draft(read))


def test_rows_that_another_person_changed_come_along_or_stand_beside(people, signed_in, update):
    eva, kim = signed_in(people.editor), signed_in(people.coordinator)
    mine = typed(eva, update, **{"milestones-0-text": "Evas Meilenstein."})
    untouched = typed(eva, update, title="Nur ein neuer Titel")
    assert save(kim, update, **{"milestones-0-text": "Kims Meilenstein."}).status_code == 302

    beside = eva.post(change_address(update), mine).content.decode()
    assert "Kims Meilenstein." in text_of(beside)
    assert form_fields(beside, change_address(update))["milestones-0-text"] == "Evas Meilenstein."
    along = form_fields(eva.post(change_address(update), untouched).content.decode(), change_address(update))
    assert (along["milestones-0-text"], along["title"]) == ("Kims Meilenstein.", "Nur ein neuer Titel")


def test_what_was_typed_into_an_update_handed_over_meanwhile_is_shown_to_copy(people, signed_in, update):
    eva = signed_in(people.editor)
    page = typed(eva, update, summary="Zu spät geschrieben.")
    type(update).objects.filter(pk=update.pk).update(status="submitted", version=1)
    answer = eva.post(change_address(update), page)
    assert answer.status_code == 409
    assert "Zu spät geschrieben." in answer.content.decode()
    assert "Nicht gespeichert" in answer.content.decode()


def test_more_rows_come_without_losing_what_is_typed(editor, update):
    page = save(editor, update, summary="Halb fertig.", _more_milestones="")
    fields = form_fields(page.content.decode(), change_address(update))
    assert fields["summary"] == "Halb fertig."
    assert fields["milestones-TOTAL_FORMS"] == "4"
    update.refresh_from_db()
    assert update.version == 0


def test_a_page_that_comes_back_shows_its_rows_in_the_order_of_their_places(editor, update):
    Milestone.objects.create(update=update, lineage="m2", position=2, year_from=2025, text="Richtfest.")
    moved = {"milestones-0-position": "2", "milestones-1-position": "1", "milestones-0-year_from": "bald"}
    html = save(editor, update, **moved).content.decode()
    assert html.index("Richtfest.</textarea>") < html.index("Der Bau beginnt.</textarea>")
    assert "Meilensteine, Zeile 2, Jahr: Bitte ein Jahr" in text_of(html)


def upload(content, name="bild.png"):
    return SimpleUploadedFile(name, content, content_type="image/png")


def test_a_picture_is_stored_and_survives_a_page_that_comes_back(editor, update):
    page = typed(editor, update, title="", **{"photos-0-alt": "Ein Turm", "photos-0-file": upload(make_picture())})
    back = editor.post(change_address(update), page).content.decode()
    again = form_fields(back, change_address(update)) | {"title": "Stellwerk"}
    assert editor.post(change_address(update), again).status_code == 302
    photo = Photo.objects.get(update=update)
    assert (photo.alt, photo.width, photo.height, len(photo.sha256)) == ("Ein Turm", 120, 80, 64)


def test_a_file_that_is_no_picture_is_refused_by_name(editor, update):
    page = save(editor, update, **{"photos-0-file": upload(b"<svg/>", "bild.svg"), "photos-0-alt": "Zeichnung"})
    assert "Die Datei ist kein lesbares Bild. Möglich sind JPEG, PNG und WebP." in text_of(page.content.decode())
    assert Photo.objects.count() == 0


def test_a_picture_cannot_be_taken_from_another_update_by_its_checksum(editor, update, people):
    foreign = make_photo(make_update(people.other_ministry, "02-02"))
    page = save(editor, update, **{"photos-0-stored": foreign.sha256, "photos-0-alt": "Geliehen"})
    assert "Das Bild konnte nicht zugeordnet werden." in text_of(page.content.decode())
    assert Photo.objects.filter(update=update).count() == 0


def test_the_project_group_places_an_update_and_a_ministry_cannot(people, signed_in, update):
    address = f"/redaktion/projects/projectupdate/{update.pk}/zuordnung/"
    fields = {"ministry": people.other_ministry.pk, "topic_field": update.topic_field_id, "position": 4, "version": 0}
    assert signed_in(people.editor).post(address, fields).status_code == 404
    assert signed_in(people.project_group).post(address, fields).status_code == 302
    update.refresh_from_db()
    assert (update.ministry, update.position, update.version) == (people.other_ministry, 4, 1)
    assert list(update.writers.all()) == []


def test_a_forged_memory_of_what_was_read_is_none(editor, update):
    page = typed(editor, update, title="Neuer Titel", version="77", base="[" * 50_000)
    answer = editor.post(change_address(update), page)
    assert answer.status_code == 409
    assert 'value="Neuer Titel"' in answer.content.decode()
