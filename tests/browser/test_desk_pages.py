"""The desk in a browser: accessible at every size, usable by keyboard and without scripts, losing nothing typed."""

import re

import pytest
from django.urls import reverse

from projects.barriers import take_in
from projects.history import record
from projects.models import (
    BarrierReport,
    ChangeRequest,
    Comment,
    Consultation,
    ConsultationComment,
    FrameChapter,
    MinistryRequest,
    ProjectUpdate,
    ProofCopy,
)
from tests.browser.pages import SCHEMES, WIDTHS, axe_violations, sideways_scroll, sign_in
from tests.desk import ASK_MANY, across_address, board_address, change_address, make_people
from tests.make_proof import kept_proof
from tests.make_rows import PASSWORD, make_photo, make_report, make_update

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server):
    return make_people()


@pytest.fixture
def round_of_updates(people):
    """One update in every state before publishing, with history, a photo and a chapter."""
    report = make_report(guidance="Bitte kurz und ohne Abkürzungen.")
    incomplete = make_update(people.ministry, "01-01", complete=False, report=report)
    states = ["draft", "changes_requested", "submitted", "approved"]
    updates = [
        make_update(people.ministry, f"01-0{number}", status=status, report=report)
        for number, status in enumerate(states, start=2)
    ]
    make_photo(updates[0])
    record(updates[0], "save", by=people.editor)
    for update in (updates[1], updates[2]):
        ask_everything(update, people)
    FrameChapter.objects.create(
        report=report, kind="overview", slug="ueberblick", title="Überblick", text="{{ laufend }}"
    )
    agree(report, people)
    take_in(BarrierReport(nonce="1", text="Der Kontrast ist zu schwach.", page="/projekte/"))
    return [incomplete, *updates]


def agree(report, people):
    """Proofs with copies, and a consultation with comments, late, open and settled."""
    proofs = [kept_proof(report, number, changes="2 Blätter geändert") for number in (1, 2, 3)]
    for recipient in ("Projektgruppe", "Landespressekonferenz Nordrhein-Westfalen"):
        ProofCopy.objects.create(proof=proofs[2], recipient=recipient, compared_with=proofs[1])
    consultation = Consultation.objects.create(report=report, proof=proofs[1], ends_on="2020-01-01")
    remark = {"consultation": consultation, "ministry": people.ministry, "author": people.editor}
    ConsultationComment.objects.create(place="blatt-01-02", text="Bitte prüfen.", **remark)
    settled = {"outcome": "declined", "answer": "Es stimmt so.", "settled_at": proofs[0].made_at}
    ConsultationComment.objects.create(place="kapitel-ueberblick", text="Kürzer.", **settled, **remark)


def ask_everything(update, people):
    """Questions at a section and at parts, answered and not, a draft, remarks and a plea."""
    for place, answer in (("outlook", ""), ("milestones", "Im Mai."), ("", "")):
        at = update.status_since
        asked = {"sent_at": at, "answer": answer, "answered_at": at if answer else None}
        ChangeRequest.objects.create(update=update, place=place, text=f"Wann? ({place})", **asked)
    ChangeRequest.objects.create(update=update, place="summary", text="Noch nicht gestellt.", weight="should")
    Comment.objects.create(update=update, text="Ist abgestimmt.", author=people.editor)
    Comment.objects.create(update=update, text="Am Telefon klären.", internal=True)
    MinistryRequest.objects.create(update=update, kind="more_time", text="Urlaub.", until="2031-01-01")
    update.report.section_guidance = {"outlook": "Mit Monat und Jahr."}
    update.report.save()


def addresses_for(person, updates):
    report = updates[0].report
    if person == "operations":
        return [reverse("admin:index"), *(f"/redaktion/accounts/user/{end}" for end in ("", "add/")), "/konto/logout/"]
    if person == "coordinator":
        return [change_address(update) for update in updates]
    if person == "editor":
        pages = [change_address(update) for update in updates]
        history = reverse("admin:projects_projectupdate_history", args=[updates[1].pk])
        return [
            reverse("admin:index"),
            "/redaktion/projects/projectupdate/",
            across_address("title"),
            history,
            f"{history}1/",
            reverse("admin:projects_consultation_list"),
            reverse("admin:projects_consultation_page", args=[Consultation.objects.get().pk]),
            reverse("admin:projects_consultation_sheet", args=[Consultation.objects.get().pk, "01-02"]),
            *pages,
        ]
    chapter = FrameChapter.objects.get()
    return [
        reverse("admin:index"),
        change_address(updates[3]),
        f"{change_address(updates[2])}?im-namen=1",
        *(reverse("admin:projects_projectupdate_review", args=[update.pk]) for update in updates[1:4]),
        reverse("admin:projects_report_add"),
        board_address(),
        board_address(ansicht="liste"),
        board_address(stand="veröffentlicht", spaet="1"),
        ASK_MANY,
        across_address("outlook"),
        across_address("funding", vergleich="1"),
        reverse("admin:projects_projectupdate_add"),
        reverse("admin:projects_report_seal", args=[report.pk]),
        reverse("admin:projects_report_proofs", args=[report.pk]),
        reverse("admin:projects_consultation_page", args=[Consultation.objects.get().pk]),
        reverse("admin:projects_report_change", args=[report.pk]),
        reverse("admin:projects_framechapter_change", args=[chapter.pk]),
        reverse("admin:projects_framechapter_delete", args=[chapter.pk]),
        reverse("admin:projects_project_change", args=[updates[0].project_id]),
        "/redaktion/projects/projectupdate/?status__exact=draft&q=Stellwerk",
        "/redaktion/projects/edition/",
        "/redaktion/projects/sitepage/",
        "/redaktion/projects/sitepage/impressum/change/",
        "/redaktion/projects/accessibilitystatement/",
        "/redaktion/projects/barrierreport/",
        f"/redaktion/projects/barrierreport/{BarrierReport.objects.get().pk}/change/",
        "/redaktion/projects/signvideo/add/",
        "/redaktion/accounts/ministry/",
    ]


def faults(page):
    """What is wrong with the open page, narrow or wide, in light or dark."""
    found = set()
    for width, scheme in [(width, scheme) for width in (WIDTHS[0], WIDTHS[-1]) for scheme in SCHEMES]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found |= {f"{width} {scheme}: {violation}" for violation in axe_violations(page, colours_only=scheme == "dark")}
        found |= {f"{width}: wider than its window"} if sideways_scroll(page) else set()
    return sorted(found)


@pytest.mark.parametrize("person", ["editor", "coordinator", "project_group", "operations"])
def test_every_page_of_the_desk_is_accessible(people, round_of_updates, page_at, live_server, person):
    page = page_at()
    sign_in(page, getattr(people, person), live_server.url)
    found = {}
    for address in addresses_for(person, round_of_updates):
        assert (address, page.goto(address).status) == (address, 200)
        found[address] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_pages_of_the_sign_in_are_accessible(page_at, live_server):
    page = page_at()
    found = {}
    for path in ("login", "signup", "password/reset", "password/reset/done", "password/reset/key/x-y", "inactive"):
        page.goto(f"/konto/{path}/")
        found[path] = faults(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_coordinator_signs_in_writes_and_submits_by_keyboard_alone(people, round_of_updates, page_at):
    page = page_at()
    page.goto("/redaktion/")
    page.keyboard.press("Tab")
    page.get_by_label("E-Mail-Adresse").focus()
    page.keyboard.type("kim.koordination@amt.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]+/redaktion/$"))
    page.get_by_role("link", name=re.compile("Durchlesen und einreichen ?: Stellwerk 01-02")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Mehrwert").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Ein Ort für alle.")
    assert page.locator("#meter-added_value-text").inner_text() == "17 von 950 Zeichen"
    page.get_by_role("button", name="Zur Prüfung einreichen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/redaktion/")
    assert "„Stellwerk 01-02“ ist eingereicht." in page.inner_text("main")
    update = ProjectUpdate.objects.get(project__code="01-02")
    assert (update.status, update.added_value) == ("submitted", "Ein Ort für alle.")


def test_two_windows_one_without_scripts_lose_nothing(people, round_of_updates, page_at, live_server):
    update = round_of_updates[1]
    first, second = page_at(), page_at(390, "dark", javascript=False)
    for page, person in ((first, people.editor), (second, people.coordinator)):
        sign_in(page, person, live_server.url)
        page.goto(change_address(update))
    second.get_by_role("textbox", name="Zielgruppe").fill("Wer im Viertel wohnt.")
    second.get_by_role("button", name="Speichern", exact=True).click()
    first.get_by_role("textbox", name="Zielgruppe").fill("Alle Generationen.")
    first.get_by_role("button", name="Speichern", exact=True).click()
    assert first.get_by_role("textbox", name="Zielgruppe").input_value() == "Alle Generationen."
    assert "Wer im Viertel wohnt." in first.locator("#clash-target_group").inner_text()
    assert axe_violations(first) == []
    first.get_by_role("button", name="Speichern", exact=True).click()
    assert "Gespeichert." in first.inner_text("main")


def test_mistakes_are_announced_and_lead_to_their_fields(people, round_of_updates, page_at, live_server):
    page = page_at(320)
    sign_in(page, people.editor, live_server.url)
    page.goto(change_address(round_of_updates[1]))
    page.get_by_role("textbox", name="Titel").first.fill("")
    page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Noch nicht gespeichert: eine Angabe stimmt nicht" in page.get_by_role("alert").inner_text()
    page.get_by_role("link", name="Titel: Dieses Feld ist zwingend erforderlich.").click()
    field = page.locator("#id_title")
    assert field.get_attribute("aria-invalid") == "true"
    assert "zwingend erforderlich" in page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    assert axe_violations(page) == []


def test_what_was_typed_when_the_session_ended_is_shown_accessibly_and_saved(
    people, round_of_updates, page_at, live_server
):
    page = page_at()
    sign_in(page, people.editor, live_server.url)
    page.goto("/konto/password/change/")
    assert faults(page) == []
    page.goto(change_address(round_of_updates[1]))
    page.get_by_role("textbox", name="Zielgruppe").fill("Alle, die lange geschrieben haben.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Sie sind nicht mehr angemeldet" in page.inner_text("main")
    page.get_by_text("Die Texte zum Kopieren").click()
    assert "Alle, die lange geschrieben haben." in page.inner_text("main")
    assert faults(page) == []
    other = page.context.new_page()
    sign_in(other, people.editor, live_server.url)
    for _attempt in range(2):  # the first one meets the token that signing in renewed
        if page.get_by_role("button", name="Noch einmal senden").is_visible():
            page.get_by_role("button", name="Noch einmal senden").click()
    assert ProjectUpdate.objects.get(project__code="01-02").target_group == "Alle, die lange geschrieben haben."
