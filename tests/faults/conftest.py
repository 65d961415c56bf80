"""A database that no test's transaction holds, for processes that are killed."""

import os
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def database_url():
    """Of a database that no test's transaction holds: a file in the portal's folder, or one beside the tests' own."""
    if connection.vendor == "sqlite":
        yield ""
        return
    given, name = os.environ["DATABASE_URL"], f"faults_{uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(given)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
