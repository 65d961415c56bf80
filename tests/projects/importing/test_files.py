"""Files from outside: what is read, and the one sentence for what is not."""

from pathlib import Path

import pytest

from projects.importing.errors import ImportRefused
from projects.importing.files import MAX_BYTES, read_text


def written(folder: Path, content: bytes) -> Path:
    path = folder / "bericht.txt"
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefused) as refused:
        read_text(path)
    return str(refused.value)


def test_text_comes_with_plain_line_ends_and_without_byte_order_mark(tmp_path):
    assert read_text(written(tmp_path, b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe\r\nvon\rder Halde")) == "Grüße\nvon\nder Halde"


def test_a_missing_file_is_named(tmp_path):
    path = tmp_path / "fehlt.txt"
    assert refusal(path) == f"Die Datei {path} gibt es nicht."


def test_a_folder_is_no_file(tmp_path):
    assert refusal(tmp_path) == f"{tmp_path} ist ein Ordner und keine Datei."


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\r\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    assert refusal(written(tmp_path, content)) == "Die Datei bericht.txt ist leer."


def test_a_large_file_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "bericht.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert refusal(path) == "Die Datei bericht.txt ist 100,0 MB groß; erlaubt sind 20 MB."


def test_a_file_of_the_permitted_size_is_read(tmp_path):
    assert len(read_text(written(tmp_path, b"a" * MAX_BYTES))) == MAX_BYTES


def test_another_encoding_is_refused_with_its_line(tmp_path):
    path = written(tmp_path, b"eins\nzwei\nGr\xfc\xdfe")
    assert refusal(path) == "Die Datei bericht.txt ist nicht in UTF-8 gespeichert (Zeile 3)."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 \xff", "eine PDF-Datei; gebraucht wird ihr Text"),
        (b"PK\x03\x04\x00\x00", "ein Archiv oder Office-Dokument; gebraucht wird reiner Text"),
        ("Bericht".encode("utf-16"), "in UTF-16 gespeichert; gebraucht wird UTF-8"),
        (b"Bericht\0\1\2", "kein Text, sondern enthält binäre Daten"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(tmp_path, content, what):
    assert refusal(written(tmp_path, content)) == f"Die Datei bericht.txt ist {what}."
