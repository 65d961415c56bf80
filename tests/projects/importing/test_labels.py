"""Section labels are recognised in all the shapes in which an extraction leaves them, and plain words are not."""

import pytest

from projects.importing.labels import LABELS
from projects.importing.matching import distance, label_after_text, label_before_text, squeeze, whole_label

SHAPES = (
    "{}", "{}:", "**{}**", "**{}:**", "👤 {}", "👤{}", "⚙️ {}", "🦤 **{}**", "\uf0c0 {}", "### {}",
    "⌚ {} :", "{} 🌟", "☒ {}",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_label_is_found_behind_any_icon_and_mark(shape):
    found = {
        label: whole_label(shape.format(label)) for labels, plain in LABELS.values() for label in (*labels, *plain)
    }
    assert {label: hit and hit.key for label, hit in found.items()} == {
        label: key for key, (labels, plain) in LABELS.items() for label in (*labels, *plain)
    }


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Projekt ergebnis", "result"),
        ("MEHRWERT", "added_value"),
        ("M e i l e n s t e i n e  s e i t  P r o j e k t s t a r t", "milestones"),
        ("Jungste Entwicklung", "latest_development"),
        ("Aktuler Stand", "current_state"),
        ("Porjektvolumen", "volume"),
        ("Weiterführende Infomationen", "links"),
        ("i Zielgruppe", "target_group"),
        ("Ausblck auf 2027", "outlook"),
        ("Verantwort lich:", "ministry"),
    ],
)
def test_damaged_labels_are_found(printed, key):
    assert whole_label(printed).key == key


@pytest.mark.parametrize(
    "printed",
    [
        "Vorgaben",
        "Mehr Wert wagen",
        "Zielgruppen des Vorhabens definiert",
        "Der Ausblick ist gut.",
        "2021",
        "Vorgehen,",
        "",
    ],
)
def test_plain_words_are_no_labels(printed):
    assert whole_label(printed) is None


@pytest.mark.parametrize(
    ("printed", "year"), [("Ausblick 2027", 2027), ("Ausblick 2027/2028", 2027), ("Ausblick", None)]
)
def test_the_outlook_carries_its_year(printed, year):
    assert (whole_label(printed).key, whole_label(printed).year) == ("outlook", year)


@pytest.mark.parametrize(
    ("line", "key", "rest"),
    [
        ("Mehrwert: Kurze Wege.", "added_value", "Kurze Wege."),
        ("👤 Zielgruppe Vereine im Norden", "target_group", "Vereine im Norden"),
        ("**Vorgehen** erst planen", "approach", "erst planen"),
        ("Vorgehen Die Werkstatt plant.", "approach", "Die Werkstatt plant."),
        ("Ausblick 2027: Es geht weiter.", "outlook", "Es geht weiter."),
    ],
)
def test_a_label_may_share_its_line_with_the_text(line, key, rest):
    hit = label_before_text(line)
    assert (hit.key, hit.rest) == (key, rest)


@pytest.mark.parametrize(
    "line", ["Mehrwert entsteht vor Ort", "Zielgruppen wurden befragt", "Vorgehensweise und Ziele"]
)
def test_a_sentence_that_begins_with_a_labels_word_stays_whole(line):
    assert label_before_text(line) is None


@pytest.mark.parametrize(
    ("line", "start", "key"),
    [
        ("Es wurde gebaut. **Projekt ergebnis**", 17, "result"),
        ("Es wurde gebaut. ⌚ Projektergebnis", 17, "result"),
        ("Es wurde gebaut. Projektergebnis", 17, "result"),
    ],
)
def test_a_label_may_be_glued_to_the_paragraph_above(line, start, key):
    at, hit = label_after_text(line)
    assert (at, hit.key) == (start, key)


@pytest.mark.parametrize("line", ["Wir suchen die Zielgruppe", "Das war gut. Mehr dazu im Ausblick auf morgen"])
def test_the_last_word_of_a_sentence_is_no_label(line):
    assert label_after_text(line) is None


def test_letters_are_compared_without_blanks_accents_and_case():
    assert squeeze("Jüngste ENT-wicklung") == "juengsteentwicklung"


def test_distance_counts_edits_up_to_its_limit():
    assert [distance("halde", word, 2) for word in ("halde", "hlade", "hade", "halden", "brücke")] == [0, 1, 1, 1, 3]
