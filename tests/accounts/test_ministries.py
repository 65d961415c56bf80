"""A ministry is renamed from a day on; what it was called on any day stays known."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.ministries import RenameRefused, rename
from accounts.models import FormerName, Ministry, MinistryName
from tests.desk import sign_in
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
MWIDE = MinistryName("MWIDE", "Ministerium für Wirtschaft und Digitales")
MWIKE = MinistryName("MWIKE", "Ministerium für Wirtschaft und Klimaschutz")
SINCE = datetime.date(2022, 6, 29)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def ministry(people):
    return Ministry.objects.create(abbreviation=MWIDE.abbreviation, name=MWIDE.name)


def called(ministry, name, by, since=SINCE):
    rename(ministry, name=name.name, abbreviation=name.abbreviation, since=since, by=by)


@pytest.fixture
def free_mwike(people):
    people.ministry.abbreviation = "ALT"
    people.ministry.save()


@pytest.mark.usefixtures("free_mwike")
def test_a_renamed_ministry_keeps_its_row_and_knows_its_former_name(people, ministry):
    called(ministry, MWIKE, people.operations)
    assert (ministry.abbreviation, ministry.name) == (MWIKE.abbreviation, MWIKE.name)
    former = FormerName.objects.get(ministry=ministry)
    assert (former.abbreviation, former.name, former.until) == ("MWIDE", MWIDE.name, SINCE - DAY)


@pytest.mark.usefixtures("free_mwike")
def test_what_it_was_called_on_a_day(people, ministry):
    third = MinistryName("MWIK", "Ministerium für Wirtschaft, Industrie und Klima")
    called(ministry, MWIKE, people.operations)
    called(ministry, third, people.project_group, datetime.date(2024, 1, 1))
    days = [datetime.date(2017, 6, 30), SINCE - DAY, SINCE, datetime.date(2023, 12, 31), datetime.date(2024, 1, 1)]
    assert [ministry.named_on(day) for day in days] == [MWIDE, MWIDE, MWIKE, MWIKE, third]
    assert ministry.named_on(timezone.localdate()) == ministry.current_name == third


@pytest.mark.usefixtures("free_mwike")
def test_prefetched_names_need_no_further_query(people, ministry):
    called(ministry, MWIKE, people.operations)
    rows = list(Ministry.objects.prefetch_related("former_names"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        names = {row.named_on(SINCE - DAY).abbreviation for row in rows}
    assert (names, len(queries)) == ({"MWIDE", "ALT", "MUNV"}, 0)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": MWIDE.name, "abbreviation": "MWIDE"}, "name", "So heißt das Ministerium schon."),
        ({"name": " \n"}, "name", "Bitte geben Sie Namen und Kürzel an."),
        ({"abbreviation": "\0"}, "abbreviation", "Bitte geben Sie Namen und Kürzel an."),
        ({"abbreviation": "munv"}, "abbreviation", "Das Kürzel munv hat schon ein anderes Ministerium."),
        ({"name": "ministerium MUNV"}, "name", "So heißt schon ein anderes Ministerium."),
        ({"since": datetime.date(2199, 1, 1)}, "since", "Das Datum liegt in der Zukunft."),
        ({"since": datetime.date(22, 6, 29)}, "since", "Bitte prüfen Sie das Jahr."),
        ({"since": datetime.date(2017, 6, 30)}, "since", "Das Ministerium gibt es erst seit dem 30. Juni 2017."),
        ({"since": datetime.date(2024, 1, 2)}, "since", "Das Ministerium gibt es nur bis zum 31. Dezember 2023."),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_changes_nothing(people, ministry, changes, field, sentence):
    ministry.valid_from, ministry.valid_until = datetime.date(2017, 6, 30), datetime.date(2023, 12, 31)
    ministry.save()
    given = {"name": MWIKE.name, "abbreviation": "MWIK", "since": SINCE, **changes}
    with pytest.raises(RenameRefused) as refused:
        rename(ministry, **given, by=people.operations)
    assert (refused.value.field, str(refused.value).startswith(sentence)) == (field, True)
    ministry.refresh_from_db()
    assert (ministry.current_name, FormerName.objects.count(), LogEntry.objects.count()) == (MWIDE, 0, 0)


@pytest.mark.usefixtures("free_mwike")
def test_a_name_lasts_at_least_a_day(people, ministry):
    called(ministry, MWIKE, people.operations)
    with pytest.raises(RenameRefused) as refused:
        called(ministry, MWIDE, people.operations)
    assert str(refused.value).startswith("Den jetzigen Namen gibt es erst seit dem 29. Juni 2022.")
    called(ministry, MWIDE, people.operations, SINCE + DAY)  # and may have been used before
    assert [ministry.named_on(SINCE + DAY * days) for days in (-1, 0, 1)] == [MWIDE, MWIKE, MWIDE]


@pytest.mark.usefixtures("free_mwike")
@pytest.mark.parametrize("who", ["operations", "project_group"])
def test_renaming_at_the_desk_is_shown_and_logged(people, ministry, who):
    browser = sign_in(getattr(people, who))
    change = f"/redaktion/accounts/ministry/{ministry.pk}/change/"
    address = f"/redaktion/accounts/ministry/{ministry.pk}/umbenennen/"
    assert address in browser.get(change).content.decode()
    fields = form_fields(browser.get(address).content.decode(), "")
    assert (fields["name"], fields["abbreviation"]) == (MWIDE.name, "MWIDE")
    fields |= {"name": MWIKE.name, "abbreviation": "MWIKE", "since": "2022-06-29"}
    page = text_of(browser.post(address, fields, follow=True).content.decode())
    assert f"Das Ministerium heißt jetzt {MWIKE.name} (MWIKE)." in page
    assert f"MWIDE {MWIDE.name} 28. Juni 2022" in page
    history = text_of(browser.get(f"/redaktion/accounts/ministry/{ministry.pk}/history/").content.decode())
    assert f"Umbenannt zum 29. Juni 2022: „{MWIDE}“ → „{MWIKE}“" in history
    assert "MWIKE" in browser.get("/redaktion/accounts/ministry/?q=MWIDE").content.decode()


def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(people, ministry):
    address = f"/redaktion/accounts/ministry/{ministry.pk}/umbenennen/"
    typed = {"name": "Ein neuer Name", "abbreviation": "MUNV", "since": "2022-06-29"}
    page = sign_in(people.operations).post(address, typed).content.decode()
    assert "Das Kürzel MUNV hat schon ein anderes Ministerium." in text_of(page)
    kept = form_fields(page, "")
    assert {name: kept[name] for name in typed} == typed
    long = sign_in(people.operations).post(address, {**typed, "name": "x" * 301, "since": "gestern"}).content.decode()
    assert "höchstens 300 Zeichen" in long
    assert "gültiges Datum" in long
