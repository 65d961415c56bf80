"""Ministries under a new name: the row goes on, and what it was called until when stays known."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts import journal
from accounts.models import FormerName, Ministry, User

FIRST_YEAR = 1946  # North Rhine-Westphalia has had ministries since


class RenameRefused(Exception):
    """The text says why. field: what is wrong: `name`, `abbreviation`, `since`, or empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@transaction.atomic
def rename(ministry: Ministry, *, name: str, abbreviation: str, since: datetime.date, by: User) -> None:
    """Give a ministry another name or abbreviation; what it was called before is kept. Raises `RenameRefused`.

    since: the first day of the new name, today at the latest. `ministry` is brought up to date.
    """
    row = Ministry.objects.select_for_update().get(pk=ministry.pk)
    name, abbreviation = _tidy(name), _tidy(abbreviation)
    _require_new_words(row, name, abbreviation)
    _require_sensible_day(row, since)
    before = row.current_name
    FormerName.objects.create(
        ministry=row, name=row.name, abbreviation=row.abbreviation, until=since - datetime.timedelta(days=1)
    )
    row.name, row.abbreviation = name, abbreviation
    try:
        with transaction.atomic():
            row.save(update_fields=["name", "abbreviation"])
    except IntegrityError as error:
        raise RenameRefused(_taken(abbreviation), "abbreviation") from error
    journal.note(row, f"Umbenannt zum {_day(since)}: „{before}“ → „{row.current_name}“", by=by)
    ministry.refresh_from_db()


def _tidy(words: str) -> str:
    """On one line, without invisible characters."""
    return "".join(filter(str.isprintable, " ".join(words.split())))


def _require_new_words(row: Ministry, name: str, abbreviation: str) -> None:
    if not name or not abbreviation:
        raise RenameRefused("Bitte geben Sie Namen und Kürzel an.", "name" if not name else "abbreviation")
    if (name, abbreviation) == (row.name, row.abbreviation):
        raise RenameRefused("So heißt das Ministerium schon. Bitte ändern Sie den Namen oder das Kürzel.", "name")
    others = Ministry.objects.exclude(pk=row.pk)
    if others.filter(abbreviation__iexact=abbreviation).exists():
        raise RenameRefused(_taken(abbreviation), "abbreviation")
    if others.filter(name__iexact=name).exists():
        raise RenameRefused("So heißt schon ein anderes Ministerium.", "name")


def _require_sensible_day(row: Ministry, since: datetime.date) -> None:
    if sentence := _wrong_with(row, since):
        raise RenameRefused(sentence, "since")


def _wrong_with(row: Ministry, since: datetime.date) -> str:
    last = row.former_names.order_by("-until").first()
    if since > timezone.localdate():
        return "Das Datum liegt in der Zukunft. Bitte benennen Sie um, sobald der neue Name gilt."
    if since.year < FIRST_YEAR:
        return "Bitte prüfen Sie das Jahr."
    if row.valid_from and since <= row.valid_from:
        return f"Das Ministerium gibt es erst seit dem {_day(row.valid_from)}. Bitte nennen Sie einen späteren Tag."
    if row.valid_until and since > row.valid_until:
        return f"Das Ministerium gibt es nur bis zum {_day(row.valid_until)}. Bitte nennen Sie einen früheren Tag."
    if last and since <= last.until + datetime.timedelta(days=1):
        first_day = last.until + datetime.timedelta(days=1)
        return f"Den jetzigen Namen gibt es erst seit dem {_day(first_day)}. Bitte nennen Sie einen späteren Tag."
    return ""


def _taken(abbreviation: str) -> str:
    return f"Das Kürzel {abbreviation} hat schon ein anderes Ministerium."


def _day(day: datetime.date) -> str:
    return date_format(day, "j. F Y")


def by_abbreviation() -> dict[str, Ministry]:
    """Every ministry by its abbreviation and by those it had before; where two were called alike, today's counts."""
    former = FormerName.objects.select_related("ministry").order_by("until")
    today = {ministry.abbreviation: ministry for ministry in Ministry.objects.all()}
    return {**{name.abbreviation: name.ministry for name in former}, **today}
