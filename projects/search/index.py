"""Writes the index: in the transaction that publishes, or anew as a whole."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from projects.document import MinistryRef
from projects.models import (
    Edition,
    EntryKind,
    PublishedSheet,
    SearchEntry,
    SearchPosting,
    SearchState,
    SearchWord,
)
from projects.models.publication import PublishedSheetQuerySet
from projects.search import entries
from projects.search.analyser import VERSION, Token, tokens
from projects.search.entries import LONG_FIELDS, WEIGHTS, Piece, report_key

_ENTRIES_AT_ONCE = 100
_ROWS_AT_ONCE = 2000
_SATURATION = 1.2  # as in BM25: the third mention of a word says less than the second
_OTHER_NAME = 0.6  # what a word weighs that a text says by another name
_SHORTEST_WORD = 3
Found = tuple[SearchEntry, tuple[Piece, ...]]


def is_current() -> bool:
    """Whether today's analyser made the index, or nothing is published that it could hold."""
    made_by = SearchState.objects.values_list("analyser", flat=True).first()
    return made_by == VERSION or not (made_by or PublishedSheet.objects.exists())


def enter(edition: Edition, codes: Iterable[str]) -> None:
    """Index what an edition changed: its projects, its report, the ministries. Call in the transaction that publishes.

    codes: the projects whose newest sheet may have changed. An index that another analyser made is made anew.
    """
    state = _held_state()
    if state.analyser != VERSION:
        _rebuild(state)
        return
    year = edition.report.year
    sheets = PublishedSheet.objects.current().filter(code__in=codes)
    newest = Edition.objects.of_year(year)[:1]
    wanted = chain(_of_sheets(sheets), _of_reports(newest), _of_ministries(), entries.of_pages())
    begins = (f"{report_key(year)}", f"{EntryKind.MINISTRY.value}:", f"{EntryKind.PAGE.value}:")
    scope = SearchEntry.objects.filter(Q(*(("key__startswith", begin) for begin in begins), _connector=Q.OR))
    _replace(list(wanted), dict(scope.values_list("key", "pk")))
    _stamp(state)


@transaction.atomic
def rebuild() -> int:
    """Make the index anew from what is published; readers use the old one until then. Returns the number of entries."""
    _rebuild(_held_state())
    return SearchEntry.objects.count()


def _rebuild(state: SearchState) -> None:
    for model in (SearchWord, SearchPosting, SearchEntry):
        model._default_manager.all().delete()
    years = Edition.objects.order_by().values_list("report__year", flat=True).distinct()
    newest = (Edition.objects.of_year(year).first() for year in years)
    reports = _of_reports(edition for edition in newest if edition)
    found = chain(_of_sheets(PublishedSheet.objects.current()), reports, _of_ministries(), entries.of_pages())
    while batch := list(islice(found, _ENTRIES_AT_ONCE)):
        _write(batch)
    _stamp(state)


def _held_state() -> SearchState:
    """The one row, locked: two publications write the index one after the other."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update(no_key=True).get(pk=1)


def _stamp(state: SearchState) -> None:
    state.analyser, state.stamp = VERSION, uuid.uuid4().hex
    state.save()


def _of_sheets(sheets: PublishedSheetQuerySet) -> Iterator[Found]:
    return (entries.of_sheet(row.read(), row.year) for row in sheets.iterator(_ENTRIES_AT_ONCE))


def _of_reports(editions: Iterable[Edition]) -> Iterator[Found]:
    return chain.from_iterable(entries.of_report(edition.read()) for edition in editions)


def _of_ministries() -> Iterator[Found]:
    """The ministries of all projects, each by the name that its newest sheet has."""
    columns = ("ministry_abbreviation", "ministry_name")
    sheets = PublishedSheet.objects.current().exclude(ministry_abbreviation="").order_by("year", "code")
    names = dict(sheets.values_list(*columns))
    return entries.of_ministries(MinistryRef(abbreviation=key, name=names[key]) for key in sorted(names))


def _replace(wanted: list[Found], scope: Mapping[str, int]) -> None:
    """Write what is new or different. scope: keys and ids of what is there now and goes where it is not wanted."""
    keys = [entry.key for entry, _pieces in wanted]
    there = {
        key: (pk, fingerprint)
        for key, pk, fingerprint in SearchEntry.objects.filter(key__in=keys).values_list("key", "pk", "fingerprint")
    }
    fresh = [found for found in wanted if found[0].fingerprint != there.get(found[0].key, (0, ""))[1]]
    gone = [pk for key, pk in scope.items() if key not in keys]
    gone += [there[entry.key][0] for entry, _pieces in fresh if entry.key in there]
    SearchPosting.objects.filter(entry__in=gone).delete()
    SearchEntry.objects.filter(pk__in=gone).delete()
    _write(fresh)
    if gone:
        still = SearchPosting.objects.filter(stem=OuterRef("stem"))
        SearchWord.objects.filter(~Exists(still)).delete()


def _write(found: list[Found]) -> None:
    SearchEntry.objects.bulk_create(entry for entry, _pieces in found)
    # Asked for again, because older SQLites do not say which ids they gave.
    ids = dict(SearchEntry.objects.filter(key__in=[entry.key for entry, _ in found]).values_list("key", "pk"))
    postings: list[tuple[str, int, int]] = []
    words: dict[str, SearchWord] = {}
    for entry, pieces in found:
        said = [(piece, tokens(piece.text)) for piece in pieces]
        postings += [(stem, ids[entry.key], weight) for stem, weight in weights(said).items()]
        for piece, of_piece in said:
            words |= {token.word: _word(piece, token) for token in of_piece if _is_shown(token)}
    _insert(postings)
    SearchWord.objects.bulk_create(words.values(), batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)


def _insert(postings: list[tuple[str, int, int]]) -> None:
    """Hundreds for each entry: as objects they would take eight times as long on SQLite, while others wait."""
    table = connection.ops.quote_name(SearchPosting._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (stem, entry_id, weight) VALUES (%s, %s, %s)", postings)  # noqa: S608


def _is_shown(token: Token) -> bool:
    return bool(token.stems) and len(token.word) >= _SHORTEST_WORD and not token.word[0].isdigit()


def _word(piece: Piece, token: Token) -> SearchWord:
    return SearchWord(word=token.word, shown=piece.text[token.start : token.end], stem=token.stems[0])


def weights(said: Iterable[tuple[Piece, tuple[Token, ...]]]) -> dict[str, int]:
    """What each stem weighs in an entry: over all fields, the weight of the field times how often it is said there."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    other_names: dict[str, Counter[str]] = defaultdict(Counter)
    lengths: Counter[str] = Counter()
    for piece, of_piece in said:
        lengths[piece.field] += len(of_piece)
        for token in of_piece:
            counts[piece.field].update(token.stems[:1])
            other_names[piece.field].update(token.stems[1:])
    total: Counter[str] = Counter()
    for field, weight in WEIGHTS.items():
        usual = LONG_FIELDS.get(field)
        norm = 0.5 + 0.5 * lengths[field] / usual if usual else 1.0
        for share, of_field in ((1.0, counts[field]), (_OTHER_NAME, other_names[field])):
            for stem, times in of_field.items():
                total[stem] += round(10 * share * weight * times * (1 + _SATURATION) / (times + _SATURATION * norm))
    return {stem: max(weight, 1) for stem, weight in total.items()}
