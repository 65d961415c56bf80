"""Django's admin, with the portal's desk as its one site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "projects.admin.site.the_desk"
