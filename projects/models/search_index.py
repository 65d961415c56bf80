"""The search index: what readers can find, the words of it, and which words stand where.

Derived from what is published and rebuilt at any time (`projects/search/index.py`). Ordinary tables with B-trees, and
not each database's own full-text search: those split words differently, know no German compounds, and rank by
formulas of their own; here both databases look up the same stems and find the same.
"""

from django.db import models
from django.db.models import Q


class EntryKind(models.TextChoices):
    PROJECT = "project", "Projekt"
    REPORT = "report", "Bericht"
    CHAPTER = "chapter", "Kapitel"
    MINISTRY = "ministry", "Ministerium"
    PAGE = "page", "Seite"


class SearchEntry(models.Model):
    """Something that can be found, with its address.

    key: stays the same while the thing is replaced by its newer edition, as `project:05-02a`. code: of a project, or
    the abbreviation of a ministry. position: the order of entries that fit a query equally well. pieces: its texts as
    extracts are cut from them, each `[field, label, plain text]`. fingerprint: of all that was indexed.
    """

    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=EntryKind)
    code = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=400)
    subtitle = models.CharField(max_length=400, blank=True)
    ministry = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    address = models.CharField(max_length=400)
    pieces = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = "Eintrag der Suche"
        verbose_name_plural = "Einträge der Suche"
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="a_thing_is_found_once"),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="an_entry_has_a_known_kind"),
        ]

    def __str__(self) -> str:
        return self.key


class SearchPosting(models.Model):
    """A stem stands in an entry. weight: how much the entry is about it, a whole number, so that sums are exact."""

    stem = models.CharField(max_length=60)
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveIntegerField()

    class Meta:
        verbose_name = "Fundstelle der Suche"
        verbose_name_plural = "Fundstellen der Suche"
        constraints = [models.UniqueConstraint(fields=["stem", "entry"], name="a_stem_once_per_entry")]

    def __str__(self) -> str:
        return self.stem


class SearchWord(models.Model):
    """A word that stands in some entry: what compounds, suggestions and “Meinten Sie …?” are looked up in.

    word: folded, umlauts written out. shown: as it stands in a text.
    """

    word = models.CharField(max_length=60)
    shown = models.CharField(max_length=60)
    stem = models.CharField(max_length=60, db_index=True)

    class Meta:
        verbose_name = "Wort der Suche"
        verbose_name_plural = "Wörter der Suche"
        constraints = [models.UniqueConstraint(fields=["word"], name="a_word_once")]

    def __str__(self) -> str:
        return self.shown


class SearchState(models.Model):
    """One row: which analyser the index was made with, and a stamp that is new whenever the index changes."""

    analyser = models.CharField(max_length=40)
    stamp = models.CharField(max_length=32)

    class Meta:
        verbose_name = "Zustand der Suche"
        verbose_name_plural = "Zustand der Suche"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="the_search_has_one_state")]

    def __str__(self) -> str:
        return self.stamp
