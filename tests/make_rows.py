"""Builders for tests: people with their roles, and rows of a report that is being written."""

import datetime
import io
from decimal import Decimal
from typing import Any

from django.utils import timezone
from PIL import Image

from accounts.models import Membership, Ministry, Role, User
from projects.models import FrameChapter, FundingLine, Milestone, Photo, Project, ProjectUpdate, Report, TopicField
from projects.pictures import store_picture

PASSWORD = "ein langes Passwort"
TEXTS = {
    "summary": "Ein altes Stellwerk wird zum Treffpunkt.",
    "added_value": "Das Viertel gewinnt einen Raum für alle.",
    "approach": "Zuerst wird entkernt, danach ausgebaut.",
    "target_group": "Nachbarschaft und Vereine.",
    "latest_development": "Die Fenster sind eingesetzt.",
    "current_state": "Im Erdgeschoss wird gearbeitet.",
    "outlook": "Die Einweihung ist für den Sommer geplant.",
}


def make_ministry(abbreviation: str = "MWIKE") -> Ministry:
    return Ministry.objects.get_or_create(abbreviation=abbreviation, defaults={"name": f"Ministerium {abbreviation}"})[
        0
    ]


def make_person(name: str, *roles: tuple[Role, Ministry | None], **fields: Any) -> User:
    """Someone with an account and, for each role, a membership."""
    address = f"{name.lower().replace(' ', '.')}@amt.example"
    person = User.objects.create_user(address, PASSWORD, name=name, **fields)
    for role, ministry in roles:
        Membership.objects.create(user=person, role=role, ministry=ministry)
    return person


def make_project(code: str = "01-01", ministry: Ministry | None = None, **fields: Any) -> Project:
    topic_field, _created = TopicField.objects.get_or_create(slug="energie", defaults={"name": "Energie"})
    given = {"title": f"Stellwerk {code}", "topic_field": topic_field, "status": "running", "ministry": ministry}
    return Project.objects.create(code=code, **{**given, **fields})


def make_report(year: int = 2030, **fields: Any) -> Report:
    given = {"title": f"Fortschrittsbericht {year}", "deadline": datetime.date(year, 8, 14), "outlook_year": year + 1}
    return Report.objects.create(year=year, **{**given, **fields})


def make_chapter(report: Report, slug: str = "ueberblick", *, approved: bool = True, **fields: Any) -> FrameChapter:
    """A chapter with a text, approved so that its report can be published, or a draft that nobody wrote in yet."""
    given = {"kind": "overview", "title": "Überblick", "text": "Es laufen {{ laufend }} Projekte."}
    at = timezone.now() if approved else None
    return FrameChapter.objects.create(report=report, slug=slug, approved_at=at, **{**given, **fields})


def correct_chapter(slug: str, **fields: Any) -> None:
    """Open a published chapter for correction, write in it, and approve it."""
    now = timezone.now()
    FrameChapter.objects.filter(slug=slug).update(opened_at=now, approved_at=now, **fields)


def make_update(
    ministry: Ministry | None,
    code: str = "01-01",
    *,
    report: Report | None = None,
    complete: bool = True,
    **fields: Any,
) -> ProjectUpdate:
    """An update with everything that submitting asks for, or an empty one."""
    project = Project.objects.filter(code=code).first() or make_project(code, ministry)
    texts = TEXTS if complete else {}
    given = {"title": project.title, "topic_field": project.topic_field, "project_status": "running", **texts}
    update = ProjectUpdate.objects.create(
        report=report or Report.objects.first() or make_report(),
        project=project,
        ministry=ministry,
        **{**given, **fields},
    )
    if complete:
        Milestone.objects.create(update=update, lineage="m1", position=1, year_from=2024, text="Der Bau beginnt.")
        FundingLine.objects.create(update=update, lineage="f1", position=1, kind="total", amount=Decimal(1_250_000))
    return update


def correct_update(update: ProjectUpdate, **columns: Any) -> ProjectUpdate:
    """A published update as it is when it was opened, changed and approved again."""
    ProjectUpdate.objects.filter(pk=update.pk).update(status="approved", **columns)
    return ProjectUpdate.objects.get(pk=update.pk)


def make_picture(colour: str = "teal", size: tuple[int, int] = (120, 80)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "PNG")
    return content.getvalue()


def make_photo(update: ProjectUpdate, **fields: Any) -> Photo:
    """A photo with its file in the picture store."""
    stored = store_picture(make_picture())
    given = {"lineage": "p1", "alt": "Ein Haus aus Backstein", "credit": "Land / A. Muster", "caption": "Das Haus"}
    given |= {"rights_confirmed": True}
    return Photo.objects.create(
        update=update, sha256=stored.sha256, width=stored.width, height=stored.height, **{**given, **fields}
    )
