"""Copies of proofs as PDFs: the report's own pages, whose copy it is on each of them, and bars beside what changed."""

import re

import msgspec
import pytest

from projects.report.proof import Earlier, Stamp, proof_data
from projects.report.typeset import TypesetError, typeset_proof, typeset_report
from tests.projects.report.documents import FULL_REPORT, STAGE, report, sheet
from tests.projects.report.pdf_checker import faults
from tests.projects.report.pdf_reader import bare, bare_words, elements, opened

replace = msgspec.structs.replace
STAMP = Stamp("Entwurf 4", "Stand 24. November 2026, 20:05 Uhr · für Haus MUNV", "Haus MUNV")
EMBARGO = Stamp("Vorabexemplar", "Sperrfrist bis Freitag, 27. November 2026, 10:00 Uhr · für Presse", "Presse")


def earlier(document):
    return Earlier(document, "Entwurf 3", "20. November 2026, 09:00 Uhr")


def long_text(words):
    return "\n\n".join(" ".join(f"{word} Satz {number} füllt eine Zeile." for number in range(40)) for word in words)


def reworded(each):
    """The sheets of the sample report with changes at every kind of place."""
    if each.code == "01-01":
        sections = replace(each.sections, added_value=each.sections.added_value.replace("kurze", "sehr kurze"))
        return replace(each, places=("Essen",), sections=sections, milestones=each.milestones[1:], links=each.links[:1])
    if each.code == "06-02":
        first, second = each.photos
        funding = replace(each.funding, sentence="Ein anderer Satz.")
        return replace(each, title="RUHR.BÜHNE", funding=funding, photos=(replace(first, caption="Anders"), second))
    return each


BEFORE = replace(
    FULL_REPORT,
    chapters=tuple(
        replace(chapter, text=chapter.text + "\n\n" + long_text(("Erstens", "Zweitens", "Drittens")))
        if chapter.kind == "editorial"
        else chapter
        for chapter in FULL_REPORT.chapters
    ),
)
AFTER = replace(
    BEFORE,
    figures=replace(BEFORE.figures, running=17, total=74),
    chapters=tuple(
        replace(chapter, headline="Neu", text=chapter.text.replace("Zweitens Satz 9 ", "Zweitens Satz neun "))
        if chapter.kind == "editorial"
        else chapter
        for chapter in BEFORE.chapters
        if chapter.slug != "dank"
    ),
    projects=(
        *(reworded(each) for each in BEFORE.projects if each.code != "11-05"),
        sheet("07-02", "Neues Haus", "bildung", sections={"summary": "Ein Haus."}),
    ),
)


@pytest.fixture(scope="module")
def plain(pictures):
    return typeset_report(AFTER, pictures)


@pytest.fixture(scope="module")
def proof(pictures):
    return typeset_proof(AFTER, STAMP, earlier(BEFORE), pictures)


@pytest.fixture(scope="module")
def embargoed(pictures):
    return typeset_proof(AFTER, EMBARGO, None, pictures)


def artifacts(pdf):
    """Of each page, how much its content marks as decoration."""
    with opened(pdf) as document:
        return [len(re.findall(rb"/Artifact", page.Contents.read_bytes())) for page in document.pages]


def test_a_copy_has_the_structure_that_pdf_ua_and_pdf_a_ask_for(proof, embargoed):
    assert (faults(proof.pdf), faults(embargoed.pdf)) == ([], [])


def test_its_pages_break_as_the_report_s_will(plain, proof, embargoed):
    assert proof.fits == plain.fits == embargoed.fits
    assert (proof.pages, embargoed.pages) == (plain.pages + 1, plain.pages)


def test_the_stamp_is_decoration_on_every_page_and_read_aloud_on_the_first(plain, embargoed):
    more = [new - old for old, new in zip(artifacts(plain.pdf), artifacts(embargoed.pdf), strict=True)]
    assert min(more) >= 1
    assert bare_words(embargoed.pdf).count(bare(EMBARGO.words)) == 1


def test_the_file_is_titled_with_what_it_is_and_for_whom(proof):
    with opened(proof.pdf) as document:
        title = str(document.docinfo.Title)
    assert title == "Ruhr-Konferenz: Fortschrittsbericht 2024, Entwurf 4 für Haus MUNV"


def test_what_changed_is_listed_in_words_with_its_pages(proof, plain):
    with opened(proof.pdf) as document:
        found = [(e.role, e.words) for e in elements(document)]
    start = found.index(("H1", "Geändert gegenüber Entwurf 3"))
    said = bare(" ".join(words for role, words in found[start:] if role in ("H2", "Lbl", "LBody", "P")))
    pages = {fit.code: fit.first_page for fit in plain.fits}
    for sentence in (
        "Zahlen des Programms",
        "Editorial: Überschrift, Text",
        "Dank: entfällt",
        f"07-02 Neues Haus, Seite {pages['07-02']}",
        "11-05 Seilbahn",
        f"01-01 Werkstattlabor Emscher: Orte, Mehrwert, Meilensteine, Weiterführende Informationen, "
        f"Seite {pages['01-01']}",
        f"06-02 RUHR.BÜHNE: Titel, Projektvolumen, Bilder, Seite {pages['06-02']}",
    ):
        assert bare(sentence) in said


def test_an_embargoed_copy_marks_nothing(embargoed):
    assert "Geändertgegenüber" not in bare_words(embargoed.pdf)
    assert b"0.7019608 0 0.36862746" not in all_content(embargoed.pdf)


def all_content(pdf):
    with opened(pdf) as document:
        return b"".join(page.Contents.read_bytes() for page in document.pages)


def marked_in(data):
    """What of the typesetting data bears a bar, as paths of keys and places."""
    found = []

    def walk(node, path):
        if isinstance(node, dict):
            for key, value in node.items():
                if key.endswith("changed") and value:
                    found.append(f"{path} {key}{'' if value is True else f' {value}'}".strip())
                walk(value, f"{path} {key}")
        elif isinstance(node, list):
            for place, part in enumerate(node):
                walk(part, f"{path} {place}")

    walk(data, "")
    return sorted(found)


def test_bars_stand_beside_what_changed_and_beside_nothing_else():
    data = proof_data(AFTER, STAMP, earlier(BEFORE))
    marks = marked_in({"front": data["front"], "figures": data["figures"]})
    assert marks == ["figures changed", "front 0 blocks 4 changed [0]", "front 0 title-changed"]
    lab = next(each for each in data["sheets"] if each["code"] == "01-01")
    # A milestone and a link that are gone are marked beside their neighbours.
    assert marked_in(lab) == [
        "links 0 changed",
        "milestones 0 items 0 changed",
        "places-changed",
        "sections 0 blocks 1 changed [0]",
    ]
    stage = next(each for each in data["sheets"] if each["code"] == "06-02")
    assert marked_in(stage) == ["changed", "opening changed", "volume changed"]
    untouched = next(each for each in data["sheets"] if each["code"] == "07-01")
    assert marked_in(untouched) == []


def test_a_paragraph_that_is_gone_is_marked_beside_the_one_before_it():
    def with_text(text):
        chapter = replace(FULL_REPORT.chapters[-1], text=text)
        return replace(FULL_REPORT, chapters=(chapter,))

    data = proof_data(
        with_text("Eins.\n\n- Zwei\n- Drei"), STAMP, earlier(with_text("Null.\n\nEins.\n\n- Zwei\n- Drei\n- Vier"))
    )
    assert [block["changed"] for block in data["back"][0]["blocks"]] == [[0], [1]]


def test_a_report_that_says_the_same_says_so(pictures):
    data = proof_data(AFTER, STAMP, earlier(replace(AFTER, edition=7, reason="Anlass")))
    assert data["proof"]["changes"]["lead"].endswith("Seitdem hat sich nichts geändert.")
    assert marked_in(data["sheets"]) == []


@pytest.mark.parametrize(
    "document", [report(), report(chapters=()), report(STAGE, topic_fields=())], ids=["no sheet", "nothing", "one"]
)
def test_a_report_that_is_hardly_begun_gives_a_proof(document, pictures):
    made = typeset_proof(document, STAMP, earlier(report()), pictures)
    assert faults(made.pdf) == []


def test_the_longest_recipient_fits_on_the_page(pictures):
    stamp = replace_words("Ministerium für Umwelt, Naturschutz und Verkehr des Landes, Abteilung für " + "x" * 46)
    made = typeset_proof(report(), stamp, None, pictures)
    assert bare(stamp.words) in bare_words(made.pdf)


def replace_words(recipient):
    return Stamp("Entwurf 12", f"Stand 24. November 2026, 20:05 Uhr · für {recipient}", recipient)


def test_a_picture_that_is_not_there_is_named():
    with pytest.raises(TypesetError, match="Projekt 06-02: Die Druckfassung von Bild „Das Zelt und der Entwurf“ fehlt"):
        typeset_proof(report(STAGE), STAMP, None, {})


def test_a_report_that_is_published_knows_nothing_of_proofs(typeset):
    with opened(typeset.pdf) as document:
        assert [page for page in document.pages if b"0.7019608 0 0.36862746" in page.Contents.read_bytes()] == []
    assert "Entwurf4" not in bare_words(typeset.pdf)
