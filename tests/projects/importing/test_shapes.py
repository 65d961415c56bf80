"""Reports of our own come through whole, in whatever shape, order and damage their text arrives."""

import datetime
import re
import unicodedata
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.document import to_json
from projects.importing.labels import CREDITS
from projects.importing.printed_report import Reading, read_report
from projects.text import to_plain
from tests.projects.importing.printed import LABELS, MINISTRIES, Printed, Printer, Shape, make_report, printed

PUBLISHED = datetime.date(2023, 3, 1)
SHAPES = {
    "as in 2024": {},
    "tabs in the contents": {"leaders": "\t"},
    "blanks in the contents": {"leaders": " "},
    "spaced dots in the contents": {"leaders": " . . . . ", "contents": "Inhaltsverzeichnis"},
    "contents without pages": {"pages_in_contents": False},
    "labels behind an icon": {"label": "👤 {label}"},
    "labels behind an unknown icon": {"label": "🦤{label}:"},
    "labels behind an icon font": {"label": "\uf0c0 {label}"},
    "bold labels": {"label": "**{label}**"},
    "labels as headings": {"label": "## {label}"},
    "labels glued to the paragraph above": {"label": "glued"},
    "labels with a blank inside": {"damage": "blank"},
    "labels without a letter": {"damage": "lost letter"},
    "labels with letters swapped": {"damage": "swapped letters"},
    "labels in capitals": {"damage": "capitals"},
    "labels in spaced letters": {"damage": "spaced"},
    "decomposed umlauts": {"damage": "decomposed"},
    "narrow columns": {"width": 40, "ministry_width": 28},
    "wide columns": {"width": 80},
    "years as bullets": {"year": "- {year}", "bullet": " - "},
    "years as bold bullets": {"year": "- **{year}**", "bullet": "- "},
    "years with a colon, items without bullet": {"year": "{year}:", "bullet": ""},
    "bold years, dots as bullets": {"year": "**{year}**", "bullet": "● "},
    "ranges with a dash": {"bullet": "• ", "span": "{first}–{last}"},
    "ranges in words": {"span": "{first} bis {last}"},
    "ministry first": {"head": ("ministry", "milestones", "title", "lead")},
    "milestones first": {"head": ("milestones", "ministry", "title", "lead")},
    "milestones and ministry last": {"head": ("title", "lead")},
    "milestones after the lead": {"head": ("ministry", "title", "lead", "milestones")},
    "lead before the title": {"head": ("lead", "title", "ministry", "milestones")},
    "sections in another order": {"order": ("target_group", "latest_development", "added_value")},
    "page numbers": {"page_numbers": True},
    "form feeds, page numbers and headers": {
        "form_feeds": True,
        "page_numbers": True,
        "running_header": "Fortschrittsbericht 2022 | {page}",
    },
    "headers that start with the page": {"running_header": "{page} Fortschrittsbericht 2022"},
    "line ends of another system": {"line_end": "\r\n"},
    "other labels": {"milestones": "Meilensteine", "outlook": "Ausblick", "ministry": "👤 Verantwortlich"},
}


def read(text: str, year: int = 2022) -> Reading:
    return read_report(text, year, published_on=PUBLISHED)


def said(report: Printed) -> list[dict[str, object]]:
    """What the printed projects say, as a reader must find it."""
    return [
        {
            "code": project.code,
            "title": project.title,
            "chapter": project.chapter,
            "ministry": project.ministry,
            "status": "completed" if project.completed else "running",
            "summary": project.lead,
            **{key: "\n\n".join(project.sections.get(key, [])) for key in LABELS},
            "milestones": project.milestones,
            "volume": project.volume,
            "links": [f"https://{project.link}"] if project.link else [],
            "photos": [(" ".join(project.photo[0]), project.photo[2])] if project.photo else [],
        }
        for project in report.projects
    ]


def found(reading: Reading) -> list[dict[str, object]]:
    return [
        {
            "code": sheet.code,
            "title": sheet.title,
            "chapter": sheet.topic_field.name,
            "ministry": sheet.ministry.abbreviation if sheet.ministry else None,
            "status": sheet.status,
            "summary": to_plain(sheet.sections.summary),
            **{key: to_plain(getattr(sheet.sections, key)) for key in LABELS},
            "milestones": [((item.year_from, item.year_to), item.text) for item in sheet.milestones],
            "volume": sheet.funding.sentence,
            "links": [link.url for link in sheet.links],
            "photos": [(photo.caption, photo.credit) for photo in sheet.photos],
        }
        for sheet in reading.report.projects
    ]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
@pytest.mark.parametrize(("seed", "count", "chapters"), [(1, 7, 3), (2, 1, 1)])
def test_a_report_comes_through_in_every_shape(shape, seed, count, chapters):
    report = make_report(seed, count, chapters)
    reading = read(printed(report, **shape))
    assert found(reading) == said(report)
    assert reading.unplaced == ()
    assert [field.name for field in reading.report.topic_fields] == report.chapters


def test_a_report_of_sixty_projects_comes_through():
    report = make_report(60, 60, 6)
    reading = read(printed(report, label="⌚ {label}", page_numbers=True, leaders="\t"))
    assert found(reading) == said(report)
    assert (len(reading.report.projects), reading.unplaced) == (60, ())


def test_a_report_without_frame_has_counted_figures_and_says_so():
    report = make_report(5, 4, 2, frame=False)
    reading = read(printed(report))
    assert reading.report.chapters == ()
    assert (reading.report.figures.total, reading.report.baseline.total) == (4, 0)
    messages = [note.message for note in reading.guesses]
    assert any(message.startswith("Nicht im Überblick gefunden") for message in messages)


def test_titles_that_no_page_prints_come_from_the_contents():
    report = make_report(7, 9, 3)
    missing = tuple(project.code for project in report.projects[::2])
    reading = read(printed(report, without_title=missing))
    assert found(reading) == said(report)
    told = [
        note.message.split(":")[0] for note in reading.guesses if "stammt aus dem Inhaltsverzeichnis" in note.message
    ]
    assert told == list(missing)


def test_a_ministry_that_is_not_printed_stays_open_and_is_reported():
    report = make_report(8, 3, 1)
    silent = replace(report, projects=[replace(report.projects[0], ministry=""), *report.projects[1:]])
    reading = read(printed(silent))
    sheet = reading.report.projects[0]
    assert sheet.ministry is None
    assert f"{sheet.code}: Das verantwortliche Ministerium ist nicht angegeben." in [n.message for n in reading.guesses]


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [(name, abbreviation) for abbreviation, name in MINISTRIES.items()]
    + [
        ("Ministerium für Klima, Garten und Glück des Landes Nordrhein-Westfalen", "MKGG"),
        ("Ministerium für Schule und Bidung des Landes Nordrhein-Westfalen", "MSB"),
        ("Ministerium für Kultur und Wissenschaft NRW", "MKW"),
        ("MULNV", "MULNV"),
    ],
)
def test_ministries_are_known_by_name_similar_name_and_abbreviation(name, abbreviation):
    report = make_report(9, 2, 1)
    text = printed(report).replace(MINISTRIES[report.projects[0].ministry], name, 1)
    assert read(text).report.projects[0].ministry.abbreviation == abbreviation


def test_further_ministries_follow_the_responsible_one():
    report = make_report(9, 1, 1)
    name = MINISTRIES[report.projects[0].ministry]
    sheet = read(printed(report).replace(name, f"{name}\n{MINISTRIES['JM']}")).report.projects[0]
    assert [ref.abbreviation for ref in sheet.further_ministries] == ["JM"]


@pytest.mark.parametrize(
    ("printed_code", "code"), [("({})", "{}"), ("(0{})", "{}"), ("( {} )", "{}"), ("[{}]", "{}"), ("{}", "{}")]
)
def test_codes_are_read_from_the_contents(printed_code, code):
    report = make_report(11, 3, 1)
    first = report.projects[0].code
    text = printed(report).replace(f"({first})", printed_code.format(first))
    assert read(text).report.projects[0].code == code.format(first)


def test_a_code_that_breaks_the_pattern_is_a_guess():
    report = make_report(11, 3, 1)
    first = report.projects[0].code
    reading = read(printed(report).replace(f"({first})", f"(0{first})"))
    line = next(n for n, words in enumerate(printed(report).splitlines(), start=1) if f"({first})" in words)
    assert [(note.line, note.message) for note in reading.guesses if "Kennung" in note.message] == [
        (line, f"Kennung „0{first}“ als {first} gelesen.")
    ]


def test_an_unknown_section_is_left_with_its_lines():
    report = make_report(12, 2, 1)
    text = printed(report).replace("Zielgruppe\n", "🎯 Wirkung\n\nEs wirkt im Hof.\n\nZielgruppe\n", 1)
    reading = read(text)
    assert found(reading) == said(report)
    assert [(note.text, note.message) for note in reading.unplaced] == [
        (words, f"{report.projects[0].code}: Unbekannter Abschnitt „🎯 Wirkung“.")
        for words in ("🎯 Wirkung", "Es wirkt im Hof.")
    ]


def test_a_section_label_that_several_pages_share_is_no_text():
    report = make_report(13, 5, 1)
    text = re.sub(r"^Zielgruppe\n", "Hindernisse\n\nEs hakt am Zaun.\n\nZielgruppe\n", printed(report), flags=re.M)
    reading = read(text)
    assert found(reading) == said(report)
    assert [note.text for note in reading.unplaced] == ["Hindernisse", "Es hakt am Zaun."] * 5


def test_a_further_chapter_of_the_frame_is_kept_as_free():
    report = make_report(14, 4, 2)
    text = printed(report)
    text = text.replace("Überblick.....", "Gespräch am Ufer.....4\nÜberblick.....", 1)
    text = text.replace("\nÜberblick\n", "\nGespräch am Ufer\n\nWir reden über Wasser und Wege.\n\nÜberblick\n", 1)
    chapters = read(text).report.chapters
    assert [(chapter.kind, chapter.title) for chapter in chapters] == [
        ("editorial", "Vorwort"),
        ("free", "Gespräch am Ufer"),
        ("overview", "Überblick"),
        ("closing", "Fazit"),
        ("imprint", "Impressum"),
    ]
    assert chapters[1].text == "Wir reden über Wasser und Wege."


def test_paragraphs_cut_by_a_page_are_joined_and_hyphens_at_line_ends_resolved():
    report = make_report(15, 1, 1)
    first = report.projects[0].sections["added_value"][0]
    broken = "Die Werk-\nstatt öffnet am\n\n\f\nlangen Ufer und am Nord-\nund Südhafen; der E-\nRoller bleibt."
    reading = read(printed(report).replace(first, broken, 1))
    whole = "Die Werkstatt öffnet am langen Ufer und am Nord- und Südhafen; der E-Roller bleibt."
    assert reading.report.projects[0].sections.added_value.split("\n\n")[0] == whole
    assert any("Trennstrich" in note.message for note in reading.guesses)


def test_topic_fields_and_chapters_have_addresses():
    report = read(printed(make_report(16, 4, 2))).report
    assert [field.slug for field in report.topic_fields] == ["arbeit-und-handwerk", "wasser"]
    assert [chapter.slug for chapter in report.chapters] == ["vorwort", "ueberblick", "fazit", "impressum"]


def test_the_catalogue_lists_every_sheet_as_reported():
    report = read(printed(make_report(17, 5, 2))).report
    assert [(entry.code, entry.status, entry.reported) for entry in report.catalogue] == [
        (sheet.code, sheet.status, True) for sheet in report.projects
    ]


def test_equal_parts_of_two_reports_share_their_lineage():
    report = make_report(18, 3, 1)
    later = replace(report, year=2023)
    first, second = read(printed(report)).report, read(printed(later, label="🌟 {label}"), 2023).report
    for one, other in zip(first.projects, second.projects, strict=True):
        assert [part.lineage for part in one.milestones] == [part.lineage for part in other.milestones]
        assert [part.lineage for part in one.photos] == [part.lineage for part in other.photos]
        assert all(re.fullmatch(r"m-[0-9a-f]{10}(-\d+)?", part.lineage) for part in one.milestones)


HEADS = [
    head
    for count in (2, 3, 4)
    for head in permutations(("title", "ministry", "milestones", "lead"), count)
    if {"title", "lead"} <= set(head)
]
shapes = st.builds(
    Shape,
    leaders=st.sampled_from([".....", "\t", " ", " . . . ", "…… "]),
    pages_in_contents=st.booleans(),
    label=st.sampled_from(
        ["{label}", "👤 {label}", "🦤{label}", "**{label}**", "{label}:", "☰ **{label}**", "### {label}"]
    ),
    damage=st.sampled_from(["", "blank", "lost letter", "swapped letters", "capitals", "spaced", "decomposed"]),
    width=st.sampled_from([0, 40, 72]),
    year=st.sampled_from(["{year}", "- {year}", "- **{year}**", "**{year}**", "{year}:"]),
    bullet=st.sampled_from(["- ", " - ", "• ", "●", "– ", "* ", "▪ "]),
    span=st.sampled_from(["{first}/{last}", "{first}–{last}", "{first} bis {last}"]),
    head=st.sampled_from(HEADS),
    order=st.permutations(["added_value", "approach", "target_group", "latest_development"]).map(tuple),
    page_numbers=st.booleans(),
    form_feeds=st.booleans(),
    running_header=st.sampled_from(["", "Fortschrittsbericht 2022 | {page}", "{page} Fortschrittsbericht 2022"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    ministry_width=st.sampled_from([0, 25, 40]),
    outlook=st.sampled_from(["Ausblick", "Ausblick {year}", "Ausblick auf {year}"]),
)
# Words of a report that are layout: labels, contents, page numbers, headers, credit labels.
LAYOUT_LINES = (
    *LABELS.values(), *CREDITS, "Inhalt Vorwort Überblick Fazit Impressum", "Meilensteine seit Projektstart",
    "Projektvolumen", "Verantwortlich", "Weiterführende Informationen", "auf", "Fortschrittsbericht 2022 2023",
)  # fmt: skip
LAYOUT = set(re.findall(r"\w+", " ".join(LAYOUT_LINES).casefold()))


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shape=shapes, seed=st.integers(0, 10_000), count=st.integers(1, 8), frame=st.booleans())
def test_nothing_is_lost_and_every_section_arrives(shape, seed, count, frame):
    report = make_report(seed, count, min(count, 1 + seed % 3), frame=frame)
    text = Printer(report, shape, seed).text()
    reading = read(text)
    assert found(reading) == said(report)
    kept = words_of(to_json(reading.report).replace("\\n", " "))
    listed = words_of(" ".join(note.text for note in (*reading.guesses, *reading.unplaced)))
    labels = words_of(" ".join(line for line in text.splitlines() if len(line) < 130 and not line.endswith(".")))
    lost = words_of(text) - kept - listed - LAYOUT
    assert {word for word in lost if word not in labels} == set()
    assert {word for word in lost if not word.isdigit() and len(word) > 2 and word.isalpha()} <= damaged_labels(text)


def damaged_labels(text: str) -> set[str]:
    """Words of the lines that are labels, whatever became of their letters."""
    known = sorted(
        {*LABELS.values(), "Projektvolumen", "Meilensteine seit Projektstart", "Weiterführende Informationen"}
    )
    letters = {"".join(sorted(set(label.casefold()) - {" "})) for label in known}
    found = set()
    for line in unicodedata.normalize("NFC", text).splitlines():
        bare = "".join(sorted({char for char in line.casefold() if char.isalpha()}))
        if len(line) < 100 and any(len(set(bare) ^ set(label)) <= 4 for label in letters):
            found |= words_of(line)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_texts_lose_no_word_and_never_break(data):
    """Lines dropped, doubled, swapped or cut: whatever is read, each word is in the document or on a list."""
    random = Random(data.draw(st.integers(0, 10_000)))
    lines = printed(make_report(random.randrange(1000), 3, 2)).splitlines()
    head = next(at for at, line in enumerate(lines) if line == "" and at > 12)
    for _ in range(data.draw(st.integers(1, 6))):
        at = random.randrange(head, len(lines) - 1)
        damage = random.choice(("drop", "double", "swap", "cut"))
        if damage == "drop":
            del lines[at]
        elif damage == "double":
            lines.insert(at, lines[at])
        elif damage == "swap":
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
        else:
            middle = len(lines[at]) // 2 if len(lines[at]) > 60 else 0
            lines[at : at + 1] = [lines[at][:middle], lines[at][middle:]]
    reading = read("\n".join(lines))
    kept = words_of(to_json(reading.report).replace("\\n", " "))
    listed = words_of(" ".join(note.text for note in (*reading.guesses, *reading.unplaced)))
    lost = {word for word in words_of("\n".join(lines)) - kept - listed - LAYOUT if not word.isdigit()}
    headings = words_of(" ".join(line for line in lines[:head]))
    assert lost - headings == set()
