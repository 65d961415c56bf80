"""How the state of an update looks at the desk: colour, icon and word."""

from dataclasses import dataclass

from projects.models import ProjectUpdate, UpdateStatus


@dataclass(frozen=True)
class Badge:
    """css: class that sets the colours. icon: template of the drawing."""

    css: str
    icon: str
    label: str


_LOOKS = {
    UpdateStatus.DRAFT: ("s--arbeit", "stift"),
    UpdateStatus.MINISTRY_REVIEW: ("s--arbeit", "uhr"),
    UpdateStatus.SUBMITTED: ("s--ein", "uhr"),
    UpdateStatus.CHANGES_REQUESTED: ("s--rueck", "rueckfrage"),
    UpdateStatus.APPROVED: ("s--frei", "haken"),
    UpdateStatus.PUBLISHED: ("s--frei", "haken"),
}


def badge_of(update: ProjectUpdate) -> Badge:
    css, icon = _LOOKS[UpdateStatus(update.status)]
    return Badge(css, f"icons/{icon}.svg", update.get_status_display())
