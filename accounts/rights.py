"""What a person's memberships amount to: loaded once per request, asked by every rule."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import AnonymousUser

from accounts.models import Membership, Role, User


@dataclass(frozen=True)
class Rights:
    """Ids of the ministries a person edits, coordinates or reads for, and the two roles without a ministry.

    alone: those that the person edits and nobody coordinates; somebody has to answer for them.
    """

    edits: frozenset[int] = frozenset()
    coordinates: frozenset[int] = frozenset()
    reads: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    project_group: bool = False
    operations: bool = False

    @property
    def writes(self) -> frozenset[int]:
        return self.edits | self.coordinates

    @property
    def speaks_for(self) -> frozenset[int]:
        """The ministries in whose name the person hands in."""
        return self.coordinates | self.alone

    @property
    def sees(self) -> frozenset[int]:
        return self.edits | self.coordinates | self.reads

    @property
    def any(self) -> bool:
        return bool(self.sees or self.project_group or self.operations)


def rights_of(user: User | AnonymousUser) -> Rights:
    """The rights of a person, kept on the object for the rest of the request; closed accounts have none."""
    if not isinstance(user, User) or not user.is_active:
        return Rights()
    if not hasattr(user, "_rights"):
        user._rights = _load(user)  # type: ignore[attr-defined]
    return cast(Rights, user._rights)  # type: ignore[attr-defined]


def _load(user: User) -> Rights:
    ministries: dict[str, set[int]] = {role: set() for role in Role}
    held = set()
    for role, ministry_id in user.memberships.values_list("role", "ministry_id"):
        held.add(role)
        if ministry_id is not None:
            ministries[role].add(ministry_id)
    return Rights(
        alone=_uncoordinated(ministries[Role.EDITOR] - ministries[Role.COORDINATOR]),
        edits=frozenset(ministries[Role.EDITOR]),
        coordinates=frozenset(ministries[Role.COORDINATOR]),
        reads=frozenset(ministries[Role.READER]),
        project_group=Role.PROJECT_GROUP in held,
        operations=Role.OPERATIONS in held,
    )


def _uncoordinated(ministries: set[int]) -> frozenset[int]:
    """Those of the ministries that have no coordination with an open account."""
    if not ministries:
        return frozenset()
    held = Membership.objects.filter(role=Role.COORDINATOR, ministry__in=ministries, user__is_active=True)
    return frozenset(ministries - set(held.values_list("ministry_id", flat=True)))


def project_group() -> list[User]:
    """Everyone of the project group whose account is open."""
    held = Membership.objects.filter(role=Role.PROJECT_GROUP)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))
