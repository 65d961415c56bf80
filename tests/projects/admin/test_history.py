"""The history at the desk: comparing any two states, and bringing an old text back without losing the new one."""

import re

import pytest
from django.urls import reverse

from projects import pictures
from projects.document import sheet_from_json
from projects.editing import FIELDS, PARTS, PLACES, Draft, bring_back, rows_of, save_draft
from projects.history import broken_link, record
from projects.importing.store import store_report
from projects.models import Photo, ProjectUpdate, Revision
from projects.report.contents import sheet_document
from tests.desk import change_address
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_ministry, make_photo, make_update
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(people):
    """An update that was saved three times: 2 has another summary, 3 another outlook, 4 other milestones."""
    update = make_update(people.ministry, summary="Ein Stellwerk wird umgebaut.")
    save(update, people.editor, summary="Ein Stellwerk wird zum Treffpunkt umgebaut.")
    save(update, people.editor, outlook="Eröffnet wird im Mai.")
    first = rows_of(update, "milestones")[0]
    save(update, people.editor, milestones=[{**first, "text": "Der Bau hat begonnen."}])
    return update


def save(update, person, **changes):
    update.refresh_from_db()
    fields = {name: changes.get(name, getattr(update, name)) for name in FIELDS}
    parts = {accessor: changes.get(accessor, rows_of(update, accessor)) for accessor in PARTS}
    assert save_draft(update, Draft(fields, parts), by=person, version=update.version)
    update.refresh_from_db()


def history_address(update):
    return reverse("admin:projects_projectupdate_history", args=[update.pk])


def revision_address(update, number):
    return reverse("admin:projects_projectupdate_revision", args=[update.pk, number])


def compared(browser, update, first, second):
    address = reverse("admin:projects_projectupdate_compare", args=[update.pk])
    return browser.get(address, {"von": first, "bis": second})


def restored(browser, update, number, key, **data):
    address = reverse("admin:projects_projectupdate_restore", args=[update.pk, number])
    return browser.post(address, {"key": key, "version": update.version, **data})


def changed_places(response):
    """The headings of the differences that are not folded away."""
    shown = response.content.decode().partition("<details")[0]
    return [text_of(heading) for heading in re.findall(r'<h2 id="dl-.*?</h2>', shown, re.S)]


class TestComparing:
    def test_what_changed_stands_open_and_the_rest_is_folded_away(self, update, people, signed_in):
        response = compared(signed_in(people.reader), update, 1, 3)
        page = text_of(response.content.decode())
        assert changed_places(response) == ["Kurzbeschreibung", "Ausblick 2031"]
        assert "Von Fassung 1 zu Fassung 3: 2 von 13 Angaben geändert." in page
        assert "Ein Stellwerk wird neu: zum Treffpunkt umgebaut." in page
        assert "11 unveränderte Angaben zeigen" in page
        assert "Nachbarschaft und Vereine." in page

    def test_the_later_one_is_always_the_new_one(self, update, people, signed_in):
        there, back = (compared(signed_in(people.editor), update, *sides) for sides in ((2, 4), (4, 2)))
        assert text_of(there.content.decode()) == text_of(back.content.decode())
        assert changed_places(there) == ["Ausblick 2031", "Meilensteine"]

    def test_one_with_itself(self, update, people, signed_in):
        page = text_of(compared(signed_in(people.editor), update, 2, 2).content.decode())
        assert "Sie vergleichen Fassung 2 mit sich selbst." in page
        assert "nichts geändert" in page

    def test_the_published_sheet_with_what_it_says_now(self, update, people, signed_in):
        store_report(make_report_document(make_sheet_document(title="Altes Stellwerk")), source="test", publish=True)
        response = compared(signed_in(people.editor), update, "bericht", "jetzt")
        page = text_of(response.content.decode())
        assert "Von Bericht 2024 zu jetzt:" in page
        assert "gestrichen: Altes Stellwerk neu: 01-01" in page

    @pytest.mark.parametrize("number", ["0", "5", "9" * 40, "²", "-1", "1 or 1", "bericht", "morgen", "1.0"])
    def test_what_is_no_state_of_it_is_no_page(self, update, people, signed_in, number):
        assert compared(signed_in(people.editor), update, number, 1).status_code == 404
        assert compared(signed_in(people.editor), update, 1, number).status_code == 404

    def test_half_a_choice_leads_back_with_a_sentence(self, update, people, signed_in):
        browser = signed_in(people.editor)
        response = browser.get(
            reverse("admin:projects_projectupdate_compare", args=[update.pk]), {"von": 1}, follow=True
        )
        assert response.redirect_chain == [(history_address(update), 302)]
        assert "Bitte wählen Sie zwei Fassungen" in text_of(response.content.decode())

    def test_revisions_of_another_update_are_out_of_reach(self, update, people, signed_in):
        other = make_update(people.other_ministry, "02-02")
        save(other, people.stranger, summary="Geheim.")
        assert compared(signed_in(people.editor), other, 1, 2).status_code == 404
        assert compared(signed_in(people.stranger), update, 1, 2).status_code == 404

    def test_the_history_offers_the_last_two_and_a_link_for_each(self, update, people, signed_in):
        page = signed_in(people.editor).get(history_address(update)).content.decode()
        compare = reverse("admin:projects_projectupdate_compare", args=[update.pk])
        assert form_fields(page, compare) == {"von": "3", "bis": "4"}
        assert re.findall(r'href="[^"]*\?(von=\w+&amp;bis=\w+)"', page) == [
            "von=3&amp;bis=4",
            "von=2&amp;bis=3",
            "von=1&amp;bis=2",
        ]

    def test_what_changed_with_the_master_data_can_be_compared_too(self, update, people, signed_in):
        update.project.places = ["Herne"]
        update.project.save()
        browser = signed_in(people.editor)
        assert "?von=4&amp;bis=jetzt" in browser.get(history_address(update)).content.decode()
        assert changed_places(compared(browser, update, 4, "jetzt")) == ["Orte"]


class TestBringingBack:
    def test_one_section_comes_back_as_a_new_revision(self, update, people, signed_in):
        response = restored(signed_in(people.editor), update, 1, "summary")
        assert response.headers["Location"] == change_address(update)
        update.refresh_from_db()
        assert (update.summary, update.outlook) == ("Ein Stellwerk wird umgebaut.", "Eröffnet wird im Mai.")
        last = Revision.objects.filter(update=update).last()
        told = (last.number, last.action, last.reason, last.person)
        assert told == (5, "restore", "Fassung 1, Kurzbeschreibung", people.editor.pseudonym)
        assert (update.version, broken_link(update)) == (4, "")

    def test_the_whole_state_comes_back_and_parts_keep_their_lineage(self, update, people, signed_in):
        make_photo(update)
        record(update, "save", by=people.editor)
        before = sheet_document(ProjectUpdate.objects.with_parts().get(pk=update.pk))
        save(update, people.editor, title="Anders", milestones=[], funding_lines=[], photos=[], funding_reason="Offen")
        restored(signed_in(people.editor), update, 5, "all")
        update.refresh_from_db()
        assert sheet_document(ProjectUpdate.objects.with_parts().get(pk=update.pk)) == before
        assert Revision.objects.filter(update=update).last().reason == "Fassung 5"

    def test_every_place_comes_back_alone(self, update, people):
        old = make_sheet_document()
        for key in PLACES:
            update.refresh_from_db()
            bring_back(update, old, [key], by=people.editor, version=update.version, reason="Probe")
        now = sheet_document(ProjectUpdate.objects.with_parts().get(pk=update.pk))
        assert (now.title, now.status, now.sections, now.milestones) == (
            old.title,
            old.status,
            old.sections,
            old.milestones,
        )
        assert (now.funding, now.links, now.photos) == (old.funding, old.links, old.photos)

    def test_what_nobody_recorded_is_recorded_before_it_is_replaced(self, update, people, signed_in):
        ProjectUpdate.objects.filter(pk=update.pk).update(summary="Am Verlauf vorbei geschrieben.")
        restored(signed_in(people.editor), update, 1, "summary")
        found, restore = Revision.objects.filter(update=update, number__gt=4)
        assert (found.action, "Am Verlauf vorbei geschrieben." in found.document) == ("found", True)
        assert restore.action == "restore"
        update.refresh_from_db()
        assert broken_link(update) == ""

    def test_what_is_the_same_leaves_no_trace(self, update, people, signed_in):
        response = restored(signed_in(people.editor), update, 4, "all")
        assert response.status_code == 302
        update.refresh_from_db()
        assert (update.version, Revision.objects.count()) == (3, 4)

    def test_a_photo_whose_file_is_gone_comes_back_without_it(self, update, people, signed_in):
        photo = make_photo(update)
        record(update, "save", by=people.editor)
        save(update, people.editor, photos=[])
        pictures.picture_path(photo.sha256, "original").unlink()
        browser = signed_in(people.editor)
        assert restored(browser, update, 5, "photos").status_code == 302
        back = Photo.objects.get(update=update)
        assert (back.lineage, back.caption, back.sha256, back.width) == ("p1", "Das Haus", "", 0)
        assert "die Datei nicht mehr" in text_of(browser.get(change_address(update)).content.decode())

    def test_onto_a_newer_version_nothing_is_brought_back(self, update, people, signed_in):
        stale = update.version
        save(update, people.coordinator, summary="Inzwischen neu.")
        response = restored(signed_in(people.editor), update, 1, "summary", version=stale)
        page = response.content.decode()
        assert response.status_code == 409
        assert "inzwischen an anderer Stelle gespeichert" in page
        assert 'name="version" value="4"' in page
        update.refresh_from_db()
        assert (update.summary, update.version) == ("Inzwischen neu.", 4)

    @pytest.mark.parametrize("version", ["", "x", "9" * 30, "-1"])
    def test_without_a_version_nothing_is_brought_back(self, update, people, signed_in, version):
        response = restored(signed_in(people.editor), update, 1, "summary", version=version)
        assert (response.status_code, Revision.objects.count()) == (409, 4)
        assert "welchen Stand Sie gelesen haben" in response.content.decode()

    @pytest.mark.parametrize("key", ["", "ministry", "status", "version", "places"])
    def test_only_what_a_ministry_writes_is_brought_back(self, update, people, signed_in, key):
        response = restored(signed_in(people.editor), update, 1, key)
        assert (response.status_code, Revision.objects.count()) == (400, 4)

    @pytest.mark.parametrize("person", ["reader", "project_group"])
    def test_who_only_reads_is_told_so(self, update, people, signed_in, person):
        response = restored(signed_in(getattr(people, person)), update, 1, "summary")
        assert (response.status_code, Revision.objects.count()) == (409, 4)
        assert "ansehen, aber nicht ändern" in response.content.decode()

    def test_what_is_submitted_stays(self, update, people, signed_in):
        ProjectUpdate.objects.filter(pk=update.pk).update(status="submitted")
        browser = signed_in(people.editor)
        assert "wird gerade nicht geändert" in restored(browser, update, 1, "summary").content.decode()
        assert "Zurückholen" not in browser.get(revision_address(update, 1)).content.decode()

    def test_only_what_differs_has_a_button(self, update, people, signed_in):
        page = signed_in(people.editor).get(revision_address(update, 1)).content.decode()
        assert re.findall(r'name="key" value="(\w+)"', page) == ["all", "summary", "outlook", "milestones"]
        assert 'name="key"' not in signed_in(people.editor).get(revision_address(update, 4)).content.decode()

    def test_the_holder_of_the_money_is_found_again(self, people):
        holder = make_update(make_ministry(), "05-01").project
        update = make_update(people.ministry, funding_contained_in=holder, funding_reason="Siehe dort")
        save(update, people.editor, funding_contained_in=None, funding_reason="")
        sheet = sheet_from_json(Revision.objects.get(update=update, number=1).document)
        bring_back(update, sheet, ["funding_lines"], by=people.editor, version=1, reason="Fassung 1")
        update.refresh_from_db()
        assert (update.funding_contained_in, update.funding_reason) == (holder, "Siehe dort")
