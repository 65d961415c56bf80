"""The real report of 2024 comes through as tabled: counts, codes, amounts, names; none of its sentences stands here."""

import datetime
import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache

import pytest

from projects.document import FiguresDocument, report_from_json, to_json
from projects.importing.printed_report import Reading, read_report
from projects.text import to_plain

# Characters: ministry, lead, milestones, Mehrwert, Vorgehen, Zielgruppe, Jüngste Entwicklung, Aktueller Stand,
# Projektergebnis, Ausblick, Projektvolumen, links. Blocks and items count one for the break between them.
LENGTHS = {
    "05-02a": (93, 402, 243, 194, 367, 312, 69, 203, 0, 171, 101, 0),
    "05-02b": (0, 328, 865, 270, 299, 191, 446, 0, 547, 0, 98, 0),
    "06-02": (93, 377, 695, 270, 264, 26, 523, 0, 1388, 0, 103, 20),
    "11-04": (90, 237, 601, 52, 454, 30, 357, 589, 0, 378, 90, 0),
    "03-01": (53, 88, 446, 230, 389, 315, 287, 1055, 0, 96, 254, 0),
    "03-02": (53, 174, 675, 187, 238, 145, 276, 0, 1222, 0, 149, 0),
    "08-02": (0, 334, 668, 128, 479, 374, 326, 0, 808, 0, 38, 0),
    "16-01": (0, 412, 785, 175, 643, 211, 66, 533, 0, 640, 35, 22),
    "18-01": (44, 328, 605, 304, 313, 209, 236, 291, 0, 726, 28, 39),
    "18-02": (44, 261, 431, 301, 319, 194, 61, 579, 0, 578, 28, 38),
    "18-03": (0, 285, 784, 319, 395, 264, 217, 228, 0, 87, 28, 51),
    "04-08": (93, 191, 216, 100, 342, 96, 69, 0, 605, 0, 67, 13),
    "11-05": (90, 361, 621, 912, 180, 121, 504, 35, 0, 139, 97, 0),
    "01-01": (110, 285, 496, 310, 414, 117, 193, 0, 824, 0, 82, 54),
    "07-01": (78, 204, 556, 360, 566, 367, 293, 0, 1139, 0, 13, 0),
    "15-01": (70, 160, 373, 282, 361, 318, 288, 240, 0, 484, 74, 0),
    "15-03": (70, 168, 203, 275, 260, 355, 174, 113, 0, 50, 65, 0),
    "13-01": (78, 53, 463, 239, 335, 137, 315, 746, 0, 220, 113, 0),
    "13-02": (78, 158, 502, 258, 242, 137, 279, 294, 0, 522, 159, 0),
    "13-03": (78, 61, 518, 236, 342, 59, 62, 394, 0, 358, 37, 0),
    "13-04": (78, 107, 630, 217, 192, 59, 519, 637, 0, 307, 148, 0),
    "13-05": (78, 162, 633, 189, 297, 51, 44, 580, 0, 626, 179, 0),
    "13-06": (78, 125, 414, 175, 164, 35, 261, 171, 0, 161, 163, 0),
}
MILESTONES = {
    "05-02a": "2021×2, 2022×1, 2023×1, 2024×2",
    "05-02b": "2021×1, 2022×4, 2023×5, 2024×3",
    "06-02": "2021×3, 2022×4, 2023×6, 2024×2",
    "11-04": "2021×3, 2022×3, 2023/2024×2",
    "03-01": "2020×1, 2021×1, 2023×2, 2024×2",
    "03-02": "2020×3, 2021×2, 2022×3, 2024×2",
    "08-02": "2020×2, 2021×1, 2022×2, 2023×1, 2024×3",
    "16-01": "2020×4, 2022×2, 2023×2, 2024×5",
    "18-01": "2020×3, 2021×2, 2022×3, 2023×3, 2024×3",
    "18-02": "2020×3, 2021×2, 2022×1, 2023×1, 2024×1",
    "18-03": "2020×1, 2021×3, 2022×2, 2023×2, 2024×3",
    "04-08": "2020×2, 2021×1, 2022×1, 2023×1, 2024×1",
    "11-05": "2022×1, 2023×3, 2024×4",
    "01-01": "2020×1, 2021×2, 2022×2, 2023×2, 2024×3",
    "07-01": "2020×1, 2021×1, 2022×1, 2023×1, 2024×1, 2025×3",
    "15-01": "2020×1, 2022×2, 2023×1, 2024×3",
    "15-03": "2020×1, 2021×1, 2022×1, 2023×1, 2024×1",
    "13-01": "2020×1, 2021×3, 2022×2, 2024×1",
    "13-02": "2021×2, 2024×1",
    "13-03": "2020×1, 2021×3, 2023×2, 2024×2",
    "13-04": "2020×3, 2021×2, 2022×2, 2023×2",
    "13-05": "2019×1, 2021×1, 2022×2, 2023×2, 2024×1",
    "13-06": "2020×2, 2022×1, 2024×1",
}
PLACES = {
    "05-02a": ("Start4Chem-Labs", "", "MWIKE"),
    "05-02b": ("chemstars.nrw", "", None),
    "06-02": ("RUHR.FUSSBALL", "", "MWIKE"),
    "11-04": ("Revitalisierung von Brachflächen", "", "MHKBD"),
    "03-01": ("SiKo Ruhr", "", "IM"),
    "03-02": (
        "Integration, Orientierung, Perspektiven! 360°-Maßnahmen zur Vorbeugung von Clankriminalität",
        "",
        "IM",
    ),
    "08-02": ("Virtuelles Krankenhaus (VKh) NRW", "", None),
    "16-01": ("Entwicklung der Neuen Künste Ruhr", "", None),
    "18-01": ("NRW-Reporter", "", "Stk"),
    "18-02": ("Jugendredaktion Ruhr – Salon5", "", "Stk"),
    "18-03": ("Mentoring@NRW", "Mehr Diversität im Lokaljournalismus", None),
    "04-08": ("Spitzencluster Industrielle Innovationen SPIN", "", "MWIKE"),
    "11-05": ("Innovation City – Prima. Klima. Ruhrmetropole.", "", "MHKBD"),
    "01-01": ("TalentWerkstätten für Jugendliche im Ruhrgebiet", "", "MKJFGFI"),
    "07-01": ("Zukunftscampus – Bildungszentren von morgen", "", "MAGS"),
    "15-01": ("Research Alliance Ruhr", "", "MKW"),
    "15-03": (
        "ruhrvalley",
        "Applied Excellence Department „Postfossile vernetzte Energie- und Mobilitätslösungen für Metropolregionen“",
        "MKW",
    ),
    "13-01": ("ÖPNV-Initiative", "", "MUNV"),
    "13-02": ("Mobilitätsregion", "", "MUNV"),
    "13-03": ("Mobilitätszentrale", "", "MUNV"),
    "13-04": ("Vernetzte Mobilität", "", "MUNV"),
    "13-05": ("Mobilität für den Industriestandort", "", "MUNV"),
    "13-06": ("Mobil in der Stadt", "", "MUNV"),
}
CHAPTERS = {"Wirtschaft": 4, "Vielfalt": 7, "Energie": 2, "Bildung": 4, "Mobilität": 6}
COMPLETED = {"05-02b", "06-02", "03-02", "08-02", "04-08", "01-01", "07-01"}
HEADLINE_EUROS = {
    "05-02a": 3_304_000, "05-02b": 861_077, "06-02": 1_100_000, "11-04": 4_650_000, "03-01": 1_100_000,
    "08-02": 11_100_000, "16-01": 12_200_000, "18-01": 725_086, "18-02": 749_630, "18-03": 526_214, "04-08": 8_067_906,
    "11-05": 5_009_588, "01-01": 1_250_000, "07-01": 470_420, "15-01": 75_000_000, "15-03": 3_000_000,
    "13-01": 138_000_000, "13-03": 1_900_000,
}  # fmt: skip
WITHOUT_AMOUNT = {"03-02", "13-02", "13-04", "13-05", "13-06"}
MID_2025 = {"11-04", "03-01", "16-01", "18-01", "18-02", "18-03", "04-08", "11-05", "13-01", "13-03"}
CREDITS = {
    "05-02a": ["Donna und der Blitz GmbH"],
    "05-02b": ["Ben Prinzler"],
    "06-02": ["Ruhr Tourismus GmbH, Tim Kramer"],
    "03-01": ["Innenministerium NRW"],
    "08-02": ["MAGS NRW"],
    "16-01": ["Roland Baege"],
    "18-01": ["STUDIO 47"],
    "18-03": ["Anna Kravčíková/NdM"],
    "04-08": ["NicoElNino/Shutterstock"],
    "11-05": ["André Lössl Fotografie"],
    "15-01": ["Katja Marquard/Ruhr-Universität Bochum"] * 2,
    "13-01": ["William Perugini/Shutterstock"],
    "13-03": ["Straßen.NRW"],
    "13-04": ["Hübner, Stadt Hamm"],
}
STRANDS = {
    "13-01": {"On-Demand-Verkehre": 3, "Kommunale Schiene": 1, "Robustes Netz": 2},
    "13-03": {"Mobilitätszentrale": 5, "Baustellenkoordinierung": 2, "LKW-Navigation": 1},
    "13-04": {"Mobilstationen": 1, "App-Lösung für mehr Vernetzung": 1, "Park-and-Ride/ Bike-and-Ride": 1},
    "13-05": {"Modellregion autonomes Binnenschiff": 1, "Digitale Schiene": 1},
    "13-06": {"Modellprojekt zur Citylogistik": 1, "Modellprojekt Quartierserschließung": 1},
}
SECTIONS = (
    "summary", "added_value", "approach", "target_group", "latest_development", "current_state", "result", "outlook",
)  # fmt: skip


@lru_cache(maxsize=1)
def reading_of(text: str) -> Reading:
    return read_report(text, 2024, published_on=datetime.date(2025, 9, 1))


@pytest.fixture
def reading(real_report_text):
    return reading_of(real_report_text)


@pytest.fixture
def report(reading):
    return reading.report


def characters(markup: str) -> int:
    """Length of a text as tabled: bullets without their mark, one character for each break."""
    return len(re.sub(r"^- ", "", re.sub(r"\n+", "\n", to_plain(markup)), flags=re.M))


def test_23_projects_stand_in_5_chapters_in_order(report):
    assert [field.name for field in report.topic_fields] == list(CHAPTERS)
    assert Counter(sheet.topic_field.name for sheet in report.projects) == CHAPTERS
    assert [sheet.code for sheet in report.projects] == list(PLACES)


def test_titles_subtitles_and_ministries_are_as_printed(report):
    found = {
        sheet.code: (sheet.title, sheet.subtitle, sheet.ministry and sheet.ministry.abbreviation)
        for sheet in report.projects
    }
    assert found == PLACES


def test_every_section_has_its_length(report):
    found = {
        sheet.code: tuple(characters(getattr(sheet.sections, key)) for key in SECTIONS) for sheet in report.projects
    }
    assert found == {code: (row[1], *row[3:10]) for code, row in LENGTHS.items()}


def test_ministries_volumes_and_links_have_their_length(report):
    found = {
        sheet.code: (
            len(sheet.ministry.name) if sheet.ministry else 0,
            len(sheet.funding.sentence),
            sum(len(link.label) for link in sheet.links),
        )
        for sheet in report.projects
    }
    assert found == {code: (row[0], row[10], row[11]) for code, row in LENGTHS.items()}


def test_97_milestone_groups_hold_195_items(report):
    found = {}
    for sheet in report.projects:
        groups = Counter((item.year_from, item.year_to) for item in sheet.milestones)
        labels = [f"{first}/{last}" if last else str(first) for first, last in groups]
        found[sheet.code] = ", ".join(f"{label}×{count}" for label, count in zip(labels, groups.values(), strict=True))
    assert found == MILESTONES
    assert sum(row.count("×") for row in found.values()) == 97
    assert sum(len(sheet.milestones) for sheet in report.projects) == 195


def test_milestones_keep_their_characters(report):
    def length(item):
        year_printed = item.date and item.date.year == 2021
        prefix = "" if not item.date else "01.12.2021: " if year_printed else "01.02.: "
        strand = f"{item.strand}: " if item.strand else ""
        return len(prefix + strand + to_plain(item.text))

    found = {sheet.code: sum(map(length, sheet.milestones)) + len(sheet.milestones) - 1 for sheet in report.projects}
    assert found == {code: row[2] for code, row in LENGTHS.items()}


def test_21_items_in_5_projects_belong_to_strands(report):
    found = {
        sheet.code: dict(Counter(item.strand for item in sheet.milestones if item.strand)) for sheet in report.projects
    }
    assert {code: strands for code, strands in found.items() if strands} == STRANDS


def test_exact_dates_take_their_year_from_the_group(report):
    found = {
        sheet.code: [f"{item.date:%d.%m.%Y}" for item in sheet.milestones if item.date] for sheet in report.projects
    }
    assert {code: dates for code, dates in found.items() if dates} == {
        "11-05": ["01.02.2023", "17.03.2023", "15.11.2023", "03.05.2024", "02.10.2024"],
        "13-04": ["01.12.2021"],
    }


def test_16_projects_run_and_7_are_completed(report):
    assert {sheet.code for sheet in report.projects if sheet.status == "completed"} == COMPLETED
    assert Counter(sheet.status for sheet in report.projects) == {"running": 16, "completed": 7}


def test_the_printed_figures_and_what_they_count_beyond_the_sheets(report):
    assert report.figures == FiguresDocument(total=73, completed=42, running=16, not_pursued=15, newly_completed=18)
    assert report.baseline == FiguresDocument(total=50, completed=35, running=0, not_pursued=15, newly_completed=11)
    assert report.baseline_source == "Fortschrittsbericht 2024, Überblick"


def test_headline_amounts_add_up(report):
    found = {
        sheet.code: sum(line.amount for line in sheet.funding.lines if line.kind == "total")
        for sheet in report.projects
        if sheet.funding.lines
    }
    assert found == HEADLINE_EUROS
    assert sum(found.values()) == Decimal(269_013_921)


def test_parts_shares_and_annual_amounts(report):
    lines = {sheet.code: [line for line in sheet.funding.lines if line.kind != "total"] for sheet in report.projects}
    found = {
        code: [(line.kind, int(line.amount if line.percent is None else line.percent)) for line in rest]
        for code, rest in lines.items()
        if rest
    }
    assert found == {
        "05-02a": [("share", 90), ("share", 10)],
        "05-02b": [("share", 60), ("share", 40)],
        "06-02": [("part", 910_000)],
        "11-04": [("part", 1_630_000)],
        "03-01": [("part", 500_000), ("annual", 200_000)],
        "11-05": [("part", 1_015_733)],
        "15-01": [("annual", 48_000_000)],
    }
    first_years = {code: line.recurring_from for code, rest in lines.items() for line in rest if line.kind == "annual"}
    assert first_years == {"03-01": 2023, "15-01": 2025}


def test_bases_and_qualifiers_of_the_amounts(report):
    found = {
        sheet.code: [(line.basis, line.qualifier) for line in sheet.funding.lines if line.kind in ("total", "part")]
        for sheet in report.projects
    }
    chosen = {code: found[code] for code in ("06-02", "11-04", "03-01", "04-08", "15-03", "13-01", "07-01")}
    assert chosen == {
        "06-02": [("eligible_costs", "rounded"), ("granted", "exact")],
        "11-04": [("state_funds", "rounded"), ("spent", "rounded")],
        "03-01": [("material_costs", "rounded"), ("", "more_than")],
        "04-08": [("paid_out", "exact")],
        "15-03": [("spent", "about")],
        "13-01": [("spent", "rounded")],
        "07-01": [("", "exact")],
    }


def test_ten_volumes_are_as_of_mid_2025(report):
    dated = {sheet.code: {line.as_of for line in sheet.funding.lines} - {None} for sheet in report.projects}
    assert {code: dates for code, dates in dated.items() if dates} == {
        code: {datetime.date(2025, 6, 30)} for code in MID_2025
    }
    assert (report.as_of_amounts, report.outlook_year) == (datetime.date(2025, 6, 30), 2025)


def test_a_term_has_its_years(report):
    line = report.sheet("01-01").funding.lines[0]
    assert (line.period_from, line.period_to) == (2020, 2024)


def test_five_volumes_state_a_reason_instead_of_an_amount(report):
    reasons = {sheet.code for sheet in report.projects if sheet.funding.reason}
    assert reasons == WITHOUT_AMOUNT
    assert {sheet.code: sheet.funding.contained_in for sheet in report.projects if sheet.funding.contained_in} == {
        "03-02": "03-01"
    }


def test_seven_links_have_an_address(report):
    assert {sheet.code: [link.url for link in sheet.links] for sheet in report.projects if sheet.links} == {
        "06-02": ["https://www.ruhr-fussball.de"],
        "16-01": ["https://www.neuekuensteruhr.de"],
        "18-01": ["https://www.studio47.de/nrreporter.html"],
        "18-02": ["https://correctiv.org/projekte/salon5/"],
        "18-03": ["https://neuemedienmacher.de/nachwuchs/mentoringnrw/"],
        "04-08": ["https://www.spin.ruhr"],
        "01-01": ["https://www.talentmetropoleruhr.de/projekte/talentwerkstaetten"],
    }


def test_23_pictures_stand_on_21_pages(report):
    counts = {sheet.code: len(sheet.photos) for sheet in report.projects}
    assert [code for code, count in counts.items() if count == 0] == ["15-03", "13-02"]
    assert [code for code, count in counts.items() if count == 2] == ["11-04", "15-01"]
    kinds = Counter(photo.kind for sheet in report.projects for photo in sheet.photos)
    assert kinds == {"photo": 21, "visualisation": 1, "graphic": 1}


def test_captions_and_credits(report):
    credits = {sheet.code: [photo.credit for photo in sheet.photos] for sheet in report.projects}
    assert {code: credits[code] for code in CREDITS} == CREDITS
    without = [sheet.code for sheet in report.projects for photo in sheet.photos if not photo.caption]
    assert without == ["04-08", "13-01"]
    shared, oben_unten = report.sheet("11-04").photos, report.sheet("15-01").photos
    assert shared[0].caption == shared[1].caption
    assert [photo.caption.split()[0] for photo in oben_unten] == [
        "Eröffnungsveranstaltung", "Netzwerkveranstaltung",
    ]  # fmt: skip


def test_the_frame(report):
    found = [(chapter.kind, chapter.title, chapter.after_projects) for chapter in report.chapters]
    assert found == [
        ("editorial", "Editorial", False),
        ("overview", "Überblick: Stand der Ruhr-Konferenz", False),
        ("closing", "Rückblick und Ausblick", True),
        ("imprint", "Impressum", True),
    ]
    editorial, overview, closing, imprint = report.chapters
    heading = "__Stand der Ressortprojekte__"
    assert overview.text.count(f"\n\n{heading}\n\n") == 1
    without_heading = overview.text.replace(f"{heading}\n\n", "")
    assert [characters(text) for text in (editorial.text, without_heading, closing.text)] == [3419, 4856, 2449]
    assert [text.count("\n\n") + 1 for text in (editorial.text, without_heading, closing.text)] == [4, 10, 6]
    assert [len(chapter.headline.split()) for chapter in report.chapters] == [3, 7, 6, 0]
    assert (editorial.author, len(editorial.roles)) == ("Josef Hovenjürgen MdL", 2)
    assert imprint.text.count("](") == 8


def test_title_tagline_and_publisher(report):
    assert (report.title, report.tagline.split()[3], report.programme) == (
        "Fortschrittsbericht 2024", "#Chancenregion", "Ruhr-Konferenz",
    )  # fmt: skip
    assert report.publisher == report.sheet("11-04").ministry.name


def test_what_was_guessed_is_told_with_its_line(reading):
    assert [note.line for note in reading.guesses] == [
        23, 58, 108, 161, 161, 344, 360, 427, 479, 486, 535, 555, 630, 764, 1122,
    ]  # fmt: skip
    assert reading.unplaced == ()


def test_parts_have_unique_lineages_that_stay(report, real_report_text):
    again = read_report(real_report_text, 2024, published_on=datetime.date(2025, 9, 1)).report
    assert to_json(again) == to_json(report)
    for sheet in report.projects:
        parts = [*sheet.milestones, *sheet.funding.lines, *sheet.links, *sheet.photos]
        assert len({part.lineage for part in parts}) == len(parts)


def test_the_document_survives_its_json(report):
    assert report_from_json(to_json(report)) == report
