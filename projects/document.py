"""The spine: frozen documents that everything reads, and their JSON.

A `SheetDocument` is one project in one report; a `ReportDocument` is a report with its sheets, chapters and figures.
They hold no rows, no files and no unresolved `{{ … }}`. The JSON is canonical: keys sorted, decimals and dates as
strings, Unicode NFC; equal documents have equal bytes, and those bytes are what is hashed.
"""

import datetime
import hashlib
import re
import unicodedata
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

SCHEMA = 1

Status = Literal["running", "completed", "not_pursued"]
ChapterKind = Literal["editorial", "overview", "closing", "imprint", "free"]
FundingKind = Literal["total", "part", "share", "annual"]
FundingBasis = Literal["", "eligible_costs", "state_funds", "granted", "paid_out", "spent", "material_costs"]
Qualifier = Literal["exact", "rounded", "about", "more_than", "up_to"]
PhotoKind = Literal["photo", "graphic", "visualisation", "illustration"]


class DocumentError(ValueError):
    """A JSON text is no document of ours; the message is a German sentence that says where and why."""


LARGEST_EXPONENT = 30


def plain_decimal(value: Decimal) -> Decimal:
    """The same number without exponent and trailing zeros: `1250000.00` → `1250000`. Raises ValueError for NaN and
    for numbers beyond any amount."""
    if not value.is_finite() or abs(value.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(f"„{value}“ ist kein Betrag")
    return Decimal(f"{value.normalize():f}")


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all parts: immutable, built by keyword, strict when read from JSON."""


class TopicFieldRef(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chapter of the report. slug: its part of addresses, and what its colour and icon follow."""

    slug: str
    name: str


class MinistryRef(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ministry as it was called when the report was sealed."""

    abbreviation: str
    name: str


class SheetSections(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts in light markup; an empty text is a section that the sheet does not have."""

    summary: str = ""
    added_value: str = ""
    approach: str = ""
    target_group: str = ""
    latest_development: str = ""
    current_state: str = ""
    result: str = ""
    outlook: str = ""


class MilestoneDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happened in a year or a range of years; `text` is one line of light markup.

    lineage: stays the same while the milestone is carried from report to report.
    strand: the sub-project (*Teilprojekt*) it belongs to, or "".
    """

    lineage: str
    year_from: int
    year_to: int | None = None
    date: datetime.date | None = None
    strand: str = ""
    text: str


class FundingLineDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One amount of a project's volume.

    kind: total, part of the total, share of the total, annual amount.
    amount: euro; absent where only a share in percent is known.
    basis: what the amount counts; source: who pays; note: what it is for, in the sheet's words (“für die Aufbauphase”).
    period_from, period_to: years the amount is for; recurring_from: first year of an annual amount.
    """

    lineage: str
    kind: FundingKind
    amount: Decimal | None = None
    qualifier: Qualifier = "exact"
    basis: FundingBasis = ""
    source: str = ""
    note: str = ""
    percent: Decimal | None = None
    as_of: datetime.date | None = None
    period_from: int | None = None
    period_to: int | None = None
    recurring_from: int | None = None

    def __post_init__(self) -> None:
        """Equal numbers are written alike, or equal documents would have different bytes."""
        for name in ("amount", "percent"):
            value = getattr(self, name)
            if value is not None:
                msgspec.structs.force_setattr(self, name, plain_decimal(value))


class FundingDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A project's volume: typed lines, or the reason why none can be stated.

    contained_in: code of the project whose volume holds this one's.
    sentence: what is printed; generated from the lines unless the ministry wrote its own.
    """

    lines: tuple[FundingLineDocument, ...] = ()
    reason: str = ""
    contained_in: str = ""
    sentence: str = ""


class LinkDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Further information on the web. url: with http or https."""

    lineage: str
    label: str
    url: str


class PhotoDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture. `sha256` and `url` are empty where only caption and credit are known (“Bild fehlt”).

    focus: the point that a crop keeps, in percent from left and from top.
    """

    lineage: str
    kind: PhotoKind = "photo"
    alt: str = ""
    caption: str = ""
    credit: str = ""
    sha256: str = ""
    url: str = ""
    focus: tuple[int, int] = (50, 50)
    width: int = 0
    height: int = 0


class SheetDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One project in one report, as it is read."""

    schema: int = SCHEMA
    code: str
    title: str
    subtitle: str = ""
    slug: str
    topic_field: TopicFieldRef
    ministry: MinistryRef | None = None
    further_ministries: tuple[MinistryRef, ...] = ()
    places: tuple[str, ...] = ()
    status: Status
    sections: SheetSections
    milestones: tuple[MilestoneDocument, ...] = ()
    funding: FundingDocument = FundingDocument()
    links: tuple[LinkDocument, ...] = ()
    photos: tuple[PhotoDocument, ...] = ()


class ChapterDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frame chapter. `text` is light markup with figures filled in; `after_projects` tells its place."""

    kind: ChapterKind
    slug: str
    title: str
    headline: str = ""
    text: str = ""
    author: str = ""
    roles: tuple[str, ...] = ()
    after_projects: bool = False


class CatalogueEntry(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A known project with its status at the cut-off date: one line of the list behind the figures."""

    code: str
    title: str
    slug: str
    topic_field: TopicFieldRef
    ministry: MinistryRef | None = None
    status: Status
    reported: bool


def catalogue_entry(sheet: SheetDocument, *, reported: bool = True) -> CatalogueEntry:
    """A sheet's line in the catalogue. reported: whether the report at hand holds the sheet."""
    return CatalogueEntry(
        code=sheet.code,
        title=sheet.title,
        slug=sheet.slug,
        topic_field=sheet.topic_field,
        ministry=sheet.ministry,
        status=sheet.status,
        reported=reported,
    )


class FiguresDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers of projects. As `baseline`: what is counted beyond the catalogue; as `figures`: the sum of both."""

    total: int = 0
    completed: int = 0
    running: int = 0
    not_pursued: int = 0
    newly_completed: int = 0


class ReportDocument(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole report as sealed: what web pages, PDF and open data are made from."""

    schema: int = SCHEMA
    year: int
    edition: int = 1
    programme: str = "Ruhr-Konferenz"
    title: str
    tagline: str = ""
    publisher: str = ""
    published_on: datetime.date
    reason: str = ""
    as_of_texts: datetime.date | None = None
    as_of_amounts: datetime.date | None = None
    outlook_year: int | None = None
    figures: FiguresDocument
    baseline: FiguresDocument
    baseline_source: str = ""
    topic_fields: tuple[TopicFieldRef, ...] = ()
    catalogue: tuple[CatalogueEntry, ...] = ()
    chapters: tuple[ChapterDocument, ...] = ()
    projects: tuple[SheetDocument, ...] = field(default=())

    def projects_in(self, topic_field: TopicFieldRef) -> tuple[SheetDocument, ...]:
        """The sheets of one chapter, in printed order."""
        return tuple(sheet for sheet in self.projects if sheet.topic_field.slug == topic_field.slug)

    def sheet(self, code: str) -> SheetDocument | None:
        """The sheet of a project, None where the report has none of it."""
        return next((sheet for sheet in self.projects if sheet.code == code), None)


def to_json(document: Struct) -> str:
    """Canonical JSON: sorted keys, no blanks, decimals and dates as strings, NFC."""
    text = msgspec.json.encode(document, order="sorted").decode()
    return unicodedata.normalize("NFC", text)


def fingerprint(document: Struct) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def report_from_json(text: str | bytes) -> ReportDocument:
    """The report in a JSON text. Raises `DocumentError` with a German sentence."""
    found: ReportDocument = from_json_of(ReportDocument, text, "Bericht")
    return found


def sheet_from_json(text: str | bytes) -> SheetDocument:
    """The sheet in a JSON text. Raises `DocumentError` with a German sentence."""
    found: SheetDocument = from_json_of(SheetDocument, text, "Projektblatt")
    return found


def from_json_of(kind: type[Any], text: str | bytes, name: str) -> Any:
    """A document of this kind, which people call `name`. Raises `DocumentError` with a German sentence."""
    return _converted(_of_known_schema(_decoded(text), name), kind)


def _of_known_schema(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """The raw document if this portal can read it; documents of an older schema will be brought up to date here."""
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise DocumentError(f"Die Datei ist kein {name}: Die Angabe „schema“ fehlt.")
    if schema < 1:
        raise DocumentError(f"Ein Schema {schema} gibt es nicht.")
    if schema > SCHEMA:
        raise DocumentError(f"Die Datei hat das Schema {schema}; dieses Portal kennt es nur bis {SCHEMA}.")
    return raw


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


def _converted(raw: dict[str, Any], kind: type[Any]) -> Any:
    try:
        return msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        raise DocumentError(f"Die Datei passt nicht zum Schema {SCHEMA}: {_in_german(error)}.") from error


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
