"""The addresses of the public site."""

from django.urls import include, path

from projects import addresses  # noqa: F401 - registers the converters used below
from projects.public import authenticity, excerpts, files, listing, reports, searching, sheets, start, suggesting

_pages = [
    path("", start.start, name="start"),
    path("projekte/", listing.projects, name="projects"),
    path("projekte/<project:project>/", sheets.project, name="project"),
    path("projekte/<project:project>/<year:year>/", sheets.project, name="project-year"),
    path("projekte/<project:project>/<year:year>/ausgabe-<number:number>/", sheets.project, name="project-edition"),
    path("projekte/<project:project>/blatt.pdf", excerpts.sheet, name="sheet-pdf"),
    path("projekte/<project:project>/<year:year>/blatt.pdf", excerpts.sheet, name="sheet-pdf-year"),
    path(
        "projekte/<project:project>/<year:year>/ausgabe-<number:number>/blatt.pdf",
        excerpts.sheet,
        name="sheet-pdf-edition",
    ),
    path("berichte/", reports.reports, name="reports"),
    path("berichte/<year:year>/", reports.report, name="report"),
    path("berichte/<year:year>/fortschrittsbericht-<year:file_year>.pdf", files.pdf, name="pdf"),
    path("berichte/<year:year>/ausgabe-<number:number>/", reports.report, name="report-edition"),
    path(
        "berichte/<year:year>/ausgabe-<number:number>/fortschrittsbericht-<year:file_year>.pdf",
        files.pdf,
        name="pdf-edition",
    ),
    path("berichte/<year:year>/ausgabe-<number:number>/titelseite.png", files.cover, name="cover"),
    path("berichte/<year:year>/ministerium-<slug:ministry>.pdf", excerpts.ministry, name="ministry-pdf"),
    path(
        "berichte/<year:year>/ausgabe-<number:number>/ministerium-<slug:ministry>.pdf",
        excerpts.ministry,
        name="ministry-pdf-edition",
    ),
    path("berichte/<year:year>/<slug:topic>/kapitel.pdf", excerpts.chapter, name="chapter-pdf"),
    path(
        "berichte/<year:year>/ausgabe-<number:number>/<slug:topic>/kapitel.pdf",
        excerpts.chapter,
        name="chapter-pdf-edition",
    ),
    path("berichte/<year:year>/ausgabe-<number:number>/<slug:topic>/", reports.chapter, name="chapter-edition"),
    path("berichte/<year:year>/<slug:topic>/", reports.chapter, name="chapter"),
    path("bilder/<sha256:sha256>-<width:width>.jpg", files.picture, name="picture"),
    path("suche/", searching.search, name="search"),
    path("suche/vorschlaege", suggesting.suggest, name="suggestions"),
    path("echtheit/", authenticity.authenticity, name="authenticity"),
    path("impressum/", reports.imprint, name="imprint"),
    path("robots.txt", files.robots, name="robots"),
]
urlpatterns = [
    path("", include((_pages, "public"))),
    path("api/v1/", include("projects.opendata.urls")),
]
