"""Reads a tagged PDF as assistive technology does: its elements with their words, in reading order."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")

Place = tuple[tuple[int, int] | None, int]  # a page, and the number of a marked content on it
Texts = dict[Place, str]


class UnreadablePdf(ValueError):
    """A file is no PDF that can be read; the message is a German sentence."""


@dataclass(frozen=True)
class Element:
    """A node of the structure tree: its standard role, depth, alternative text, and the words in and below it."""

    role: str
    depth: int
    alt: str
    words: str


def opened(content: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements_in(content: bytes) -> list[Element]:
    """The elements of a PDF, in reading order. Raises `UnreadablePdf`."""
    try:
        with opened(content) as pdf:
            return elements(pdf)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadablePdf("Die Datei ist kein lesbares PDF.") from error


def elements(pdf: Pdf) -> list[Element]:
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return []
    texts = _marked_texts(pdf)
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", Dictionary()).items()}
    found: list[Element] = []
    for child in _children(root):
        _walk(child, 0, None, roles, texts, found)
    return found


def bare(text: str) -> str:
    """Words without blanks, hyphens and the places where lines may break: what a layout may change."""
    return re.sub(r"[\s\u00ad\u200b\u2060-]+", "", text)


def _children(node: Object) -> list[Object]:
    kids = node.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _walk(
    node: Object | int,
    depth: int,
    page: tuple[int, int] | None,
    roles: dict[str, str],
    texts: Texts,
    found: list[Element],
) -> str:
    if isinstance(node, int) or not isinstance(node, Dictionary):
        return texts.get((page, int(node)), "")
    if node.get("/Type") == Name.MCR:
        return texts.get((node.Pg.objgen if "/Pg" in node else page, int(node.MCID)), "")
    if node.get("/Type") == Name.OBJR:
        return ""
    here = node.Pg.objgen if "/Pg" in node else page
    place = len(found)
    said = str(node.S)
    role = roles.get(said, said).lstrip("/")
    found.append(Element(role, depth, str(node.get("/Alt", "")), ""))
    text = "".join(_walk(child, depth + 1, here, roles, texts, found) for child in _children(node))
    found[place] = Element(role, depth, str(node.get("/Alt", "")), text)
    return text


def _marked_texts(pdf: Pdf) -> Texts:
    """(page, number of the marked content) → its text."""
    texts: Texts = {}
    for page in pdf.pages:
        _read_stream(page.obj, texts)
    return texts


def _read_stream(page: Object, texts: Texts) -> None:
    """Collects the text of one page; `marks` is the stack of marked contents that are open."""
    fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
    decode: dict[int, str] = {}
    marks: list[Object] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                marks.append(operands[-1] if isinstance(operands[-1], Dictionary) else Dictionary())
                _add(texts, page, marks, str(marks[-1].get("/ActualText", "")))
            case "EMC":
                marks.pop()
            case "Tf":
                decode = _unicode_map(fonts[str(operands[0])])
            case "Tj" | "TJ" if not any("/ActualText" in mark for mark in marks):
                _add(texts, page, marks, "".join(_decoded(part, decode) for part in _strings(operands[0])))


def _add(texts: Texts, page: Object, marks: list[Object], text: str) -> None:
    number = next((int(mark.MCID) for mark in reversed(marks) if "/MCID" in mark), None)
    if number is not None:
        texts[page.objgen, number] = texts.get((page.objgen, number), "") + text


def _strings(operand: object) -> Iterator[bytes]:
    parts = operand if isinstance(operand, Array) else [operand]
    return (bytes(part) for part in parts if isinstance(part, pikepdf.String))


_MAPS: dict[bytes, dict[int, str]] = {}


def _unicode_map(font: Object) -> dict[int, str]:
    source = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    if source not in _MAPS:
        _MAPS[source] = dict(_entries(source.decode("latin-1")))
    return _MAPS[source]


def _entries(source: str) -> Iterator[tuple[int, str]]:
    for section in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            yield int(code, 16), bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                yield code, chr(start + code - int(first, 16))


def _decoded(shown: bytes, characters: dict[int, str]) -> str:
    codes = [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown) - 1, 2)]
    return "".join(characters.get(code, "\ufffd") for code in codes)
