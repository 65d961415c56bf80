"""The settings as a whole, each in a process of its own, because they are read once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from ruhrportal import checks

ROOT = Path(__file__).resolve().parents[2]
KEY = "Zx7-q" * 11


def manage(*arguments: str, data_dir: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**keep, "RUHRPORTAL_DATA_DIR": str(data_dir), **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def shown(names: str, *, data_dir: Path, **variables: str) -> str:
    code = f"from django.conf import settings as s; print({names})"
    done = manage("shell", "--no-imports", "-c", code, data_dir=data_dir, **variables)
    return done.stdout.strip() or done.stderr


def test_a_public_portal_passes_the_checks_for_deployment_without_a_word(tmp_path: Path) -> None:
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "DEBUG",
        data_dir=tmp_path,
        PUBLIC_URL="https://a.example.de",
        SECRET_KEY=KEY,
        SECURITY_CONTACT="sicherheit@a.example.de",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (2 silenced).\n"


def test_a_public_portal_without_a_key_does_not_start(tmp_path: Path) -> None:
    done = manage("check", data_dir=tmp_path, PUBLIC_URL="https://a.example.de")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("SECRET_KEY: set a random text of at least 50 characters.")


def test_https_secures_cookies_and_transport(tmp_path: Path) -> None:
    names = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.DEBUG"
    public = shown(names, data_dir=tmp_path, PUBLIC_URL="https://a.example.de", SECRET_KEY=KEY)
    assert public == "True True True 31536000 False"
    assert shown(names, data_dir=tmp_path) == "False False False 0 False"


def test_everything_the_portal_keeps_lies_in_the_data_folder(tmp_path: Path) -> None:
    names = "s.DATABASES['default']['NAME'], s.MEDIA_ROOT, s.EDITIONS_ROOT, s.STATIC_ROOT, s.EMAIL_FILE_PATH"
    expected = [tmp_path / part for part in ("ruhrportal.sqlite3", "media", "editions", "static", "mail")]
    assert shown(names, data_dir=tmp_path) == " ".join(map(str, expected))


def test_one_command_sets_up_a_database_with_its_cache_and_can_take_the_house_back(tmp_path: Path) -> None:
    assert manage("migrate", data_dir=tmp_path).returncode == 0
    code = "from django.core.cache import cache; cache.set('word', 'kept'); print(cache.get('word'))"
    assert manage("shell", "--no-imports", "-c", code, data_dir=tmp_path).stdout == "kept\n"
    assert manage("migrate", "ruhrportal", "zero", data_dir=tmp_path).returncode == 0
    assert manage("migrate", data_dir=tmp_path).returncode == 0


def test_a_data_folder_that_cannot_be_written_is_named(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "gone"  # type: ignore[attr-defined]
    assert [found.id for found in checks.data_folder_is_writable()] == ["ruhrportal.E001"]


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_postgresql_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.postgresql_is_recent(["default"]) == []
    monkeypatch.setattr(checks, "POSTGRESQL_LEAST", 990_000)
    expected = ["ruhrportal.E002"] if connection.vendor == "postgresql" else []
    assert [found.id for found in checks.postgresql_is_recent(["default"])] == expected


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    done = manage("check", data_dir=tmp_path, RUHRPORTAL_PROXIES="9")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "RUHRPORTAL_PROXIES='9': use a whole number from 0 to 5.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("import_report", "report.txt", "--year=2024"),
        ("undo_import", "--year=2024"),
        ("build_report", "2024", "--output=x"),
        ("send_mail_queue",),
    ],
    ids=" ".join,
)
def test_commands_ask_for_a_database_that_is_set_up(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = manage(*command, data_dir=tmp_path)
    sentence = "CommandError: Die Datenbank ist noch nicht eingerichtet. Bitte zuerst: manage.py migrate\n"
    assert (done.returncode, done.stderr) == (1, sentence)
