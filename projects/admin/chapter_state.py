"""How a frame chapter stands, in a badge and in words: draft, approved, published, open for a correction, removed."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from projects import rules
from projects.admin.badges import Badge
from projects.models import FrameChapter

WAITING = "wartend"  # the list's filter for what waits for the person


def chapter_badge(chapter: FrameChapter) -> Badge:
    """chapter: loaded `with_state()`."""
    if chapter.is_removed:
        return Badge("", "icons/schliessen.svg", "entfernt")
    if not chapter.is_in_work:
        return Badge("s--frei", "icons/haken.svg", "veröffentlicht")
    opened = "zur Korrektur geöffnet" if chapter.is_open_for_correction else ""
    if chapter.is_approved:
        return Badge(
            "s--frei rd-state--named", "icons/haken.svg", ", ".join(filter(None, [opened, approved_words(chapter)]))
        )
    return Badge("s--rueck", "icons/stift.svg", opened) if opened else Badge("s--arbeit", "icons/stift.svg", "Entwurf")


def approved_words(chapter: FrameChapter) -> str:
    """„von Pia Projektgruppe freigegeben am 3. Mai 2026“."""
    if chapter.approved_at is None:
        return ""
    day = date_format(timezone.localtime(chapter.approved_at), "j. F Y")
    return f"von {chapter.approved_by or 'einer Person, die nicht mehr bekannt ist,'} freigegeben am {day}"


def missing_words(chapter: FrameChapter) -> str:
    """What keeps the next edition back, "" if nothing."""
    if not chapter.is_in_work:
        return ""
    if not chapter.text.strip():
        return "Text"
    return "" if chapter.is_approved else "Freigabe durch eine zweite Person"


def lock_words(chapter: FrameChapter) -> str:
    """Why a chapter cannot be written now, and what can be done about it."""
    if chapter.is_removed:
        way = (
            "ohne es veröffentlicht" if chapter.is_published else "noch in Arbeit; unten können Sie es wieder aufnehmen"
        )
        return f"Das Kapitel ist aus dem Bericht entfernt. Der Bericht {chapter.report.year} ist {way}."
    return f"Der Bericht {chapter.report.year} ist veröffentlicht. Für eine Korrektur öffnen Sie das Kapitel unten."


def approval_words(chapter: FrameChapter, user: User) -> str:
    """What a person can do about the approval of a chapter that is in work."""
    if chapter.is_approved:
        return f"Das Kapitel ist {approved_words(chapter)}. Wer jetzt etwas ändert, hebt die Freigabe auf."
    if not chapter.text.strip():
        return "Sobald ein Text dasteht, gibt ihn jemand frei, der nicht mitgeschrieben hat."
    if not rules.may_approve_chapter(user, chapter):
        return "Sie haben mitgeschrieben, deshalb gibt jemand anderes aus der Projektgruppe das Kapitel frei."
    return "Bitte lesen Sie das Kapitel ganz. Mit der Freigabe kann es so veröffentlicht werden."


def waiting_for(user: User) -> QuerySet[FrameChapter]:
    """Chapters with a text that this person may approve."""
    chapters: QuerySet[FrameChapter] = FrameChapter.objects.awaiting_approval()
    return chapters.exclude(text="").exclude(writers=user) if rules.may_manage_reports(user) else chapters.none()
