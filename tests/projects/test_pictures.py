import io

import pytest
from PIL import Image, ImageCms

from projects.pictures import PictureRefused, is_stored, picture_path, store_picture


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def encoded(image, file_format="JPEG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_stored_with_its_renditions(file_format):
    stored = store_picture(encoded(Image.new("RGB", (3000, 2000), "teal"), file_format))
    assert (stored.width, stored.height) == (3000, 2000)
    widths = {}
    for name in ("original", "print", "480", "960", "1600"):
        with Image.open(picture_path(stored.sha256, name)) as image:
            widths[name] = (image.format, image.width)
    assert widths == {
        "original": ("JPEG", 3000),
        "print": ("JPEG", 1860),
        "480": ("JPEG", 480),
        "960": ("JPEG", 960),
        "1600": ("JPEG", 1600),
    }


def test_the_same_picture_twice_is_stored_once():
    content = encoded(Image.new("RGB", (20, 10), "red"))
    assert store_picture(content) == store_picture(content)


def test_metadata_stays_outside():
    exif = Image.Exif()
    exif[0x010E] = "Privat: Gartenweg"
    stored = store_picture(encoded(Image.new("RGB", (20, 10)), exif=exif))
    assert b"Gartenweg" not in picture_path(stored.sha256, "original").read_bytes()


def test_a_turned_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = store_picture(encoded(Image.new("RGB", (20, 10)), exif=exif))
    assert (stored.width, stored.height) == (10, 20)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize("profile", [SRGB, LAB, b"kein Profil"], ids=["sRGB", "of another kind", "damaged"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_colour_profile_is_applied_and_left_out(profile, mode):
    stored = store_picture(encoded(Image.new(mode, (16, 16), "gray"), "PNG", icc_profile=profile))
    with Image.open(picture_path(stored.sha256, "original")) as image:
        red, green, blue = image.getpixel((8, 8))
        assert max(abs(red - 128), abs(green - 128), abs(blue - 128)) <= 2
        assert "icc_profile" not in image.info


def test_a_picture_in_printing_inks_becomes_red_green_blue():
    stored = store_picture(encoded(Image.new("CMYK", (16, 16), (0, 255, 255, 0))))
    with Image.open(picture_path(stored.sha256, "original")) as image:
        red, green, blue = image.getpixel((8, 8))
        assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_transparency_becomes_white():
    stored = store_picture(encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    with Image.open(picture_path(stored.sha256, "original")) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"kein Bild",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        encoded(Image.new("RGB", (40, 40), "red"))[:200],
        encoded(Image.new("P", (4, 4)), "GIF"),
    ],
    ids=["empty", "text", "svg", "cut off", "gif"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content):
    with pytest.raises(PictureRefused, match="kein lesbares Bild"):
        store_picture(content)


def test_too_many_bytes_are_refused():
    with pytest.raises(PictureRefused, match="erlaubt sind 15 MB"):
        store_picture(b"x" * (16 * 1024 * 1024))


def test_too_many_pixels_are_refused():
    with pytest.raises(PictureRefused, match="60 Megapixel"):
        store_picture(encoded(Image.new("1", (10_000, 6_100)), "PNG"))


def test_an_empty_name_is_not_stored():
    assert not is_stored("")


@pytest.mark.parametrize("size", [(1, 70_000), (30_001, 1)])
def test_a_picture_too_long_for_its_format_is_refused(size):
    with pytest.raises(PictureRefused, match=r"30\.000 Pixel"):
        store_picture(encoded(Image.new("L", size), "PNG"))


def with_orientation(kind):
    """A JPEG whose metadata give its orientation in a kind of value that no reader expects."""
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded(Image.new("RGB", (30, 20), "teal"), exif=exif.tobytes())
    entry = content.index(b"\x01\x12\x00\x03")
    return content[: entry + 2] + kind.to_bytes(2, "big") + content[entry + 4 :]


def outcome(content):
    try:
        return store_picture(content).width
    except PictureRefused as refusal:
        return str(refusal)


@pytest.mark.parametrize("kind", range(1, 14))
def test_odd_metadata_break_nothing(kind):
    refused = "Die Datei ist kein lesbares Bild. Möglich sind JPEG, PNG und WebP."
    assert outcome(with_orientation(kind)) in (20, 30, refused)
