"""Two people wrote in one chapter: both texts for each field that both changed."""

from django.http import QueryDict

from projects.admin.chapter_form import ChapterForm, as_posted, digests_of
from projects.admin.conflict import Clash, Conflict, chosen_in, told_apart, who_came_first
from projects.chapter_source import FIELDS, columns_of_chapter, source_of
from projects.compare.chapters import LABELS, words_of
from projects.models import FrameChapter


def compare_typed(chapter: FrameChapter, form: ChapterForm, base: str) -> Conflict:
    """What differs between a form that is valid and the chapter as it is stored. base: as the form carried it."""
    stored = columns_of_chapter(chapter)
    clashes, adopted = told_apart(digests_of(form.typed), digests_of(stored), base)
    source = source_of(chapter)
    return Conflict(
        who=who_came_first(chapter, "das Kapitel"),
        clashes=tuple(
            Clash(key, LABELS[key], tuple(words_of(source, key).splitlines()) or ("(leer)",)) for key in clashes
        ),
        adopted=tuple(adopted),
        adopted_labels=tuple(LABELS[key] for key in adopted),
    )


def with_choices(chapter: FrameChapter, data: QueryDict) -> QueryDict:
    """What was posted, with the stored text wherever the person chose it."""
    return with_stored(chapter, data, chosen_in(data) & set(FIELDS))


def with_stored(chapter: FrameChapter, data: QueryDict, keys: set[str]) -> QueryDict:
    if not keys:
        return data
    data = data.copy()
    for key in keys:
        data[key] = as_posted(chapter, key)
    return data
