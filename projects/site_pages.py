"""The site's own pages: what they say now, saving them one after the other, and what is still to be filled in."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import User
from projects.models import AccessibilityStatement, Conformity, GapReason, PageKind, SitePage
from projects.models.site_page import SavedInTurn
from projects.refusals import Refused
from projects.site_texts import open_places, template
from projects.text import slug_of, to_html

STATEMENT = "barrierefreiheit"


class SavedMeanwhile(Refused):
    """Somebody saved the same thing since it was read. stored: what it says now."""

    def __init__(self, stored: SavedInTurn) -> None:
        super().__init__("Inzwischen hat jemand anderes gespeichert.")
        self.stored = stored


def page(kind: str) -> SitePage:
    """A page as it was saved last; one that nobody saved yet says what its template says, in version 0."""
    return SitePage.objects.select_related("changed_by").filter(slug=kind).first() or _from_template(kind)


def pages() -> list[SitePage]:
    """All pages in the order in which they are linked."""
    saved = {row.slug: row for row in SitePage.objects.select_related("changed_by")}
    return [saved.get(kind) or _from_template(kind) for kind in PageKind.values]


def _from_template(kind: str) -> SitePage:
    return SitePage(slug=kind, **template(kind))


def statement() -> AccessibilityStatement:
    """The accessibility statement as it was saved last, else its template of today, in version 0."""
    saved = AccessibilityStatement.objects.select_related("changed_by").first()
    today = timezone.localdate()
    return saved or AccessibilityStatement(**{**template(STATEMENT), "written_on": today, "reviewed_on": today})


@transaction.atomic
def save_in_turn(typed: SavedInTurn, *, by: User, version: int) -> None:
    """Save what was typed over the version that was read. Raises `SavedMeanwhile`, and then changes nothing."""
    typed.version, typed.changed_at, typed.changed_by = version + 1, timezone.now(), by
    saved = _inserted(typed) if version == 0 else _updated(typed, version)
    if not saved:
        raise SavedMeanwhile(_stored(typed))


def _inserted(typed: SavedInTurn) -> bool:
    try:
        with transaction.atomic():
            typed.pk = None
            typed.save(force_insert=True)
    except IntegrityError:
        if type(typed)._default_manager.filter(**_key(typed)).exists():
            return False
        raise
    return True


def _updated(typed: SavedInTurn, version: int) -> bool:
    values = {
        field.attname: getattr(typed, field.attname) for field in typed._meta.concrete_fields if field.name != "id"
    }
    return bool(type(typed)._default_manager.filter(**_key(typed), version=version).update(**values))


def _stored(typed: SavedInTurn) -> SavedInTurn:
    return type(typed)._default_manager.select_related("changed_by").get(**_key(typed))


def _key(row: SavedInTurn) -> dict[str, Any]:
    name = "slug" if isinstance(row, SitePage) else "number"
    return {name: getattr(row, name)}


@dataclass(frozen=True)
class SectionView:
    heading: str
    anchor: str
    html: SafeString


@dataclass(frozen=True)
class SitePageView:
    """A page as it is read. unfilled: open places of the template."""

    title: str
    html: SafeString
    sections: tuple[SectionView, ...]
    changed_on: datetime.date | None
    unfilled: tuple[str, ...]


def page_view(row: SitePage) -> SitePageView:
    sections = [(each["heading"], each["text"]) for each in row.sections]
    return SitePageView(
        title=row.title,
        html=to_html(row.text),
        sections=tuple(
            SectionView(heading, f"{slug_of(heading)}-{place}", to_html(text))
            for place, (heading, text) in enumerate(sections, start=1)
        ),
        changed_on=timezone.localdate(row.changed_at) if row.version else None,
        unfilled=tuple(unfilled(row)),
    )


@dataclass(frozen=True)
class GapView:
    what: str
    why: SafeString
    alternative: SafeString


@dataclass(frozen=True)
class StatementView:
    """The statement as it is read. conformity: `full`, `partial` or `none`; gaps by reason, in the law's order."""

    scope: SafeString
    conformity: str
    gaps: tuple[tuple[str, tuple[GapView, ...]], ...]
    written_on: datetime.date
    method: str
    assessment: SafeString
    reviewed_on: datetime.date
    next_review: datetime.date
    contact: SafeString
    enforcement: SafeString
    unfilled: tuple[str, ...]


def statement_view(row: AccessibilityStatement) -> StatementView:
    return StatementView(
        scope=to_html(row.scope),
        conformity=row.conformity,
        gaps=tuple((label, gaps) for reason, label in GapReason.choices if (gaps := _gaps(row, reason))),
        written_on=row.written_on,
        method=row.get_method_display(),
        assessment=to_html(row.assessment),
        reviewed_on=row.reviewed_on,
        next_review=next_review(row),
        contact=to_html(row.contact),
        enforcement=to_html(row.enforcement),
        unfilled=tuple(unfilled(row)),
    )


def _gaps(row: AccessibilityStatement, reason: str) -> tuple[GapView, ...]:
    return tuple(
        GapView(gap["what"], to_html(gap["why"]), to_html(gap["alternative"]))
        for gap in row.gaps
        if gap["reason"] == reason
    )


def next_review(row: AccessibilityStatement) -> datetime.date:
    """One year after the last review: § 4 (4) BITVNRW."""
    last = row.reviewed_on
    return last.replace(year=last.year + 1, day=28 if (last.month, last.day) == (2, 29) else last.day)


def contradiction(row: AccessibilityStatement) -> str:
    """Why conformity and gaps do not go together, "" if they do."""
    failing = [gap for gap in row.gaps if gap["reason"] == GapReason.NOT_CONFORMING]
    if row.conformity == Conformity.FULL and failing:
        return "Unten steht, was die Anforderungen noch nicht erfüllt. Vollständig vereinbar ist das Portal dann nicht."
    if row.conformity != Conformity.FULL and not row.gaps:
        return "Bitte tragen Sie unten ein, welche Inhalte nicht barrierefrei sind und warum."
    return ""


def unfilled(row: SavedInTurn) -> list[str]:
    """The open places of a page or of the statement."""
    return open_places(*_texts_of(row))


def _texts_of(row: SavedInTurn) -> list[str]:
    texts = []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        rows = value if isinstance(value, list) else [{"": value}]
        texts += [text for each in rows for text in each.values() if isinstance(text, str)]
    return texts
