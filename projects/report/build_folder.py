"""The folder that is all the typesetter may read: templates, icons, words as data.json, pictures by their SHA-256.

The child process and the warm compiler are given such a folder each; what goes wrong with a picture is explained here.
A picture lies in the child's folder twice: as JPEG, and as a drawing that shows it. The typesetter decodes the JPEGs
that it is given, and keeps them all; those that a drawing shows it copies into the PDF as they are.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from projects.document import PhotoDocument, SheetDocument

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ICONS = ROOT / "templates" / "icons"


class TypesetError(RuntimeError):
    """A report or sheet could not be typeset; the message is a German sentence."""


def furnish(build: Path) -> None:
    """Templates and icons into the folder that is all the typesetter may read."""
    for template in HERE.glob("*.typ"):
        shutil.copyfile(template, build / template.name)
    shutil.copytree(ICONS, build / "icons")
    (build / "pictures").mkdir()


def lay_out(
    build: Path,
    data: dict[str, Any],
    sheets: Sequence[SheetDocument],
    pictures: Mapping[str, Path],
    *,
    framed: bool,
) -> None:
    """The words as data.json, and the pictures of these sheets under their SHA-256.

    framed: with a drawing around each, `SHA-256.svg`; the typesetter passes over what such a drawing cannot show, so
    each picture is read here. Raises `TypesetError` for one that is missing, or framed and not readable.
    """
    (build / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    for sheet in sheets:
        for photo in sheet.photos:
            if photo.sha256:
                source = pictures.get(photo.sha256)
                if source is None or not source.is_file():
                    raise TypesetError(f"Projekt {sheet.code}: Die Druckfassung von {_called(photo)} fehlt.")
                _place(source, build / "pictures" / f"{photo.sha256}.jpg")
                if framed:
                    _frame(sheet, photo, source, build / "pictures" / f"{photo.sha256}.svg")


def _frame(sheet: SheetDocument, photo: PhotoDocument, source: Path, frame: Path) -> None:
    size = _size_of(source)
    if size is None:
        raise TypesetError(_unreadable(sheet, photo))
    width, height = size
    frame.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="{photo.sha256}.jpg" width="{width}" height="{height}"/></svg>',
        encoding="utf-8",
    )


def _place(source: Path, target: Path) -> None:
    """A link where the system has them, else a copy."""
    target.unlink(missing_ok=True)
    try:
        target.symlink_to(source.resolve())
    except OSError:
        shutil.copyfile(source, target)


def _called(photo: PhotoDocument) -> str:
    words = photo.caption or photo.alt or photo.credit
    return f"Bild „{words}“" if words else f"Bild {photo.sha256[:12]}"


def _unreadable(sheet: SheetDocument, photo: PhotoDocument) -> str:
    return f"Projekt {sheet.code}: Die Druckfassung von {_called(photo)} ist nicht lesbar."


def explained(said: str, sheets: Sequence[SheetDocument], pictures: Mapping[str, Path]) -> str:
    """What the typesetter said, or which picture it stumbled over: it does not name the file itself."""
    for sheet in sheets:
        for photo in sheet.photos:
            if photo.sha256 and not _size_of(pictures[photo.sha256]):
                return _unreadable(sheet, photo)
    return f"Der Satz ist fehlgeschlagen: {said}"


def _size_of(picture: Path) -> tuple[int, int] | None:
    """Width and height in pixels; None where the file is no JPEG, or not a whole one."""
    from PIL import Image  # not at the top: the child needs none of it

    try:
        with Image.open(picture, formats=["JPEG"]) as image:
            size = image.size
            image.draft("RGB", (1, 1))  # read to its end, but decoded in an eighth of its size
            image.load()
    except (OSError, SyntaxError, ValueError):
        return None
    return size
