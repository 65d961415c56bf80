"""What the environment says, read and checked; every wrong value is one sentence that names its variable."""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]")
MAIL = re.compile(r"[^@\s<>,;:\"]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+")
WEB = re.compile(r"https://[\x21-\x7e]+")
BRAND_FILES = ("logo.svg", "tokens.css", "zeichen.svg")
BRAND_FILE = re.compile(r"logo\.svg|tokens\.css|zeichen\.svg|[a-z0-9_-]+\.woff2", re.I)
KEY_LENGTH = 50
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;"
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


@dataclass(frozen=True)
class PublicUrl:
    """The one address under which readers reach the portal."""

    origin: str
    host: str
    secure: bool

    @property
    def is_local(self) -> bool:
        return self.host in LOCAL_HOSTS


@dataclass(frozen=True)
class Brand:
    """Logo and colours of the house. files: which of `BRAND_FILES` there are."""

    folder: Path | None = None
    files: frozenset[str] = frozenset()


def wrong(name: str, value: str | None, advice: str) -> ImproperlyConfigured:
    """The error for a variable; a value that may hold a secret is passed as None and not repeated."""
    return ImproperlyConfigured(f"{name}: {advice}" if value is None else f"{name}={value!r}: {advice}")


class Environment:
    """Reads variables of one mapping; empty and unset are the same."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self.variables = variables

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def line(self, name: str, *, default: str, longest: int) -> str:
        """A short text that stands in pages and mails."""
        value = self.text(name, default)
        if len(value) > longest or not value.isprintable():
            raise wrong(name, value, f"use one line of at most {longest} characters.")
        return value

    def contact(self, name: str) -> str:
        """A mail or web address as security.txt wants it; "" where none is set."""
        value = self.text(name)
        if not value or value.startswith("https://"):
            return self.web_address(name)
        address = value.removeprefix("mailto:")
        if not MAIL.fullmatch(address):
            raise wrong(name, value, "use a mail address, or a page that begins with https://.")
        return f"mailto:{address}"

    def web_address(self, name: str) -> str:
        value = self.text(name)
        if value and not (WEB.fullmatch(value) and split_url(name, value)[0].hostname):
            raise wrong(name, value, "use an address that begins with https://.")
        return value

    def brand(self, name: str) -> Brand:
        """The folder with logo and colours. Whatever lies in it is published, so nothing else may."""
        value = self.text(name)
        if not value:
            return Brand()
        folder = Path(value)
        if not folder.is_absolute() or not folder.is_dir():
            raise wrong(name, value, "use the absolute path of a folder.")
        foreign = sorted(path.name for path in folder.iterdir() if not BRAND_FILE.fullmatch(path.name))
        if foreign:
            raise wrong(
                name, value, f"only {', '.join(BRAND_FILES)} and fonts (.woff2) belong here, not {foreign[0]!r}."
            )
        return Brand(folder, frozenset(file for file in BRAND_FILES if (folder / file).is_file()))

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, str(default))
        if value not in ("True", "False"):
            raise wrong(name, value, "use True or False.")
        return value == "True"

    def number(self, name: str, *, default: int, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise wrong(name, value, f"use a whole number from {least} to {most}.")
        return int(value)

    def identifier(self, name: str) -> str:
        """The name of something as an http or https address; "" where none is set."""
        value = self.text(name)
        if value and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", value):
            raise wrong(name, value, "use an identifier that begins with http:// or https://.")
        return value

    def folder(self, name: str, *, default: Path) -> Path:
        """The absolute path of a folder, which is made if it is missing."""
        value = self.text(name, str(default))
        path = Path(value).expanduser()
        if not path.is_absolute():
            raise wrong(name, value, "use an absolute path.")
        try:
            path.mkdir(mode=0o750, parents=True, exist_ok=True)
        except OSError as error:
            raise wrong(name, value, f"this folder cannot be made ({error.strerror}).") from None
        return path

    def public_url(self, name: str, *, default: str) -> PublicUrl:
        value = self.text(name, default)
        parts, port = split_url(name, value)
        host = bracketed(parts.hostname)
        if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or host.startswith("."):
            raise wrong(name, value, "use an address such as https://fortschritt.example.de.")
        if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
            raise wrong(name, value, "the portal has a host of its own; name scheme and host only.")
        if parts.scheme == "http" and host not in LOCAL_HOSTS:
            raise wrong(name, value, "plain http is for localhost, 127.0.0.1 and [::1] only; use https.")
        origin = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
        return PublicUrl(origin=origin, host=host, secure=parts.scheme == "https")

    def hosts(self, name: str, *, public: PublicUrl) -> list[str]:
        """The names the portal answers to: those given, the host of its address, and on a desk all local ones."""
        value = self.text(name)
        given = [host.strip().lower() for host in value.split(",")] if value else []
        if any(not HOST.fullmatch(host) for host in given):
            raise wrong(name, value, "use host names without scheme and port, separated by commas; * is not one.")
        return list(dict.fromkeys([*given, public.host, *(LOCAL_HOSTS if public.is_local else ())]))

    def secret_key(self, name: str, *, public: PublicUrl, data_dir: Path) -> str:
        """The signing key: given, or on a desk a random one that is made once and kept in the data folder."""
        key = self.text(name)
        if not key and not public.secure:
            return kept_secret(name, data_dir / "secret-key")
        if len(key) < KEY_LENGTH or len(set(key)) < 5 or key.startswith("django-insecure-"):
            raise wrong(name, None, f"set a random text of at least {KEY_LENGTH} characters.")
        return key

    def database(self, name: str, *, data_dir: Path) -> dict[str, Any]:
        """Django's DATABASES["default"]; an address may hold a password and is never repeated in an error."""
        value = self.text(name)
        if not value:
            return sqlite(str(data_dir / "ruhrportal.sqlite3"))
        advice = "use postgresql://user:password@host:5432/name or sqlite:////folder/file.sqlite3."
        scheme = value.partition(":")[0]
        if scheme not in ("postgres", "postgresql", "sqlite"):
            raise wrong(name, None, f"a database of the kind {scheme!r} is not supported; {advice}")
        try:
            found: dict[str, Any] = dict(dj_database_url.parse(value))
        except ValueError:
            raise wrong(name, None, f"this is no database address; {advice}") from None
        if not found["NAME"] or found["NAME"] == ":memory:":
            raise wrong(name, None, f"the address names no database; {advice}")
        if scheme == "sqlite" and not Path(found["NAME"]).is_absolute():
            raise wrong(name, None, f"the path of the file must be absolute, with four slashes; {advice}")
        return sqlite(str(found["NAME"])) if scheme == "sqlite" else postgresql(found)

    def mail(self, name: str, *, public: PublicUrl, data_dir: Path) -> dict[str, Any]:
        """Django's EMAIL_… settings; on a desk mails become files, elsewhere the host's own mail service sends."""
        value = self.text(name, "file:" if public.is_local else "smtp://localhost:25")
        if value == "file:":
            backend = "django.core.mail.backends.filebased.EmailBackend"
            return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(data_dir / "mail")}
        if value == "console:":
            return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        parts, port = split_url(name, value, secret=True)
        default_ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
        if parts.scheme not in default_ports or not parts.hostname or parts.path not in ("", "/"):
            raise wrong(name, None, "use smtp+tls://user:password@host:587, smtps://…, smtp://…, console: or file:.")
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port or default_ports[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": 20,
        }


def split_url(name: str, value: str, *, secret: bool = False) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(value)
        return parts, parts.port
    except ValueError:
        raise wrong(name, None if secret else value, "this is no address.") from None


def bracketed(host: str | None) -> str:
    return f"[{host}]" if host and ":" in host else host or ""


def kept_secret(name: str, path: Path) -> str:
    """The secret kept in a file of its own; of several processes that start at once, the first one's holds."""
    try:
        if not path.exists():
            handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # made with mode 0600
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(48))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                os.unlink(draft)
        key = path.read_text().strip()
    except OSError as error:
        raise wrong(name, None, f"set it, or let it be kept in {str(path)!r} ({error.strerror}).") from None
    if len(key) < KEY_LENGTH:
        raise wrong(name, None, f"the key kept in {str(path)!r} is damaged; delete that file and start again.")
    return key


def sqlite(path: str) -> dict[str, Any]:
    """SQLite for several people at once: writers queue at the start of their transaction, readers never wait."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": f"{path}.test"},  # a file, so that tests meet several connections as the portal does
    }


def postgresql(found: dict[str, Any]) -> dict[str, Any]:
    options = {**found.get("OPTIONS", {}), "pool": POOL}
    return {**found, "CONN_MAX_AGE": 0, "OPTIONS": options}
