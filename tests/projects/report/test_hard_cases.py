"""Reports that no designer had in mind: they are typeset, sound, and lose no word."""

import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.document import ChapterDocument, FiguresDocument, LinkDocument, MinistryRef, TopicFieldRef
from projects.report.characters import typesettable
from projects.report.typeset import typeset_report, typeset_sheet
from projects.text import escape, to_plain
from tests.projects.report.documents import (
    LAB,
    REPORT,
    TRAFFIC,
    WORK,
    milestones,
    photo,
    report,
    sheet,
    volume,
)
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import bare, bare_words, elements, opened, words

SENTENCE = "Auf dem Gelände wächst ein Haus, das Wohnen, Lernen und Werken verbindet. "


LONG_TITLE = (
    "Integration, Orientierung und Perspektiven für alle, die im Revier leben, lernen und arbeiten wollen, " * 2
)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
LONG_ADDRESS = "https://www.example.org/" + "sehr-langer-abschnitt/" * 9 + "?suche=" + "x" * 90

HARD = {
    "twenty milestones and little else": sheet(
        "01-01",
        "Viele Schritte",
        milestones=milestones(*((2005 + n, SENTENCE * 2, "Teil" * (n % 2)) for n in range(20))),
    ),
    "only a title": sheet("01-02", "Nur ein Titel"),
    "two hundred characters of title": sheet("01-03", LONG_TITLE[:200].strip(), subtitle=LONG_TITLE[:150].strip()),
    "a section of six thousand characters": sheet("01-04", "Langtext", sections={"approach": (SENTENCE * 90)[:6000]}),
    "one paragraph each line": sheet("01-05", "Absätze", sections={"result": "\n\n".join([SENTENCE] * 60)}),
    "bullets only": sheet(
        "01-06", "Liste", sections={"summary": "- eins\n- zwei", "approach": "- drei\n- vier\n\n- fünf"}
    ),
    "endless words": sheet(
        "01-07",
        LONG_WORD,
        subtitle=LONG_WORD,
        sections={"summary": LONG_WORD, "outlook": f"Siehe {LONG_ADDRESS}"},
        milestones=milestones((2020, LONG_WORD, LONG_WORD)),
        links=(LinkDocument(lineage="l", label=LONG_WORD, url=LONG_ADDRESS),),
        places=(LONG_WORD,),
        ministry=WORK,
    ),
    "five pictures of every shape": sheet(
        "01-08",
        "Bilder",
        photos=tuple(
            photo(number, sha256=name * 64, kind=kind, caption=SENTENCE * 3, credit="A. Probe" * number)
            for number, (name, kind) in enumerate(
                [("c", "photo"), ("b", "graphic"), ("a", "illustration"), ("b", "photo"), ("c", "visualisation")]
            )
        ),
    ),
    "pictures without words and words without picture": sheet(
        "01-09",
        "Leere Bilder",
        photos=(photo(1), photo(2, credit="C. Probe"), photo(3, caption="Ohne Datei", kind="graphic")),
    ),
    "a volume held by itself and by nobody": sheet(
        "01-10", "Volumen", funding=volume(contained_in="99-99", reason="Offen")
    ),
    "a right-to-left name and emoji": sheet("01-11", "يوسف 😀", sections={"summary": "שלום \x00 ✨"}),
    "empty addresses": sheet("01-12", "Verweise", links=(LinkDocument(lineage="l", label="", url="www.a.example"),)),
    "an empty draft": sheet("01-13", ""),
    "two pictures with one caption": sheet(
        "01-14",
        "Ein Bild und noch eins",
        sections={"summary": SENTENCE, "current_state": SENTENCE * 6},
        photos=(
            photo(1, sha256="a" * 64, caption="Der Turm vor und nach dem Umbau", credit="Fotos: A. Probe"),
            photo(2, sha256="c" * 64, caption="Der Turm vor und nach dem Umbau", credit="Fotos: A. Probe"),
        ),
    ),
    "the typesetter's own language": sheet(
        "01-15",
        "#set page(width: 1pt)",
        sections={
            "summary": '#set page(width: 1pt)\n#let x = 1; #x $x^2$ <label> @ref `raw` // kein Kommentar #panic("x")',
            "approach": '= Titel\n\n- #pagebreak()\n- #include "/etc/passwd"',
        },
    ),
    "lists that want to be tables": sheet(
        "01-16",
        "Tabellen",
        sections={
            "summary": "Jahr | Plätze | Kosten\n2023 | 40 | 1.200.000 Euro\n2024 | 120 | 3.400.000 Euro",
            "approach": "Jahr\tPlätze\tKosten\n2023\t40\t1.200.000 Euro\n2024\t120\t3.400.000 Euro",
            "current_state": "Jahr    Plätze\n2023    40\n2024    120\n\n        eingerückt",
            "outlook": "| Jahr | Plätze |\n|------|-------:|\n| 2025 | 300 |\n\n- 2026: 400 | 5 Mio. Euro\n- 2027: 450",
        },
    ),
    "narrow and flat pictures": sheet(
        "01-17",
        "Zwei Türme",
        photos=(
            photo(1, sha256="d" * 64, caption="Hoch", focus=(50, 90)),
            photo(2, sha256="d" * 64, caption="Noch einmal hoch"),
            photo(3, sha256="e" * 64, caption="Flach", kind="graphic"),
        ),
    ),
    "three hundred links": sheet(
        "01-18",
        "Verweise ohne Ende",
        links=tuple(
            LinkDocument(lineage=f"l{number}", label=f"Seite {number}", url=f"https://seiten.example/{number}")
            for number in range(300)
        ),
    ),
    "sixty amounts": sheet(
        "01-19",
        "Viele Beträge",
        funding=volume(
            *(
                {"kind": "share", "amount": Decimal(1_000_000 + number), "source": f"Stiftung Nummer {number}"}
                for number in range(60)
            )
        ),
    ),
    "names of three hundred characters and thirty places": sheet(
        "01-20",
        "Lange Namen",
        ministry=MinistryRef(abbreviation="MLN", name=("Ministerium für " + "Proben, Werkstätten und " * 14)[:300]),
        further_ministries=(TRAFFIC, WORK),
        places=tuple(f"Kreisfreie Stadt {number}" for number in range(30)),
    ),
    "characters that nobody sees": sheet(
        "01-21",
        "Silben\u00adtren\u00adnung e\u0301 a\u0308 \u200bNull\u200bbreite\ufeff",
        sections={
            "summary": "Null\x00byte, Z\u0351a\u0338l\u0489go, \u202eumgekehrt\u202c, ver\u00adsteck\u00adter Strich."
        },
    ),
    "a code that is no code": sheet("#<x>\\ ", "Kennung", "wirtschaft"),
}


@pytest.fixture(scope="module")
def hard(pictures):
    return typeset_report(report(*HARD.values()), pictures)


def test_hard_sheets_give_a_sound_document(hard):
    assert faults(hard.pdf) == []


def test_hard_sheets_lose_no_word(hard):
    printed = bare_words(hard.pdf)
    for sheet_document in HARD.values():
        assert bare(typesettable(f"{sheet_document.code} {sheet_document.title}")) in printed
        for text in msgspec.structs.astuple(sheet_document.sections):
            for part in re.split(r"\n\n|\n- ", to_plain(text)):
                assert bare(typesettable(part).removeprefix("- ")) in printed
        for milestone in sheet_document.milestones:
            assert bare(milestone.text) in printed
        for picture in sheet_document.photos:
            assert bare(picture.caption) in printed
            assert bare(picture.credit) in printed


def test_every_hard_sheet_starts_on_a_page_of_its_own(hard):
    starts = [fit.first_page for fit in hard.fits]
    assert starts == sorted(set(starts))
    assert len(starts) == len(HARD)


def test_a_sheet_with_little_text_takes_one_page(hard):
    pages = {fit.code: fit.pages for fit in hard.fits}
    assert (pages["01-02"], pages["01-06"], pages["01-10"]) == (1, 1, 1)


def test_milestones_beside_next_to_nothing_take_the_wide_column(hard):
    assert next(fit.pages for fit in hard.fits if fit.code == "01-01") == 2


def test_the_columns_of_a_typed_table_stay_apart(hard):
    with opened(hard.pdf) as pdf:
        printed = re.sub(r"\s+", " ", words(pdf))
    assert "Jahr Plätze Kosten" in printed
    assert "2023 40 1.200.000 Euro" in printed


def test_twelve_topic_fields_all_have_their_divider_and_keep_within_the_palette():
    names = [f"Themenfeld mit einem längeren Namen {number}" for number in range(12)]
    topics = tuple(TopicFieldRef(slug=f"feld-{number}", name=name) for number, name in enumerate(names))
    sheets = [
        msgspec.structs.replace(LAB, code=f"{number:02d}-01", topic_field=topic) for number, topic in enumerate(topics)
    ]
    made = typeset_report(report(*sheets, topic_fields=topics), {})
    assert faults(made.pdf) == []
    with opened(made.pdf) as document:
        dividers = [e.words for e in elements(document) if e.role == "H2" and e.words in names]
    assert dividers == names
    assert [fit.code for fit in made.fits] == [one.code for one in sheets]


def test_a_topic_field_that_only_a_sheet_names_is_printed_last():
    stray = sheet("09-01", "Irrläufer", "wasser")
    made = typeset_report(report(stray, LAB), {})
    assert [fit.code for fit in made.fits] == ["01-01", "09-01"]
    assert "Wasser" in bare_words(made.pdf)


def test_a_report_without_projects_chapters_and_figures_is_typeset():
    made = typeset_report(report(chapters=(), figures=FiguresDocument(), topic_fields=(), tagline="", publisher=""), {})
    assert faults(made.pdf) == []
    assert made.fits == ()
    assert "ZudieserAusgabeAusgabe:1vom15.09.2025" in bare_words(made.pdf)


def test_figures_are_printed_where_no_chapter_is_an_overview():
    figures = FiguresDocument(total=2501, completed=2500, running=1, not_pursued=0)
    made = typeset_report(report(LAB, chapters=(), figures=figures), {})
    printed = bare_words(made.pdf)
    assert "2.501Vorhabeninsgesamt" in printed
    assert "1laufend" in printed


def test_long_chapters_of_every_kind_run_over_pages_and_lose_nothing():
    kinds = ("editorial", "overview", "closing", "imprint", "free")
    text = "\n\n".join(f"{number}. {SENTENCE * 4}" for number in range(60))
    chapters = tuple(
        ChapterDocument(kind=kind, slug=kind, title=f"Kapitel {kind}", headline=LONG_TITLE, text=text, author=LONG_WORD)
        for kind in kinds
    )
    made = typeset_report(
        msgspec.structs.replace(REPORT, chapters=chapters, title=LONG_TITLE, edition=2, reason="Zahl"), {}
    )
    assert faults(made.pdf) == []
    printed = bare_words(made.pdf)
    assert printed.count(bare(f"59. {SENTENCE * 4}")) == len(kinds)
    assert "GrundderAusgabe:Zahl" in printed


# A text is typeset as title, section, milestone and sentence at once; few examples, because each is a compile.
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(alphabet="#$*_`<>@\\[](){}\"'/~-=+&%^ \n\t", max_size=120))
def test_any_text_is_typeset(anything, marks):
    text = f"{anything} {marks}"
    typed = sheet(
        "01-01",
        text,
        subtitle=marks,
        sections={"summary": text, "approach": escape(marks), "outlook": f"- {text}"},
        milestones=milestones((2020, text, marks)),
        funding=volume(reason=text),
        links=(LinkDocument(lineage="l", label=marks, url=text),),
        photos=(photo(caption=text, credit=marks),),
        places=(text,),
    )
    assert typeset_sheet(report(typed), "01-01", {}).pages


def test_every_character_that_counts_as_settable_is_set_in_every_weight():
    from projects.report.characters import settable

    characters = "".join(chr(point) for point in sorted(settable()) if chr(point) not in "_-[]\\\n")
    in_rows = " ".join(characters[at : at + 40] for at in range(0, len(characters), 40))
    typed = sheet(
        "01-01",
        in_rows[:400],
        sections={"approach": f"{in_rows}\n\n_{in_rows.strip()}_\n\n__{in_rows.strip()}__\n\n___{in_rows.strip()}___"},
    )
    chapter = ChapterDocument(kind="free", slug="zeichen", title="Zeichen", headline=in_rows, text="")
    made = typeset_report(report(typed, chapters=(chapter,)), {})
    assert made.replaced == ()
    assert faults(made.pdf) == []
