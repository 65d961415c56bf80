"""The tables as one XLSX file with real numbers and days, and a first sheet that says where they come from."""

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from projects.opendata import licence
from projects.opendata.columns import Column, Kind, Table, Value
from projects.opendata.content import Content

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # characters; the format's own limit
_A4 = 9
_LINE = 15  # points; spreadsheets do not heighten rows by themselves when they open a file
_CUT = " … (gekürzt; ganz in CSV und JSON)"
_NO_DAY = datetime.date(2000, 1, 1)  # of a file without any report
_WIDTHS: dict[Kind, int] = {"Text": 28, "Ganzzahl": 12, "Dezimalzahl": 16, "Datum": 12, "ja/nein": 10, "Adresse": 40}
_NUMBER_FORMATS: dict[Kind, str] = {"Ganzzahl": "0", "Dezimalzahl": "#,##0.00", "Datum": "dd.mm.yyyy"}


def workbook_bytes(tables: Sequence[Table], content: Content) -> bytes:
    """A workbook with a sheet for each table behind the one that explains. The same content gives the same bytes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    day = datetime.date.fromisoformat(content.published_on) if content.published_on else _NO_DAY
    book.set_properties(
        {
            "title": content.title,
            "comments": content.attribution,
            "created": _midnight(day),
        }
    )
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    _write_read_me(
        book.add_worksheet("Lies mich"), tables, content, head, book.add_format({"text_wrap": True, "valign": "top"})
    )
    for table in tables:
        formats = {kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _formats()}
        _write_table(book.add_worksheet(table.title), table, content, head, formats)
    book.close()
    return file.getvalue()


def _formats() -> list[tuple[Kind, str]]:
    return [(kind, _NUMBER_FORMATS.get(kind, "@" if kind == "Text" else "General")) for kind in _WIDTHS]


def _write_read_me(sheet: Worksheet, tables: Sequence[Table], content: Content, head: Format, wrapped: Format) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 1, 26, wrapped)
    sheet.set_column(2, 2, 70, wrapped)
    sheet.set_column(3, 4, 14, wrapped)
    told = [
        ("Inhalt", content.title),
        ("Auswahl", content.selected or "alles"),
        ("Ausgabe vom", content.published_on or "noch kein Bericht veröffentlicht"),
        ("Gelesen von", content.address),
        ("Lizenz", f"{licence.NAME} ({licence.SHORT}), {licence.TEXT_ADDRESS}"),
        ("Namensnennung", content.attribution),
        ("Bilder", licence.PICTURES),
    ]
    for row, (label, text) in enumerate(told):
        sheet.write_string(row, 0, label, head)
        sheet.merge_range(row, 1, row, 2, "", wrapped)
        sheet.write_string(row, 1, _fitting(text), wrapped)
        sheet.set_row(row, _LINE * (1 + len(text) // 85))
    start = len(told) + 1
    for column, label in enumerate(("Tabelle", "Spalte", "Bedeutung", "Art", "Einheit")):
        sheet.write_string(start, column, label, head)
    columns = chain.from_iterable(((table, column) for column in table.columns) for table in tables)
    for row, (table, described) in enumerate(columns, start=start + 1):
        words = (table.title, described.name, described.meaning, described.kind, described.unit)
        sheet.set_row(row, _LINE * (1 + len(described.meaning) // 65))
        for column, text in enumerate(words):
            sheet.write_string(row, column, text, wrapped)


def _write_table(sheet: Worksheet, table: Table, content: Content, head: Format, formats: dict[Kind, Format]) -> None:
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS[column.kind], formats[column.kind])
        sheet.write_string(0, number, column.name, head)
    last = 0
    for last, row in enumerate(table.rows(content), start=1):
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, last, number, column, value, formats[column.kind])
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, number: int, column: Column, value: Value, form: Format) -> None:
    """A cell of its true kind. Texts are written as texts, whatever they begin with: none becomes a formula."""
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, number, value, form)
        case int() | Decimal():
            sheet.write_number(row, number, float(value), form)
        case datetime.date():
            sheet.write_datetime(row, number, _midnight(value), form)
        case str():
            sheet.write_string(row, number, _fitting(value), form)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


def _fitting(text: str) -> str:
    """A text that the format holds; what is cut says so."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_CUT)] + _CUT
