"""The page „Entwürfe und Abstimmung“: one click makes a proof, who got which copy is listed, nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from projects.models import Consultation, CopyKind, Proof, ProofCopy
from projects.pictures import picture_path
from tests.make_proof import kept_proof
from tests.make_rows import make_photo, make_report, make_update
from tests.pages import form_fields, text_of
from tests.projects.report.pdf_checker import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(people):
    return make_update(people.ministry)


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def page_address(report):
    return reverse("admin:projects_report_proofs", args=[report.pk])


def act_address(report, name):
    return reverse("admin:projects_report_proofact", args=[report.pk, name])


def copy_address(copy, report=None):
    return reverse("admin:projects_report_copy", args=[(report or copy.proof.report).pk, copy.pk])


def sent(client, report, name, **changes):
    """The form as it stands on the page, with some fields typed anew."""
    html = client.get(page_address(report)).content.decode()
    return client.post(act_address(report, name), {**form_fields(html, act_address(report, name)), **changes})


def shown(client, report):
    return text_of(client.get(page_address(report)).content.decode())


def test_one_click_makes_a_proof_whose_pdf_is_accessible(group, update):
    assert sent(group, update.report, "erstellen").status_code == 302
    copy = ProofCopy.objects.get()
    answer = group.get(copy_address(copy))
    assert answer.headers["Content-Disposition"] == ('attachment; filename="bericht-2030-entwurf-1-projektgruppe.pdf"')
    assert "no-store" in answer.headers["Cache-Control"]
    assert faults(b"".join(answer.streaming_content)) == []
    assert f"Entwurf 1 ist erstellt: {Proof.objects.get().pages} Seiten." in shown(group, update.report)


def test_what_was_typed_stays_where_it_is_refused(group, update):
    sent(group, update.report, "erstellen")
    answer = sent(group, update.report, "erstellen", note="noch einmal")
    assert (answer.status_code, Proof.objects.count()) == (409, 1)
    assert "hat sich nichts geändert" in text_of(answer.content.decode())
    assert ">\nnoch einmal</textarea>" in answer.content.decode()


def test_copies_are_listed_with_what_they_are_and_for_whom(group, update):
    kept_proof(update.report)
    kept_proof(update.report, 2)
    assert sent(group, update.report, "ausgeben", recipient="Frau Ministerin").status_code == 302
    assert sent(group, update.report, "ausgeben", recipient="Herr Referent", number="1", against="0").status_code == 302
    day = timezone.localdate().replace(year=2099).isoformat()
    typed = {"recipient": "Landespresse", "day": day, "hour": "10:30"}
    assert sent(group, update.report, "vorab", **typed).status_code == 302
    rows = ProofCopy.objects.order_by("pk").values_list("recipient", "proof__number", "compared_with__number", "kind")
    assert list(rows) == [
        ("Frau Ministerin", 2, 1, CopyKind.DRAFT),
        ("Herr Referent", 1, None, CopyKind.DRAFT),
        ("Landespresse", 2, None, CopyKind.EMBARGO),
    ]
    told = shown(group, update.report)
    assert "Frau Ministerin Entwurf, Geändertes gegenüber Entwurf 1 markiert" in told
    assert "Landespresse Vorabexemplar, Sperrfrist bis" in told
    assert "2099, 10:30 Uhr" in told


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("ausgeben", {"recipient": ""}, "Dieses Feld ist zwingend erforderlich."),
        ("ausgeben", {"recipient": "Ich", "number": "7"}, "Bitte eine gültige Auswahl treffen"),
        ("ausgeben", {"recipient": "Ich", "number": "9" * 40}, "Bitte eine gültige Auswahl treffen"),
        ("ausgeben", {"recipient": "Ich", "number": "1", "against": "1"}, "Verglichen wird mit einem früheren Entwurf"),
        ("vorab", {"recipient": "Ich", "day": "2020-01-01", "hour": "10:00"}, "Die Sperrfrist ist schon vorbei."),
        ("vorab", {"recipient": "Ich", "day": "2099-03-29", "hour": "02:30"}, "Diese Uhrzeit gibt es an dem Tag nicht"),
        ("abstimmen", {"ends_on": "2020-01-01"}, "Der letzte Tag für Anmerkungen ist schon vorbei."),
        ("abstimmen", {"ends_on": "bald"}, "Bitte ein gültiges Datum eingeben."),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(group, update, name, typed, sentence):
    kept_proof(update.report)
    kept_proof(update.report, 2)
    answer = sent(group, update.report, name, **typed)
    assert answer.status_code == 409
    assert sentence in text_of(answer.content.decode())
    assert (ProofCopy.objects.count(), Consultation.objects.count()) == (0, 0)


def test_a_damaged_picture_is_named_on_the_page(group, update):
    photo = make_photo(update)
    copy = ProofCopy.objects.create(proof=kept_proof(update.report), recipient="Ich")
    path = picture_path(photo.sha256, "print")
    path.chmod(0o644)
    path.write_bytes(b"kaputt")
    answer = group.get(copy_address(copy))
    assert answer.status_code == 503
    assert "Die Druckfassung von Bild „Das Haus“ ist nicht lesbar." in answer.content.decode()


def test_a_missing_picture_is_told_when_the_proof_is_made(group, update):
    photo = make_photo(update)
    for path in picture_path(photo.sha256, "print").parent.glob("*"):
        path.unlink()
    sent(group, update.report, "erstellen")
    assert "Bei einem Bild fehlt die Datei; im Entwurf steht dort „Bild fehlt“." in shown(group, update.report)


def test_a_copy_is_reached_through_its_own_report_only(group, update):
    copy = ProofCopy.objects.create(proof=kept_proof(update.report), recipient="Ich")
    assert group.get(copy_address(copy, make_report(2031))).status_code == 404
    assert group.get(copy_address(copy).replace(f"/{copy.pk}/", "/999/")).status_code == 404
    assert group.post(act_address(update.report, "sprengen")).status_code == 404
    assert group.post(act_address(make_report(2032), "ausgeben")).status_code == 404


def test_ministries_operations_and_superusers_find_no_proof_and_no_copy(people, signed_in, update):
    copy = ProofCopy.objects.create(
        proof=kept_proof(update.report), recipient="MWIKE", ministry=people.ministry, kind=CopyKind.DRAFT
    )
    for name in ("editor", "coordinator", "reader", "stranger", "operations", "superuser"):
        browser = signed_in(getattr(people, name))
        found = [
            browser.get(page_address(update.report)).status_code,
            browser.get(copy_address(copy)).status_code,
            *(browser.post(act_address(update.report, act)).status_code for act in ("erstellen", "ausgeben", "vorab")),
        ]
        assert (name, set(found)) == (name, {302 if name == "superuser" else 404})
    assert (Proof.objects.count(), ProofCopy.objects.count()) == (1, 1)


def test_many_proofs_cost_no_more_queries_than_one(group, update, people, django_assert_max_num_queries):
    for number in range(1, 6):
        proof = kept_proof(update.report, number, made_by=people.project_group)
        for recipient in ("Eins", "Zwei", "Drei"):
            before = Proof.objects.filter(number=number - 1).first()
            ProofCopy.objects.create(proof=proof, recipient=recipient, compared_with=before, given_by=people.editor)
    with django_assert_max_num_queries(10):
        told = shown(group, update.report)
    assert "Ältere Entwürfe" in told


def test_the_pages_of_a_report_lead_here(group, update):
    for name in ("change", "seal"):
        page = group.get(reverse(f"admin:projects_report_{name}", args=[update.report_id])).content.decode()
        assert f'href="{page_address(update.report)}"' in page


def test_what_stands_in_the_way_of_publishing_leads_to_the_consultation(group, update):
    proof = kept_proof(update.report)
    Consultation.objects.create(report=update.report, proof=proof, ends_on=timezone.localdate())
    page = group.get(reverse("admin:projects_report_seal", args=[update.report_id])).content.decode()
    assert (
        f'<a href="{page_address(update.report)}#h-consultation">Die Ressortabstimmung ist noch nicht geschlossen.</a>'
        in page
    )
