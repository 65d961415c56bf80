import csv
import io
from decimal import Decimal

import pytest

from projects.document import FiguresDocument, FundingDocument, FundingLineDocument, TopicFieldRef
from projects.public.charts import charts_of, milestone_chart, topic_volume_chart
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db


def funded(code, amount, **fields):
    line = FundingLineDocument(lineage=code, kind="total", amount=Decimal(amount))
    return make_sheet_document(code, f"Projekt {code}", funding=FundingDocument(lines=(line,)), **fields)


def report(year=2024, *sheets, **fields):
    return make_report_document(*(sheets or (funded("01-01", 1_500_000, places=("Hagen",)),)), year=year, **fields)


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_page_shows_the_newest_report_and_the_way_to_the_others(client):
    publish(report(2022))
    publish(report(2024))
    page = client.get("/zahlen/")
    assert page.context["report"].year == 2024
    assert page.context["years"] == [(2024, "/zahlen/"), (2022, "/zahlen/2022/")]
    assert client.get("/zahlen/2022/").context["report"].year == 2022


def test_the_page_of_the_newest_year_names_its_one_address(client):
    publish(report(2024))
    assert 'rel="canonical" href="http://localhost:8000/zahlen/"' in client.get("/zahlen/2024/").content.decode()


def test_an_empty_portal_says_that_nothing_is_published(client):
    page = client.get("/zahlen/")
    assert (page.status_code, page.context["charts"]) == (200, ())
    assert "Noch ist kein Bericht veröffentlicht" in page.content.decode()


@pytest.mark.parametrize("address", ["/zahlen/2030/", "/zahlen/2030/stand.csv", "/zahlen/2024/unsinn.csv"])
def test_what_is_not_published_is_no_page(client, address):
    publish(report(2024))
    assert client.get(address).status_code == 404


def test_a_correction_counts_and_the_edition_before_it_does_not(client):
    publish(report(2024))
    correct(report(2024, funded("01-01", 2_000_000)))
    assert rows_of(client.get("/zahlen/2024/volumen-themenfelder.csv").content)[1][1] == "2000000"


def test_every_chart_has_its_table_and_its_file_with_the_same_numbers(client):
    publish(report(2022))
    publish(report(2024))
    charts = client.get("/zahlen/").context["charts"]
    assert [chart.slug for chart in charts] == [
        "stand", "verlauf", "volumen-themenfelder", "volumen-ministerien", "meilensteine", "orte",
    ]  # fmt: skip
    for chart in charts:
        answer = client.get(f"/zahlen/2024/{chart.slug}.csv")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        head, *rows = rows_of(answer.content)
        assert head == list(chart.columns)
        assert rows == [[str(cell) for cell in row] for row in chart.table]


def test_a_name_that_a_spreadsheet_would_take_for_a_formula_is_text(client):
    publish(report(2024, funded("01-01", 5, topic_field=TopicFieldRef(slug="formel", name="=1+1"))))
    assert rows_of(client.get("/zahlen/2024/volumen-themenfelder.csv").content)[1][0] == "'=1+1"


def test_the_course_holds_the_reports_up_to_the_one_that_is_shown(client):
    for year in (2021, 2022, 2024):
        publish(report(year))
    verlauf = client.get("/zahlen/2022/").context["charts"][1]
    assert [row.label for row in verlauf.rows] == ["2021", "2022"]


def test_the_figures_are_those_that_the_report_prints():
    printed = FiguresDocument(total=73, completed=42, running=16, not_pursued=15, newly_completed=18)
    status = charts_of(report(2024, figures=printed), [])[0]
    assert [row.cells for row in status.rows] == [(42,), (16,), (15,)]


def test_the_volume_names_the_projects_that_are_not_counted():
    chart = topic_volume_chart(
        report(2024, funded("01-01", 1_500_000), make_sheet_document("01-02", "Ohne Betrag", funding=FundingDocument()))
    )
    assert chart.rows[0].words == "1,5 Millionen Euro"
    assert chart.notes == (
        "Zusammen 1,5 Millionen Euro: die Summe der Gesamtbeträge aus 1 Projekt.",
        "Nicht gezählt, weil ohne Betrag: 01-02.",
    )


def test_years_without_a_milestone_are_shown_between_others():
    chart = milestone_chart(report(2024))
    years = [int(row.label) for row in chart.rows]
    assert years == list(range(years[0], years[-1] + 1))


def test_the_map_leads_to_a_place_and_the_list_holds_every_place(client):
    publish(report(2024, funded("01-01", 5, places=("Hagen", "Köln"))))
    orte = client.get("/zahlen/").context["charts"][-1]
    assert {row.label: row.cells for row in orte.rows if row.cells != (0,)} == {"Hagen": (1,), "Köln": (1,)}
    assert len(orte.rows) == 16


def test_a_page_of_figures_takes_few_queries_whatever_the_number_of_projects(client, django_assert_max_num_queries):
    publish(report(2022))
    publish(report(2024, *(funded(f"{number:02d}-01", 5) for number in range(1, 40))))
    with django_assert_max_num_queries(3):
        client.get("/zahlen/")
