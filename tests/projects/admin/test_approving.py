"""Approving what was ticked in the list of the board: only what is clean, and each update by itself."""

import pytest
from django.utils import timezone

from projects.history import broken_link
from projects.models import ChangeRequest, ProjectUpdate, Revision
from tests.desk import APPROVE_MANY, board_address, ticked
from tests.make_rows import make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db

LOOK = "Hier gibt es Befunde oder offene Rückfragen. Bitte einzeln prüfen."


@pytest.fixture
def send(people, signed_in):
    """What the person reads after sending the form."""
    browser = signed_in(people.project_group)

    def answer(form, query=""):
        page = browser.post(APPROVE_MANY + query, form, follow=True)
        assert page.status_code == 200
        return [str(message) for message in page.context["messages"]]

    return answer


def states():
    return dict(ProjectUpdate.objects.order_by("project__code").values_list("project__code", "status"))


def submitted(people, code, **fields):
    return make_update(people.ministry, code, status="submitted", **fields)


def test_only_what_is_clean_and_not_ones_own_can_be_ticked(people, signed_in):
    submitted(people, "01-01")
    submitted(people, "01-02", complete=False)
    submitted(people, "01-03").writers.add(people.project_group)
    submitted(people, "01-04", reviewer=people.second_of_project_group)
    ChangeRequest.objects.create(update=submitted(people, "01-05"), text="Wann?", sent_at=timezone.now())
    ChangeRequest.objects.create(update=submitted(people, "01-06"), text="Noch nicht gesendet.")
    submitted(people, "01-07", undecided=["outlook"])
    make_update(people.ministry, "01-08", status="approved")
    make_update(people.ministry, "01-09")
    submitted(people, "01-10", reviewer=people.project_group)
    page = signed_in(people.project_group).get(board_address(ansicht="liste"))
    html = page.content.decode()
    boxes = [item.update.project.code for item in page.context["items"] if f'id="pk-{item.update.pk}"' in html]
    assert boxes == ["01-01", "01-10"]


def test_without_anything_to_tick_the_list_says_so(people, signed_in):
    make_update(people.ministry)
    page = text_of(signed_in(people.project_group).get(board_address(ansicht="liste")).content.decode())
    assert "Zurzeit ist nichts dabei." in page
    assert "Ausgewählte freigeben" not in page


def test_what_is_clean_is_approved_each_with_its_revision(people, send):
    first, second = submitted(people, "01-01"), submitted(people, "01-02", version=4)
    assert send(ticked(first, second)) == ["Freigegeben: 01-01 Stellwerk 01-01, 01-02 Stellwerk 01-02."]
    assert states() == {"01-01": "approved", "01-02": "approved"}
    assert set(Revision.objects.values_list("action", "person")) == {("approve", people.project_group.pseudonym)}
    assert [broken_link(update) for update in ProjectUpdate.objects.all()] == ["", ""]


def test_one_refusal_does_not_stop_the_others_and_is_explained(people, send):
    clean, stale = submitted(people, "01-01"), submitted(people, "01-02", version=3)
    own, gone = submitted(people, "01-03"), make_update(people.ministry, "01-04", status="changes_requested")
    taken = submitted(people, "01-05", reviewer=people.second_of_project_group)
    unclean, asked = submitted(people, "01-06", complete=False), submitted(people, "01-07")
    noted = submitted(people, "01-08")
    own.writers.add(people.project_group)
    ChangeRequest.objects.create(update=asked, text="Wann?", sent_at=timezone.now())
    ChangeRequest.objects.create(update=noted, text="Noch nicht gesendet.")
    form = ticked(clean, stale, own, gone, taken, unclean, asked, noted) | {f"version-{stale.pk}": 2}
    approved, *refused = send(form)
    assert approved == "Freigegeben: 01-01 Stellwerk 01-01."
    assert refused == [
        "Nicht freigegeben: 01-02 Stellwerk 01-02. Die Meldung wurde inzwischen geändert. Bitte ansehen und dann noch "
        "einmal entscheiden.",
        "Nicht freigegeben: 01-03 Stellwerk 01-03. Vier Augen: Wer eine Meldung geschrieben oder eingereicht hat, "
        "gibt sie nicht frei.",
        "Nicht freigegeben: 01-04 Stellwerk 01-04. „Freigeben“ ist nicht möglich: Die Meldung hat inzwischen den "
        "Stand „Rückfragen“.",
        "Nicht freigegeben: 01-05 Stellwerk 01-05. Paul Projektgruppe prüft die Meldung schon.",
        f"Nicht freigegeben: 01-06 Stellwerk 01-06, 01-07 Stellwerk 01-07. {LOOK}",
        "Nicht freigegeben: 01-08 Stellwerk 01-08. Hier ist eine Rückfrage vorgemerkt. Bitte senden oder verwerfen "
        "Sie sie zuerst.",
    ]
    assert [code for code, state in states().items() if state == "approved"] == ["01-01"]
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("version", [None, "", "x", "-1", "²", "9" * 40])
def test_without_the_version_that_was_read_nothing_is_approved(people, send, version):
    update = submitted(people, "01-01")
    form = {"pk": update.pk} if version is None else {"pk": update.pk, f"version-{update.pk}": version}
    (sentence,) = send(form)
    assert sentence.startswith("Nicht freigegeben: 01-01 Stellwerk 01-01. Es fehlt die Angabe, welchen Stand")
    assert states() == {"01-01": "submitted"}


@pytest.mark.parametrize("number", ["999999", "x", "-1", "²", "9" * 40, "\0", ""])
def test_a_forged_number_is_refused_and_nothing_happens(people, send, number):
    submitted(people, "01-01")
    assert send({"pk": number, f"version-{number}": 0}) == ["Eine gewählte Meldung gibt es nicht."]
    assert states() == {"01-01": "submitted"}


def test_sending_nothing_asks_to_choose(people, send):
    submitted(people, "01-01")
    assert send({}) == ["Bitte wählen Sie mindestens eine Meldung aus."]


@pytest.mark.parametrize("person", ["editor", "coordinator", "reader", "stranger", "operations"])
def test_nobody_else_approves(people, signed_in, person):
    update = submitted(people, "01-01")
    assert signed_in(getattr(people, person)).post(APPROVE_MANY, ticked(update)).status_code == 404
    assert states() == {"01-01": "submitted"}


def test_the_filters_stay_and_lead_nowhere_else(people, signed_in):
    update = submitted(people, "01-01")
    address = f"{APPROVE_MANY}?ministerium=MWIKE&ansicht=liste&next=https://boese.example"
    page = signed_in(people.project_group).post(address, ticked(update))
    assert page.headers["Location"] == board_address(ministerium="MWIKE", ansicht="liste")
