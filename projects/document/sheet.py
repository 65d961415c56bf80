"""One project in one report as it is read: the sheet with all its parts."""

import datetime
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

SHEET_SCHEMA = 1

Status = Literal["running", "completed", "not_pursued"]
FundingKind = Literal["total", "part", "share", "annual"]
FundingBasis = Literal["", "eligible_costs", "state_funds", "granted", "paid_out", "spent", "material_costs"]
Qualifier = Literal["exact", "rounded", "about", "more_than", "up_to"]
PhotoKind = Literal["photo", "graphic", "visualisation", "illustration"]


LARGEST_EXPONENT = 30


def plain_decimal(value: Decimal) -> Decimal:
    """The same number without exponent and trailing zeros: `1250000.00` → `1250000`. Raises ValueError for NaN and
    for numbers beyond any amount."""
    if not value.is_finite() or abs(value.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(f"„{value}“ ist kein Betrag")
    return Decimal(f"{value.normalize():f}")


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all parts: immutable, built by keyword, strict when read from JSON."""


class TopicFieldRef(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chapter of the report. slug: its part of addresses, and what its colour and icon follow."""

    slug: str
    name: str


class MinistryRef(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ministry as it was called when the report was sealed."""

    abbreviation: str
    name: str


class SheetSections(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts in light markup; an empty text is a section that the sheet does not have."""

    summary: str = ""
    added_value: str = ""
    approach: str = ""
    target_group: str = ""
    latest_development: str = ""
    current_state: str = ""
    result: str = ""
    outlook: str = ""


class MilestoneDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class FundingLineDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class FundingDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A project's volume: typed lines, or the reason why none can be stated.

    contained_in: code of the project whose volume holds this one's.
    sentence: what is printed; generated from the lines unless the ministry wrote its own.
    """

    lines: tuple[FundingLineDocument, ...] = ()
    reason: str = ""
    contained_in: str = ""
    sentence: str = ""


class LinkDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Further information on the web. url: with http or https."""

    lineage: str
    label: str
    url: str


class PhotoDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class SheetDocument(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One project in one report, as it is read."""

    schema: int = SHEET_SCHEMA
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
