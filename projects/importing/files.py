"""The text of a file from outside, or one sentence saying why it is none."""

from pathlib import Path

from projects.importing.errors import ImportRefused

MAX_BYTES = 20_000_000
_FORMATS = {
    b"%PDF": "eine PDF-Datei; gebraucht wird ihr Text",
    b"PK\x03\x04": "ein Archiv oder Office-Dokument; gebraucht wird reiner Text",
    b"\xff\xfe": "in UTF-16 gespeichert; gebraucht wird UTF-8",
    b"\xfe\xff": "in UTF-16 gespeichert; gebraucht wird UTF-8",
}


def read_text(path: Path) -> str:
    """The text of a UTF-8 file with `\\n` at line ends and without byte order mark.

    Raises `ImportRefused` for a missing, unreadable, empty, binary or non-UTF-8 file and, before reading it, for one of
    more than 20 MB.
    """
    try:
        _check_place(path)
        raw = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"Die Datei {_short(path.name)} kann nicht gelesen werden: {error.strerror}.") from error
    return _decoded(raw, path.name)


def _short(name: str) -> str:
    return name if len(name) <= 100 else f"{name[:100]}…"


def _check_place(path: Path) -> None:
    if not path.exists():
        raise ImportRefused(f"Die Datei {path} gibt es nicht.")
    if path.is_dir():
        raise ImportRefused(f"{path} ist ein Ordner und keine Datei.")
    if not path.is_file():
        raise ImportRefused(f"{path} ist keine gewöhnliche Datei.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        raise ImportRefused(f"Die Datei {path.name} ist {megabytes} MB groß; erlaubt sind {MAX_BYTES // 1_000_000} MB.")


def _decoded(raw: bytes, name: str) -> str:
    for start, words in _FORMATS.items():
        if raw.startswith(start):
            raise ImportRefused(f"Die Datei {name} ist {words}.")
    if b"\0" in raw:
        raise ImportRefused(f"Die Datei {name} ist kein Text, sondern enthält binäre Daten.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportRefused(f"Die Datei {name} ist nicht in UTF-8 gespeichert (Zeile {line}).") from error
    if not text.strip():
        raise ImportRefused(f"Die Datei {name} ist leer.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
