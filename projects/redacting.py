"""An edition typeset anew without pictures that were withdrawn, in a folder of its own beside the sealed one.

Such a folder holds `report.pdf`, `cover.png` and `pictures/`, in which a text with the hash and the day stands for each
picture that is gone. Like a sealed folder it is in place before its row is committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from projects.editions import facts_of, folder_in_place, kept_pictures, typeset
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.published import form_of
from projects.report.typeset import renderer_fingerprint
from projects.tombstones import Tombstone


@contextmanager
def finished_redaction(edition: Edition, picture: WithdrawnPicture, stone: Tombstone) -> Iterator[EditionRedaction]:
    """The row of an edition without one more picture, not saved yet, with its folder in place.

    If the body fails, the folder is taken away again. Raises `TypesetError`, `OSError`.
    """
    form, document = form_of(edition), edition.read()
    tombstones = {**form.tombstones, stone.sha256: stone}
    left = {sha256: path for sha256, path in kept_pictures(form).items() if sha256 != stone.sha256}
    result = typeset(document, left, tombstones)
    texts = {f"pictures/{each.sha256}.txt": _inscription(each) for each in tombstones.values()}
    with folder_in_place(document, result, left, EditionRedaction.objects.all(), texts) as folder:
        pdf_sha256, pdf_bytes, pdf_pages = facts_of(result)
        yield EditionRedaction(
            edition=edition,
            picture=picture,
            folder=folder,
            pdf_sha256=pdf_sha256,
            pdf_bytes=pdf_bytes,
            pdf_pages=pdf_pages,
            renderer=renderer_fingerprint(),
        )


def _inscription(stone: Tombstone) -> str:
    return f"Bild entfernt am {stone.day} ({stone.reason_in_words}).\nSHA-256 {stone.sha256}\n"
