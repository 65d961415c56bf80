"""The picture store: pictures under their SHA-256 in the media folder, checked and re-encoded when they come in.

A picture is a folder `pictures/ab/abcd…/` with `original.jpg` (re-encoded, without metadata; its SHA-256 is the name),
`print.jpg` and one file per width that web pages use.
"""

import hashlib
import io
import shutil
import tempfile
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageCms, ImageOps

from projects.durable import BESIDE, clear_abandoned, put_in_place

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_SIDE = 30_000  # JPEG itself ends at 65,535
ORIGINAL_WIDTH = 4000
PRINT_WIDTH = 1860  # A4 across at 225 dots per inch
WEB_WIDTHS = (480, 960, 1600)
WITHDRAWN = "Dieses Bild wurde zurückgezogen und darf nicht wieder verwendet werden. Bitte nehmen Sie ein anderes."


class PictureRefused(ValueError):
    """A file is no picture that can be taken in; the message is a German sentence."""


@dataclass(frozen=True)
class StoredPicture:
    sha256: str
    width: int
    height: int


def store_picture(content: bytes, withdrawn: Collection[str] = ()) -> StoredPicture:
    """Check a picture, re-encode it without metadata, write it with its renditions, and return its name and size.

    The same picture twice is stored once. withdrawn: SHA-256 of pictures that must not come in again.
    Raises `PictureRefused`, `OSError` where the disk refuses.
    """
    image = _opened(content)
    original = _jpeg(image, ORIGINAL_WIDTH, quality=90)
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 in withdrawn:
        raise PictureRefused(WITHDRAWN)
    folder = folder_of(sha256)
    if not folder.exists():
        _write(folder, original, image)
    with Image.open(io.BytesIO(original)) as stored:
        return StoredPicture(sha256, *stored.size)


def picture_path(sha256: str, name: str) -> Path:
    """The file of a stored picture; name: `original`, `print`, or a width of `WEB_WIDTHS`."""
    return folder_of(sha256) / f"{name}.jpg"


def is_stored(sha256: str) -> bool:
    return bool(sha256) and picture_path(sha256, "original").is_file()


def folder_of(sha256: str) -> Path:
    """Where all files of a picture lie."""
    return Path(settings.MEDIA_ROOT) / "pictures" / sha256[:2] / sha256


def _opened(content: bytes) -> Image.Image:
    if len(content) > MOST_BYTES:
        raise PictureRefused(f"Das Bild hat {len(content) // 1_048_576} MB; erlaubt sind 15 MB.")
    try:
        with warnings.catch_warnings():
            # Our own limit is checked below; damaged metadata, of which Pillow warns, are left out anyway.
            warnings.simplefilter("ignore")
            return _read(content)
    except PictureRefused:
        raise
    except Exception as error:  # Pillow's readers fail on damaged files with errors of every kind
        raise PictureRefused("Die Datei ist kein lesbares Bild. Möglich sind JPEG, PNG und WebP.") from error


def _read(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise PictureRefused("Das Bild hat mehr als 60 Megapixel. Bitte verkleinern.")
    if max(image.size) > MOST_SIDE:
        raise PictureRefused("Das Bild ist mehr als 30.000 Pixel breit oder hoch. Bitte zuschneiden.")
    image.load()
    return _flat(ImageOps.exif_transpose(image))


def _flat(image: Image.Image) -> Image.Image:
    """RGB on white: print knows no transparency."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        ground.info["icc_profile"] = image.info.get("icc_profile")
        return _in_srgb(ground)
    return _in_srgb(image)


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours that browsers and print expect: a camera's or scanner's profile is applied, then left out."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                converted.info.pop("icc_profile", None)
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one for another kind of picture: take the numbers as they are
    plain = image.convert("RGB")
    plain.info.pop("icc_profile", None)
    return plain


def _jpeg(image: Image.Image, width: int, *, quality: int) -> bytes:
    buffer = io.BytesIO()
    _scaled(image, width).save(buffer, "JPEG", quality=quality, optimize=True, progressive=False)
    return buffer.getvalue()


def _scaled(image: Image.Image, width: int) -> Image.Image:
    """The picture at most this wide."""
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _write(folder: Path, original: bytes, image: Image.Image) -> None:
    """All renditions or none: written beside and renamed into place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear_abandoned(folder.parent)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=BESIDE))
    try:
        (beside / "original.jpg").write_bytes(original)
        (beside / "print.jpg").write_bytes(_jpeg(image, PRINT_WIDTH, quality=84))
        for width in sorted(WEB_WIDTHS, reverse=True):
            image = _scaled(image, width)  # each from the next larger one, which is quicker and looks the same
            (beside / f"{width}.jpg").write_bytes(_jpeg(image, width, quality=80))
        beside.chmod(0o755)
        put_in_place(beside, folder)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        if not folder.exists():  # else somebody else has just stored the same picture
            raise
