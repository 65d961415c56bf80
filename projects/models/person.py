"""The column that names who did something."""

from django.conf import settings
from django.db import models

from accounts.models import User


def a_person(label: str | None = None, *, editable: bool = True) -> "models.ForeignKey[User | None, User | None]":
    """Somebody who did something; what they did stays when their account goes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=editable,
        related_name="+",
        verbose_name=label,
    )
