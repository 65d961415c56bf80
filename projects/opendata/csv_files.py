"""Tables as CSV, in the form that spreadsheets in Germany open by a double click, and their description as CSVW.

UTF-8 with a byte order mark, semicolons, CRLF, quotation marks as in RFC 4180, decimal commas, days as 2025-11-28. A
text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import datetime
import io
from collections.abc import Iterable
from decimal import Decimal

from projects.opendata import licence
from projects.opendata.columns import Kind, Table, Value
from projects.opendata.content import Content

BYTE_ORDER_MARK = "\ufeff"
DELIMITER = ";"
CONTENT_TYPE = "text/csv; charset=utf-8"
# What spreadsheets read as the beginning of a formula; the full-width forms count in some of them.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DATATYPES: dict[Kind, object] = {
    "Text": "string",
    "Ganzzahl": "integer",
    "Dezimalzahl": {"base": "decimal", "format": {"decimalChar": ","}},
    "Datum": {"base": "date", "format": "yyyy-MM-dd"},
    "ja/nein": {"base": "boolean", "format": "ja|nein"},
    "Adresse": "anyURI",
}


def csv_bytes(table: Table, content: Content) -> bytes:
    """The table as a file; the same content gives the same bytes."""
    return csv_of((column.name for column in table.columns), table.rows(content))


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[Value]]) -> bytes:
    """Rows under their columns, in the one form of all our files."""
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(without_formula(name) for name in columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case int():
            return str(value)
        case datetime.date():
            return value.isoformat()
    return without_formula(value)


def without_formula(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet would calculate with it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def metadata(table: Table, address: str) -> dict[str, object]:
    """The description of a table as the W3C's CSV on the Web asks for it. address: that of the table."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": address,
        "dc:title": table.title,
        "dc:description": table.meaning,
        "dc:license": {"@id": licence.URI},
        "dialect": {"delimiter": DELIMITER, "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": f"{column.meaning}{f' ({column.unit})' if column.unit else ''}",
                    "datatype": _DATATYPES[column.kind],
                }
                for column in table.columns
            ]
        },
    }
