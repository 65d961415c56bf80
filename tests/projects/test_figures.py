import pytest

from projects.document import CatalogueEntry, FiguresDocument, TopicFieldRef
from projects.figures import UnknownFigure, added, counted, filled

FIGURES = FiguresDocument(total=73, completed=42, running=16, not_pursued=15, newly_completed=18)


def entry(code, status):
    field = TopicFieldRef(slug="energie", name="Energie")
    return CatalogueEntry(code=code, title="x", slug="x", topic_field=field, status=status, reported=True)


def test_a_catalogue_is_counted_by_status():
    catalogue = [entry("01-01", "completed"), entry("01-02", "completed"), entry("01-03", "running")]
    assert counted(catalogue, completed_before=frozenset({"01-02"})) == FiguresDocument(
        total=3, completed=2, running=1, not_pursued=0, newly_completed=1
    )


def test_the_baseline_adds_what_is_only_known_as_a_number():
    held = FiguresDocument(total=23, completed=7, running=16, newly_completed=7)
    baseline = FiguresDocument(total=50, completed=35, not_pursued=15, newly_completed=11)
    assert added(held, baseline) == FIGURES


def test_live_figures_are_filled_in():
    text = "{{ abgeschlossen }} von {{projekte_gesamt}}, {{ laufend }} laufen, {{ neu_abgeschlossen }} sind neu."
    assert filled(text, FIGURES) == "42 von 73, 16 laufen, 18 sind neu."


@pytest.mark.parametrize("text", ["{{ fertig }}", "{{ }}", "{{ abgeschlossen", "{{ {{ laufend }} }}"])
def test_an_unknown_or_open_figure_is_refused_with_a_sentence(text):
    with pytest.raises(UnknownFigure, match="Zahl"):
        filled(text, FIGURES)


def test_a_text_without_figures_stays_as_it_is():
    assert filled("Nichts zu } füllen {", FIGURES) == "Nichts zu } füllen {"
