"""Django's entry for the projects."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = "Projekte und Berichte"

    def ready(self) -> None:
        from projects import unfilled  # noqa: F401 (importing registers its check)
        from projects.search import checks  # noqa: F401 (importing registers them)
