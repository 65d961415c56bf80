"""Everyone who works at the desk, ready for each test; their models are imported late, after Django is set up."""

import pytest


@pytest.fixture
def people(db):
    from tests.desk import make_people

    return make_people()


@pytest.fixture
def signed_in(db):
    from tests.desk import sign_in

    return sign_in
