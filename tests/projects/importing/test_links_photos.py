"""Links with and without scheme, pictures with captions and credits in their many forms."""

import pytest

from projects.importing.ledger import Ledger, Line
from projects.importing.lineage import Lineages
from projects.importing.links import read_links
from projects.importing.marks import CREDIT
from projects.importing.photos import read_photos


def lines_of(text: str) -> list[Line]:
    return [Line(number, words, 1 if number == 1 else 0) for number, words in enumerate(text.split("\n"), start=1)]


def links_of(text: str, ledger: Ledger | None = None) -> list[tuple[str, str]]:
    return [(link.label, link.url) for link in read_links(lines_of(text), "01-01", ledger or Ledger())]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("www.ufer.de", [("www.ufer.de", "https://www.ufer.de")]),
        ("<https://ufer.de/a/b?c=1>", [("https://ufer.de/a/b?c=1", "https://ufer.de/a/b?c=1")]),
        ("ufer.ruhr/werkstatt.", [("ufer.ruhr/werkstatt", "https://ufer.ruhr/werkstatt")]),
        ("Zur Werkstatt: www.ufer.de", [("Zur Werkstatt", "https://www.ufer.de")]),
        ("Zur Werkstatt\nwww.ufer.de", [("Zur Werkstatt", "https://www.ufer.de")]),
        ("[Ufer](https://ufer.de)", [("Ufer", "https://ufer.de")]),
        ("☰ www.ufer.de, www.halde.nrw", [("www.ufer.de", "https://www.ufer.de"), ("www.halde.nrw", "https://www.halde.nrw")]),
        ("www.ufer.de und\nwww.halde.nrw", [("www.ufer.de", "https://www.ufer.de"), ("www.halde.nrw", "https://www.halde.nrw")]),
        ("- www.ufer.de/lang-\ngenug", [("www.ufer.de/lang-genug", "https://www.ufer.de/lang-genug")]),
    ],
)  # fmt: skip
def test_links_have_label_and_address(text, links):
    assert links_of(text) == links


@pytest.mark.parametrize("text", ["Ein Faltblatt liegt aus.", "post@ufer.de", "www.ufer_.de"])
def test_what_leads_nowhere_is_left(text):
    ledger = Ledger()
    assert links_of(text, ledger) == []
    assert [note.text for note in ledger.unplaced] == [text]


def photos_of(text: str) -> list[tuple[str, str, str]]:
    lines = lines_of(text)
    credits = [at for at, line in enumerate(lines) if CREDIT.match(line.text)]
    photos = read_photos(lines, credits, "01-01", Lineages(), Ledger())
    return [(photo.kind, photo.caption, photo.credit) for photo in photos]


@pytest.mark.parametrize(
    ("text", "photos"),
    [
        ("Fest am Ufer\nFoto: Anna Beispiel", [("photo", "Fest am Ufer", "Anna Beispiel")]),
        ("Fest am\nlangen Ufer\nFoto: Anna", [("photo", "Fest am langen Ufer", "Anna")]),
        ("Bildnachweis: Anna/Archiv", [("photo", "", "Anna/Archiv")]),
        ("Plan\nGrafik: Büro Nord", [("graphic", "Plan", "Büro Nord")]),
        (
            "Plan\nFoto: Visualisierung Büro Nord,\nHerne",
            [("visualisation", "Plan", "Visualisierung Büro Nord, Herne")],
        ),
        ("Comic\nIllustration: Ben", [("illustration", "Comic", "Ben")]),
        ("Ufer\n© Stadt Herne", [("photo", "Ufer", "Stadt Herne")]),
        (
            "Ufer und Halde\nFoto oben: Anna\nGrafik unten: Ben",
            [("photo", "Ufer und Halde", "Anna"), ("graphic", "Ufer und Halde", "Ben")],
        ),
        (
            "Links: Ufer\nRechts: Halde\nim Regen\nFotos: Anna",
            [("photo", "Ufer", "Anna"), ("photo", "Halde im Regen", "Anna")],
        ),
        (
            "Oben: Ufer\nUnten: Halde\nFoto oben: Anna\nFoto unten: Ben",
            [("photo", "Ufer", "Anna"), ("photo", "Halde", "Ben")],
        ),
    ],
)
def test_captions_and_credits_become_pictures(text, photos):
    assert photos_of(text) == photos
