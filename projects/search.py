"""What a sheet can be found by, and the query that finds it: the same on every database."""

import re

from projects.document import MinistryRef, SheetDocument
from projects.models.publication import PublishedSheetQuerySet
from projects.sections import SECTION_KEYS
from projects.text import fold, fold_for_index, to_plain

MOST_CHARACTERS = 200
_A_CODE = re.compile(r"\d{2}-\d{2}[a-z]?", re.I)


def index_text(sheet: SheetDocument) -> str:
    """All words of a sheet as the search column holds them: lower case, umlauts written out, and without dots too."""
    texts = [sheet.code, sheet.title, sheet.subtitle, sheet.topic_field.name]
    texts += [to_plain(getattr(sheet.sections, key)) for key in SECTION_KEYS]
    texts += [f"{milestone.strand} {to_plain(milestone.text)}" for milestone in sheet.milestones]
    texts += sheet.places
    texts += [_words_of(ministry) for ministry in (sheet.ministry, *sheet.further_ministries) if ministry]
    return fold_for_index("\n".join(texts))


def _words_of(ministry: MinistryRef) -> str:
    return f"{ministry.abbreviation} {ministry.name}"


def words(query: str) -> tuple[str, ...]:
    """What a query asks for, folded, each once; a code stays one piece. Only the first 200 characters count."""
    found = []
    for typed in query[:MOST_CHARACTERS].split():
        folded = fold(typed)
        found += [folded] if _A_CODE.fullmatch(typed) else folded.split()
    return tuple(dict.fromkeys(filter(None, found)))


def matching(queryset: PublishedSheetQuerySet, query: str) -> PublishedSheetQuerySet:
    """The sheets in which every word of the query occurs, also inside longer words. No words, no restriction."""
    for word in words(query):
        queryset = queryset.filter(search_text__contains=word)
    return queryset
