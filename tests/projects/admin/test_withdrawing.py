"""The pages „Bild zurückziehen“: choosing, proposing, seeing what will happen, confirming."""

import pytest
from django.urls import reverse

from accounts.models import Role
from projects import clearing
from projects.models import Edition, ProjectUpdate, WithdrawnPicture
from projects.withdrawal import ask
from tests.desk import change_address, sealing_address
from tests.make_rows import make_person
from tests.pages import text_of
from tests.projects.withdrawn import CAPTION, folder_of, publish_with_picture

pytestmark = pytest.mark.django_db
CHOOSE = "/redaktion/projects/withdrawnpicture/"
ASK, CONFIRM, TAKE_BACK = "Zurückziehen vorschlagen</button>", "Bestätigen und zurückziehen<", "Vorschlag zurücknehmen<"


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


@pytest.fixture
def published():
    return publish_with_picture()


@pytest.fixture
def pia(published, signed_in):
    return signed_in(published.pia)


@pytest.fixture
def paul(published, signed_in):
    return signed_in(published.paul)


def address(published, name=""):
    return f"{CHOOSE}{published.photo.sha256}/{name + '/' if name else ''}"


def offered(client, published):
    page = client.get(address(published)).content.decode()
    return [words.partition("<")[0] for words in (ASK, CONFIRM, TAKE_BACK) if words in page]


def test_two_people_withdraw_a_picture_and_see_what_will_happen_before(pia, paul, published):
    assert address(published) in pia.get(CHOOSE).content.decode()
    assert offered(pia, published) == ["Zurückziehen vorschlagen"]
    assert pia.post(address(published), {"reason": "rights", "note": "Anruf."}).url == address(published)
    assert offered(pia, published) == ["Vorschlag zurücknehmen"]
    assert offered(paul, published) == ["Bestätigen und zurückziehen", "Vorschlag zurücknehmen"]
    words = text_of(paul.get(address(published)).content.decode())
    for sentence in (
        "Der Fortschrittsbericht 2024 erscheint in einer neuen Ausgabe ohne das Bild.",
        "Eine Ausgabe wird neu gesetzt: Bericht 2024, Ausgabe 1.",
        "Die Meldung 01-01 Ideenhaus (2024, Entwurf) verliert das Bild.",
        "Die Meldung 01-02 Garten (2024, Entwurf) verliert das Bild.",
    ):
        assert sentence in words
    assert "Wartet auf Ihre Bestätigung." in paul.get("/redaktion/").content.decode()
    unsure = paul.post(address(published, "bestaetigen"))
    assert (unsure.status_code, Edition.objects.count()) == (409, 1)
    answer = paul.post(address(published, "bestaetigen"), {"sure": "yes"}, follow=True)
    assert "Das Bild ist zurückgezogen." in answer.content.decode()
    assert "Alle Dateien des Bildes sind gelöscht." in answer.content.decode()
    assert offered(pia, published) == []
    assert address(published) in pia.get(CHOOSE).content.decode()  # among those that are withdrawn


def test_who_proposed_is_refused_by_a_forged_confirmation(pia, published):
    pia.post(address(published), {"reason": "rights"})
    answer = pia.post(address(published, "bestaetigen"), {"sure": "yes"})
    assert (answer.status_code, Edition.objects.count()) == (409, 1)
    assert "Vier Augen" in answer.content.decode()


def test_what_was_typed_is_kept_where_something_is_wrong(pia, published):
    answer = pia.post(address(published), {"reason": "other", "note": "Anruf am Montag."})
    html = answer.content.decode()
    assert (answer.status_code, WithdrawnPicture.objects.count()) == (409, 0)
    assert "„Anderer Grund“ allein sagt nichts." in html
    assert "Anruf am Montag." in html
    assert pia.post(address(published), {}).status_code == 409


def test_a_proposal_is_taken_back_once(pia, paul, published):
    pia.post(address(published), {"reason": "rights"})
    assert pia.post(address(published, "zuruecknehmen")).status_code == 302
    answer = paul.post(address(published, "bestaetigen"), {"sure": "yes"})
    assert (answer.status_code, WithdrawnPicture.objects.count()) == (409, 0)
    assert "inzwischen zurückgenommen" in answer.content.decode()


def test_a_typesetter_that_fails_says_so_and_nothing_is_withdrawn(paul, published):
    ask(published.photo.sha256, reason="rights", by=published.pia)
    (folder_of(published.edition) / "pictures" / f"{published.other.sha256}.jpg").write_bytes(b"kaputt")
    answer = paul.post(address(published, "bestaetigen"), {"sure": "yes"})
    assert (answer.status_code, Edition.objects.count()) == (409, 1)
    assert "Der Satz ist nicht gelungen. Es wurde nichts zurückgezogen." in answer.content.decode()


def test_files_that_are_left_are_deleted_from_the_page(paul, published, monkeypatch):
    ask(published.photo.sha256, reason="rights", by=published.pia)
    with monkeypatch.context() as patch:
        patch.setattr(clearing, "clear", _refuse)
        answer = paul.post(address(published, "bestaetigen"), {"sure": "yes"}, follow=True)
        assert "Einzelne Dateien ließen sich noch nicht löschen" in answer.content.decode()
    answer = paul.post(address(published, "dateien"), follow=True)
    assert "Alle Dateien des Bildes sind gelöscht." in answer.content.decode()


def _refuse(_picture):
    raise OSError(30, "Read-only file system")


@pytest.mark.parametrize("name", ["sprengen", "loeschen"])
def test_other_acts_and_pictures_are_not_there(pia, published, name):
    assert pia.post(address(published, name)).status_code == 404
    assert pia.get(f"{CHOOSE}{'0' * 64}/").status_code == 404


def test_the_way_leads_there_from_the_report_and_from_the_photo(pia, published, signed_in):
    report, update = published.edition.report, ProjectUpdate.objects.get(project__code="01-01")
    assert f"{CHOOSE}?bericht=2024" in pia.get(sealing_address(report)).content.decode()
    assert address(published) in pia.get(change_address(update)).content.decode()
    kim = signed_in(make_person("Kim", (Role.COORDINATOR, update.ministry)))
    assert CHOOSE not in kim.get(change_address(update)).content.decode()


def test_the_list_needs_no_more_queries_for_more_pictures(pia, published, django_assert_max_num_queries):
    pia.get(CHOOSE)
    with django_assert_max_num_queries(13):
        html = pia.get(CHOOSE).content.decode()
    assert html.count("<figure>") == 2
    assert CAPTION in html
    assert reverse("admin:projects_withdrawnpicture_choose") == CHOOSE
