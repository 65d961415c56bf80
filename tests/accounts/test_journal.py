"""Who changed what about persons, roles and master data stands in a log that nobody can change."""

import pytest
from django.contrib.admin.models import LogEntry

from accounts.models import Membership
from projects.models import BaselineFigure
from tests.desk import sign_in
from tests.make_rows import make_project, make_report
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
LOG = "/redaktion/admin/logentry/"


def filled_in(browser, address, **changes):
    fields = {**form_fields(browser.get(address).content.decode(), ""), **changes}
    return browser.post(address, fields)


def newest():
    return LogEntry.objects.latest("pk").get_change_message().splitlines()


def test_a_changed_field_is_logged_with_what_it_was_and_is(people):
    address = f"/redaktion/accounts/user/{people.reader.pk}/change/"
    answer = filled_in(sign_in(people.operations), address, name="Lea Leserin", is_active="")
    assert answer.status_code == 302
    assert newest() == ["Name: „Lea Lesend“ → „Lea Leserin“", "Aktiv: „ja“ → „nein“"]


def test_roles_given_changed_and_taken_away_are_logged(people):
    address = f"/redaktion/accounts/user/{people.reader.pk}/change/"
    operator = sign_in(people.operations)
    new = {"memberships-1-role": "editor", "memberships-1-ministry": str(people.other_ministry.pk)}
    filled_in(operator, address, **new)
    assert newest() == ["Rolle hinzugefügt: Redaktion MUNV"]
    filled_in(operator, address, **{"memberships-0-role": "coordinator"})
    assert newest() == ["Rolle geändert (Ressortkoordination MUNV): Rolle: „Redaktion“ → „Ressortkoordination“"]
    filled_in(operator, address, **{"memberships-0-DELETE": "on"})
    assert newest() == ["Rolle entfernt: Ressortkoordination MUNV"]
    assert [str(membership) for membership in Membership.objects.filter(user=people.reader)] == ["Lesezugriff MWIKE"]


def test_choices_dates_and_lists_read_as_on_the_page(people):
    group = sign_in(people.project_group)
    project = make_project("01-01", people.ministry, places=["Essen"])
    changed = {"ministry": str(people.other_ministry.pk), "status": "completed", "places": "Essen\r\nBochum"}
    changed |= {"further_ministries": [str(people.ministry.pk)]}
    assert filled_in(group, f"/redaktion/projects/project/{project.pk}/change/", **changed).status_code == 302
    assert newest() == [
        "Ministerium: „MWIKE“ → „MUNV“",
        "Weitere Ministerien: leer → „MWIKE“",
        "Stand: „laufend“ → „abgeschlossen“",
        "Orte: „Essen“ → „Essen, Bochum“",
    ]
    ministry = f"/redaktion/accounts/ministry/{people.ministry.pk}/change/"
    filled_in(group, ministry, valid_from="2017-06-30")
    assert newest() == ["Gültig ab: leer → „30. Juni 2017“"]


def test_a_long_text_is_logged_by_the_words_that_differ(people):
    report = make_report()
    text = " ".join(f"Wort{number}" for number in range(200))
    report.guidance = text
    report.save()
    address = f"/redaktion/projects/report/{report.pk}/change/"
    filled_in(sign_in(people.project_group), address, guidance=text.replace("Wort100 ", "Neu "))
    around = "Wort96 Wort97 Wort98 Wort99 {} Wort101 Wort102 Wort103 Wort104"
    assert newest() == [
        f"Hinweise für die Ministerien: „… {around.format('Wort100')} …“ → „… {around.format('Neu')} …“"
    ]
    filled_in(sign_in(people.project_group), address, guidance=text.replace("Wort100 ", "Neu\n\n"))
    assert newest() == ["Hinweise für die Ministerien: nur Zeilenwechsel geändert"]


def test_a_changed_row_of_a_report_is_logged(people):
    report = make_report()
    BaselineFigure.objects.create(report=report, figure="running", value=3)
    address = f"/redaktion/projects/report/{report.pk}/change/"
    assert filled_in(sign_in(people.project_group), address, **{"baseline-0-value": "5"}).status_code == 302
    assert newest() == ["Grundzahl geändert (laufend: 5): Darüber hinaus gezählt: „3“ → „5“"]


def test_an_added_person_is_logged_with_role_and_without_password(people):
    address = "/redaktion/accounts/user/add/"
    given = {"name": "Nina Neu", "email": "nina@amt.example", "memberships-0-role": "operations", "password": "x"}
    filled_in(sign_in(people.operations), address, **given)
    added, invited = (entry.get_change_message().splitlines() for entry in LogEntry.objects.order_by("pk"))
    assert added == ["Name: „Nina Neu“", "E-Mail-Adresse: „nina@amt.example“", "Rolle hinzugefügt: Betrieb"]
    assert invited == ["Eingeladen an nina@amt.example."]


def test_saving_what_is_there_already_is_no_news(people):
    address = f"/redaktion/accounts/ministry/{people.ministry.pk}/change/"
    assert filled_in(sign_in(people.operations), address).status_code == 302
    assert LogEntry.objects.count() == 0


def test_the_history_of_a_thing_is_readable_and_escaped(people):
    operator = sign_in(people.operations)
    address = f"/redaktion/accounts/ministry/{people.ministry.pk}"
    filled_in(operator, f"{address}/change/", name="Ministerium für <b>Wirtschaft</b>")
    page = operator.get(f"{address}/history/").content.decode()
    assert "Amtlicher Name: „Ministerium MWIKE“ → „Ministerium für &lt;b&gt;Wirtschaft&lt;/b&gt;“" in page
    assert "Bo Betrieb" in page
    assert f"{address}/history/" in operator.get(f"{address}/change/").content.decode()


@pytest.fixture
def log(people):
    """One entry about a person, one about a ministry, one about a report."""
    operator, group = sign_in(people.operations), sign_in(people.project_group)
    filled_in(operator, f"/redaktion/accounts/user/{people.reader.pk}/change/", name="Lea Anders")
    filled_in(group, f"/redaktion/accounts/ministry/{people.ministry.pk}/change/", name="Anders")
    filled_in(group, f"/redaktion/projects/report/{make_report().pk}/change/", tagline="Anders")
    return operator, group


def subjects(page):
    return [entry.object_repr for entry in page.context["cl"].result_list]


def test_operators_and_the_project_group_each_see_their_part_of_the_log(log):
    operator, group = log
    assert subjects(operator.get(LOG)) == ["MWIKE", "Lea Anders"]
    assert subjects(group.get(LOG)) == ["Fortschrittsbericht 2030", "MWIKE"]


def test_searching_and_filtering_the_log_stays_in_ones_own_part(people, log):
    operator, group = log
    kinds = {entry.object_repr: entry.content_type_id for entry in LogEntry.objects.all()}
    assert subjects(group.get(f"{LOG}?q=Lea")) == []
    assert subjects(operator.get(f"{LOG}?q=Lea")) == ["Lea Anders"]
    assert subjects(group.get(f"{LOG}?art={kinds['MWIKE']}")) == ["MWIKE"]
    assert subjects(group.get(f"{LOG}?art={kinds['Lea Anders']}")) == ["Fortschrittsbericht 2030", "MWIKE"]
    assert "Person" not in text_of(group.get(LOG).content.decode()).split("Worum es geht")[1]
    for question in ("user__password__startswith=m", "user__exact=1", "art=%00"):
        assert operator.get(f"{LOG}?{question}").status_code == 400


def test_entries_cannot_be_changed_or_deleted(log):
    operator, _group = log
    number = LogEntry.objects.latest("pk").pk
    for page in (f"{number}/change/", f"{number}/delete/", f"{number}/history/", "add/", f"{number}/"):
        for method in (operator.get, operator.post):
            assert method(f"{LOG}{page}").status_code == 404
    operator.post(LOG, {"action": "delete_selected", "_selected_action": [number], "post": "yes"})
    assert LogEntry.objects.count() == 3
