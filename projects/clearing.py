"""The files of withdrawn pictures: which they are, wherever they lie, and taking them away once and for all.

The rows are the switch: readers get nothing of a withdrawn picture any more, whether or not its files are gone yet.
"""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from projects import excerpts, pictures
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.published import form_of

logger = logging.getLogger(__name__)


def remains(edition: Edition, sha256: str) -> Iterator[Path]:
    """What still lies in the folders of an edition that lost this picture, and shows it."""
    root, form = Path(settings.EDITIONS_ROOT), form_of(edition)
    redactions = EditionRedaction.objects.filter(edition=edition).values_list("folder", flat=True)
    for folder in (edition.folder, *redactions):
        files = (root / folder / "pictures" / f"{sha256}.jpg", root / folder / "report.pdf")
        yield from (path for path in files if path.is_file() and (folder != form.folder or path.suffix == ".jpg"))


def stored_files(sha256: str) -> Iterator[Path]:
    """What still lies in the picture store."""
    return (path for path in pictures.folder_of(sha256).glob("*") if path.is_file())


def clear(picture: WithdrawnPicture) -> None:
    """Take all files of a withdrawn picture away, and note that it is done. May be repeated.

    Also copies that a sealing left behind which did not finish. Raises `OSError`, `excerpts.Busy`.
    """
    root = Path(settings.EDITIONS_ROOT)
    for edition in Edition.objects.without_document().filter(redactions__picture=picture):
        for path in remains(edition, picture.sha256):
            path.unlink()
        excerpts.forget(edition)
    for copy in root.glob(f"*/pictures/{picture.sha256}.jpg"):
        copy.unlink()
        if not _is_read(copy.parents[1].name):
            (copy.parents[1] / "report.pdf").unlink(missing_ok=True)
    if pictures.folder_of(picture.sha256).exists():
        shutil.rmtree(pictures.folder_of(picture.sha256))
    WithdrawnPicture.objects.filter(pk=picture.pk, cleared_at__isnull=True).update(cleared_at=timezone.now())


def _is_read(folder: str) -> bool:
    """Whether a row leads to this folder; without one it is litter."""
    rows = (kind.objects.filter(folder=folder).exists() for kind in (Edition, EditionRedaction))
    return any(rows)


def try_to_clear(picture: WithdrawnPicture) -> bool:
    """As `clear`; what cannot be deleted now is logged and stays to be done."""
    try:
        clear(picture)
    except (OSError, excerpts.Busy) as error:
        logger.exception("%s: files are left: %s", picture, error)
        return False
    return True
