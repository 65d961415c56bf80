"""Fifty editors save at random and at once: every text is in the history, none is overwritten unseen."""

import re
import threading
from html import unescape
from itertools import groupby

import pytest
from django.db import connection

from projects.document import sheet_from_json
from projects.history import broken_link
from projects.models import ProjectUpdate, Revision
from projects.sections import SECTION_KEYS
from tests.desk import change_address, sign_in, typed
from tests.editors import (
    ATTEMPTS,
    Editor,
    Saved,
    at_once,
    both,
    connections_for,
    make_editors,
    make_updates,
    texts_of_sheet,
)
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 60
SAVES = 3


def on_this_database(postgresql: tuple[int, int], sqlite: tuple[int, int]) -> tuple[int, int]:
    """Numbers of editors and updates: on SQLite writers take turns, so that a few show the same."""
    return postgresql if connection.vendor == "postgresql" else sqlite


def check_histories(pks: list[int], saved: list[Saved]) -> None:
    by_update = {pk: sorted(saves, key=lambda save: save.version) for pk, saves in grouped(saved).items()}
    for pk in pks:
        check_history(ProjectUpdate.objects.get(pk=pk), by_update.get(pk, []))


def grouped(saved: list[Saved]) -> dict[int, list[Saved]]:
    def key(save: Saved) -> int:
        return save.update

    return {pk: list(saves) for pk, saves in groupby(sorted(saved, key=key), key)}


def check_history(update: ProjectUpdate, saves: list[Saved]) -> None:
    """Each save stands in the history right after the version that its editor had read, just as it was written."""
    assert broken_link(update) == ""
    assert [save.version for save in saves] == list(range(len(saves)))
    assert update.version == len(saves)
    revisions = list(Revision.objects.filter(update=update).order_by("number"))
    assert [revision.action for revision in revisions] == (["found"] + ["save"] * len(saves) if saves else [])
    for save, before, after in zip(saves, revisions, revisions[1:], strict=False):
        check_save(save, before, after)
    asked = update.change_requests.get()
    if saves:
        assert asked.answer == saves[-1].written[f"answer {asked.pk}"]


def check_save(save: Saved, before: Revision, after: Revision) -> None:
    for revision, texts in ((before, save.read), (after, save.written)):
        stood = texts_of_sheet(sheet_from_json(revision.document))
        assert stood == {place: text for place, text in texts.items() if not place.startswith("answer")}
    assert save.marker in after.document + after.reason


def test_every_text_that_editors_save_at_once_is_kept():
    number, of_updates = on_this_database((50, 23), (10, 5))
    editors, pks = make_editors(number), make_updates(of_updates)
    all_have_read = threading.Barrier(number, timeout=SECONDS)

    def work(editor: Editor) -> None:
        editor.save(editor.chance.choice(pks), all_have_read.wait)
        for _save in range(SAVES - 1):
            editor.save(editor.chance.choice(pks))

    with connections_for(number):
        at_once([lambda editor=editor: work(editor) for editor in editors], SECONDS)
    assert sum(len(editor.saved) for editor in editors) == number * SAVES
    assert sum(editor.conflicts for editor in editors) >= number - of_updates  # all had read before the first saved
    check_histories(pks, [save for editor in editors for save in editor.saved])


class AtTheDesk(Editor):
    """The same with the form: the page of a conflict shows both texts, and the next save sends what is made of them."""

    def save(self, pk, read_by_all=lambda: None):
        client, update = sign_in(self.person), ProjectUpdate(pk=pk)
        page = typed(client, update)
        read_by_all()
        marker = f"{self.person.name}, Satz {len(self.saved) + 1}."
        sent = self._with_one_text(page, marker)
        for _attempt in range(ATTEMPTS):
            answer = client.post(change_address(update), sent)
            if answer.status_code == 302:
                self.saved.append(Saved(pk, int(sent["version"]), marker, _texts(page), _texts(sent)))
                return
            self.conflicts += 1
            assert answer.status_code == 409
            page, sent = self._both_texts(answer.content.decode(), update, page, sent, marker)
        raise AssertionError(f"{self.person} did not get through in {ATTEMPTS} attempts.")

    def _with_one_text(self, page, marker):
        place = self.chance.choice([name for name in page if name in _names(page)])
        return {**page, place: self.chance.choice([marker, f"{page[place]} {marker}"])}

    def _both_texts(self, html, update, page, sent, marker):
        """What was shown, and what is sent next. Both texts are on the page wherever both people changed one."""
        again = form_fields(html, change_address(update))
        assert marker in text_of(html)
        shown = dict(again)
        for name in _names(page):
            theirs = _shown_beside(html, name)
            if theirs is not None:
                assert again[name] == sent[name]
                shown[name] = theirs
                again[name] = both(theirs, sent[name])
            elif sent[name] != page[name]:
                shown[name] = page[name]  # nobody else changed it
        return shown, again


def _names(page):
    """The fields of the form in which an editor writes here."""
    wanted = r"summary|approach|outlook|milestones-0-text|answer-\d+"
    return [name for name in page if re.fullmatch(wanted, name)]


def _shown_beside(html, name):
    """The other person's text at a field, None where the page does not show one."""
    key = "milestones" if name.startswith("milestones") else name
    found = re.search(rf'id="clash-{key}"><p><b>.*?</b></p>(.*?)<p class="rd-answer">', html, re.S)
    if not found:
        return None
    text = unescape("\n".join(re.findall("<p>(.*?)</p>", found[1], re.S)))
    text = text.rpartition(" · ")[2] if key == "milestones" else text
    return "" if text == "(leer)" else text


def _texts(page):
    """The texts of a form, called as those of a draft."""
    lineage = page["milestones-0-lineage"]
    called = {"milestones-0-text": f"milestone {lineage}"}
    sections = [name for name in page if name in SECTION_KEYS]
    return {called.get(name, name.replace("answer-", "answer ")): page[name] for name in {*sections, *_names(page)}}


def test_every_text_that_is_sent_from_pages_at_once_is_kept():
    number, of_updates = 6, 2
    editors = [AtTheDesk(editor.person, editor.chance) for editor in make_editors(number)]
    pks = make_updates(of_updates)
    all_have_read = threading.Barrier(number, timeout=SECONDS)

    def work(editor: Editor) -> None:
        editor.save(editor.chance.choice(pks), all_have_read.wait)

    at_once([lambda editor=editor: work(editor) for editor in editors], SECONDS)
    assert sum(len(editor.saved) for editor in editors) == number
    assert sum(editor.conflicts for editor in editors) >= number - of_updates
    check_histories(pks, [save for editor in editors for save in editor.saved])
