"""The spine: frozen documents that everything reads, and their JSON.

A `SheetDocument` is one project in one report; a `ReportDocument` is a report with its sheets, chapters and figures.
They hold no rows, no files and no unresolved `{{ … }}`. The JSON is canonical: keys sorted, decimals and dates as
strings, Unicode NFC; equal documents have equal bytes, and those bytes are what is hashed.
"""

from projects.document.corrections import CorrectionDocument, PassageDocument, WordsDocument
from projects.document.reading import (
    DocumentError,
    fingerprint,
    from_json_of,
    report_from_json,
    sheet_from_json,
    to_json,
)
from projects.document.report import (
    SCHEMA,
    CatalogueEntry,
    ChapterDocument,
    ChapterKind,
    CorrectedEdition,
    FiguresDocument,
    ReportDocument,
    catalogue_entry,
)
from projects.document.sheet import (
    SHEET_SCHEMA,
    FundingBasis,
    FundingDocument,
    FundingKind,
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    MinistryRef,
    PhotoDocument,
    PhotoKind,
    Qualifier,
    SheetDocument,
    SheetSections,
    Status,
    TopicFieldRef,
    plain_decimal,
)

__all__ = [
    "SCHEMA",
    "SHEET_SCHEMA",
    "CatalogueEntry",
    "ChapterDocument",
    "ChapterKind",
    "CorrectedEdition",
    "CorrectionDocument",
    "DocumentError",
    "FiguresDocument",
    "FundingBasis",
    "FundingDocument",
    "FundingKind",
    "FundingLineDocument",
    "LinkDocument",
    "MilestoneDocument",
    "MinistryRef",
    "PassageDocument",
    "PhotoDocument",
    "PhotoKind",
    "Qualifier",
    "ReportDocument",
    "SheetDocument",
    "SheetSections",
    "Status",
    "TopicFieldRef",
    "WordsDocument",
    "catalogue_entry",
    "fingerprint",
    "from_json_of",
    "plain_decimal",
    "report_from_json",
    "sheet_from_json",
    "to_json",
]
