"""Which page of an update a person is led to: the review for whoever reviews, else the update itself."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.models import User
from projects import rules
from projects.models import ProjectUpdate
from projects.models.update import WITH_MINISTRY


def page_for(update: ProjectUpdate, person: User) -> str:
    reviews = update.status not in WITH_MINISTRY and rules.may_review(person, update)
    return reverse(f"admin:projects_projectupdate_{'review' if reviews else 'change'}", args=[update.pk])


def named(updates: Iterable[ProjectUpdate]) -> str:
    """Updates in a sentence; needs their projects loaded."""
    return ", ".join(f"{update.project.code} {update.title}" for update in updates)
