"""„Querlesen“: one place of all sheets, for whoever sees them, as it stands or as it changed."""

import pytest

from projects.document import to_json
from projects.models import Edition, PublishedSheet, TopicField
from projects.report.contents import sheet_document
from tests.desk import across_address, change_address, review_address
from tests.make_rows import TEXTS, make_project, make_report, make_update
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(people, signed_in):
    """The page as the project group, or somebody else, reads it."""

    def page(place, person="project_group", **query):
        response = signed_in(getattr(people, person)).get(across_address(place, **query))
        assert response.status_code == 200
        return response

    return page


def codes(page, name="extracts"):
    return [extract.update.project.code for extract in page.context[name]]


def publish(update, year, **changes):
    """What the project said in the report of an earlier year."""
    report = make_report(year)
    edition = Edition.objects.create(
        report=report, number=1, published_on=f"{year}-12-01", pdf_bytes=1, pdf_pages=1, document="{}"
    )
    for name, text in changes.items():
        setattr(update, name, text)
    sheet = sheet_document(update)
    update.refresh_from_db()
    return PublishedSheet.objects.create(
        edition=edition,
        project=update.project,
        year=year,
        number=1,
        position=1,
        code=sheet.code,
        slug=sheet.slug,
        title=sheet.title,
        status=sheet.status,
        topic_field_slug="energie",
        topic_field_name="Energie",
        document=to_json(sheet),
        is_newest_of_year=True,
    )


def test_one_section_of_all_sheets_stands_in_the_order_of_the_report(people, read):
    later = TopicField.objects.create(slug="bildung", name="Bildung", position=9)
    make_update(people.other_ministry, "01-02", outlook="Am Ende.", topic_field=later)
    make_update(people.ministry, "01-03", outlook="Danach.", position=2)
    make_update(people.ministry, "01-04", outlook="Zuerst.", position=1)
    page = read("outlook")
    assert codes(page) == ["01-04", "01-03", "01-02"]
    words = text_of(page.content.decode())
    assert "Querlesen: Ausblick 2031 Fortschrittsbericht 2030" in words
    assert "Stellwerk 01-04 01-04 Entwurf MWIKE 7 von 750 Zeichen Zuerst." in words
    assert TEXTS["summary"] not in words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("title", "15 Zeichen Titel Stellwerk 01-01 Untertitel Ein Haus für alle Stand des Projekts laufend"),
        ("milestones", "1 Meilenstein 2024 · Der Bau beginnt."),
        ("funding", "1,25 Millionen Euro"),
        ("latest_development", f"28 von 550 Zeichen {TEXTS['latest_development']}"),
    ],
)
def test_other_places_can_be_read_too(people, read, place, words):
    make_update(people.ministry, subtitle="Ein Haus für alle")
    assert words in text_of(read(place).content.decode())


def test_what_is_wrong_at_the_place_stands_beside_it(people, read):
    make_update(people.ministry, outlook="x" * 760, undecided=["outlook", "summary", "funding_lines"])
    (extract,) = read("outlook").context["extracts"]
    assert (extract.measure, extract.too_long) == ("760 von 750 Zeichen", True)
    assert [finding.message for finding in extract.findings] == [
        "„Ausblick“ hat 760 Zeichen; im gedruckten Blatt ist Platz für etwa 750. Bitte um 10 kürzen.",
        "„Ausblick“ steht noch wie im letzten Bericht. Gilt das weiter?",
    ]
    (extract,) = read("funding").context["extracts"]
    assert [finding.place for finding in extract.findings] == ["funding_lines"]


def test_a_sheet_without_such_a_section_is_named_below(people, read):
    make_update(people.ministry, "01-01")
    make_update(people.ministry, "01-02", project_status="completed", outlook="", result="Fertig.")
    make_update(people.ministry, "01-03", outlook="")
    page = read("outlook")
    assert (codes(page), codes(page, "absent")) == (["01-01", "01-03"], ["01-02"])
    words = text_of(page.content.decode())
    assert "Diesen Abschnitt hat nach ihrem Stand nicht: 01-02" in words
    assert "Hier steht noch nichts. Fehler: Der Abschnitt „Ausblick“ fehlt." in words


def test_only_what_changed_since_the_newest_earlier_report_is_compared_word_by_word(people, read):
    changed = make_update(people.ministry, "01-01", outlook="Die Einweihung ist im Sommer.")
    same = make_update(people.ministry, "01-02", outlook="Es bleibt dabei.")
    make_update(people.ministry, "01-03", outlook="Ganz neu.")
    publish(changed, 2028, outlook="Das ist lange her.")
    publish(changed, 2029, outlook="Die Einweihung ist im Herbst.")
    PublishedSheet.objects.filter(project=same.project).delete()
    sheet = publish(same, 2027, outlook="Es bleibt dabei.")
    assert sheet.read().sections.outlook == "Es bleibt dabei."
    page = read("outlook", vergleich="1")
    assert (codes(page), codes(page, "unchanged")) == (["01-01", "01-03"], ["01-02"])
    words = text_of(page.content.decode())
    assert "Vergleich mit dem Bericht 2029 Die Einweihung ist im gestrichen: Herbst neu: Sommer ." in words
    assert "neu im Programm, alles ist neu neu: Ganz neu." in words
    assert "Hier unverändert ist eine Meldung: 01-02" in words
    assert "<ins>" not in read("outlook").content.decode()


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("editor", ["01-01", "01-03"]),
        ("coordinator", ["01-01", "01-03"]),
        ("reader", ["01-01", "01-03"]),
        ("stranger", ["01-02"]),
        ("project_group", ["01-01", "01-02", "01-03"]),
    ],
)
def test_each_reads_what_they_see_and_no_more(people, read, person, expected):
    make_update(people.ministry, "01-01", outlook="Vom MWIKE.")
    make_update(people.other_ministry, "01-02", outlook="Vom MUNV.")
    shared = make_project("01-03", people.other_ministry)
    shared.further_ministries.add(people.ministry)
    make_update(people.ministry, "01-03", outlook="Geteilt.")
    page = read("outlook", person)
    assert codes(page) == expected
    assert ("Vom MUNV." in page.content.decode()) == ("01-02" in expected)
    assert ("Rückfrage an mehrere" in page.content.decode()) == (person == "project_group")


def test_links_lead_to_the_review_for_the_project_group_and_to_the_update_for_ministries(people, read):
    update = make_update(people.ministry, status="submitted")
    assert f'href="{review_address(update)}"' in read("outlook").content.decode()
    html = read("outlook", "editor").content.decode()
    assert f'href="{change_address(update)}"' in html
    assert review_address(update) not in html


def test_a_ministry_finds_no_report_that_it_has_no_part_in(people, signed_in):
    past = make_report(2029)
    make_update(people.other_ministry, "01-02", report=past, status="published")
    Edition.objects.create(report=past, number=1, published_on="2029-12-01", pdf_bytes=1, pdf_pages=1, document="{}")
    assert signed_in(people.editor).get(across_address("outlook", bericht="2029")).status_code == 404
    assert signed_in(people.stranger).get(across_address("outlook", bericht="2029")).status_code == 200


@pytest.mark.parametrize("place", ["nirgends", "", "writers", "photos", "\0"])
def test_a_place_that_does_not_exist_is_no_page(people, signed_in, place):
    assert signed_in(people.project_group).get(across_address(place)).status_code == 404


def test_operators_read_no_content(people, signed_in):
    make_update(people.ministry)
    assert signed_in(people.operations).get(across_address("outlook")).status_code == 404
    assert signed_in(people.superuser).get(across_address("outlook")).status_code == 302


def test_without_anything_to_read_the_page_says_so(people, read):
    assert "Zurzeit läuft keine Berichtsrunde." in text_of(read("outlook").content.decode())
    make_report()
    assert "gibt es für Sie keine Meldung." in text_of(read("outlook", "editor").content.decode())
