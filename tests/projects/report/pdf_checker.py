"""Finds what a tagged PDF lacks for PDF/UA-1 and PDF/A-2a, as far as a program can tell.

Checked are the failure conditions of the Matterhorn protocol that our templates could bring about: of the file
(here), of its structure tree (`pdf_structure`) and of what is painted (`pdf_painting`). No replacement for veraPDF in
an acceptance.
"""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.projects.report.pdf_painting import painting_faults
from tests.projects.report.pdf_reader import opened
from tests.projects.report.pdf_structure import structure_faults

FORBIDDEN = ("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles")  # PDF/A-2: nothing that acts or is attached


def faults(content: bytes) -> list[str]:
    """One sentence for each thing that is missing or wrong; empty for a sound document."""
    with opened(content) as pdf:
        return [
            *_catalogue(pdf),
            *_pages(pdf),
            *_bookmarks(pdf),
            *_metadata(pdf),
            *structure_faults(pdf),
            *painting_faults(pdf),
            *_fonts(pdf),
        ]


def _catalogue(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    checks = {
        "The document names no language.": str(root.get("/Lang", "")).startswith("de"),
        "Viewers show the file name instead of the title.": root.get("/ViewerPreferences", Dictionary()).get(
            "/DisplayDocTitle"
        )
        is True,
        "The document is not marked as tagged.": root.get("/MarkInfo", Dictionary()).get("/Marked") is True,
        "The tags are marked as suspect.": root.get("/MarkInfo", Dictionary()).get("/Suspects", False) is False,
        "There is no parent tree.": "/ParentTree" in root.get("/StructTreeRoot", Dictionary()),
        "There is no output intent.": bool(root.get("/OutputIntents", Array())),
        "The document is encrypted.": not pdf.is_encrypted,
    }
    yield from (fault for fault, holds in checks.items() if not holds)
    for key in FORBIDDEN:
        if key in root or key in root.get("/Names", Dictionary()):
            yield f"The document holds {key}."


def _pages(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name.S:
            yield f"Page {number} does not follow the structure when tabbing."


def _bookmarks(pdf: Pdf) -> Iterator[str]:
    outlines = pdf.Root.get("/Outlines", Dictionary())
    if "/First" not in outlines:
        yield "There are no bookmarks."
        return
    for bookmark in _bookmarks_below(outlines):
        if not str(bookmark.get("/Title", "")).strip():
            yield "A bookmark has no words."
        if "/Dest" not in bookmark and "/A" not in bookmark:
            yield f"The bookmark “{bookmark.get('/Title')}” leads nowhere."


def _bookmarks_below(node: Object) -> Iterator[Object]:
    child = node.get("/First")
    while child is not None:
        yield child
        yield from _bookmarks_below(child)
        child = child.get("/Next")


def _metadata(pdf: Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "There is no XMP metadata."
        return
    xmp = pdf.Root.Metadata.read_bytes().decode()
    wanted = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    for key, value in wanted.items():
        if not re.search(rf"{key}\s*(?:=\s*[\"']|>\s*){value}", xmp):
            yield f"XMP does not say {key} {value}."
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*\S", xmp, re.S):
        yield "XMP holds no title."
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "The document has no title."


def _fonts(pdf: Pdf) -> Iterator[str]:
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == Name.Font and "/DescendantFonts" in font:
            descriptor = font.DescendantFonts[0].FontDescriptor
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                yield f"The font {font.BaseFont} is not embedded."
            if "/ToUnicode" not in font:
                yield f"The font {font.BaseFont} cannot be read as text."
