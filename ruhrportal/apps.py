"""Django's entry for the house: checks, error pages, the cache's table."""

from django.apps import AppConfig


class RuhrportalConfig(AppConfig):
    name = "ruhrportal"

    def ready(self) -> None:
        from ruhrportal import checks  # noqa: F401 (importing registers them)
