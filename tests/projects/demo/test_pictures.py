"""The demo's illustrations: each file is what its code draws, light in bytes, and named by the sheets."""

import hashlib
import io

import pytest
from PIL import Image, ImageChops, ImageStat

from projects.demo.content import load_report, years
from projects.demo.pictures import FOLDER, MOST_BYTES, MOTIFS, drawn, encoded, picture_bytes, picture_path

SMALL = 0.4
MOTIF_IDS = [f"{code}-{n}" for code, n in MOTIFS]


@pytest.mark.parametrize(("code", "n"), MOTIFS, ids=MOTIF_IDS)
def test_a_picture_has_its_size_in_pixels_and_bytes(code, n):
    data = picture_bytes(code, n)
    assert len(data) <= MOST_BYTES
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (2000, 1333))


@pytest.mark.parametrize(("code", "n"), MOTIFS, ids=MOTIF_IDS)
def test_drawing_twice_gives_the_same_picture(code, n):
    assert drawn(code, n, SMALL).tobytes() == drawn(code, n, SMALL).tobytes()


@pytest.mark.parametrize(("code", "n"), MOTIFS, ids=MOTIF_IDS)
def test_the_kept_file_shows_what_the_code_draws(code, n):
    fresh = drawn(code, n, SMALL)
    with Image.open(picture_path(code, n)) as kept:
        difference = ImageChops.difference(fresh, kept.convert("RGB").resize(fresh.size, Image.Resampling.BOX))
    assert max(ImageStat.Stat(difference).mean) < 4  # of 255: edges fall differently at another size


def test_no_two_pictures_are_the_same():
    assert len({picture_bytes(*motif) for motif in MOTIFS}) == len(MOTIFS)


def test_every_kept_file_has_a_motif():
    assert {path.name for path in FOLDER.iterdir()} == {picture_path(*motif).name for motif in MOTIFS}


def test_a_sheet_names_its_pictures_by_their_checksum():
    for year in years():
        for sheet in load_report(year).projects:
            expected = [
                hashlib.sha256(picture_bytes(sheet.code, n)).hexdigest() for n in range(1, len(sheet.photos) + 1)
            ]
            assert [photo.sha256 for photo in sheet.photos] == expected
            assert {(photo.width, photo.height) for photo in sheet.photos} == {(2000, 1333)}


def test_an_unknown_picture_is_refused():
    with pytest.raises(KeyError, match="Kein Bild 2 zum Projekt 06-02"):
        picture_bytes("06-02", 2)


def test_a_busy_picture_is_packed_until_it_is_light_enough():
    assert len(encoded(drawn("06-02", 1))) <= MOST_BYTES
