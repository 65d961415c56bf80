"""Two people withdraw at once, on both databases: one picture once, two pictures both, and no folder is left over."""

import pytest

from accounts.models import Role
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.published import form_of
from projects.withdrawal import WithdrawalRefused, ask, confirm
from tests.make_rows import make_person
from tests.projects.test_races import Meanwhile
from tests.projects.withdrawn import files_with, folders, publish_with_picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EDITIONS_ROOT = tmp_path / "editions"


def rows():
    kinds = (Edition, EditionRedaction)
    return {folder for kind in kinds for folder in kind.objects.values_list("folder", flat=True)}


def test_of_two_people_who_confirm_at_once_one_withdraws():
    published = publish_with_picture()
    picture = ask(published.photo.sha256, reason="rights", by=published.pia)
    people = (published.paul, make_person("Ute", (Role.PROJECT_GROUP, None)))
    both = [Meanwhile(lambda person=person: confirm(picture, by=person)) for person in people]
    results = [each.done() for each in both]
    assert sum(isinstance(result, WithdrawalRefused) for result in results) == 1, results
    assert (Edition.objects.count(), EditionRedaction.objects.count()) == (2, 1)
    assert folders() == rows()


def test_two_pictures_of_one_edition_that_are_withdrawn_at_once_are_both_gone():
    published = publish_with_picture()
    asked = [ask(each.sha256, reason="rights", by=published.pia) for each in (published.photo, published.other)]
    both = [Meanwhile(lambda each=each: confirm(each, by=published.paul)) for each in asked]
    for each, result in zip(asked, [each.done() for each in both], strict=True):
        if isinstance(result, WithdrawalRefused):  # the other one was quicker; the sentence asks to confirm again
            confirm(each, by=published.paul)
    assert not WithdrawnPicture.objects.waiting_for_a_second_person().exists()
    assert len(form_of(Edition.objects.get(number=1)).tombstones) == 2
    assert [files_with(each.sha256) for each in asked] == [[], []]
    assert folders() == rows()
