"""Django's entry for the accounts. After each migrate the roles' groups follow their table: our one signal handler."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Zugänge"

    def ready(self) -> None:
        post_migrate.connect(_follow_the_table, sender=self, dispatch_uid="accounts.roles")


def _follow_the_table(sender: AppConfig, **told: Any) -> None:
    from accounts.roles import synchronise

    synchronise(told.get("apps", apps), told["using"])
