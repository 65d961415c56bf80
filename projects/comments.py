"""Remarks on an update: what all who see it read, and the internal notes of the project group."""

from django.db import transaction

from accounts.models import User
from projects import notifications, rules
from projects.models import Comment, ProjectUpdate
from projects.prose import prose
from projects.refusals import Refused


class CommentRefused(Refused):
    """A remark is not kept."""


@transaction.atomic
def remark(update: ProjectUpdate, text: str, *, by: User, internal: bool = False) -> Comment:
    """Keep a remark; those who write the update get a mail unless it is internal. Raises `CommentRefused`."""
    allowed = rules.may_note_internally if internal else rules.may_comment
    if not allowed(by, update):
        raise CommentRefused("Sie können diese Meldung lesen, aber nicht kommentieren.")
    text = prose(text, CommentRefused, missing="Der Kommentar ist leer.")
    comment = Comment.objects.create(update=update, author=by, text=text, internal=internal)
    if not internal:
        notifications.commented(update, by=by, text=text)
    return comment
