import datetime
import hashlib
import json
import unicodedata
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import document
from projects.document import (
    DocumentError,
    FiguresDocument,
    FundingLineDocument,
    MilestoneDocument,
    ReportDocument,
    SheetDocument,
    fingerprint,
    report_from_json,
    sheet_from_json,
    to_json,
)
from projects.importing.store import store_report
from projects.verifying import verified
from tests.make import make_report_document, make_sheet_document

TEXT = st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
NUMBERS = st.integers(0, 9999)
DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
DECIMALS = st.decimals(0, 10**11, allow_nan=False, allow_infinity=False, places=2)


def strategy_for(kind):
    """Any value of an annotation of the documents."""
    known = {str: TEXT, int: NUMBERS, bool: st.booleans(), datetime.date: DATES, Decimal: DECIMALS}
    if kind in known:
        return known[kind]
    info = msgspec.inspect.type_info(kind)
    return from_info(info)


def from_info(info):
    match info:
        case msgspec.inspect.StructType():
            return st.builds(info.cls, **{field.name: from_info(field.type) for field in info.fields})
        case msgspec.inspect.UnionType():
            return st.one_of([from_info(kind) for kind in info.types])
        case msgspec.inspect.LiteralType():
            return st.sampled_from(info.values)
        case msgspec.inspect.VarTupleType():
            return st.lists(from_info(info.item_type), max_size=2).map(tuple)
        case msgspec.inspect.TupleType():
            return st.tuples(*map(from_info, info.item_types))
        case msgspec.inspect.NoneType():
            return st.none()
    by_name = {
        "StrType": TEXT,
        "IntType": NUMBERS,
        "BoolType": st.booleans(),
        "DateType": DATES,
        "DecimalType": DECIMALS,
    }
    return by_name[type(info).__name__]


SHEETS = strategy_for(SheetDocument).map(lambda sheet: msgspec.structs.replace(sheet, schema=document.SHEET_SCHEMA))
REPORTS = strategy_for(ReportDocument).map(lambda report: msgspec.structs.replace(report, schema=document.SCHEMA))


def a_report(**fields):
    needed = {
        "year": 2024,
        "title": "Fortschrittsbericht 2024",
        "published_on": datetime.date(2025, 11, 28),
        "figures": FiguresDocument(),
        "baseline": FiguresDocument(),
    }
    return ReportDocument(**{**needed, **fields})


@given(SHEETS)
def test_a_sheet_survives_json_exactly(sheet):
    assert sheet_from_json(to_json(sheet)) == sheet


@given(REPORTS)
def test_a_report_survives_json_exactly(report):
    text = to_json(report)
    assert report_from_json(text) == report
    assert to_json(report_from_json(text)) == text


@given(SHEETS)
def test_json_is_canonical(sheet):
    raw = json.loads(to_json(sheet))
    assert to_json(sheet) == json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_decomposed_letters_make_no_difference():
    assert fingerprint(a_report(tagline="Fu\u0308r")) == fingerprint(a_report(tagline="Für"))


def test_a_fingerprint_changes_with_one_letter():
    assert fingerprint(a_report(tagline="a")) != fingerprint(a_report(tagline="b"))


@pytest.mark.parametrize(
    ("written", "canonical"), [("1250000.00", "1250000"), ("1.25E+6", "1250000"), ("0.50", "0.5"), ("0E+3", "0")]
)
def test_equal_amounts_are_written_alike(written, canonical):
    line = FundingLineDocument(lineage="f1", kind="total", amount=Decimal(written))
    assert json.loads(to_json(line))["amount"] == canonical


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1E+999999", "viele"])
def test_what_is_no_amount_is_refused(amount):
    sheet = json.loads(to_json(make_sheet_document()))
    sheet["funding"]["lines"][0]["amount"] = amount
    with pytest.raises(DocumentError, match="funding"):
        sheet_from_json(json.dumps(sheet))


def test_documents_cannot_be_changed():
    with pytest.raises(AttributeError):
        a_report().year = 2025


def test_dates_and_amounts_are_strings_in_json():
    part = MilestoneDocument(lineage="m1", year_from=2021, date=datetime.date(2021, 12, 1), text="Start")
    assert json.loads(to_json(part))["date"] == "2021-12-01"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "kein gültiges JSON"),
        ("{", "kein gültiges JSON"),
        (b"\xff\xfe", "kein gültiges JSON"),
        ("[]", "Erwartet wird ein JSON-Objekt"),
        ("{}", "„schema“ fehlt"),
        ('{"schema":true}', "„schema“ fehlt"),
        ('{"schema":99}', "kennt es nur bis 2"),
        ('{"schema":1}', "passt nicht zum Schema 1"),
    ],
)
def test_a_foreign_text_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(DocumentError, match=sentence):
        report_from_json(text)


@pytest.mark.parametrize(
    ("schema", "sentence"), [(None, "„schema“ fehlt"), (2, "kennt es nur bis 1"), (0, "gibt es nicht")]
)
def test_a_sheet_carries_its_schema_too(schema, sentence):
    raw = json.loads(to_json(make_sheet_document()))
    assert raw["schema"] == document.SHEET_SCHEMA
    with pytest.raises(DocumentError, match=sentence):
        sheet_from_json(json.dumps({**raw, "schema": schema}))


def as_schema_1(report):
    """The JSON text of a report as it was written before editions named what they correct."""
    raw = json.loads(to_json(report))
    for name in ("corrects", "corrections", "address"):
        del raw[name]
    for entry in raw["catalogue"]:
        del entry["absent_because"]
    return json.dumps(raw | {"schema": 1}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_a_report_of_the_first_schema_is_brought_up_to_date_when_it_is_read():
    report = make_report_document()
    assert report_from_json(as_schema_1(report)) == report


@pytest.mark.django_db
def test_an_edition_sealed_in_the_first_schema_keeps_its_text_and_its_proof(settings, tmp_path):
    settings.MEDIA_ROOT, settings.EDITIONS_ROOT = tmp_path / "media", tmp_path / "editions"
    edition = store_report(make_report_document(), source="test", publish=True).edition
    text = as_schema_1(edition.read())
    (tmp_path / "editions" / edition.folder / "report.json").write_text(text, encoding="utf-8")
    edition.document, edition.document_sha256 = text, hashlib.sha256(text.encode()).hexdigest()
    edition.save()
    assert verified(edition).breaks == []
    edition.refresh_from_db()
    assert (edition.document, edition.read().schema) == (text, document.SCHEMA)


def test_an_unknown_key_is_refused_and_named():
    raw = json.loads(to_json(a_report()))
    raw["überraschung"] = 1
    with pytest.raises(DocumentError, match="überraschung"):
        report_from_json(json.dumps(raw))


def test_a_wrong_type_is_refused_with_its_place():
    raw = json.loads(to_json(a_report()))
    raw["figures"]["completed"] = "viele"
    with pytest.raises(DocumentError, match=r"figures\.completed"):
        report_from_json(json.dumps(raw))
