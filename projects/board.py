"""Where the updates of a round stand: who holds the ball, how long already, and what is late or clean."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from projects import rules
from projects.models import ProjectUpdate, UpdateStatus
from projects.proofreading import Finding, findings_of

LONG_REVIEW = 5  # days after which a review is called long


class Column(StrEnum):
    """The columns of the board; „nicht begonnen“ is no state, but what a draft is that nobody has touched."""

    NOT_BEGUN = "nicht begonnen"
    WRITING = "in Arbeit"
    QUESTIONS = "Rückfragen"
    SUBMITTED = "eingereicht"
    APPROVED = "freigegeben"
    PUBLISHED = "veröffentlicht"


_COLUMNS = {
    UpdateStatus.MINISTRY_REVIEW: Column.WRITING,
    UpdateStatus.CHANGES_REQUESTED: Column.QUESTIONS,
    UpdateStatus.SUBMITTED: Column.SUBMITTED,
    UpdateStatus.APPROVED: Column.APPROVED,
    UpdateStatus.PUBLISHED: Column.PUBLISHED,
}


@dataclass(frozen=True)
class Standing:
    """One update on the board.

    days: whole days in its state. holder: who has the ball, as the end of „liegt bei …“. late: past its deadline and
    still with the ministry, or long in review. clean: submitted, and nothing is wrong or open.
    """

    update: ProjectUpdate
    column: Column
    days: int
    holder: str
    late: bool
    findings: tuple[Finding, ...]
    open_questions: int
    unanswered: int

    @property
    def clean(self) -> bool:
        return self.column is Column.SUBMITTED and not self.findings and not self.open_questions

    @property
    def questions_in_words(self) -> str:
        """Those that wait for the ministry; answered ones stay until the update is approved or asked again."""
        if self.unanswered:
            return f"{self.unanswered} offen"
        return f"{self.open_questions} beantwortet" if self.open_questions else ""

    @property
    def days_in_words(self) -> str:
        return "seit heute" if not self.days else "seit einem Tag" if self.days == 1 else f"seit {self.days} Tagen"


def standing_of(update: ProjectUpdate) -> Standing:
    """Needs the update loaded `with_parts()`, its reviewer and its assignee."""
    column = column_of(update)
    days = max((timezone.localdate() - timezone.localtime(update.status_since).date()).days, 0)
    return Standing(
        update=update,
        column=column,
        days=days,
        holder=_holder(update, column),
        late=_is_late(update, column, days),
        findings=findings_of(update),
        open_questions=sum(request.is_unsettled for request in update.change_requests.all()),
        unanswered=sum(request.waits_for_answer for request in update.change_requests.all()),
    )


def column_of(update: ProjectUpdate) -> Column:
    if update.status == UpdateStatus.DRAFT:
        return Column.WRITING if update.version else Column.NOT_BEGUN
    return _COLUMNS[UpdateStatus(update.status)]


def _holder(update: ProjectUpdate, column: Column) -> str:
    if column is Column.SUBMITTED:
        return str(update.reviewer) if update.reviewer else "der Projektgruppe"
    if column in (Column.APPROVED, Column.PUBLISHED) or update.ministry is None:
        return "der Projektgruppe"
    if update.status == UpdateStatus.MINISTRY_REVIEW:
        return f"der Ressortkoordination, {update.ministry}"
    return f"{update.assignee}, {update.ministry}" if update.assignee else str(update.ministry)


def _is_late(update: ProjectUpdate, column: Column, days: int) -> bool:
    if column is Column.SUBMITTED:
        return days >= LONG_REVIEW
    return rules.is_with_ministry(update) and update.is_overdue
