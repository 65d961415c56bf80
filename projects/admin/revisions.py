"""Revisions as the desk's pages need them: by number or not at all, with the person's name, and read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import Http404

from accounts.models import User
from projects.admin.actions import ACTIONS
from projects.chain import Owner, Row, revisions_of
from projects.document import SheetDocument, sheet_from_json
from projects.models import ProjectUpdate, PublishedSheet

LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Entry:
    """A line of the history. previous: the number of the revision before it, 0 for the first. address: of its page."""

    revision: Row
    action: str
    person: str
    address: str = ""

    @property
    def previous(self) -> int:
        return self.revision.number - 1


def revision_or_404(owner: Owner, number: int) -> Row:
    revision: Row | None = revisions_of(owner).filter(number=number).first() if number <= LARGEST else None
    if revision is None:
        raise Http404
    return revision


def sheet_of(revision: Row) -> SheetDocument:
    return sheet_from_json(revision.document)


def newest_sheet(update: ProjectUpdate) -> PublishedSheet | None:
    """What readers find of the project: its newest published sheet, of this report or the last one before it."""
    sheets = PublishedSheet.objects.newest_of_their_year().filter(project_id=update.project_id)
    return sheets.filter(year__lte=update.report.year).newest_first().first()


def entries_of(revisions: Sequence[Row], address: Callable[[int], str] = lambda number: "") -> list[Entry]:
    people = {person.pseudonym: person.name for person in User.objects.filter(pseudonym__in=_pseudonyms(revisions))}
    return [
        Entry(
            revision,
            ACTIONS.get(revision.action, revision.action),
            _name(people, revision),
            address(revision.number),
        )
        for revision in revisions
    ]


def _pseudonyms(revisions: Sequence[Row]) -> set[object]:
    return {revision.person for revision in revisions if revision.person}


def _name(people: dict[object, str], revision: Row) -> str:
    if revision.person is None:
        return "automatisch"
    return people.get(revision.person) or f"nicht mehr bekannt ({str(revision.person)[:8]})"
