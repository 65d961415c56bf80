"""Signs people in by their address, and answers Django's question what they may: what the groups of their roles may."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission

from accounts.models import User
from accounts.rights import rights_of
from accounts.roles import roles_of


class ByRole(AuthenticationBackend):
    """Neither being superuser nor Django's own lists of a person's groups and permissions give anything here."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Loaded once per request; which single things a person may touch is asked of the object rules."""
        if not isinstance(user_obj, User) or obj is not None:
            return set()
        if not hasattr(user_obj, "_permissions"):
            user_obj._permissions = _load(user_obj)  # type: ignore[attr-defined]
        return set(user_obj._permissions)  # type: ignore[attr-defined]

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_group_permissions(user_obj, obj)

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_group_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(perm.startswith(f"{app_label}.") for perm in self.get_group_permissions(user_obj))


def _load(user: User) -> frozenset[str]:
    names = [role.label for role in roles_of(rights_of(user))]
    if not names:
        return frozenset()
    rows = Permission.objects.filter(group__name__in=names).values_list("content_type__app_label", "codename")
    return frozenset(f"{app}.{codename}" for app, codename in rows.order_by())
