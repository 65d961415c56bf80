"""The server is killed while people save: each update is as it was or as it was sent, never half, and what was
acknowledged is there."""

import http.client
import random
import threading
import time
from urllib.parse import urlencode

import pytest

from projects.document import sheet_from_json
from tests.faults.witness import ask
from tests.pages import form_fields
from tests.server import answer, environment, free_port, served

pytestmark = pytest.mark.django_db
ROUNDS, CLIENTS, UPDATES = 3, 4, 2
SECONDS = 30
TOKEN = "t" * 32


class Portal:
    def __init__(self, data_dir, database_url):
        self.data_dir, self.database_url, self.port = data_dir, database_url, 0

    def witness(self, *arguments):
        return ask(environment(self.data_dir, self.database_url), *arguments)

    def served(self):
        self.port = free_port()
        return served(self.port, self.data_dir, self.database_url)

    def wait_until_it_answers(self):
        assert answer(f"http://127.0.0.1:{self.port}/")[0] == 200


class Client(threading.Thread):
    """Saves until the server is gone. Each save writes one sentence at four places: two texts, a milestone, an answer.

    acknowledged: the sentences whose save was answered with a redirect. begun: saves that were sent off.
    cut_off: whether the server went while a save was under way.
    """

    def __init__(self, portal, session, addresses, name):
        super().__init__(daemon=True)
        self.port, self.session, self.addresses = portal.port, session, addresses
        self.says, self.chance = name, random.Random(name)
        self.acknowledged, self.begun, self.cut_off = [], 0, False

    def run(self):
        try:
            while True:
                self.save(self.chance.choice(self.addresses))
        except (OSError, http.client.HTTPException):
            return

    def save(self, address):
        _status, page = self.ask("GET", address)
        fields = form_fields(page, address)
        self.begun += 1
        sentence = f"{self.says}, Satz {self.begun}."
        asked = next(name for name in fields if name.startswith("answer-"))
        fields |= dict.fromkeys(("summary", "outlook", "milestones-0-text", asked), sentence)
        self.cut_off = True
        status, _page = self.ask("POST", address, fields | {"csrfmiddlewaretoken": TOKEN})
        self.cut_off = False
        assert status in (302, 409)  # 409: another client was faster
        if status == 302:
            self.acknowledged.append(sentence)

    def ask(self, method, address, fields=None):
        speaks = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}"}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            speaks.request(method, address, urlencode(fields, doseq=True) if fields else None, headers)
            response = speaks.getresponse()
            return response.status, response.read().decode()
        finally:
            speaks.close()


def write_until_killed(portal, made, number):
    """The clients of one round, after the server was killed at some moment of their saves."""
    chance = random.Random(number)
    saves, seconds = chance.randint(8, 24), chance.uniform(0, 0.1)
    with portal.served():
        portal.wait_until_it_answers()
        clients = [
            Client(portal, session, made["addresses"], f"Runde {number}, Person {person}")
            for person, session in enumerate(made["sessions"])
        ]
        for client in clients:
            client.start()
        wait_for(lambda: sum(client.begun for client in clients) >= saves)
        time.sleep(seconds)
    for client in clients:
        client.join(SECONDS)
        assert not client.is_alive()
    return clients


def wait_for(reached):
    deadline = time.monotonic() + SECONDS
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def check_whole(update):
    """Rows and history say the same, and a sentence stands at all its places or at none."""
    assert update["broken"] == ""
    if not update["version"]:
        assert (update["history"], update["answer"]) == ([], "")
        return
    assert update["history"][-1]["document"] == update["now"]
    assert [each["action"] for each in update["history"]] == ["found", *["save"] * update["version"]]
    for each in update["history"][1:]:
        sheet = sheet_from_json(each["document"])
        sentence = sheet.sections.summary
        assert (sheet.sections.outlook, sheet.milestones[0].text) == (sentence, sentence)
        assert each["reason"].endswith(f"Antwort: {sentence}")
    assert update["answer"] == sheet_from_json(update["now"]).sections.summary


def test_saves_of_a_killed_server_are_old_or_new_and_never_half(tmp_path, database_url):
    portal = Portal(tmp_path, database_url)
    made = portal.witness("prepare", CLIENTS, UPDATES)
    acknowledged, cut_off = set(), 0
    for number in range(1, ROUNDS + 1):
        clients = write_until_killed(portal, made, number)
        updates = portal.witness("tell")
        for update in updates:
            check_whole(update)
        acknowledged |= {sentence for client in clients for sentence in client.acknowledged}
        cut_off += sum(client.cut_off for client in clients)
        kept = {sheet_from_json(each["document"]).sections.summary for update in updates for each in update["history"]}
        assert acknowledged <= kept
    assert acknowledged
    assert cut_off
