"""Every wrong value of the environment is one sentence that names its variable."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from ruhrportal.env import Environment, PublicUrl

LOCAL = PublicUrl(origin="http://localhost:8000", host="localhost", secure=False)
PUBLIC = PublicUrl(origin="https://fortschritt.example.de", host="fortschritt.example.de", secure=True)
KEY = "Zx7-q" * 11


def read(method: str, value: str | None, **given: Any) -> Any:
    variables = {} if value is None else {"NAME": value}
    return getattr(Environment(variables), method)("NAME", **given)


def sentence(method: str, value: str | None, **given: Any) -> str:
    with pytest.raises(ImproperlyConfigured) as caught:
        read(method, value, **given)
    return str(caught.value)


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    assert read("flag", "True", default=False) is True
    assert read("flag", "False", default=True) is False
    assert read("flag", "", default=True) is True
    assert sentence("flag", "yes", default=False) == "NAME='yes': use True or False."


@pytest.mark.parametrize("value", ["-1", "6", "two", "1.0", "²"])
def test_a_number_stays_within_its_bounds(value: str) -> None:
    said = sentence("number", value, default=0, least=0, most=5)
    assert said == f"NAME={value!r}: use a whole number from 0 to 5."


@pytest.mark.parametrize("value", ["ftp://a.example/b", "landNordrheinWestfalen", "https://a b", 'http://a"b'])
def test_an_identifier_is_an_address_or_nothing(value: str) -> None:
    assert read("identifier", None) == ""
    assert read("identifier", "http://dcat-ap.de/def/contributors/x") == "http://dcat-ap.de/def/contributors/x"
    assert sentence("identifier", value) == f"NAME={value!r}: use an identifier that begins with http:// or https://."


def test_a_missing_folder_is_made_for_the_portal_alone(tmp_path: Path) -> None:
    folder = read("folder", str(tmp_path / "a" / "b"), default=tmp_path)
    assert folder == tmp_path / "a" / "b"
    assert stat.S_IMODE(folder.stat().st_mode) & 0o027 == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = str(tmp_path / "file" / "data")
    assert sentence("folder", path, default=tmp_path) == f"NAME={path!r}: this folder cannot be made (Not a directory)."
    assert sentence("folder", "data", default=tmp_path) == "NAME='data': use an absolute path."


@pytest.mark.parametrize(
    ("value", "origin", "host", "secure"),
    [
        (None, "http://localhost:8000", "localhost", False),
        ("https://Fortschritt.Example.DE/", "https://fortschritt.example.de", "fortschritt.example.de", True),
        ("https://fortschritt.example.de:8443", "https://fortschritt.example.de:8443", "fortschritt.example.de", True),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000", "127.0.0.1", False),
        ("http://[::1]:9000", "http://[::1]:9000", "[::1]", False),
    ],
)
def test_the_public_address_decides_what_is_secure(value: str | None, origin: str, host: str, secure: bool) -> None:
    assert read("public_url", value, default="http://localhost:8000") == PublicUrl(origin, host, secure)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("http://fortschritt.example.de", "plain http is for localhost, 127.0.0.1 and [::1] only; use https."),
        ("http://localhost.example.de", "plain http is for localhost, 127.0.0.1 and [::1] only; use https."),
        ("fortschritt.example.de", "use an address such as https://fortschritt.example.de."),
        ("ftp://fortschritt.example.de", "use an address such as https://fortschritt.example.de."),
        ("https://", "use an address such as https://fortschritt.example.de."),
        ("https://*.example.de", "use an address such as https://fortschritt.example.de."),
        ("https://a.example.de/portal", "the portal has a host of its own; name scheme and host only."),
        ("https://user@a.example.de", "the portal has a host of its own; name scheme and host only."),
        ("https://a.example.de:port", "this is no address."),
        ("https://[::1", "this is no address."),
    ],
)
def test_a_wrong_public_address_is_explained(value: str, advice: str) -> None:
    assert sentence("public_url", value, default="") == f"NAME={value!r}: {advice}"


def test_the_hosts_are_the_public_one_and_those_given() -> None:
    assert read("hosts", None, public=PUBLIC) == ["fortschritt.example.de"]
    assert read("hosts", "intern.example.de, .example.org", public=PUBLIC) == [
        "intern.example.de",
        ".example.org",
        "fortschritt.example.de",
    ]
    assert read("hosts", None, public=LOCAL) == ["localhost", "127.0.0.1", "[::1]"]


@pytest.mark.parametrize("value", ["*", "https://a.example.de", "a.example.de:80", "a,,b", "a b"])
def test_a_wrong_host_is_refused(value: str) -> None:
    assert sentence("hosts", value, public=PUBLIC) == (
        f"NAME={value!r}: use host names without scheme and port, separated by commas; * is not one."
    )


def test_on_a_desk_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    key = read("secret_key", None, public=LOCAL, data_dir=tmp_path)
    assert len(key) >= 50
    assert read("secret_key", "", public=LOCAL, data_dir=tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_damaged_kept_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("short")
    assert sentence("secret_key", None, public=LOCAL, data_dir=tmp_path) == (
        f"NAME: the key kept in {str(tmp_path / 'secret-key')!r} is damaged; delete that file and start again."
    )


@pytest.mark.parametrize("value", [None, "", "geheim", "a" * 60, "django-insecure-" + KEY])
def test_in_public_a_good_key_must_be_given_and_a_bad_one_is_not_repeated(tmp_path: Path, value: str | None) -> None:
    said = sentence("secret_key", value, public=PUBLIC, data_dir=tmp_path)
    assert said == "NAME: set a random text of at least 50 characters."
    assert list(tmp_path.iterdir()) == []


def test_a_good_key_is_taken(tmp_path: Path) -> None:
    assert read("secret_key", KEY, public=PUBLIC, data_dir=tmp_path) == KEY


def test_without_a_database_address_sqlite_lies_in_the_data_folder(tmp_path: Path) -> None:
    database = read("database", None, data_dir=tmp_path)
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "ruhrportal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert read("database", "sqlite:////srv/portal.sqlite3", data_dir=tmp_path)["NAME"] == "/srv/portal.sqlite3"


def test_postgresql_is_pooled_and_keeps_what_the_address_says(tmp_path: Path) -> None:
    url = "postgresql://portal:p%40ss@db.example.de:5433/ruhr?sslmode=verify-full"
    database = read("database", url, data_dir=tmp_path)
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("portal", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.de", 5433, "ruhr")
    assert database["OPTIONS"] == {"sslmode": "verify-full", "pool": {"min_size": 1, "max_size": 8, "timeout": 10}}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("mysql://u:secret@host/db", "a database of the kind 'mysql' is not supported"),
        ("ruhr.sqlite3", "a database of the kind 'ruhr.sqlite3' is not supported"),
        ("postgresql://u:secret@host:port/db", "this is no database address"),
        ("postgresql://u:secret@host/", "the address names no database"),
        ("sqlite://", "the address names no database"),
        ("sqlite://:memory:", "the address names no database"),
        ("sqlite:///ruhr.sqlite3", "the path of the file must be absolute, with four slashes"),
    ],
)
def test_a_wrong_database_address_is_explained_without_its_password(tmp_path: Path, value: str, said: str) -> None:
    advice = "use postgresql://user:password@host:5432/name or sqlite:////folder/file.sqlite3."
    assert sentence("database", value, data_dir=tmp_path) == f"NAME: {said}; {advice}"


def test_mails_become_files_on_a_desk_and_are_sent_in_public(tmp_path: Path) -> None:
    assert read("mail", None, public=LOCAL, data_dir=tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    sent = read("mail", None, public=PUBLIC, data_dir=tmp_path)
    assert (sent["EMAIL_HOST"], sent["EMAIL_PORT"]) == ("localhost", 25)
    assert read("mail", "console:", public=PUBLIC, data_dir=tmp_path) == {
        "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"
    }


@pytest.mark.parametrize(
    ("scheme", "port", "starttls", "ssl"),
    [("smtp", 25, False, False), ("smtp+tls", 587, True, False), ("smtps", 465, False, True)],
)
def test_a_mail_server_is_reached_as_its_address_says(
    tmp_path: Path, scheme: str, port: int, starttls: bool, ssl: bool
) -> None:
    found = read("mail", f"{scheme}://portal:p%40ss@mail.example.de", public=PUBLIC, data_dir=tmp_path)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.de", port)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("portal", "p@ss")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, ssl)


@pytest.mark.parametrize("value", ["mail.example.de", "http://mail.example.de", "smtp://", "smtp://host/path"])
def test_a_wrong_mail_address_is_refused(tmp_path: Path, value: str) -> None:
    assert sentence("mail", value, public=PUBLIC, data_dir=tmp_path) == (
        "NAME: use smtp+tls://user:password@host:587, smtps://…, smtp://…, console: or file:."
    )


def test_a_line_is_one_line_of_some_length() -> None:
    assert read("line", None, default="Ruhrportal", longest=40) == "Ruhrportal"
    said = sentence("line", "x" * 41, default="", longest=40)
    assert said.endswith("use one line of at most 40 characters.")
    assert "one line" in sentence("line", "a\tb", default="", longest=40)


@pytest.mark.parametrize(
    ("value", "contact"),
    [
        (None, ""),
        ("sicherheit@a.example.de", "mailto:sicherheit@a.example.de"),
        ("mailto:sicherheit@a.example.de", "mailto:sicherheit@a.example.de"),
        ("https://a.example.de/melden", "https://a.example.de/melden"),
    ],
)
def test_a_contact_is_a_mail_or_web_address(value: str | None, contact: str) -> None:
    assert read("contact", value) == contact


@pytest.mark.parametrize(
    "value", ["sicherheit", "http://a.example.de", "a@b", "https://", "https://a b", "a@b.de\nX: y"]
)
def test_what_nobody_answers_at_is_refused(value: str) -> None:
    assert sentence("contact", value).startswith("NAME=")


def test_a_brand_holds_logo_colours_and_fonts_only(tmp_path: Path) -> None:
    assert read("brand", None).folder is None
    for name in ("logo.svg", "haus-regular.woff2"):
        (tmp_path / name).touch()
    found = read("brand", str(tmp_path))
    assert (found.folder, found.files) == (tmp_path, frozenset({"logo.svg"}))
    (tmp_path / "geheim.txt").touch()
    assert "not 'geheim.txt'" in sentence("brand", str(tmp_path))


@pytest.mark.parametrize("value", ["brand", "/gibt/es/nicht"])
def test_a_brand_is_a_folder_that_exists(value: str) -> None:
    assert sentence("brand", value) == f"NAME={value!r}: use the absolute path of a folder."
