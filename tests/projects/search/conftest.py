"""The demo programme, published once for all tests of a module; each test undoes what it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def published_programme(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All reports of the demo, by the functions that publish them, but without typesetting."""
    from projects.demo.content import load_report, years
    from tests.projects.public.publish import publish

    with django_db_blocker.unblock(), transaction.atomic():
        for year in years():
            publish(load_report(year))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def programme(published_programme: None, db: None) -> None:
    """The demo's reports in a transaction of the test's own."""
