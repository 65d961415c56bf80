"""The addresses of open data."""

from django.urls import path

from projects import addresses  # noqa: F401 - registers the converters used below
from projects.opendata import views

app_name = "opendata"
urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<year:year>/", views.report, name="report"),
    path("reports/<year:year>/ausgabe-<number:number>/", views.report, name="report-edition"),
]
