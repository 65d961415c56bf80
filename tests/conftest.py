"""What every test stands on: a data folder of its own, collected static files, and word of what could not run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django.live_server_helper import LiveServer

from tests import machine

# The portal's own variables must not leak from the desk into the tests; this stands above any import of settings.
FOREIGN = (
    "ALLOWED_HOSTS",
    "DCAT_CONTRIBUTOR_ID",
    "EMAIL_FROM",
    "EMAIL_URL",
    "PUBLIC_URL",
    "RUHRPORTAL_BRAND_FOLDER",
    "RUHRPORTAL_DEBUG",
    "RUHRPORTAL_NAME",
    "RUHRPORTAL_PROXIES",
    "RUHRPORTAL_TYPESETTER_MEMORY",
    "RUHRPORTAL_PUBLISHER",
    "SECRET_KEY",
    "SECURITY_CONTACT",
    "SECURITY_POLICY",
)
DATA_DIR = Path(tempfile.mkdtemp(prefix="ruhrportal-test-"))
DATABASE_FIXTURES = {"admin_client", "db", "live_server", "transactional_db"}

for name in FOREIGN:
    os.environ.pop(name, None)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["RUHRPORTAL_DATA_DIR"] = str(DATA_DIR)
os.environ["DJANGO_SETTINGS_MODULE"] = "ruhrportal.settings"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only tests that are about what databases do")


def pytest_configure() -> None:
    from django.conf import settings

    if settings.DATA_DIR != DATA_DIR:
        raise pytest.UsageError(
            "Unset DJANGO_SETTINGS_MODULE: settings were read before the tests had their own folder."
        )
    del os.environ["DJANGO_SETTINGS_MODULE"]  # or the workers of xdist would read settings before they come by here
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # hundreds of sign-ins
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
    django.setup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = [item for item in items if touches_database(item)]


# Rooms whose tests are about pages, files and documents: what they read was put there by rooms that stay.
ABOUT_PAGES = (
    "accounts/test_desk",
    "browser",
    "projects/admin",
    "projects/demo/test_facts",
    "projects/demo/test_pictures",
    "projects/importing/test_hostile_texts",
    "projects/opendata",
    "projects/public",
    "projects/report",
    "ruhrportal/test_brand",
    "ruhrportal/test_responses",
    "ruhrportal/test_serve",
)
# Pages whose own queries filter, count and rank.
ABOUT_LISTS = ("projects/admin/test_board", "projects/admin/test_start", "projects/public/test_listing")


def touches_database(item: pytest.Item) -> bool:
    """Whether a test is worth running on another database: it asks for one, and is about what databases do."""
    asked = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    room = item.path.relative_to(Path(__file__).parent).as_posix()
    return bool(asked) and (room.startswith(ABOUT_LISTS) or not room.startswith(ABOUT_PAGES))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    machine.tell(terminalreporter)


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests with threads empty all tables when they end, which PostgreSQL refuses for the history. These triggers
    rest, those against changing and deleting rows do not; a test asks for both as they are in use."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for table in ("projects_revision", "projects_chapterrevision"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER revisions_are_not_emptied")


@pytest.fixture(scope="session", autouse=True)
def collected_static_files() -> None:
    """Pages link static files by their hashed names, as readers get them."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def empty_file_store() -> Iterator[None]:
    """Files that a test stored or sealed are gone before the next one."""
    yield
    for folder in ("media", "editions", "mail"):
        shutil.rmtree(DATA_DIR / folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rate limits counted in one test must not stop another; where tests roll back, they are gone anyway."""
    yield
    if {"live_server", "transactional_db"} & set(request.fixturenames):
        from django.core.cache import cache

        cache.clear()


@pytest.fixture(autouse=True)
def nothing_read_yet() -> None:
    """Documents that another test read are not known: queries are counted as after a start, whatever ran before."""
    from projects import published

    published._read.cache_clear()


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The portal on a port of its own, static files served by whitenoise and not by Django's stand-in."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda _: WSGIHandler()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def real_report() -> Path:
    """The text of the real printed report; it is not part of the project."""
    path = machine.real_report()
    return path or machine.lacking("RUHRPORTAL_REAL_REPORT names no file with the real report's text.")
