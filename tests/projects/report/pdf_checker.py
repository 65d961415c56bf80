"""Finds what a tagged PDF lacks for PDF/UA-1 and PDF/A-2a, as far as its structure shows it.

No replacement for veraPDF in an acceptance: it checks what our templates could get wrong.
"""

import re

from pikepdf import Array, Dictionary, Name, Pdf

from tests.projects.report.pdf_reader import HEADINGS, elements, opened


def faults(content: bytes) -> list[str]:
    """One sentence for each thing that is missing or wrong; empty for a sound document."""
    with opened(content) as pdf:
        return [*_catalogue(pdf), *_metadata(pdf), *_structure(pdf), *_links(pdf), *_fonts(pdf)]


def _catalogue(pdf: Pdf) -> list[str]:
    root = pdf.Root
    checks = {
        "The document names no language.": str(root.get("/Lang", "")).startswith("de"),
        "Viewers show the file name instead of the title.": root.get("/ViewerPreferences", Dictionary()).get(
            "/DisplayDocTitle"
        )
        is True,
        "The document is not marked as tagged.": root.get("/MarkInfo", Dictionary()).get("/Marked") is True,
        "There is no structure tree.": "/StructTreeRoot" in root,
        "There is no parent tree.": "/ParentTree" in root.get("/StructTreeRoot", Dictionary()),
        "There is no output intent.": bool(root.get("/OutputIntents", Array())),
        "There are no bookmarks.": "/First" in root.get("/Outlines", Dictionary()),
        "The document is encrypted.": not pdf.is_encrypted,
    }
    pages = [
        f"Page {number} does not follow the structure when tabbing."
        for number, page in enumerate(pdf.pages, 1)
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name.S
    ]
    return [fault for fault, holds in checks.items() if not holds] + pages


def _metadata(pdf: Pdf) -> list[str]:
    if "/Metadata" not in pdf.Root:
        return ["There is no XMP metadata."]
    xmp = pdf.Root.Metadata.read_bytes().decode()
    wanted = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    wrong = [
        f"XMP does not say {key} {value}."
        for key, value in wanted.items()
        if not re.search(rf"{key}\s*(?:=\s*[\"']|>\s*){value}", xmp)
    ]
    titled = re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*\S", xmp, re.S)
    return wrong + ([] if titled else ["XMP holds no title."])


def _structure(pdf: Pdf) -> list[str]:
    found = elements(pdf)
    levels = [HEADINGS.index(element.role) + 1 for element in found if element.role in HEADINGS]
    jumps = [
        f"A heading of level {level} follows one of level {before}."
        for before, level in zip([0, *levels], levels, strict=False)
        if level > before + 1
    ]
    silent = [
        f"Figure {number} has no alternative text."
        for number, element in enumerate((e for e in found if e.role == "Figure"), 1)
        if not element.alt.strip()
    ]
    empty = [f"A heading {e.role} holds no words." for e in found if e.role in HEADINGS and not e.words.strip()]
    return jumps + silent + empty + _tables(found)


def _tables(found: list) -> list[str]:
    roles = [element.role for element in found]
    return ["A table has no header cells."] if "Table" in roles and "TH" not in roles else []


def _links(pdf: Pdf) -> list[str]:
    return [
        f"A link on page {number} has no description."
        for number, page in enumerate(pdf.pages, 1)
        for annotation in page.obj.get("/Annots", Array())
        if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")).strip()
    ]


def _fonts(pdf: Pdf) -> list[str]:
    faults = []
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == Name.Font and "/DescendantFonts" in font:
            descriptor = font.DescendantFonts[0].FontDescriptor
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                faults.append(f"The font {font.BaseFont} is not embedded.")
            if "/ToUnicode" not in font:
                faults.append(f"The font {font.BaseFont} cannot be read as text.")
    return faults
