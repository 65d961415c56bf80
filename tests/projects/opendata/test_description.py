"""The data interface against its own description: whatever schemathesis thinks of, the answers are as described."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from projects.opendata.operations import OPERATIONS
from tests.projects.public.samples import publish_programme

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
FEW = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[*HealthCheck],
)


@pytest.fixture
def application() -> Iterator[WSGIHandler]:
    """The portal as a server calls it. The end of a request leaves the connection open, as it holds the test's data."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def try_out(operation: Any, mode: GenerationMode) -> None:
    @FEW
    @given(operation.as_strategy(generation_mode=mode))
    def tried(case: schemathesis.Case) -> None:
        case.call_and_validate()

    tried()


def test_schemathesis_finds_no_fault_with_any_operation(
    application: WSGIHandler, caplog: pytest.LogCaptureFixture
) -> None:
    publish_programme()
    caplog.set_level("CRITICAL")
    found = schemathesis.openapi.from_wsgi(DESCRIPTION, application)
    operations = [result.ok() for result in found.get_all_operations()]
    described = {operation.path for operation in OPERATIONS} - {DESCRIPTION}  # read already
    assert {operation.path for operation in operations} == described
    for operation in operations:
        try_out(operation, GenerationMode.POSITIVE)
        if operation.query or operation.path_parameters:
            try_out(operation, GenerationMode.NEGATIVE)
