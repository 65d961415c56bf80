import datetime
from decimal import Decimal

import pytest

from projects import pages
from projects.document import (
    FundingDocument,
    FundingLineDocument,
    LinkDocument,
    MilestoneDocument,
    PhotoDocument,
)
from tests.make import make_sections, make_sheet_document

FRAME = pages.Frame(year=2024, outlook_year=2025, as_of_texts=datetime.date(2025, 6, 30))


def page_of(sheet=None, frame=FRAME, picture_address=lambda sha256, width: f"/bilder/{sha256}-{width}.jpg"):
    return pages.sheet_page(sheet or make_sheet_document(), frame, picture_address)


def milestone(text, year, **fields):
    return MilestoneDocument(lineage=text, year_from=year, text=text, **fields)


def test_sections_stand_in_printed_order_without_the_lead():
    assert [section.label for section in page_of().sections] == [
        "Mehrwert",
        "Vorgehen",
        "Zielgruppe",
        "Jüngste Entwicklung",
        "Aktueller Stand",
        "Ausblick 2025",
    ]


def test_a_section_that_the_status_does_not_ask_for_is_shown_too():
    sheet = make_sheet_document(status="completed", sections=make_sections("completed", outlook="Es geht weiter."))
    assert [section.label for section in page_of(sheet).sections][-2:] == ["Projektergebnis", "Ausblick 2025"]


def test_an_empty_section_is_left_out():
    sheet = make_sheet_document(sections=make_sections(approach="", outlook=""))
    assert "Vorgehen" not in [section.label for section in page_of(sheet).sections]


def test_milestones_are_grouped_by_year_and_know_the_reporting_year_and_the_future():
    sheet = make_sheet_document(
        milestones=(
            milestone("Planung", 2026),
            milestone("Start", 2020),
            milestone("Bau", 2023, year_to=2024),
            milestone("Fest", 2024),
            milestone("Feier", 2024),
            milestone("Umzug", 2025),
        )
    )
    assert [(year.label, year.state, len(year.milestones)) for year in page_of(sheet).milestones] == [
        ("2020", "", 1),
        ("2023/2024", "now", 1),
        ("2024", "now", 2),
        ("2025", "", 1),
        ("2026", "plan", 1),
    ]


def test_a_milestone_is_light_markup_on_one_line():
    sheet = make_sheet_document(milestones=(milestone("1. _Start_ <jetzt>", 2024, strand="Rad"),))
    (item,) = page_of(sheet).milestones[0].milestones
    assert (item.strand, item.html) == ("Rad", "1. <em>Start</em> &lt;jetzt&gt;")


def test_a_sheet_without_ministry_says_so():
    assert page_of(make_sheet_document(ministry=None)).ministry == "nicht angegeben"


def test_the_volume_shows_its_total_and_one_amount_needs_no_table():
    volume = page_of().funding
    assert (volume.headline, volume.label, volume.rows) == ("1,25 Millionen Euro", "aus Landesmitteln", ())


def test_several_amounts_become_rows_in_words():
    lines = (
        FundingLineDocument(lineage="1", kind="total", amount=Decimal(3_304_000)),
        FundingLineDocument(lineage="2", kind="share", percent=Decimal(90), source="Land"),
        FundingLineDocument(
            lineage="3", kind="annual", amount=Decimal(48_000_000), qualifier="about", recurring_from=2025
        ),
    )
    volume = page_of(make_sheet_document(funding=FundingDocument(lines=lines, sentence="So viel."))).funding
    assert volume.rows == (
        pages.AmountView("insgesamt", "3.304.000 Euro", "", ""),
        pages.AmountView("Anteil", "90 Prozent", "Land", ""),
        pages.AmountView("jährlich", "rund 48 Millionen Euro", "", "ab 2025"),
    )


def test_a_volume_inside_another_project_names_it():
    volume = page_of(make_sheet_document(funding=FundingDocument(contained_in="03-01"))).funding
    assert (volume.headline, volume.contained_in, volume.html) == (
        "",
        "03-01",
        "<p>Im Volumen des Projekts 03-01 enthalten.</p>",
    )


def test_a_picture_is_offered_in_three_widths():
    photo = PhotoDocument(lineage="p", sha256="ab" * 32, alt="Ein Haus", credit="Stadt", width=1800, height=1200)
    (picture,) = page_of(
        make_sheet_document(photos=(photo,)), picture_address=lambda _sha256, width: f"/{width}"
    ).pictures
    assert (picture.src, picture.srcset) == ("/1600", "/480 480w, /960 960w, /1600 1600w")
    assert (picture.alt, picture.credit) == ("Ein Haus", "Foto: Stadt")


def test_a_small_picture_is_offered_once_per_real_width():
    photo = PhotoDocument(lineage="p", sha256="ab" * 32, width=600, height=400)
    (picture,) = page_of(
        make_sheet_document(photos=(photo,)), picture_address=lambda _sha256, width: f"/{width}"
    ).pictures
    assert picture.srcset == "/480 480w, /1600 600w"


@pytest.mark.parametrize("sha256", ["", "ab" * 32])
def test_a_picture_without_a_file_keeps_caption_and_credit(sha256):
    photo = PhotoDocument(lineage="p", kind="graphic", caption="Das Haus", credit="Grafik: Amt", sha256=sha256)
    (picture,) = page_of(make_sheet_document(photos=(photo,)), picture_address=lambda _sha256, _width: "").pictures
    assert (picture.src, picture.caption, picture.credit) == ("", "Das Haus", "Grafik: Amt")


def test_a_link_names_its_host_where_the_label_does_not():
    links = (
        LinkDocument(lineage="1", label="Zur Seite", url="www.haus.example/weg"),
        LinkDocument(lineage="2", label="www.haus.example", url="https://www.haus.example"),
    )
    assert page_of(make_sheet_document(links=links)).links == (
        pages.LinkView("Zur Seite", "https://www.haus.example/weg", "www.haus.example"),
        pages.LinkView("www.haus.example", "https://www.haus.example", ""),
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ein _kurzer_ Text.", "Ein kurzer Text."),
        ("Wort " * 10, "Wort Wort Wort …"),
        ("Ein Satz. Noch einer, länger", "Ein Satz. Noch …"),
        ("Ein Satz hört auf. Weiter", "Ein Satz hört auf."),
    ],
)
def test_a_description_ends_between_words(text, short):
    assert pages.description(text, 20) == short
