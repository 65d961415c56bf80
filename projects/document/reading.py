"""Documents as canonical JSON, and back: strict reading with German sentences, older schemas brought up to date.

A sealed text is never rewritten: what is brought up to date is only what was read of it.
"""

import hashlib
import re
import unicodedata
from typing import Any

import msgspec
from msgspec import Struct

from projects.document.report import SCHEMA, ReportDocument
from projects.document.sheet import SHEET_SCHEMA, SheetDocument


class DocumentError(ValueError):
    """A JSON text is no document of ours; the message is a German sentence that says where and why."""


def to_json(document: Struct) -> str:
    """Canonical JSON: sorted keys, no blanks, decimals and dates as strings, NFC."""
    text = msgspec.json.encode(document, order="sorted").decode()
    return unicodedata.normalize("NFC", text)


def fingerprint(document: Struct) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def report_from_json(text: str | bytes) -> ReportDocument:
    """The report in a JSON text, of this schema or an older one. Raises `DocumentError` with a German sentence."""
    raw = _of_known_schema(_decoded(text), "Bericht", SCHEMA)
    return _converted(_upgraded(raw), ReportDocument, raw["schema"])


def sheet_from_json(text: str | bytes) -> SheetDocument:
    """The sheet in a JSON text. Raises `DocumentError` with a German sentence."""
    found: SheetDocument = from_json_of(SheetDocument, text, "Projektblatt", SHEET_SCHEMA)
    return found


def from_json_of(kind: type[Any], text: str | bytes, name: str, newest: int) -> Any:
    """A document of this kind, which people call `name`. newest: its schema number today.

    Raises `DocumentError` with a German sentence.
    """
    raw = _of_known_schema(_decoded(text), name, newest)
    return _converted(raw, kind, raw["schema"])


def _of_known_schema(raw: dict[str, Any], name: str, newest: int) -> dict[str, Any]:
    """The raw document if this portal can read it."""
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise DocumentError(f"Die Datei ist kein {name}: Die Angabe „schema“ fehlt.")
    if schema < 1:
        raise DocumentError(f"Ein Schema {schema} gibt es nicht.")
    if schema > newest:
        raise DocumentError(f"Die Datei hat das Schema {schema}; dieses Portal kennt es nur bis {newest}.")
    return raw


def _upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """A raw report in today's schema.

    1 → 2: editions name what they correct and why a sheet is left out. Those sealed before did not say it; what they
    did not say is empty, as the defaults of these fields are.
    """
    return raw | {"schema": SCHEMA}


def _decoded(text: str | bytes) -> dict[str, Any]:
    try:
        raw = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"Die Datei ist kein gültiges JSON: {_in_german(error)}.") from error
    except RecursionError as error:
        raise DocumentError("Die Datei ist kein Bericht: Ihre Angaben sind zu tief verschachtelt.") from error
    if not isinstance(raw, dict):
        raise DocumentError("Die Datei ist kein Bericht: Erwartet wird ein JSON-Objekt.")
    return raw


def _converted(raw: dict[str, Any], kind: type[Any], schema: int) -> Any:
    try:
        return msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        raise DocumentError(f"Die Datei passt nicht zum Schema {schema}: {_in_german(error)}.") from error


_LONGEST_REASON = 300
_GERMAN = (
    (r"Expected `array` of length (\d+), got (\d+)", r"erwartet wird eine Liste von \1 Angaben, dort stehen \2"),
    (r"Expected `(.+?)`, got `(.+?)`", r"erwartet wird \1, dort steht \2"),
    (r"Object missing required field `(.+?)`", r"die Angabe „\1“ fehlt"),
    (r"Object contains unknown field `(.+?)`", r"die Angabe „\1“ ist nicht bekannt"),
    (r"Invalid enum value (.+?)", r"den Wert \1 gibt es dort nicht"),
    (r"Invalid RFC3339 encoded date", "ein Datum hat die Form JJJJ-MM-TT"),
    (r"Invalid decimal string", "ein Betrag ist eine Zahl mit Punkt vor den Cent"),
    (r"(?:Integer value|Number) out of range", "eine Zahl ist zu groß"),
    (r"Input data was truncated", "sie bricht mitten in einer Angabe ab"),
    (r"JSON is malformed: .*?(\(byte \d+\))?", r"der Aufbau stimmt nicht \1"),
)


def _in_german(error: Exception) -> str:
    """What the JSON library says about a text, as the end of a German sentence; unknown words stay as they are."""
    said, _, place = str(error).partition(" - at ")
    for english, german in _GERMAN:
        if match := re.fullmatch(english, said, re.S):
            said = match.expand(german).strip()
            break
    where = f" (Stelle {place.strip('`')})" if place else ""
    return (said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON] + " …") + where
