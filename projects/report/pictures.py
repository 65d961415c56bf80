"""Photos in the sizes that print and web need: upright, RGB, without metadata, equal bytes for equal input."""

from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

PRINT_WIDTH = 2480  # A4 at 300 dpi
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 60_000_000


class PictureError(ValueError):
    """A file is no picture we can print; the message is a German sentence without the file's path."""


def print_rendition(source: Path, target: Path) -> None:
    """Write the picture as JPEG for print, at most 2,480 pixels wide. Raises `PictureError`."""
    _rendition(source, target, PRINT_WIDTH)


def web_rendition(source: Path, target: Path, width: int) -> None:
    """Write the picture as JPEG, at most `width` pixels wide. Raises `PictureError`."""
    _rendition(source, target, width)


def _rendition(source: Path, target: Path, width: int) -> None:
    picture = _scaled(_on_white(_opened(source)), width)
    picture.save(target, format="JPEG", quality=QUALITY, optimize=True, progressive=False, subsampling="4:2:0")


def _opened(source: Path) -> Image.Image:
    """The decoded picture, turned as its camera noted. Size and format are known before anything is decoded."""
    try:
        with Image.open(source, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError(f"Das Bild hat {picture.width} × {picture.height} Pixel; erlaubt sind 60 Millionen.")
            picture.load()
            return ImageOps.exif_transpose(picture)
    except FileNotFoundError as error:
        raise PictureError("Die Bilddatei fehlt.") from error
    except Image.DecompressionBombError as error:
        raise PictureError("Das Bild ist zu groß; erlaubt sind 60 Millionen Pixel.") from error
    except UnidentifiedImageError as error:
        raise PictureError("Die Datei ist kein JPEG-, PNG- oder WebP-Bild.") from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("Die Bilddatei ist beschädigt.") from error


def _on_white(picture: Image.Image) -> Image.Image:
    """RGB; what was transparent becomes white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        opaque = picture.convert("RGBA")
        ground = Image.new("RGBA", opaque.size, "white")
        return Image.alpha_composite(ground, opaque).convert("RGB")
    return picture.convert("RGB")


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    """Never enlarged."""
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)
