"""Loads the demo: published reports, an open round, and one account per role. Doing it again changes nothing."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import msgspec
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, Ministry, Role, User
from projects.demo.content import load_report, years
from projects.demo.correction import correct, with_slip
from projects.demo.pictures import picture_bytes
from projects.demo.round import play, read_round, write_chapters
from projects.demo.site import fill_site
from projects.document import PhotoDocument, ReportDocument, SheetDocument
from projects.importing.store import publish_reports
from projects.models import Project, Report
from projects.pictures import StoredPicture, store_picture
from projects.report.contents import picture_url
from projects.rounds import open_round

SOURCE = "Demo des Ruhrportals"
DOMAIN = "demo.example"
WRITING_TIME = datetime.timedelta(days=28)
Say = Callable[[str], object]
Motif = tuple[str, int]  # a project's code, and which of its pictures


def load_demo(password: str, say: Say) -> None:
    """Bring reports, round and accounts to the state the demo shows; what is there already stays as it is."""
    missing = [load_report(year) for year in years() if not Report.objects.filter(year=year).exists()]
    pictures = _store_pictures(missing)
    for document in missing:
        say(f"Fortschrittsbericht {document.year} wird gesetzt und veröffentlicht …")
    for _imported in publish_reports([_illustrated(with_slip(each), pictures) for each in missing], source=SOURCE):
        pass  # each is public when it comes
    _accounts(password)
    if corrected := correct(DOMAIN):
        say(f"{corrected} ist veröffentlicht: {corrected.reason}")
    _open_round(max(years()) + 1, say)
    fill_site(by=User.objects.get(email=f"projektgruppe@{DOMAIN}"))
    say("Zugänge (alle mit demselben Passwort):")
    for user in User.objects.filter(email__endswith=f"@{DOMAIN}").order_by("pk"):
        say(f"  {user.email}")


def _store_pictures(documents: Iterable[ReportDocument]) -> dict[Motif, StoredPicture]:
    """The illustrations of all sheets in the picture store, several at a time."""
    sheets = [sheet for document in documents for sheet in document.projects]
    motifs = sorted({(sheet.code, n) for sheet in sheets for n in range(1, len(sheet.photos) + 1)})
    with ThreadPoolExecutor() as pool:  # decoding, scaling and encoding leave Python alone
        return dict(zip(motifs, pool.map(_store_picture, motifs), strict=True))


def _store_picture(motif: Motif) -> StoredPicture:
    return store_picture(picture_bytes(*motif))


def _illustrated(document: ReportDocument, stored: Mapping[Motif, StoredPicture]) -> ReportDocument:
    """The report with its illustrations named by their checksum."""

    def illustrated(sheet: SheetDocument) -> SheetDocument:
        photos = tuple(_named(photo, stored[sheet.code, n]) for n, photo in enumerate(sheet.photos, start=1))
        return msgspec.structs.replace(sheet, photos=photos)

    return msgspec.structs.replace(document, projects=tuple(map(illustrated, document.projects)))


def _named(photo: PhotoDocument, picture: StoredPicture) -> PhotoDocument:
    return msgspec.structs.replace(
        photo,
        sha256=picture.sha256,
        url=picture_url(picture.sha256),
        width=picture.width,
        height=picture.height,
    )


@transaction.atomic
def _open_round(year: int, say: Say) -> None:
    """The next round: every running project has an update carried forward, and people have begun to work."""
    if Report.objects.filter(year=year).exists():
        return
    say(f"Berichtsrunde {year} wird eröffnet …")
    newest = load_report(year - 1)
    told = read_round(year)
    report = Report(
        year=year,
        title=f"Fortschrittsbericht {year}",
        tagline=newest.tagline,
        publisher=newest.publisher,
        as_of_texts=datetime.date(year + 1, 3, 31),
        as_of_amounts=datetime.date(year + 1, 6, 30),
        outlook_year=year + 1,
        deadline=timezone.localdate() + WRITING_TIME,
        planned_release=timezone.localdate() + 3 * WRITING_TIME,
        guidance=told["guidance"],
        section_guidance=told["section_guidance"],
    )
    running = Project.objects.filter(status="running").in_catalogue_order()
    open_round(report, running, by=User.objects.get(email=f"projektgruppe@{DOMAIN}"))
    write_chapters(report, told["chapters"], DOMAIN)
    play(report, told["updates"], DOMAIN)


def _accounts(password: str) -> None:
    secret = _hashed(password)
    for ministry in Ministry.objects.all():
        name = ministry.abbreviation
        _account(f"redaktion.{name.lower()}", f"Redaktion {name}", Role.EDITOR, ministry, secret)
        _account(f"koordination.{name.lower()}", f"Koordination {name}", Role.COORDINATOR, ministry, secret)
    _account("lesen", "Lesezugriff", Role.READER, Ministry.objects.order_by("pk").first(), secret)
    _account("projektgruppe", "Projektgruppe", Role.PROJECT_GROUP, None, secret)
    _account("projektgruppe2", "Projektgruppe, zweite Person", Role.PROJECT_GROUP, None, secret)
    _account("betrieb", "Betrieb", Role.OPERATIONS, None, secret)


def _hashed(password: str) -> str:
    """The hash that the accounts have already if it is this password's, else a new one.

    One for all: hashing is slow on purpose, and they share the password anyway.
    """
    known = User.objects.filter(email__endswith=f"@{DOMAIN}").order_by("pk").first()
    return known.password if known and known.check_password(password) else make_password(password)


def _account(local_part: str, name: str, role: Role, ministry: Ministry | None, secret: str) -> None:
    user, _new = User.objects.get_or_create(email=f"{local_part}@{DOMAIN}", defaults={"name": name, "password": secret})
    if user.password != secret:
        user.password = secret
        user.save(update_fields=["password"])
    Membership.objects.get_or_create(user=user, role=role, ministry=ministry)
