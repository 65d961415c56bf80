"""A photo in words: what kind of picture it is, and the line that credits it, alike on the web and in print."""

import re

from projects.document import PhotoDocument

KINDS = {
    "photo": "Foto",
    "graphic": "Grafik",
    "visualisation": "Visualisierung",
    "illustration": "Illustration",
}
_LABELLED = re.compile(
    r"\s*(?:(?:fotos?|grafik|bild|abbildung|visualisierung|illustration|quelle)\b[^:]{0,12}:|©)", re.I
)


def credit_line(photo: PhotoDocument) -> str:
    """The credit with what kind of picture it is for, unless it says so itself: `Foto: Name`."""
    if not photo.credit or _LABELLED.match(photo.credit):
        return photo.credit
    return f"{KINDS[photo.kind]}: {photo.credit}"
