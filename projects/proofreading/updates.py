"""What an update needs before it is submitted besides a sound sheet: rights of pictures, answers, decisions."""

from collections.abc import Iterator

from projects.models import ProjectUpdate
from projects.proofreading.findings import ERROR, UNDECIDED, WARNING, Finding
from projects.proofreading.registry import proofread
from projects.report.contents import sheet_document
from projects.sections import BY_KEY, PLACE_LABELS


def findings_of(update: ProjectUpdate) -> tuple[Finding, ...]:
    """All findings of an update that was loaded `with_parts()`: of its sheet, then of what stands beside it."""
    found = proofread(sheet_document(update), update.report.wished_pages)
    return (*found, *rights(update), *unanswered(update), *undecided(update))


def rights(update: ProjectUpdate) -> Iterator[Finding]:
    """Somebody has said of every picture that it may be used."""
    for photo in update.photos.all():
        if photo.sha256 and not photo.rights_confirmed:
            name = f"„{photo.caption}“" if photo.caption else "ohne Unterschrift"
            yield Finding(
                ERROR, "photos", f"Beim Bild {name} fehlt die Bestätigung, dass die Nutzungsrechte vorliegen."
            )


def unanswered(update: ProjectUpdate) -> Iterator[Finding]:
    """Every question of the project group has its answer: a must stops, a should asks."""
    for request in update.change_requests.all():
        if request.waits_for_answer:
            severity = ERROR if request.is_must else WARNING
            words = (
                f"Die {request.get_weight_display()}-Rückfrage zu „{request.place_label}“ ist noch nicht beantwortet."
            )
            yield Finding(severity, f"question-{request.pk}", words)


def undecided(update: ProjectUpdate) -> Iterator[Finding]:
    """What came from the last report was confirmed or changed; sections of another status need no decision."""
    for key in update.undecided:
        if key in BY_KEY and not BY_KEY[key].belongs_to(update.project_status):
            continue
        message = f"„{PLACE_LABELS[key]}“ steht noch wie im letzten Bericht. Gilt das weiter?"
        yield Finding(WARNING, key, message, UNDECIDED)
