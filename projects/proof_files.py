"""Copies of proofs as PDFs: typeset when somebody asks, and kept for a while in `.proofs/` beside the editions.

What is kept there may be deleted at any time: it is made anew from the proof's document.
"""

import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from projects.durable import put_in_place
from projects.editions import stored_pictures, without_missing_pictures
from projects.models import Proof, ProofCopy
from projects.proofs import WAITING, moment, stamp_of
from projects.report.build_folder import HERE
from projects.report.proof import Earlier
from projects.report.typeset import renderer_fingerprint, typeset_proof
from projects.turns import turn

KEPT = 30  # files; each has some megabytes


def copy_file(copy: ProofCopy) -> Path:
    """The PDF of a copy. Raises `TypesetError` where the typesetter fails, `OSError` where the file cannot be written,
    `turns.Busy` where others are typeset for too long.
    """
    root = Path(settings.EDITIONS_ROOT) / ".proofs"
    path = root / f"{copy.pk}-{_state(copy)}.pdf"
    if not path.is_file():
        with turn(root, WAITING):
            if not path.is_file():  # somebody else may have made it meanwhile
                _make(path, copy)
    return path


def _state(copy: ProofCopy) -> str:
    """What shapes a copy, as 32 hexadecimal digits."""
    stamp = stamp_of(copy)
    digest = hashlib.sha256(f"{renderer_fingerprint()} {_code()} {stamp} {copy.proof.document_sha256}".encode())
    if copy.compared_with:
        digest.update(copy.compared_with.document_sha256.encode())
    for sha256, path in sorted(stored_pictures(copy.proof.read()).items()):
        digest.update(f" {sha256} {path.stat().st_size}".encode())
    return digest.hexdigest()[:32]


@lru_cache(maxsize=1)
def _code() -> str:
    """SHA-256 of the code that marks changes: unlike the renderer's it has no part in any edition."""
    files = [HERE / f"{name}.py" for name in ("changes", "proof", "proofmarks")]
    files += sorted((HERE.parent / "compare").glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _make(path: Path, copy: ProofCopy) -> None:
    """Typeset, written beside, renamed into place; the oldest files go."""
    document = copy.proof.read()
    pictures = stored_pictures(document)
    made = typeset_proof(
        without_missing_pictures(document, pictures.keys()), stamp_of(copy), _earlier(copy.compared_with), pictures
    )
    for litter in path.parent.glob(".new-*"):
        litter.unlink(missing_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made.pdf)
        put_in_place(Path(beside), path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    newest = sorted(path.parent.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for outdated in newest[KEPT:]:
        outdated.unlink(missing_ok=True)


def _earlier(before: Proof | None) -> Earlier | None:
    return Earlier(before.read(), before.name, moment(before.made_at)) if before else None
