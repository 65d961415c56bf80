"""The desk's pages are valid HTML, with one title, one first heading, and German as their language."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from projects.barriers import take_in
from projects.history import record
from projects.models import BarrierReport, Consultation, ConsultationComment, FrameChapter, ProofCopy
from tests.desk import ASK_MANY, across_address, board_address, change_address, make_people, sign_in, typed
from tests.make_proof import kept_proof
from tests.make_rows import make_photo, make_update
from tests.markup import html_errors
from tests.pages import form_fields

KONTAKT = "/redaktion/projects/sitepage/kontakt/change/"
pytestmark = pytest.mark.django_db  # so that they run on PostgreSQL too


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """One page of every kind, by a name; visited once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        visited = visit()
        transaction.set_rollback(True)
    return visited


def visit():
    people = make_people()
    update = make_update(people.ministry)
    empty = make_update(people.ministry, "01-02", complete=False)
    submitted = make_update(people.ministry, "01-03", status="submitted")
    make_photo(update)
    make_photo(submitted)
    record(update, "save", by=people.editor)
    type(update).objects.filter(pk=update.pk).update(summary="Nicht mehr, was Fassung 1 sagt.")
    chapter = FrameChapter.objects.create(report=update.report, kind="free", slug="wort", title="Wort", text="Hallo.")
    proof = kept_proof(update.report)
    ProofCopy.objects.create(proof=proof, recipient="Presse")
    consultation = Consultation.objects.create(report=update.report, proof=proof, ends_on="2030-01-01")
    remark = {"ministry": people.ministry, "place": "blatt-01-01", "text": "Bitte prüfen."}
    ConsultationComment.objects.create(consultation=consultation, **remark)
    editor, group, operator = (sign_in(who) for who in (people.editor, people.project_group, people.operations))
    stale = typed(editor, update, summary="Anders.", version="9")
    history = reverse("admin:projects_projectupdate_history", args=[update.pk])
    barrier = take_in(BarrierReport(nonce="1", text="Kein Kontrast."))
    previewed = {**form_fields(group.get(KONTAKT).content.decode(), ""), "_preview": ""}
    visits = {
        "start": editor.get("/redaktion/"),
        "form": editor.get(change_address(update)),
        "gaps": editor.get(change_address(empty)),
        "mistakes": editor.post(change_address(update), typed(editor, update, title="")),
        "conflict": editor.post(change_address(update), {**stale, "base": "{}"}),
        "locked": editor.post(change_address(submitted), {"summary": "Zu spät.", "version": "0"}),
        "history": editor.get(history),
        "revision": editor.get(f"{history}1/"),
        "comparison": editor.get(
            reverse("admin:projects_projectupdate_compare", args=[update.pk]), {"von": 1, "bis": "jetzt"}
        ),
        "review": group.get(change_address(submitted)),
        "board": group.get(board_address()),
        "board, list": group.get(board_address(ansicht="liste", stand="eingereicht")),
        "board, nothing": group.get(board_address(ministerium="X", meine="1")),
        "ask many": group.get(ASK_MANY),
        "ask many, refused": group.post(ASK_MANY, {"text": "", "place": "", "weight": "must"}),
        "across": editor.get(across_address("outlook")),
        "across, changes": group.get(across_address("title", vergleich="1")),
        "group": group.get("/redaktion/"),
        "opening": group.get(reverse("admin:projects_projectupdate_add")),
        "list": group.get("/redaktion/projects/projectupdate/?status__exact=draft"),
        "sealing": group.get(reverse("admin:projects_report_seal", args=[update.report_id])),
        "report": group.get(reverse("admin:projects_report_change", args=[update.report_id])),
        "chapter": group.get(reverse("admin:projects_framechapter_change", args=[chapter.pk])),
        "delete": group.get(reverse("admin:projects_framechapter_delete", args=[chapter.pk])),
        "proofs": group.get(reverse("admin:projects_report_proofs", args=[update.report_id])),
        "consultations": editor.get(reverse("admin:projects_consultation_list")),
        "consultation": editor.get(reverse("admin:projects_consultation_page", args=[consultation.pk])),
        "settling": group.get(reverse("admin:projects_consultation_page", args=[consultation.pk])),
        "consulted": editor.get(reverse("admin:projects_consultation_sheet", args=[consultation.pk, "01-01"])),
        "site pages": group.get("/redaktion/projects/sitepage/"),
        "site page, preview": group.post(KONTAKT, previewed),
        "site page, mistakes": group.post(KONTAKT, {"title": "", "sections-count": "2", "sections-0-heading": "A"}),
        "statement": group.get("/redaktion/projects/accessibilitystatement/"),
        "barriers": group.get("/redaktion/projects/barrierreport/"),
        "barrier": group.get(reverse("admin:projects_barrierreport_change", args=[barrier.pk])),
        "sign video": group.get("/redaktion/projects/signvideo/add/"),
        "operator": operator.get("/redaktion/"),
        "person": operator.get(reverse("admin:accounts_user_change", args=[people.editor.pk])),
        "login": Client().get("/konto/login/"),
        "refused": Client().post("/konto/login/", {"login": "x", "password": "y"}),
        "reset": Client().get("/konto/password/reset/"),
        "logout": editor.get("/konto/logout/"),
        "password": editor.get("/konto/password/change/"),
    }
    return {name: response.content.decode() for name, response in visits.items()}


def test_every_page_has_one_first_heading_a_title_and_its_language(pages):
    told = {
        name: (html.count("<h1"), 'lang="de"' in html, bool(re.search(r"<title>\s*\S", html)), "style=" in html)
        for name, html in pages.items()
    }
    assert told == dict.fromkeys(pages, (1, True, True, False))


def test_no_id_stands_twice(pages):
    twice = {name: sorted({i for i in ids if ids.count(i) > 1}) for name, ids in _ids(pages).items()}
    assert {name: found for name, found in twice.items() if found} == {}


def test_every_address_within_a_page_leads_somewhere(pages):
    lost = {
        name: sorted(set(re.findall(r'href="#([^"]+)"', html)) - set(_ids(pages)[name])) for name, html in pages.items()
    }
    assert {name: found for name, found in lost.items() if found} == {}


def _ids(pages):
    return {name: re.findall(r'\sid="([^"]+)"', html) for name, html in pages.items()}


def test_the_validator_finds_no_error(pages):
    assert html_errors(pages) == []
