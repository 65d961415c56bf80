import pytest

from projects.document import FiguresDocument
from projects.public.report_comparison import compared
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import publish

pytestmark = pytest.mark.django_db

PAGE = "/berichte/vergleich/"
OLD = make_report_document(
    make_sheet_document("01-01", "Bleibt"),
    make_sheet_document("01-02", "Wird fertig"),
    make_sheet_document("01-03", "Geht"),
    year=2022,
    figures=FiguresDocument(total=73, completed=24, running=34, not_pursued=15),
)
NEW = make_report_document(
    make_sheet_document("01-01", "Bleibt"),
    make_sheet_document("01-02", "Wird fertig", status="completed"),
    make_sheet_document("01-04", "Kommt"),
    year=2024,
    figures=FiguresDocument(total=73, completed=42, running=16, not_pursued=15, newly_completed=18),
)


def named(projects):
    return [(project.code, project.address) for project in projects]


def test_figures_stand_side_by_side_with_their_difference():
    rows = compared(OLD, NEW).figures
    assert [(row.label, row.before, row.after, row.change) for row in rows] == [
        ("Vorhaben insgesamt", 73, 73, "±0"),
        ("abgeschlossen", 24, 42, "+18"),
        ("laufend", 34, 16, "−18"),
        ("nicht weiterverfolgt", 15, 15, "±0"),
        ("davon neu abgeschlossen", 0, 18, "+18"),
    ]


def test_projects_flow_from_status_to_status_those_that_moved_first():
    flows = compared(OLD, NEW).flows
    assert [(flow.before, flow.after, flow.stayed, named(flow.projects)) for flow in flows] == [
        ("laufend", "abgeschlossen", False, [("01-02", "/projekte/01-02-wird-fertig/2024/aenderungen/")]),
        ("laufend", "laufend", True, [("01-01", "/projekte/01-01-bleibt/2024/aenderungen/")]),
    ]


def test_what_came_and_what_went_is_named():
    found = compared(OLD, NEW)
    assert named(found.came) == [("01-04", "/projekte/01-04-kommt/")]
    assert named(found.went) == [("01-03", "/projekte/01-03-geht/2022/")]


def test_the_newest_two_reports_are_compared_unless_the_address_says_otherwise(client):
    for report in (OLD, NEW, make_report_document(year=2023)):
        publish(report)
    page = client.get(PAGE)
    assert (page.context["before"].year, page.context["after"].year) == (2023, 2024)
    page = client.get(f"{PAGE}?von=2024&bis=2022")
    assert (page.context["before"].year, page.context["after"].year) == (2022, 2024)
    assert 'rel="canonical" href="http://localhost:8000/berichte/vergleich/?von=2022&amp;bis=2024"' in (
        page.content.decode()
    )


@pytest.mark.parametrize("query", ["von=2024&bis=2024", "von=1848&bis=2024", "von=%00&bis=x", "bis=2024"])
def test_what_cannot_be_compared_is_told_and_the_newest_two_are_shown(client, query):
    publish(OLD)
    publish(NEW)
    page = client.get(f"{PAGE}?{query}")
    assert (page.status_code, page.context["before"].year, page.context["after"].year) == (200, 2022, 2024)
    assert "Bitte wählen Sie zwei verschiedene Berichte" in page.content.decode()


def test_one_report_alone_has_nothing_beside_it(client):
    publish(NEW)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "sobald der zweite veröffentlicht ist" in page.content.decode()


def test_every_way_to_the_changes_of_a_project_leads_somewhere(client):
    publish(OLD)
    publish(NEW)
    flows = client.get(PAGE).context["comparison"].flows
    for flow in flows:
        for project in flow.projects:
            assert client.get(project.address).status_code == 200
