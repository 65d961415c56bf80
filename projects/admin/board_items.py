"""Updates as the board shows them: bricks in rows by ministry and columns by state, and which of them is the next."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Ministry, User
from projects import rules
from projects.admin.badges import Badge, badge_of
from projects.admin.update_links import page_for
from projects.at_once import approvable_at_once
from projects.board import Column, Standing
from projects.models import ProjectUpdate
from projects.proofreading import ERROR, TOO_MANY_PAGES

_COLOURS = {
    Column.NOT_BEGUN: "",
    Column.WRITING: "s--arbeit",
    Column.QUESTIONS: "s--rueck",
    Column.SUBMITTED: "s--ein",
    Column.APPROVED: "s--frei",
    Column.PUBLISHED: "s--frei",
}


@dataclass(frozen=True)
class Item:
    """An update as a brick or as a row. late: the word for it, "" where it is in time. reviewed_by: while submitted.

    findings: their number in words. too_long: whether the sheet has more pages than wished. can_be_ticked: whether it
    can be approved with others.
    """

    standing: Standing
    url: str
    css: str
    badge: Badge
    late: str
    reviewed_by: str
    findings: str
    too_long: bool
    can_be_ticked: bool

    @property
    def update(self) -> ProjectUpdate:
        return self.standing.update


@dataclass(frozen=True)
class Row:
    """A ministry's updates, with the columns in their order."""

    ministry: Ministry | None
    cells: list[tuple[Column, list[Item]]]


def item_of(standing: Standing, person: User) -> Item:
    update = standing.update
    submitted = standing.column is Column.SUBMITTED
    return Item(
        standing=standing,
        url=page_for(update, person),
        css="s--fehler" if standing.late else _COLOURS[standing.column],
        badge=badge_of(update),
        late=("lange" if submitted else "überfällig") if standing.late else "",
        reviewed_by=str(update.reviewer) if submitted and update.reviewer else "",
        findings=_findings_in_words(standing),
        too_long=any(finding.rule == TOO_MANY_PAGES for finding in standing.findings),
        can_be_ticked=approvable_at_once(standing, person),
    )


def _findings_in_words(standing: Standing) -> str:
    errors = sum(finding.severity == ERROR for finding in standing.findings)
    hints = len(standing.findings) - errors
    words = [f"{errors} Fehler"] if errors else []
    words += [f"{hints} Hinweis{'e' if hints > 1 else ''}"] if hints else []
    return ", ".join(words)


def next_to_review(standings: Iterable[Standing], person: User) -> Item | None:
    """What has waited longest and this person may approve, unless somebody else reviews it."""
    waiting = [
        each
        for each in standings
        if each.column is Column.SUBMITTED
        and rules.may_approve(person, each.update)
        and each.update.reviewer_id in (None, person.pk)
    ]
    return item_of(min(waiting, key=lambda each: each.update.status_since), person) if waiting else None


def columns_of(items: Iterable[Item]) -> list[Column]:
    """„veröffentlicht“ is a column only where something is."""
    shown = {item.standing.column for item in items}
    return [column for column in Column if column is not Column.PUBLISHED or column in shown]


def rows_of(items: list[Item]) -> list[Row]:
    """By abbreviation; what has no ministry yet stands at the end."""
    columns = columns_of(items)
    ministries = {item.update.ministry for item in items}
    in_order = sorted(ministries, key=lambda ministry: (ministry is None, str(ministry)))
    return [Row(ministry, [(column, _cell(items, ministry, column)) for column in columns]) for ministry in in_order]


def _cell(items: list[Item], ministry: Ministry | None, column: Column) -> list[Item]:
    return [item for item in items if item.update.ministry == ministry and item.standing.column is column]
