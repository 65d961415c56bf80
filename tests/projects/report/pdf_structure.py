"""What is wrong in the structure tree of a PDF: roles, headings, figures, lists, tables, links, order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.projects.report.pdf_reader import HEADINGS, Element, elements

# Standard structure types (ISO 32000-1, 14.8.4).
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"}
ROLES = GROUPS | {"P", "H", *HEADINGS, "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
ROLES |= {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"}
CHILDREN = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}


@dataclass(frozen=True)
class Node:
    """An element: its role as the standard knows it, those of its children, and the page where it begins, if any."""

    element: Object
    role: str
    children: tuple[str, ...]
    page: int | None


def structure_faults(pdf: Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "There is no structure tree."
        return
    nodes, found = list(_nodes(pdf)), elements(pdf)
    yield from sorted({f"/{node.role} is no role that readers know." for node in nodes if node.role not in ROLES})
    yield from _headings([element for element in found if element.role in HEADINGS], nodes)
    yield from _figures([element for element in found if element.role == "Figure"])
    yield from _families(nodes)
    yield from _tables(nodes)
    yield from _links(pdf, nodes)
    if any("\ufffd" in element.words for element in found):
        yield "Some signs cannot be read as text."


def _nodes(pdf: Pdf) -> Iterator[Node]:
    root = pdf.Root.StructTreeRoot
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", Dictionary()).items()}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    def walk(element: Object) -> Iterator[Node]:
        kids = [kid for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid]
        names = tuple(role(kid) for kid in kids)
        below = [node for kid in kids for node in walk(kid)]
        own = [element.get("/Pg"), *(kid.get("/Pg") for kid in _kids(element) if isinstance(kid, Dictionary))]
        begins = [pages[page.objgen] for page in own if page is not None] + [n.page for n in below if n.page]
        yield Node(element, role(element), names, begins[0] if begins else None)
        yield from below

    def role(element: Object) -> str:
        return roles.get(str(element.S), str(element.S)).lstrip("/")

    for kid in _kids(root):
        yield from walk(kid)


def _kids(node: Object) -> list[Object]:
    kids = node.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _headings(found: list[Element], nodes: list[Node]) -> Iterator[str]:
    levels = [HEADINGS.index(element.role) + 1 for element in found]
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"A heading of level {level} follows one of level {before}."
    yield from (f"A heading {element.role} holds no words." for element in found if not element.words.strip())
    pages = [node.page for node in nodes if node.role in HEADINGS[:3] and node.page]  # sections stand in two columns
    for before, page in pairwise(pages):
        if page < before:
            yield f"A heading on page {page} is read after one on page {before}."


def _figures(figures: list[Element]) -> Iterator[str]:
    for number, figure in enumerate(figures, 1):
        if not figure.alt.strip():
            yield f"Figure {number} has no alternative text."


def _families(nodes: list[Node]) -> Iterator[str]:
    """Lists, tables and contents are built as their readers expect."""
    for node in nodes:
        for child in node.children:
            if child not in CHILDREN.get(node.role, {child}):
                yield f"{node.role} holds {child}."
        if node.role == "LI" and "LBody" not in node.children:
            yield "An item of a list has no body."


def _tables(nodes: list[Node]) -> Iterator[str]:
    headers = 0
    for node in reversed(nodes):  # the cells of a table stand behind it
        if node.role == "TH":
            headers += 1
            if not any("/Scope" in attribute for attribute in _attributes(node.element)):
                yield "A header cell does not say whether it heads a row or a column."
        elif node.role == "Table":
            if not headers:
                yield "A table has no header cells."
            headers = 0


def _attributes(element: Object) -> list[Object]:
    found = element.get("/A", Array())
    return [part for part in (found if isinstance(found, Array) else [found]) if isinstance(part, Dictionary)]


def _links(pdf: Pdf, nodes: list[Node]) -> Iterator[str]:
    held = {
        kid.Obj.objgen
        for node in nodes
        if node.role in ("Link", "Annot", "Reference")
        for kid in _kids(node.element)
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
    }
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.get("/Subtype") != Name.Link:
                continue
            if not str(annotation.get("/Contents", "")).strip():
                yield f"A link on page {number} has no description."
            if annotation.objgen not in held:
                yield f"A link on page {number} is not in the structure."
