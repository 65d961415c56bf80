"""Tables as spreadsheets open them: CSV and XLSX with umlauts, real numbers, and nothing that calculates."""

import csv
import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.document import FundingDocument, FundingLineDocument
from projects.opendata.columns import OF_SHEETS, PROJECTS, TABLES
from projects.opendata.csv_files import csv_bytes, without_formula
from projects.opendata.workbook import LONGEST_CELL
from tests.make import MUNV, make_report_document, make_sections, make_sheet_document, make_sheets
from tests.projects.public.publish import correct, publish

pytestmark = pytest.mark.django_db
DANGEROUS = ["=1+1", "+49 201", "-5", "@SUM(A1)", "\tx", "\rx", "＝1"]


def rows(response):
    """The rows of a CSV answer by their column names."""
    assert response.status_code == 200, response.content
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def book(response):
    assert response.status_code == 200, response.content
    return openpyxl.load_workbook(io.BytesIO(response.content))


@pytest.fixture
def wohnen():
    line = FundingLineDocument(
        lineage="f1",
        kind="total",
        amount=Decimal("1250000.5"),
        percent=Decimal("12.5"),
        as_of=datetime.date(2025, 6, 30),
    )
    sheet = make_sheet_document(
        "01-01",
        "Wohnen für Ältere; „Küche & Straße“",
        subtitle="=HYPERLINK(1)",
        places=("Mülheim an der Ruhr", "Köln"),
        further_ministries=(MUNV,),
        funding=FundingDocument(lines=(line,), sentence="Eine Menge Geld."),
        sections=make_sections(summary="Ein _schöner_ Ort.\n\n- Licht\n- Luft", approach="- sofort"),
    )
    return publish(make_report_document(sheet, make_sheet_document("01-02", status="completed")))


def test_csv_opens_in_a_spreadsheet_with_umlauts(client, wohnen):
    response = client.get("/daten/projekte.csv?status=laufend")
    assert response.content.startswith(b"\xef\xbb\xbfkennung;titel;")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="projekte.csv"'
    (row,) = rows(response)
    assert row["titel"] == "Wohnen für Ältere; „Küche & Straße“"
    assert row["orte"] == "Mülheim an der Ruhr | Köln"
    assert row["weitere_ministerien"] == "MUNV"
    assert row["stand"] == "laufend"
    assert row["kurzbeschreibung"] == "Ein schöner Ort.\n\n- Licht\n- Luft"
    assert row["adresse"].startswith("http://localhost:8000/projekte/01-01-")


def test_amounts_and_days_are_written_as_spreadsheets_here_read_them(client, wohnen):
    first = rows(client.get("/daten/projektvolumen.csv"))[0]
    assert (first["betrag"], first["anteil"], first["stichtag"]) == ("1250000,5", "12,5", "2025-06-30")
    stones = rows(client.get("/daten/meilensteine.csv?status=laufend"))
    assert [(stone["nummer"], stone["jahr_von"], stone["jahr_bis"], stone["datum"]) for stone in stones] == [
        ("1", "2021", "", ""),
        ("2", "2023", "2024", ""),
        ("3", "2024", "", "2024-05-03"),
    ]


def test_no_text_becomes_a_formula(client, wohnen):
    row = rows(client.get("/daten/projekte.csv"))[0]
    assert row["untertitel"] == "'=HYPERLINK(1)"
    assert row["vorgehen"] == "'- sofort"
    cell = book(client.get("/daten/projekte.xlsx"))["Projekte"]["C2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize("text", DANGEROUS)
def test_every_start_of_a_formula_is_defused(text):
    assert without_formula(text) == f"'{text}"
    assert without_formula(f" {text}".replace(" ", "a", 1)) == f"a{text}"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv(texts):
    table = type("One", (), {"columns": PROJECTS.columns[:1], "rows": lambda _self, _content: [[t] for t in texts]})()
    text = csv_bytes(table, None).decode("utf-8-sig")
    read = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")][1:]
    assert read == [without_formula(text) for text in texts]


def test_a_workbook_has_true_numbers_and_days_and_says_where_it_comes_from(client, wohnen):
    found = book(client.get("/daten/projekte.xlsx?status=laufend"))
    assert found.sheetnames == ["Lies mich", "Projekte", "Meilensteine", "Projektvolumen"]
    funding = found["Projektvolumen"]
    cells = {name.value: cell for name, cell in zip(funding[1], funding[2], strict=True)}
    assert (cells["betrag"].value, cells["anteil"].value) == (1250000.5, 12.5)
    assert cells["stichtag"].value == datetime.datetime(2025, 6, 30)
    assert cells["kennung"].value == "01-01"
    assert (funding.freeze_panes, funding.auto_filter.ref) == ("B2", "A1:Q2")
    told = {row[0].value: row[1].value for row in found["Lies mich"]["A1:B7"]}
    assert told["Auswahl"] == "Stand: laufend"
    assert told["Ausgabe vom"] == "2025-11-28"
    assert told["Gelesen von"] == "http://localhost:8000/projekte/?status=laufend"
    assert "dl-de/by-2-0" in told["Lizenz"]
    assert told["Namensnennung"].startswith("Ein Ministerium: Projekte der Ruhr-Konferenz, Datenlizenz Deutschland")
    explained = {row[1] for row in found["Lies mich"].iter_rows(min_row=10, values_only=True)}
    assert explained >= {column.name for table in OF_SHEETS for column in table.columns}


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(client):
    long = "Wort " * 8000
    publish(make_report_document(make_sheet_document(sections=make_sections(summary=long))))
    cells = [cell.value for cell in book(client.get("/daten/projekte.xlsx"))["Projekte"][2]]
    (cut,) = [value for value in cells if isinstance(value, str) and value.startswith("Wort")]
    assert len(cut) == LONGEST_CELL
    assert cut.endswith(" … (gekürzt; ganz in CSV und JSON)")
    assert rows(client.get("/daten/projekte.csv"))[0]["kurzbeschreibung"] == long.strip()


@pytest.mark.parametrize("path", ["/daten/projekte.xlsx", "/berichte/2024/ausgabe-1/daten/bericht.xlsx"])
def test_the_same_data_give_the_same_bytes(client, wohnen, monkeypatch, path):
    first = client.get(path).content
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert client.get(path).content == first


def test_a_download_is_exactly_the_selection_whole_and_in_order(client):
    publish(make_report_document(*make_sheets(60)))
    query = "?status=laufend&sortierung=titel"
    listed = [entry["code"] for entry in client.get(f"/api/v1/projects/{query}&page_size=200").json()["projects"]]
    assert len(listed) == 30
    assert [row["kennung"] for row in rows(client.get(f"/daten/projekte.csv{query}"))] == listed
    sheet = book(client.get(f"/daten/projekte.xlsx{query}"))["Projekte"]
    assert [cell.value for cell in sheet["A"]][1:] == listed
    chosen = client.get(f"/daten/projekte.json{query}").json()
    assert [item["sheet"]["code"] for item in chosen["sheets"]] == listed
    assert chosen["selected"] == "Stand: laufend; Reihenfolge: Titel"


def test_an_edition_keeps_its_own_tables(client):
    publish(make_report_document())
    correct(make_report_document(make_sheet_document(places=("Herne",))))
    places = [rows(client.get(f"/berichte/2024/ausgabe-{number}/daten/projekte.csv"))[0]["orte"] for number in (1, 2)]
    assert places == ["Bochum", "Herne"]
    found = book(client.get("/berichte/2024/ausgabe-1/daten/bericht.xlsx"))
    assert found.sheetnames == ["Lies mich", *(table.title for table in TABLES.values())]


def test_figures_and_the_list_behind_them_stand_side_by_side(client):
    publish(make_report_document(make_sheet_document("01-01"), make_sheet_document("01-02", status="completed")))
    numbers = {row["zahl"]: row for row in rows(client.get("/daten/zahlen.csv"))}
    assert (numbers["completed"]["wert"], numbers["completed"]["davon_nur_als_zahl"]) == ("11", "10")
    assert numbers["completed"]["quelle"] == "älterer Bericht"
    entries = rows(client.get("/daten/bestand.csv"))
    assert [(e["kennung"], e["stand"], e["im_bericht"]) for e in entries] == [
        ("01-01", "laufend", "ja"),
        ("01-02", "abgeschlossen", "ja"),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_described_for_programs_too(client, table):
    publish(make_report_document())
    described = client.get(f"/daten/{table}.csv-metadata.json").json()
    header = client.get(f"/daten/{table}.csv").content.decode("utf-8-sig").split("\r\n")[0].split(";")
    assert [column["name"] for column in described["tableSchema"]["columns"]] == header
    assert described["url"] == f"http://localhost:8000/daten/{table}.csv"
    assert described["dialect"]["delimiter"] == ";"


@pytest.mark.parametrize("query", ["status=fertig", "q=" + "a" * 201, "page=1", "seite=2"])
def test_a_file_never_holds_another_selection_than_was_asked_for(client, wohnen, query):
    for name in ("projekte.csv", "meilensteine.csv", "projekte.xlsx", "projekte.json"):
        response = client.get(f"/daten/{name}?{query}")
        assert (response.status_code, response["Content-Type"].partition(";")[0]) == (400, "application/problem+json")
