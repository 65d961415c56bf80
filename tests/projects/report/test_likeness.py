from projects.report import likeness
from projects.report.likeness import difference
from projects.report.reading import Element


def element(role, words, depth=0, alt=""):
    return Element(role, depth, alt, words)


def differs(monkeypatch, sealed, rebuilt):
    """What is said of two PDFs that are read as these elements."""
    read = {b"sealed": sealed, b"rebuilt": rebuilt}
    monkeypatch.setattr(likeness, "elements_in", read.__getitem__)
    return difference(b"sealed", b"rebuilt")


def contents(page):
    return [element("Document", f"InhaltEnergie{page}Text"), element("Link", f"Energie{page}", 2)]


def test_a_page_number_may_move(monkeypatch):
    assert differs(monkeypatch, contents(11), contents(12)) == ""


def test_a_number_in_the_text_may_not(monkeypatch):
    said = differs(monkeypatch, [element("P", "Es sind 11 Häuser")], [element("P", "Es sind 12 Häuser")])
    assert said == "Der Text weicht ab: „Es sind 11 Häuser“ statt „Es sind 12 Häuser“."


def test_hyphens_and_line_breaks_may_move(monkeypatch):
    assert differs(monkeypatch, [element("P", "Ideen\u00adhaus\n offen")], [element("P", "Ideenhaus offen")]) == ""


def test_an_end_that_is_cut_off_is_named(monkeypatch):
    said = differs(monkeypatch, [element("P", "Ideenhaus")], [element("P", "Ideenhaus offen")])
    assert said == "Der Text weicht ab: „[Ende]“ statt „Ideenhaus offen“."


def test_a_heading_of_another_level_is_another_structure(monkeypatch):
    said = differs(monkeypatch, [element("H1", "Energie")], [element("H2", "Energie")])
    assert said == "Die Gliederung weicht ab: „Energie“ (H1) statt „Energie“ (H2)."
    more = differs(monkeypatch, [element("H1", "A")], [element("H1", "A"), element("H2", "B")])
    assert more == "Die Gliederung weicht ab: keine weitere Überschrift statt „B“ (H2)."
