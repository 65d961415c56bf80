"""What stands beside an update: the comments that its reader may see, and the pleas of its ministry."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.rights import rights_of
from projects import handover, rules
from projects.models import Comment, MinistryRequest, ProjectUpdate


@dataclass(frozen=True)
class Talk:
    """comments: without the internal notes, which are the project group's alone."""

    comments: tuple[Comment, ...]
    notes: tuple[Comment, ...]
    pleas: tuple[MinistryRequest, ...]


def talk_context(update: ProjectUpdate, user: User) -> dict[str, Any]:
    """For the page of an update and the page of its review."""
    readable = Comment.objects.filter(update=update).readable_by(rights_of(user)).select_related("author")
    comments = list(readable)
    pleas = tuple(MinistryRequest.objects.filter(update=update).select_related("asked_by", "decided_by"))
    waiting = any(not plea.decision for plea in pleas)
    return {
        "talk": Talk(
            comments=tuple(comment for comment in comments if not comment.internal),
            notes=tuple(comment for comment in comments if comment.internal),
            pleas=pleas,
        ),
        "may_comment": rules.may_comment(user, update),
        "may_note": rules.may_note_internally(user, update),
        "may_ask_for_time": not waiting and rules.may_ask_for_time(user, update),
        "may_ask_for_correction": not waiting and rules.may_ask_for_correction(user, update),
        "may_decide": rules.may_review(user, update),
        "colleagues": handover.colleagues(update.ministry) if rules.may_hand_over(user, update) else [],
        "other_ministries": handover.others(update) if rules.may_give_away(user, update) else [],
    }
