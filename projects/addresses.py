"""The addresses of what is published: how they are built, and the forms that their parts must have."""

from django.urls import register_converter, reverse

from projects.pictures import WEB_WIDTHS


def picture_address(sha256: str, width: int) -> str:
    return f"/bilder/{sha256}-{width}.jpg"


def project_address(code: str, slug: str, year: int | None = None, number: int | None = None) -> str:
    """The address of a project's newest sheet, of a year's newest sheet, or of one edition's sheet for good."""
    parts: dict[str, object] = {"project": f"{code}-{slug}" if slug else code}
    if year is None:
        return reverse("public:project", kwargs=parts)
    if number is None:
        return reverse("public:project-year", kwargs=parts | {"year": year})
    return reverse("public:project-edition", kwargs=parts | {"year": year, "number": number})


def changes_address(code: str, slug: str, year: int) -> str:
    """The address of what changed in a project since the report before that of the year."""
    return project_address(code, slug, year) + "aenderungen/"


def topic_field_address(slug: str) -> str:
    return reverse("public:topic-field", kwargs={"topic": slug})


def ministry_address(slug: str) -> str:
    return reverse("public:ministry", kwargs={"ministry": slug})


def report_address(year: int, number: int | None = None, topic_slug: str = "") -> str:
    """The address of a report's newest edition or of one edition for good; of one chapter if a topic is given."""
    parts = {"year": year, "number": number, "topic": topic_slug}
    name = ("chapter" if topic_slug else "report") + ("-edition" if number else "")
    return reverse(f"public:{name}", kwargs={part: value for part, value in parts.items() if value})


def sheet_pdf_address(code: str, slug: str, year: int | None = None, number: int | None = None) -> str:
    """The address of a sheet as a PDF, beside the page of the same sheet."""
    return project_address(code, slug, year, number) + "blatt.pdf"


def chapter_pdf_address(year: int, number: int | None, topic_slug: str) -> str:
    """The address of a chapter as a PDF, beside its page."""
    return report_address(year, number, topic_slug) + "kapitel.pdf"


def ministry_pdf_address(year: int, number: int | None, ministry_slug: str) -> str:
    """The address of a ministry's sheets in a report as one PDF."""
    return report_address(year, number) + f"ministerium-{ministry_slug}.pdf"


def cover_address(year: int, number: int) -> str:
    return reverse("public:cover", kwargs={"year": year, "number": number})


# What does not have these forms is no page, whatever its length.


class Year:
    """Every year that a report can have."""

    regex = "20[0-9]{2}|2100"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Number(Year):
    """The number of an edition."""

    regex = "[1-9][0-9]{0,3}"


class ProjectName:
    """A project's code and readable name, `05-02a-start4chem-labs`; the name may be wrong or missing."""

    regex = "[0-9]{2}-[0-9]{2}[A-Za-z]?(?:-[^/]*)?"

    def to_python(self, value: str) -> str:
        """The code as it is stored; the view compares the whole address with the one it should be."""
        return "-".join(value.split("-", 2)[:2]).lower()

    def to_url(self, value: str) -> str:
        return value


class Checksum:
    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Width(Year):
    """A width in which web pages show pictures."""

    regex = "|".join(map(str, WEB_WIDTHS))


register_converter(Year, "year")
register_converter(Number, "number")
register_converter(ProjectName, "project")
register_converter(Checksum, "sha256")
register_converter(Width, "width")
