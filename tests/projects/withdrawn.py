"""A published picture and two people who may withdraw it, for tests of all that follows."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from accounts.models import Role, User
from projects.document import PhotoDocument
from projects.editions import stored_pictures
from projects.importing.store import store_report
from projects.models import Edition, EditionRedaction, WithdrawnPicture
from projects.withdrawal import ask, confirm
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_person
from tests.projects.public.publish import make_photo, publish

CAPTION, ALT, CREDIT = "Das Haus von vorn", "Eine Frau vor einem Haus", "Foto: A. Muster"


@dataclass
class Published:
    """Edition 1 of 2024: 01-01 shows `photo` and `other`, 01-02 shows `photo` too."""

    edition: Edition
    photo: PhotoDocument
    other: PhotoDocument
    pia: User
    paul: User

    def withdraw(self, photo: PhotoDocument | None = None, **said: object) -> WithdrawnPicture:
        """Pia asks, Paul confirms."""
        given = {"reason": "rights", **said}
        return confirm(ask((photo or self.photo).sha256, by=self.pia, **given), by=self.paul)


def publish_with_picture(*, typeset: bool = False) -> Published:
    """typeset: with a PDF of its own, which takes its time, and not a stand-in."""
    photo = make_photo(caption=CAPTION, alt=ALT, credit=CREDIT)
    other = make_photo("gray", kind="graphic", caption="Ein Plan")
    sheets = (
        make_sheet_document(photos=(photo, other)),
        make_sheet_document("01-02", "Garten", photos=(photo,)),
    )
    document = make_report_document(*sheets)
    if typeset:
        edition = store_report(document, source="Test", publish=True).edition
    else:
        edition = publish(document)
        (folder_of(edition) / "report.json").write_text(edition.document)
        (folder_of(edition) / "pictures").mkdir()
        for sha256, path in stored_pictures(document).items():
            shutil.copyfile(path, folder_of(edition) / "pictures" / f"{sha256}.jpg")
    people = [make_person(name, (Role.PROJECT_GROUP, None)) for name in ("Pia", "Paul")]
    return Published(edition, photo, other, *people)


def folder_of(row: Edition | EditionRedaction) -> Path:
    return Path(settings.EDITIONS_ROOT) / row.folder


def folders() -> set[str]:
    """The editions' folders, whether a row leads to them or not."""
    return {path.name for path in Path(settings.EDITIONS_ROOT).iterdir() if path.name != ".excerpts"}


def files_with(sha256: str) -> list[str]:
    """Every file below the data folders whose name holds the hash, but for the texts in its place."""
    roots = (Path(settings.MEDIA_ROOT), Path(settings.EDITIONS_ROOT))
    found = (path for root in roots for path in root.rglob("*.jpg") if sha256 in str(path))
    return sorted(map(str, found))
