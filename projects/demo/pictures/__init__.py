"""The demo's illustrations: drawn by code, kept as JPEG files beside the sheets that show them."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageFilter

from projects.demo.pictures import (
    campus,
    clearance,
    control_room,
    institute,
    laboratory,
    lakeside,
    learning_factory,
    mobility_hub,
    neighbourhood,
    newsroom,
    pitch,
    plant,
    podcast,
    quarter,
    region,
    reporters,
    stadium,
    stage,
    telemedicine,
    test_bench,
    traffic_centre,
    training,
    tram,
    waterway,
    workshop,
)
from projects.demo.pictures.canvas import Canvas

FOLDER = Path(__file__).resolve().parent.parent / "content" / "pictures"
MOTIFS: dict[tuple[str, int], Callable[[Canvas], None]] = {
    ("05-02a", 1): laboratory.draw,
    ("05-02b", 1): pitch.draw,
    ("06-02", 1): stadium.draw,
    ("11-04", 1): clearance.draw,
    ("11-04", 2): lakeside.draw,
    ("03-01", 1): control_room.draw,
    ("03-02", 1): training.draw,
    ("08-02", 1): telemedicine.draw,
    ("16-01", 1): stage.draw,
    ("18-01", 1): reporters.draw,
    ("18-02", 1): podcast.draw,
    ("18-03", 1): newsroom.draw,
    ("04-08", 1): plant.draw,
    ("11-05", 1): quarter.draw,
    ("01-01", 1): workshop.draw,
    ("07-01", 1): learning_factory.draw,
    ("15-01", 1): campus.draw,
    ("15-01", 2): institute.draw,
    ("15-03", 1): test_bench.draw,
    ("13-01", 1): tram.draw,
    ("13-02", 1): region.draw,
    ("13-03", 1): traffic_centre.draw,
    ("13-04", 1): mobility_hub.draw,
    ("13-05", 1): waterway.draw,
    ("13-06", 1): neighbourhood.draw,
}
MOST_BYTES = 150_000
_QUALITIES = range(90, 54, -3)


def picture_path(code: str, n: int) -> Path:
    return FOLDER / f"{code}-{n}.jpg"


def picture_bytes(code: str, n: int) -> bytes:
    """The n-th picture of a project (from 1) as a JPEG file, 2000 × 1333 pixels. Raises `KeyError` if there is none."""
    if (code, n) not in MOTIFS:
        raise KeyError(f"Kein Bild {n} zum Projekt {code}.")
    return picture_path(code, n).read_bytes()


def drawn(code: str, n: int, scale: float = 1.0) -> Image.Image:
    """The same picture fresh from its code, at full size or smaller."""
    canvas = Canvas(scale)
    MOTIFS[code, n](canvas)
    return canvas.finished()


def encoded(image: Image.Image) -> bytes:
    """A picture as JPEG, as good as its size allows. A little softness spares the rings around hard edges."""
    image = image.filter(ImageFilter.GaussianBlur(0.7))
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()
