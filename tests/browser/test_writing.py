"""Writing with comfort: the toolbar, rows that move, sections that follow the status; with and without scripts."""

import pytest

from projects.models import Milestone, ProjectUpdate
from tests.browser.pages import axe_violations, sideways_scroll, sign_in
from tests.desk import change_address, make_people
from tests.make_rows import make_update

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server):
    return make_people()


@pytest.fixture
def update(people):
    """An update with three milestones."""
    update = make_update(people.ministry)
    for position, text in ((2, "Richtfest."), (3, "Einzug.")):
        Milestone.objects.create(update=update, lineage=f"m{position}", position=position, year_from=2024, text=text)
    return update


@pytest.fixture
def form_at(people, update, page_at, live_server):
    def open_form(*args, **kwargs):
        page = page_at(*args, **kwargs)
        sign_in(page, people.editor, live_server.url)
        page.goto(change_address(update))
        return page

    return open_form


def select(page, name, text, words):
    """Write a text into a section and mark some of its words."""
    area = page.get_by_role("textbox", name=name)
    area.fill(text)
    area.evaluate(
        "(area, [from, to]) => area.setSelectionRange(from, to)", [text.index(words), text.index(words) + len(words)]
    )
    return area


def tool(page, name, section="Mehrwert"):
    return page.get_by_role("toolbar", name=f"Text gestalten: {section}").get_by_role("button", name=name)


def save(page):
    page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Gespeichert." in page.inner_text("main")
    return ProjectUpdate.objects.get()


@pytest.mark.parametrize(
    ("button", "words", "text"),
    [
        ("Fett", "Ort", "Ein __Ort__ für alle."),
        ("Fett", " Ort ", "Ein __Ort__ für alle."),
        ("Kursiv", "r", "Ein _Ort_ für alle."),
        ("Aufzählung", "Ort", "- Ein Ort für alle."),
        ("Link", "Ort", "Ein [Ort](https://…) für alle."),
    ],
)
def test_a_tool_marks_what_is_selected_and_takes_it_back(form_at, button, words, text):
    page = form_at()
    area = select(page, "Mehrwert", "Ein Ort für alle.", words)
    tool(page, button).click()
    assert area.input_value() == text
    assert page.locator("#meter-added_value-text").inner_text() == f"{len(text)} von 950 Zeichen"
    tool(page, button).click()
    assert area.input_value() == "Ein Ort für alle."


def test_bold_and_italic_by_key_and_undone_by_key(form_at):
    page = form_at()
    area = select(page, "Mehrwert", "Ein Ort für alle.", "Ort für")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+i")
    assert area.input_value() == "Ein ___Ort für___ alle."
    page.keyboard.press("Control+b")
    assert area.input_value() == "Ein _Ort für_ alle."
    for _step in range(3):
        page.keyboard.press("Control+z")
    assert area.input_value() == "Ein Ort für alle."


def test_marks_stay_within_their_lines(form_at):
    page = form_at()
    area = select(page, "Mehrwert", "- Strom\n- Wärme\n\nund mehr", "Strom\n- Wärme\n\nund mehr")
    tool(page, "Fett").click()
    assert area.input_value() == "- __Strom__\n- __Wärme__\n\n__und mehr__"


def test_where_nothing_is_selected_a_sample_waits_to_be_written_over(form_at):
    page = form_at()
    area = page.get_by_role("textbox", name="Mehrwert")
    area.fill("")
    tool(page, "Fett").click()
    page.keyboard.type("Neu")
    assert area.input_value() == "__Neu__"


def test_the_toolbar_is_one_stop_and_walked_by_arrows(form_at):
    page = form_at()
    page.get_by_role("textbox", name="Mehrwert").focus()
    page.keyboard.press("Shift+Tab")
    names = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"):
        names.append(page.locator(":focus").inner_text())
        page.keyboard.press(key)
    assert names == ["Fett", "Kursiv", "Aufzählung", "Link", "Fett", "Link"]
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "added_value"


def test_milestones_move_by_keyboard_and_are_saved_in_the_order_seen(form_at, update):
    page = form_at(390)
    down = page.get_by_role("button", name="nach unten: Meilenstein 1")
    down.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#rd-live").inner_text() == "Meilenstein an Platz 3 von 3"
    assert page.locator(":focus").get_attribute("aria-label") == "nach unten: Meilenstein 3"
    assert page.locator(":focus").get_attribute("aria-disabled") == "true"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="nach oben: Meilenstein 2").click()
    assert page.locator("[name^=milestones][name$=-position]").evaluate_all("all => all.map(one => one.value)") == [
        "1",
        "2",
        "3",
        "",
    ]
    assert axe_violations(page) == []
    save(page)
    assert list(update.milestones.values_list("text", flat=True)) == ["Einzug.", "Richtfest.", "Der Bau beginnt."]


def test_a_typed_place_moves_the_row_and_a_new_row_moves_too(form_at, update):
    page = form_at()
    rows = page.locator("ol[data-row=Meilenstein] > li")
    assert not rows.nth(3).get_by_role("button", name="nach oben").is_visible()
    rows.nth(3).get_by_label("Jahr", exact=False).first.fill("2025")
    rows.nth(3).get_by_role("textbox", name="Was geschah").fill("Nachher.")
    rows.nth(3).get_by_role("button", name="nach oben").click()
    rows.nth(0).get_by_label("Platz").fill("2")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "milestones-0-year_from"
    save(page)
    assert list(update.milestones.values_list("text", flat=True)) == [
        "Richtfest.",
        "Der Bau beginnt.",
        "Nachher.",
        "Einzug.",
    ]


def test_moved_rows_stay_where_they_are_when_the_page_comes_back(form_at):
    page = form_at()
    page.get_by_role("button", name="nach unten: Meilenstein 1").click()
    page.get_by_role("button", name="Weitere Zeilen für Meilensteine").click()
    assert page.url.endswith("#f-milestones")
    shown = page.locator("ol[data-row=Meilenstein] textarea").evaluate_all("all => all.map(one => one.value)")
    assert shown == ["Richtfest.", "Der Bau beginnt.", "Einzug.", "", "", ""]


def test_a_completed_project_is_asked_for_its_result_at_once_and_keeps_its_words(form_at):
    page = form_at()
    page.get_by_role("textbox", name="Ausblick").fill("")
    assert not page.get_by_role("textbox", name="Projektergebnis").is_visible()
    page.get_by_role("radio", name="abgeschlossen").check()
    assert page.get_by_text("Zum Stand „abgeschlossen“ gehört unten: Projektergebnis.").is_visible()
    assert not page.get_by_role("textbox", name="Ausblick").is_visible()
    apart = "Dieser Abschnitt gehört nicht zum Stand des Projekts."
    assert apart in page.locator("#f-current_state").inner_text()
    assert apart not in page.locator("#f-result").inner_text()
    assert axe_violations(page) == []
    page.get_by_role("textbox", name="Projektergebnis").fill("Das Haus ist offen.")
    saved = save(page)
    assert (saved.project_status, saved.result, saved.outlook) == ("completed", "Das Haus ist offen.", "")
    assert saved.current_state == "Im Erdgeschoss wird gearbeitet."
    assert apart in page.locator("#f-current_state").inner_text()
    page.get_by_role("radio", name="laufend").check()
    assert page.get_by_role("textbox", name="Ausblick").is_visible()
    assert apart in page.locator("#f-result").inner_text()


def test_beyond_the_printed_sheet_the_meter_says_so_once(form_at):
    page = form_at()
    area = page.get_by_role("textbox", name="Zielgruppe")
    area.fill("x" * 420)
    assert page.locator("#meter-target_group-text").inner_text() == "420 von 400 Zeichen, 20 zu viel"
    assert page.locator("#rd-live").inner_text() == "Zielgruppe: länger als der Platz im Bericht."
    assert axe_violations(page) == []
    area.fill("x" * 400)
    assert page.locator("#meter-target_group-text").inner_text() == "400 von 400 Zeichen"
    assert page.locator("#rd-live").inner_text() == "Zielgruppe: passt wieder in den Bericht."


def test_without_scripts_a_note_explains_the_signs(form_at):
    page = form_at(320, javascript=False)
    assert page.get_by_role("toolbar").count() == 0
    page.get_by_text("So gestalten Sie Text").click()
    assert page.get_by_text("__fett__").is_visible()
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_form_with_its_tools_is_accessible_and_fits(form_at, width):
    page = form_at(width, "dark")
    page.get_by_text("So gestalten Sie Text").click()
    page.get_by_role("radio", name="abgeschlossen").check()
    assert axe_violations(page) == []
    assert sideways_scroll(page) == 0


def test_pasting_from_word_is_cleaned_on_saving_and_told(form_at):
    page = form_at()
    page.get_by_role("textbox", name="Mehrwert").fill("Dazu:\n•\tStrom für die Zukunfts-\nregion\n•\tWärme")
    assert save(page).added_value == "Dazu:\n- Strom für die Zukunftsregion\n- Wärme"
    told = "Beim Speichern bereinigt: Mehrwert (2 Aufzählungszeichen, 1 Trennung am Zeilenende)."
    assert told in page.inner_text("main")
