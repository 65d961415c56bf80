"""Who may do what: pure predicates over a person and an object. Views, admin and workflow ask these and nothing else.

Being superuser gives no right over content.
"""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rights import rights_of
from projects.models import (
    Consultation,
    FrameChapter,
    ProjectUpdate,
    PublicationProposal,
    UpdateStatus,
    WithdrawnPicture,
)
from projects.models.update import WITH_MINISTRY

Person = User | AnonymousUser


def may_enter_desk(user: Person) -> bool:
    return rights_of(user).any


def may_see_content(user: Person) -> bool:
    rights = rights_of(user)
    return rights.project_group or bool(rights.sees)


def belongs_to_ministry_of(user: Person, update: ProjectUpdate) -> bool:
    """Whether the person writes for the ministry that answers for the update."""
    return update.ministry_id in rights_of(user).writes


def coordinates(user: Person, update: ProjectUpdate) -> bool:
    """Whether the person answers for the ministry: its coordination, or its editor where it has none."""
    return update.ministry_id in rights_of(user).speaks_for


def is_with_ministry(update: ProjectUpdate) -> bool:
    """Whether the ministry has the ball. A closed round takes no drafts any more; what was asked back is answered."""
    if update.status not in WITH_MINISTRY or update.status == UpdateStatus.CHANGES_REQUESTED:
        return update.status in WITH_MINISTRY
    return update.report.closed_at is None or any(request.is_unsettled for request in update.change_requests.all())


def may_edit(user: Person, update: ProjectUpdate) -> bool:
    """Its ministry writes while the update is with it; one without a ministry is the project group's to complete."""
    if not is_with_ministry(update):
        return False
    if update.ministry_id is None:
        return rights_of(user).project_group
    return belongs_to_ministry_of(user, update)


def may_write_on_behalf(user: Person, update: ProjectUpdate) -> bool:
    """The project group writes for a ministry with a reason that is kept, until the update is approved."""
    if update.ministry_id is None or not rights_of(user).project_group:
        return False
    return update.status in WITH_MINISTRY or update.status == UpdateStatus.SUBMITTED


def may_place(user: Person, update: ProjectUpdate) -> bool:
    """Ministry, topic field and place in the report are the project group's to decide, until it is published."""
    return rights_of(user).project_group and update.status != UpdateStatus.PUBLISHED


def may_hand_over(user: Person, update: ProjectUpdate) -> bool:
    """To a colleague of the same ministry."""
    return is_with_ministry(update) and belongs_to_ministry_of(user, update)


def may_give_away(user: Person, update: ProjectUpdate) -> bool:
    """To another ministry."""
    return is_with_ministry(update) and coordinates(user, update)


def may_hand_to_coordination(user: Person, update: ProjectUpdate) -> bool:
    rights = rights_of(user)
    return may_edit(user, update) and update.ministry_id in rights.edits - rights.alone


def may_give_back_to_editors(user: Person, update: ProjectUpdate) -> bool:
    return coordinates(user, update)


def may_submit(user: Person, update: ProjectUpdate) -> bool:
    """The coordination answers for its ministry; the project group for an update that has none yet."""
    if update.ministry_id is None:
        return may_edit(user, update)
    return is_with_ministry(update) and coordinates(user, update)


def may_submit_on_behalf(user: Person, update: ProjectUpdate) -> bool:
    return may_write_on_behalf(user, update) and not may_submit(user, update)


def may_take_back(user: Person, update: ProjectUpdate) -> bool:
    """While nobody reviews yet, and the round still takes drafts."""
    return coordinates(user, update) and update.reviewer_id is None and update.report.closed_at is None


def may_review(user: Person, update: ProjectUpdate) -> bool:
    return rights_of(user).project_group


def may_review_many(user: Person) -> bool:
    """The board of a round, and what is done with many updates at once."""
    return rights_of(user).project_group


def may_approve(user: Person, update: ProjectUpdate) -> bool:
    """Four eyes: whoever wrote in an update or submitted it does not approve it."""
    return may_review(user, update) and all(writer.pk != user.pk for writer in update.writers.all())


def may_comment(user: Person, update: ProjectUpdate) -> bool:
    """Whoever works on an update or on a project that is shared with their ministry; readers only read."""
    rights = rights_of(user)
    if rights.project_group or update.ministry_id in rights.writes:
        return True
    return any(ministry.pk in rights.writes for ministry in update.project.further_ministries.all())


def may_note_internally(user: Person, update: ProjectUpdate) -> bool:
    return rights_of(user).project_group


def may_ask_for_time(user: Person, update: ProjectUpdate) -> bool:
    return is_with_ministry(update) and coordinates(user, update)


def may_ask_for_correction(user: Person, update: ProjectUpdate) -> bool:
    return update.status == UpdateStatus.PUBLISHED and belongs_to_ministry_of(user, update)


def may_manage_reports(user: Person) -> bool:
    """Rounds, master data, frame chapters, proofs; proposing a publication and taking the proposal back."""
    return rights_of(user).project_group


def may_write_chapter(user: Person, chapter: FrameChapter) -> bool:
    """A chapter, loaded `with_state()`, of a published report is read only until it is opened for a correction."""
    return may_manage_reports(user) and chapter.is_in_work


def may_approve_chapter(user: Person, chapter: FrameChapter) -> bool:
    """Four eyes: whoever wrote in a chapter since it was last approved does not approve it."""
    if not may_write_chapter(user, chapter) or chapter.is_approved:
        return False
    return all(writer.pk != user.pk for writer in chapter.writers.all())


def may_reopen_chapter(user: Person, chapter: FrameChapter) -> bool:
    return may_manage_reports(user) and not chapter.is_removed and not chapter.is_in_work


def may_remove_chapter(user: Person, chapter: FrameChapter) -> bool:
    """Until its report is published."""
    return may_write_chapter(user, chapter) and not chapter.is_published


def may_put_back_chapter(user: Person, chapter: FrameChapter) -> bool:
    return may_manage_reports(user) and chapter.is_removed and not chapter.is_published


def may_confirm_publication(user: Person, proposal: PublicationProposal) -> bool:
    """Four eyes: whoever proposed a publication does not confirm it."""
    return may_manage_reports(user) and proposal.proposed_by_id != user.pk


def may_withdraw_pictures(user: Person) -> bool:
    """Proposing that a published picture vanishes, taking the proposal back, clearing what is left of its files."""
    return rights_of(user).project_group


def may_confirm_withdrawal(user: Person, picture: WithdrawnPicture) -> bool:
    """Four eyes: whoever proposed it does not confirm it."""
    return may_withdraw_pictures(user) and picture.asked_by_id != user.pk


def may_read_consultation(user: Person, consultation: Consultation) -> bool:
    """All ministries read what is laid before them, whoever answers for a sheet."""
    return may_see_content(user)


def may_comment_on(user: Person, consultation: Consultation) -> bool:
    """Editors and coordinators, until it is closed; readers only read."""
    return consultation.is_open and bool(rights_of(user).writes)


def may_settle(user: Person, consultation: Consultation) -> bool:
    return rights_of(user).project_group


def may_tend_the_site(user: Person) -> bool:
    """The pages beside the reports, videos in sign language, and the answers to readers who report a barrier."""
    return rights_of(user).project_group


def may_manage_accounts(user: Person) -> bool:
    return rights_of(user).operations


def may_manage_ministries(user: Person) -> bool:
    rights = rights_of(user)
    return rights.operations or rights.project_group
