"""From a report document to an accessible PDF, and from one sheet or chapter to pictures; speaks to the typesetter.

A whole report is typeset by a short-lived child process, because the typesetter keeps what it laid out and would grow
in a server; single sheets and chapters are typeset here by a compiler that stays warm. Both read their words from a
JSON file, so no text can become markup.
"""

import atexit
import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typst

from projects.disk import in_words
from projects.document import ReportDocument, SheetDocument
from projects.report import child
from projects.report.build_folder import TypesetError, explained, furnish, lay_out
from projects.report.characters import FONTS, Replaced, untypesettable
from projects.report.renderer import renderer_fingerprint
from projects.tombstones import NONE, Tombstones, sheet_with_files

if TYPE_CHECKING:
    from projects.report.excerpt import Excerpt
    from projects.report.proof import Earlier, Stamp

__all__ = [
    "Replaced",
    "SheetFit",
    "Superseded",
    "TypesetError",
    "TypesetReport",
    "TypesetSheet",
    "measure_sheet",
    "renderer_fingerprint",
    "typeset_chapter",
    "typeset_excerpt",
    "typeset_proof",
    "typeset_report",
    "typeset_sheet",
    "untypesettable",
]

PREVIEW_PPI = 96
COVER = (480, 679)  # pixels of the cover's picture: A4, for a card on a screen of twice the density

_MARKS = "query(<fit>).map(mark => mark.value)"

# Points on an A4 page: its height, and the margins above and below the text (tokens.typ).
_PAGE, _TOP, _BOTTOM = 841.89, 76.54, 68.03


@dataclass(frozen=True)
class SheetFit:
    """How a sheet lies on its pages. fill: part of the last page's text height that is used, 0 to 1.

    over: for one to three pages by how many points narrative and facts are too tall for them, with the opening
    picture as low as it may be; negative where there is room.
    """

    code: str
    first_page: int
    pages: int
    fill: float
    over: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class TypesetSheet:
    """One sheet. pages: a picture of each."""

    pages: tuple[bytes, ...]
    fit: SheetFit


class Superseded(Exception):
    """Nobody waits for this sheet any more."""


@dataclass(frozen=True)
class TypesetReport:
    """A finished report. cover: its first page as PNG, `COVER` pixels; pages: number of pages; replaced: characters
    that print shows as `[?]`."""

    pdf: bytes
    cover: bytes
    pages: int
    fits: tuple[SheetFit, ...]
    replaced: tuple[Replaced, ...]


def typeset_report(
    document: ReportDocument, pictures: Mapping[str, Path], tombstones: Tombstones = NONE
) -> TypesetReport:
    """The report as a PDF that is PDF/UA-1 and PDF/A-2a at once; equal documents and pictures give equal bytes.

    pictures: SHA-256 of a photo → file of its print rendition (JPEG, see `projects.pictures`). tombstones: of photos
    that were withdrawn and have none. Raises `TypesetError` where a picture is missing or unreadable, the typesetter
    fails, takes over three minutes or more memory than `RUHRPORTAL_TYPESETTER_MEMORY` allows, or the disk has no room
    for what it needs meanwhile.
    """
    from projects.report import printdata  # not at the top: the child needs none of it

    sheets = [sheet_with_files(sheet, tombstones) for sheet in document.projects]
    return _report(printdata.report_data(document, tombstones), document, sheets, pictures)


def typeset_proof(
    document: ReportDocument, stamp: "Stamp", earlier: "Earlier | None", pictures: Mapping[str, Path]
) -> TypesetReport:
    """A copy of a report that is not published, as accessible as the report and with its page breaks. It has no cover.

    Raises `TypesetError` as `typeset_report` does.
    """
    from projects.report import proof  # not at the top: the child needs none of it

    return _report(proof.proof_data(document, stamp, earlier), document, document.projects, pictures)


def _report(
    data: dict[str, Any], document: ReportDocument, sheets: Sequence[SheetDocument], pictures: Mapping[str, Path]
) -> TypesetReport:
    with _typeset(data, sheets, pictures) as build:
        cover = build / "cover.png"
        marks = json.loads((build / "marks.json").read_text("utf-8"))
        return TypesetReport(
            pdf=(build / "report.pdf").read_bytes(),
            cover=cover.read_bytes() if cover.is_file() else b"",
            pages=marks["pages"],
            fits=_fits(marks["fits"], marks["codes"]),
            replaced=untypesettable(document),
        )


def typeset_excerpt(
    document: ReportDocument, excerpt: "Excerpt", pictures: Mapping[str, Path], tombstones: Tombstones = NONE
) -> bytes:
    """Some sheets of a report as a PDF of their own, as accessible and as repeatable as the report's.

    Raises `TypesetError` as `typeset_report` does.
    """
    from projects.report import excerpt as excerpts  # not at the top: the child needs none of it

    sheets = [sheet_with_files(sheet, tombstones) for sheet in document.projects if sheet.code in excerpt.codes]
    with _typeset(excerpts.excerpt_data(document, excerpt, tombstones), sheets, pictures) as build:
        return (build / "report.pdf").read_bytes()


@contextmanager
def _typeset(data: dict[str, Any], sheets: Sequence[SheetDocument], pictures: Mapping[str, Path]) -> Iterator[Path]:
    """The build folder in which a child process has set these data."""
    try:
        with tempfile.TemporaryDirectory(prefix="ruhrportal-satz-") as folder:
            build = Path(folder)
            furnish(build)
            lay_out(build, data, sheets, pictures, framed=True)
            child.run(build)
            yield build
    except child.SaidByTypesetter as error:
        raise TypesetError(explained(str(error), sheets, pictures)) from error
    except OSError as error:
        raise _no_folder(error) from error


def typeset_sheet(
    document: ReportDocument,
    code: str,
    pictures: Mapping[str, Path],
    *,
    format: Literal["svg", "png"] = "svg",
    wanted: Callable[[], bool] = lambda: True,
) -> TypesetSheet:
    """The pages of one sheet as pictures, as they will be printed (page numbers apart).

    wanted: asked when the typesetter is free. Raises `Superseded` where it says no, `TypesetError` where the report
    has no such sheet, a picture is missing or the typesetter fails.
    """
    with _laid_out(document, code, pictures, wanted) as compiler:
        pages = compiler.compile(format=format, ppi=PREVIEW_PPI)
        marks = json.loads(compiler.eval(_MARKS))
    return TypesetSheet(_pictures(pages), _fits(marks, [code])[0])


def measure_sheet(document: ReportDocument, code: str, pictures: Mapping[str, Path]) -> SheetFit:
    """How the sheet lies on its pages, without drawing them. Raises as `typeset_sheet`."""
    with _laid_out(document, code, pictures, lambda: True) as compiler:
        return _fits(json.loads(compiler.eval(_MARKS)), [code])[0]


@contextmanager
def _laid_out(
    document: ReportDocument, code: str, pictures: Mapping[str, Path], wanted: Callable[[], bool]
) -> Iterator[typst.Compiler]:
    """The warm compiler with this sheet in its folder, for as long as nobody else uses it."""
    from projects.report import printdata  # not at the top: the child needs none of it

    sheet = document.sheet(code)
    if sheet is None:
        raise TypesetError(f"Der Bericht {document.year} enthält kein Projekt {code}.")
    with _warm_with(printdata.sheet_data(document, sheet), [sheet], pictures, wanted) as compiler:
        yield compiler


def typeset_chapter(
    document: ReportDocument, slug: str, *, wanted: Callable[[], bool] = lambda: True
) -> tuple[bytes, ...]:
    """The pages of one frame chapter as SVG pictures, as they will be printed (page numbers apart).

    wanted: asked when the typesetter is free. Raises `Superseded` where it says no, `TypesetError` where the report
    has no such chapter or the typesetter fails.
    """
    from projects.report import printdata  # not at the top: the child needs none of it

    chapter = next((each for each in document.chapters if each.slug == slug), None)
    if chapter is None:
        raise TypesetError(f"Der Bericht {document.year} enthält kein Kapitel „{slug}“.")
    with _warm_with(printdata.chapter_data(document, chapter), [], {}, wanted) as compiler:
        return _pictures(compiler.compile(format="svg"))


def _pictures(pages: Any) -> tuple[bytes, ...]:
    """The typesetter gives a single page by itself."""
    return tuple(page for page in (pages if isinstance(pages, list) else [pages]) if page is not None)


@contextmanager
def _warm_with(
    data: dict[str, Any], sheets: Sequence[SheetDocument], pictures: Mapping[str, Path], wanted: Callable[[], bool]
) -> Iterator[typst.Compiler]:
    """The warm compiler with these data in its folder, for as long as nobody else uses it."""
    with _warm_lock:
        if not wanted():
            raise Superseded
        try:
            build, compiler = _warm_compiler()
            lay_out(build, data, sheets, pictures, framed=False)
            yield compiler
        except typst.TypstError as error:
            raise TypesetError(explained(_said(error), sheets, pictures)) from error
        except OSError as error:
            raise _no_folder(error) from error


def _no_folder(error: OSError) -> TypesetError:
    return TypesetError(f"Der Satz braucht Zwischendateien in {tempfile.gettempdir()}. {in_words(error)}.")


def _said(error: typst.TypstError) -> str:
    return " ".join([str(error.message), *map(str, error.hints), *map(str, error.trace)])


def _fits(marks: list[dict[str, Any]], codes: list[str]) -> tuple[SheetFit, ...]:
    starts = {mark["sheet"]: mark["page"] for mark in marks if mark["event"] == "start"}
    over = {mark["sheet"]: tuple(map(tuple, mark["over"])) for mark in marks if mark["event"] == "fit"}
    return tuple(
        SheetFit(
            code=codes[mark["sheet"]],
            first_page=starts[mark["sheet"]],
            pages=mark["page"] - starts[mark["sheet"]] + 1,
            fill=round(min(max((mark["y"] - _TOP) / (_PAGE - _TOP - _BOTTOM), 0), 1), 3),
            over=over[mark["sheet"]],
        )
        for mark in marks
        if mark["event"] == "end"
    )


def _compiler(build: Path) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(build / "report.typ"), root=str(build), font_paths=fonts, ignore_system_fonts=True)


# ---- the child process


def _typeset_folder(build: Path) -> None:
    """What the child does: data.json → report.pdf, and for a whole report marks.json and cover.png."""
    compiler = _compiler(build)
    compiler.compile(output=str(build / "report.pdf"), format="pdf", pdf_standards=["ua-1", "a-2a"])
    data = json.loads((build / "data.json").read_text("utf-8"))
    if "excerpt" in data:
        return
    found = compiler.eval(f"(fits: {_MARKS}, pages: query(<last-page>).last().value)")
    marks = json.loads(found) | {"codes": [sheet["code"] for sheet in data["sheets"]]}
    (build / "marks.json").write_text(json.dumps(marks), encoding="utf-8")
    if "proof" in data:
        return
    ppi = 72 * COVER[1] / _PAGE
    compiler.compile(output=str(build / "cover.png"), format="png", ppi=ppi, sys_inputs={"part": "cover"})


# ---- the warm compiler for single sheets

_warm_lock = threading.Lock()
_warm: dict[int, tuple[Path, typst.Compiler]] = {}  # by process: a forked worker makes its own


def _warm_compiler() -> tuple[Path, typst.Compiler]:
    """The compiler and its build folder; made anew where the system has cleared the folder away."""
    process = os.getpid()
    if process not in _warm or not (_warm[process][0] / "report.typ").is_file():
        folder = Path(tempfile.mkdtemp(prefix="ruhrportal-blatt-"))
        atexit.register(_clear, folder, process)
        furnish(folder)
        _warm[process] = (folder, _compiler(folder))
    return _warm[process]


def _clear(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        child.limit_memory(int(sys.argv[2]))
        _typeset_folder(Path(sys.argv[1]))
    except typst.TypstError as error:
        sys.stderr.write(_said(error))
        sys.exit(child.EXPLAINED)
    except OSError as error:
        sys.stderr.write(in_words(error))
        sys.exit(child.NO_FILE)
