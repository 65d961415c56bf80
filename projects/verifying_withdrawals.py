"""Proof of what was withdrawn: an edition that lost a picture says so by its rows, and no file of it is left."""

from collections.abc import Iterator

from projects.clearing import remains, stored_files
from projects.models import Edition
from projects.published import Form


def sentences(edition: Edition, form: Form) -> Iterator[str]:
    """What holds, one sentence for each picture that this edition lost."""
    for stone in form.tombstones.values():
        yield (
            f"Das Bild {stone.sha256} ist seit dem {stone.day} zurückgezogen ({stone.reason_in_words}); "
            "keine Datei davon liegt noch da."
        )
    if form.tombstones:
        yield f"Das versiegelte PDF (SHA-256 {edition.pdf_sha256}) ist mit Absicht ersetzt."


def faults(edition: Edition, form: Form) -> list[str]:
    """What still lies there, one sentence for each file."""
    found: dict[str, str] = {}
    for sha256 in form.tombstones:
        for path in (*stored_files(sha256), *remains(edition, sha256)):
            what = "Das ersetzte PDF" if path.suffix == ".pdf" else f"Das zurückgezogene Bild {sha256}"
            found[str(path)] = f"{what} liegt noch da ({path}). „manage.py clear_withdrawn“ löscht die Datei."
    return list(found.values())
