"""Every address of the desk × method × person, from the table of addresses itself: what is not yours is not there."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from accounts.models import Membership
from projects import site_pages
from projects.barriers import take_in
from projects.document import PhotoDocument, fingerprint, to_json
from projects.history import record
from projects.models import (
    BarrierReport,
    BaselineFigure,
    ChangeRequest,
    Consultation,
    ConsultationComment,
    Edition,
    MinistryRequest,
    ProofCopy,
    PublicationProposal,
    PublishedPicture,
    SignVideo,
)
from tests.make import make_report_document, make_sheet_document
from tests.make_proof import kept_proof
from tests.make_rows import make_chapter, make_photo, make_report, make_update

pytestmark = pytest.mark.django_db

CONTENT = {"editor", "coordinator", "reader", "project_group"}
WRITING = {"editor", "coordinator"}
GROUP = {"project_group"}
OPERATIONS = {"operations"}
EVERYONE = {"editor", "coordinator", "reader", "stranger", "project_group", "operations"}
PERSONS = sorted({*EVERYONE, "superuser"})

# Who finds something at an address (anything but 404) when it concerns an update of MWIKE. A new address without a
# line here fails the test. `stranger` edits for another ministry, `superuser` has no role.
READS: dict[str, set[str]] = {
    "index": EVERYONE,
    "photo": CONTENT,
    "projects_projectupdate_changelist": CONTENT | {"stranger"},  # the list itself; its rows are tested below
    "projects_projectupdate_add": GROUP,
    "projects_projectupdate_change": CONTENT,
    "projects_projectupdate_history": CONTENT,
    "projects_projectupdate_revision": CONTENT,
    "projects_projectupdate_restore": CONTENT,
    "projects_projectupdate_compare": CONTENT,
    "projects_projectupdate_preview": CONTENT,
    "projects_projectupdate_webpage": CONTENT,
    "projects_projectupdate_step": CONTENT,
    "projects_projectupdate_place": GROUP,
    "projects_projectupdate_claim": GROUP,
    "projects_projectupdate_assign": WRITING,
    "projects_projectupdate_away": {"coordinator"},
    "projects_projectupdate_comment": CONTENT,  # readers are told that they only read
    "projects_projectupdate_plea": WRITING,
    "projects_projectupdate_decide": GROUP,
    "projects_projectupdate_review": GROUP,
    "projects_projectupdate_ask": GROUP,
    "projects_projectupdate_question": GROUP,
    "projects_projectupdate_board": GROUP,
    "projects_projectupdate_approve_many": GROUP,
    "projects_projectupdate_ask_many": GROUP,
    "projects_projectupdate_across": CONTENT | {"stranger"},  # the page itself; its rows have tests of their own
    "projects_projectupdate_delete": set(),
    "accounts_user_delete": set(),
    "accounts_user_invite": OPERATIONS,
    "accounts_outgoingmail_changelist": OPERATIONS,
    "accounts_outgoingmail_send": OPERATIONS,
    "admin_logentry_changelist": OPERATIONS | GROUP,
    "accounts_ministry_delete": set(),
    "projects_project_delete": set(),
    "projects_topicfield_delete": set(),
    "projects_report_delete": set(),
    "projects_report_seal": GROUP,
    "projects_report_proposal": GROUP,
    "projects_report_round": GROUP,
    "projects_withdrawnpicture_choose": GROUP,
    "projects_withdrawnpicture_picture": GROUP,
    "projects_withdrawnpicture_act": GROUP,
    "projects_report_proofs": GROUP,
    "projects_report_proofact": GROUP,
    "projects_report_copy": GROUP,
    **{  # all ministries read what is laid before them
        f"projects_consultation_{page}": CONTENT | {"stranger"} for page in ("list", "page", "act", "sheet", "picture")
    },
    "projects_consultation_settle": GROUP,
    "projects_framechapter_delete": GROUP,
    **{
        f"projects_framechapter_{page}": GROUP
        for page in ("step", "preview", "webpage", "revision", "restore", "compare")
    },
    "projects_edition_add": set(),
    "projects_edition_delete": set(),
    "projects_sitepage_changelist": GROUP,
    "projects_sitepage_change": GROUP,
    "projects_sitepage_history": GROUP,
    "projects_accessibilitystatement_changelist": GROUP,
    "projects_accessibilitystatement_history": GROUP,
    "projects_barrierreport_changelist": GROUP,
    "projects_barrierreport_change": GROUP,
    "projects_barrierreport_history": GROUP,
    "projects_signvideo_delete": GROUP,
    **{f"projects_signvideo_{page}": GROUP for page in ("changelist", "add", "change", "history")},
    **{
        f"projects_{model}_{page}": GROUP
        for model in ("report", "framechapter", "edition", "project", "topicfield")
        for page in ("changelist", "add", "change", "history")
        if (model, page) != ("edition", "add")
    },
    **{f"accounts_user_{page}": OPERATIONS for page in ("changelist", "add", "change", "history")},
    **{
        f"accounts_ministry_{page}": OPERATIONS | GROUP for page in ("changelist", "add", "change", "history", "rename")
    },
}
ONLY_POST = {
    "accounts_outgoingmail_send",
    "accounts_user_invite",
    "projects_report_round",
    "projects_report_proposal",
    *(f"projects_framechapter_{page}" for page in ("step", "preview", "webpage", "restore")),
    "projects_withdrawnpicture_act",
    "projects_report_proofact",
    "projects_consultation_act",
    "projects_consultation_settle",
    *(
        f"projects_projectupdate_{page}"
        for page in (
            *("step", "place", "claim", "assign", "away", "comment", "plea", "decide", "ask", "question"),
            *("restore", "approve_many", "preview", "webpage"),
        )
    ),
}
ONLY_GET = {
    "index",
    "photo",
    *(f"projects_framechapter_{page}" for page in ("history", "revision", "compare")),
    "projects_withdrawnpicture_choose",
    "projects_sitepage_changelist",
    "projects_sitepage_history",
    "projects_accessibilitystatement_history",
    *(f"projects_projectupdate_{page}" for page in ("history", "revision", "review", "compare", "board", "across")),
    *("projects_report_proofs", "projects_report_copy"),
    *(f"projects_consultation_{page}" for page in ("list", "page", "sheet", "picture")),
}
DOOR = {"login", "logout"}  # the house leads both to the sign-in


def names(patterns=None):
    found = set()
    for pattern in admin.site.urls[0] if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.add(pattern.name)
    return found


@pytest.fixture
def rows(people):
    """One row for everything that has an address."""
    update = make_update(people.ministry)
    record(update, "save", by=people.editor)
    report = update.report
    chapter = make_chapter(report)
    record(chapter, "save", by=people.project_group)
    BaselineFigure.objects.create(report=report, figure="running", value=3)
    photo = make_photo(update)
    shown = make_sheet_document(photos=(PhotoDocument(lineage="p1", sha256=photo.sha256),))
    document = make_report_document(shown, year=report.year)
    edition = Edition.objects.create(
        report=report,
        number=1,
        published_on="2030-01-01",
        pdf_bytes=1,
        pdf_pages=1,
        document=to_json(document),
        document_sha256=fingerprint(document),
    )
    PublishedPicture.objects.create(edition=edition, sha256=photo.sha256)
    proof = kept_proof(report)
    consultation = Consultation.objects.create(report=report, proof=proof, ends_on="2030-01-01")
    remark = {"ministry": people.ministry, "text": "Bitte prüfen."}
    site_pages.save_in_turn(site_pages.page("kontakt"), by=people.project_group, version=0)
    site_pages.save_in_turn(site_pages.statement(), by=people.project_group, version=0)
    return {
        "barrierreport": take_in(BarrierReport(nonce="1", text="Kein Kontrast.")),
        "signvideo": SignVideo.objects.create(title="Gruß", transcript="Hallo.", sha256="0" * 64, kind="mp4", size=1),
        "update": update,
        "photo": photo,
        "copy": ProofCopy.objects.create(proof=proof, recipient="Presse"),
        "consultation": consultation,
        "remark": ConsultationComment.objects.create(consultation=consultation, **remark),
        "question": ChangeRequest.objects.create(update=update, text="Wann?"),
        "plea": MinistryRequest.objects.create(update=update, kind="correction", text="Bitte."),
        "report": report,
        "proposal": PublicationProposal.objects.create(report=report, number=2, proposed_by=people.project_group),
        "framechapter": chapter,
        "edition": edition,
        "project": update.project,
        "topicfield": update.topic_field,
        "user": people.reader,
        "ministry": people.ministry,
        "projectupdate": update,
    }


WITHOUT_A_ROW = {"add", "choose", "changelist", "send", "board", "approve_many", "ask_many", "across", "list"}
# What stands in an address behind the number of the update.
BEHIND = {
    "projects_framechapter_step": lambda rows: ["oeffnen"],
    "step": lambda rows: ["submit"],
    "claim": lambda rows: ["uebernehmen"],
    "question": lambda rows: [rows["question"].pk, "erledigt"],
    "decide": lambda rows: [rows["plea"].pk],
    "revision": lambda rows: [1],
    "restore": lambda rows: [1],
    "round": lambda rows: ["schliessen"],
    "proposal": lambda rows: [rows["proposal"].pk, "bestaetigen"],
    "proofact": lambda rows: ["erstellen"],
    "copy": lambda rows: [rows["copy"].pk],
    "act": lambda rows: ["anmerken"],
    "settle": lambda rows: [rows["remark"].pk],
    "sheet": lambda rows: [rows["update"].project.code],
    "picture": lambda rows: [rows["photo"].sha256, 480],
}


def address(name, rows):
    if name == "index":
        return reverse("admin:index")
    if name.startswith("projects_withdrawnpicture_") and not name.endswith("_choose"):
        end = ["bestaetigen"] if name.endswith("_act") else []
        return reverse(f"admin:{name}", args=[rows["photo"].sha256, *end])
    if name == "photo":
        return reverse("admin:photo", args=[rows["update"].pk, rows["photo"].pk, "480"])
    _app, model, page = name.split("_", 2)
    if page in WITHOUT_A_ROW or model == "accessibilitystatement":
        return reverse(f"admin:{name}")
    if model == "sitepage":
        return reverse(f"admin:{name}", args=["kontakt"])
    behind = BEHIND.get(name) or BEHIND.get(page, lambda rows: [])
    found = reverse(f"admin:{name}", args=[rows[model].pk, *behind(rows)])
    return f"{found}?von=1&bis=jetzt" if page == "compare" else found


def status_of(response):
    """The status of an answer, whose file is read to its end and so closed."""
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


def test_every_address_of_the_desk_has_a_decision():
    assert names() - DOOR == set(READS)


@pytest.mark.parametrize("person", PERSONS)
def test_what_is_not_yours_is_not_there(people, rows, signed_in, person):
    browser = signed_in(getattr(people, person))
    found = {}
    for name in READS:
        method = browser.post if name in ONLY_POST else browser.get
        found[name] = status_of(method(address(name, rows)))
    if person == "superuser":
        assert set(found.values()) == {302}  # to the door, which says why
        assert browser.get("/redaktion/", follow=True).status_code == 403
        return
    expected = {name: person in allowed for name, allowed in READS.items()}
    wrong = {name: status for name, status in found.items() if (status != 404) != expected[name]}
    assert wrong == {}


@pytest.mark.parametrize("person", PERSONS)
def test_posting_opens_no_more_than_reading(people, rows, signed_in, person):
    browser = signed_in(getattr(people, person))
    answers = {name: browser.post(address(name, rows), {"post": "yes"}).status_code for name in READS}
    closed = 302 if person == "superuser" else 404
    expected = {
        name: 405 if name in ONLY_GET and closed == 404 else closed if person not in allowed else answers[name]
        for name, allowed in READS.items()
    }
    assert answers == expected


def test_the_wrong_method_gets_405(people, rows, signed_in):
    browser = signed_in(people.project_group)
    assert {browser.get(address(name, rows)).status_code for name in ONLY_POST} == {405}
    assert {browser.put(address(name, rows)).status_code for name in READS} == {405}


def test_nobody_passes_without_signing_in(rows):
    for name in READS:
        for method in ("get", "post"):
            response = getattr(Client(), method)(address(name, rows))
            assert (name, response.status_code) == (name, 302)
            assert response.headers["Location"].startswith("/redaktion/login/")
    assert Client().get("/redaktion/", follow=True).redirect_chain[-1][0] == "/konto/login/?next=/redaktion/"


def test_lists_and_their_filters_show_own_updates_only(people, signed_in):
    make_update(people.ministry, "01-01")
    make_update(people.other_ministry, "02-02")
    shown = {}
    for name in ("editor", "stranger", "project_group"):
        html = signed_in(getattr(people, name)).get("/redaktion/projects/projectupdate/").content.decode()
        shown[name] = ("Stellwerk 01-01" in html, "Stellwerk 02-02" in html, ">MUNV<" in html)
    assert shown == {
        "editor": (True, False, False),
        "stranger": (False, True, True),
        "project_group": (True, True, True),
    }
    search = signed_in(people.editor).get("/redaktion/projects/projectupdate/?q=02-02").content.decode()
    assert "Nichts gefunden." in search


def test_a_further_ministry_reads_but_does_not_write(people, signed_in):
    update = make_update(people.ministry)
    browser = signed_in(people.stranger)
    address = reverse("admin:projects_projectupdate_change", args=[update.pk])
    assert browser.get(address).status_code == 404
    update.project.further_ministries.add(people.other_ministry)
    assert "Sie können mitlesen und kommentieren." in browser.get(address).content.decode()
    assert browser.post(address, {"version": 0, "title": "Fremd"}).status_code == 409
    update.refresh_from_db()
    assert update.title == "Stellwerk 01-01"


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30, "1%20or%201", "-1", "²"])
def test_guessed_ids_find_nothing(people, rows, signed_in, number):
    browser = signed_in(people.project_group)
    for kind in ("projectupdate", "framechapter"):
        for page in ("change", "history"):
            assert browser.get(f"/redaktion/projects/{kind}/{number}/{page}/").status_code == 404


def test_a_photo_is_fetched_through_its_own_update_only(people, rows, signed_in):
    other = make_update(people.other_ministry, "02-02")
    photo = rows["photo"]
    browser = signed_in(people.editor)
    file = browser.get(reverse("admin:photo", args=[rows["update"].pk, photo.pk, "original"]))
    assert (file.status_code, file.headers["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(file.streaming_content)[:3] == b"\xff\xd8\xff"
    stranger = signed_in(people.stranger)
    assert stranger.get(reverse("admin:photo", args=[other.pk, photo.pk, "480"])).status_code == 404
    assert browser.get(reverse("admin:photo", args=[rows["update"].pk, photo.pk, "..%2f480"])).status_code == 404


def test_addresses_of_djangos_admin_that_nobody_needs_are_not_served(people, rows, signed_in):
    browser = signed_in(people.project_group)
    kind = ContentType.objects.get_for_model(rows["update"]).pk
    for path in ("autocomplete/", f"r/{kind}/{rows['update'].pk}/", "jsi18n/", "projects/", "auth/group/"):
        assert browser.get(f"/redaktion/{path}").status_code == 404


def test_bulk_actions_do_nothing(people, rows, signed_in):
    browser = signed_in(people.project_group)
    forged = {"action": "delete_selected", "_selected_action": [rows["update"].pk], "post": "yes"}
    browser.post("/redaktion/projects/projectupdate/", forged)
    rows["update"].refresh_from_db()
    assert rows["update"].status == "draft"


def test_an_inline_row_of_another_report_is_not_taken_over(people, rows, signed_in):
    foreign = BaselineFigure.objects.create(report=make_report(2031), figure="running", value=9)
    page = {"year": 2030, "title": "Bericht", "programme": "Ruhr-Konferenz", "outlook_year": 2031}
    page |= {"baseline-TOTAL_FORMS": 1, "baseline-INITIAL_FORMS": 1, "baseline-0-id": foreign.pk}
    page |= {"baseline-0-report": rows["report"].pk, "baseline-0-figure": "running", "baseline-0-value": 0}
    signed_in(people.project_group).post(address("projects_report_change", rows), page)
    foreign.refresh_from_db()
    assert (foreign.report.year, foreign.value) == (2031, 9)


def test_a_closed_account_is_out_at_once(people, rows, signed_in):
    browser = signed_in(people.editor)
    people.editor.is_active = False
    people.editor.save()
    assert browser.get("/redaktion/").status_code == 302


def test_a_role_taken_away_is_gone_at_once(people, rows, signed_in):
    browser = signed_in(people.editor)
    Membership.objects.filter(user=people.editor).delete()
    assert browser.get(address("projects_projectupdate_change", rows)).status_code == 302
