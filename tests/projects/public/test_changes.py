import msgspec
import pytest

from projects.compare import compare
from projects.public.changes import sentences_of
from tests.make import BILDUNG, MUNV, make_report_document, make_sections, make_sheet_document
from tests.projects.public.pages import read
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db

HERE = "/projekte/01-01-ideenhaus/"
PAGE = f"{HERE}2024/aenderungen/"


def later(**fields):
    return msgspec.structs.replace(make_sheet_document(), **fields)


def said(new, old=None):
    old = old or make_sheet_document()
    return sentences_of(old, new, compare(old, new))


def publish_both(new):
    publish(make_report_document(make_sheet_document(), year=2022))
    return publish(make_report_document(new, year=2024))


def test_every_kind_of_change_has_its_sentence():
    old = make_sheet_document()
    milestones = (msgspec.structs.replace(old.milestones[0], text="Grundstein und Fest"), *old.milestones[2:])
    new = later(
        title="Haus der Ideen",
        status="completed",
        sections=make_sections("completed"),
        topic_field=BILDUNG,
        ministry=MUNV,
        places=("Hagen", "Herne"),
        milestones=milestones,
        links=(),
    )
    assert said(new) == (
        "Der Stand ist jetzt „abgeschlossen“, vorher war er „laufend“.",
        "Das Projekt heißt jetzt „Haus der Ideen“, vorher „Ideenhaus“.",
        "Es steht jetzt im Themenfeld Bildung, vorher in Energie.",
        "Verantwortlich ist jetzt: Ministerium für Verkehr.",
        "Neu genannt sind die Orte Hagen und Herne.",
        "Nicht mehr genannt ist der Ort Bochum.",
        "1 Meilenstein ist geändert.",
        "1 Meilenstein ist entfallen.",
        "1 Verweis ist entfallen.",
        "Der Text ist anders in: Aktueller Stand, Projektergebnis und Ausblick.",
    )


def test_equal_sheets_have_nothing_to_say():
    assert said(later()) == ()


def test_a_project_page_tells_what_changed_and_leads_to_every_word(client):
    publish_both(later(places=("Bochum", "Hagen")))
    page = read(client, HERE)
    assert "Was sich seit dem Bericht 2022 geändert hat" in page.words
    assert "Neu genannt ist der Ort Hagen." in page.words
    assert f'href="{PAGE}"' in client.get(HERE).content.decode()


def test_a_project_that_no_earlier_report_knows_has_no_changes(client):
    publish(make_report_document(year=2024))
    assert client.get(HERE).context["changes"] is None
    assert client.get(PAGE).status_code == 404


def test_the_announcement_stands_beside_what_came_of_it(client):
    publish_both(later(sections=make_sections(latest_development="Das Haus ist offen.")))
    announced = client.get(HERE).context["changes"].announcement
    assert str(announced.announced) == "<p>Im Herbst wird eröffnet.</p>"
    assert [(label, str(text)) for label, text in announced.told] == [
        ("Jüngste Entwicklung", "<p>Das Haus ist offen.</p>")
    ]


def test_where_nothing_was_announced_nothing_stands_beside(client):
    publish(make_report_document(make_sheet_document(sections=make_sections(outlook="")), year=2022))
    publish(make_report_document(year=2024))
    assert client.get(HERE).context["changes"].announcement is None


def test_the_page_of_changes_marks_each_word_and_says_what_stayed(client):
    publish_both(later(sections=make_sections(latest_development="Das Dach ist neu gedeckt.")))
    page = client.get(PAGE).content.decode()
    assert '<ins><span class="rp-sr">neu: </span>neu</ins>' in page
    assert "Unverändert" in page


def test_the_page_of_changes_compares_the_newest_edition_of_both_years(client):
    publish(make_report_document(make_sheet_document(), year=2022))
    correct(make_report_document(make_sheet_document(places=("Herne",)), year=2022))
    publish(make_report_document(year=2024))
    assert client.get(PAGE).context["sentences"] == (
        "Neu genannt ist der Ort Bochum.", "Nicht mehr genannt ist der Ort Herne.",
    )  # fmt: skip


def test_the_page_of_changes_has_one_address(client):
    publish_both(later())
    answer = client.get("/projekte/01-01-anders/2024/aenderungen/")
    assert (answer.status_code, answer["Location"]) == (301, PAGE)
    assert client.get(f"{HERE}2022/aenderungen/").status_code == 404


def test_the_life_of_a_project_holds_every_edition_oldest_first(client):
    publish(make_report_document(year=2022))
    publish(make_report_document(year=2024))
    correct(make_report_document(year=2024), "Ein Ort fehlte.")
    life = client.get(HERE).context["life"]
    assert [(stage.year, stage.number, stage.reason, stage.shown) for stage in life] == [
        (2022, 1, "", False),
        (2024, 1, "", False),
        (2024, 2, "Ein Ort fehlte.", True),
    ]


def test_a_sheet_says_how_to_cite_it(client):
    publish(make_report_document(year=2024))
    assert (
        "Ministerium für Wirtschaft: Ideenhaus, Projekt 01-01. In: Fortschrittsbericht 2024 der Ruhr-Konferenz, "
        "Ausgabe 1 vom"
    ) in read(client, HERE).words
