"""What the site itself has to say, apart from any report: legal pages, help, plain language, sign language."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from projects.models.update import a_person


class SavedInTurn(models.Model):
    """A thing that people save one after the other. version: how often it was saved; 0 is what nobody saved yet."""

    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField("geändert", default=timezone.now, editable=False)
    changed_by = a_person("geändert von", editable=False)

    class Meta:
        abstract = True


class PageKind(models.TextChoices):
    """The pages in the order in which they are linked everywhere; the value is the address."""

    IMPRINT = "impressum", "Impressum"
    PRIVACY = "datenschutz", "Datenschutz"
    PLAIN_LANGUAGE = "leichte-sprache", "Leichte Sprache"
    SIGN_LANGUAGE = "gebaerdensprache", "Gebärdensprache"
    CONTACT = "kontakt", "Kontakt und Presse"


class SitePage(SavedInTurn):
    """A page that the project group writes. sections: each `{heading, text}`, in the order of the page.

    Texts are light markup. A page without a row shows its template from `projects.site_texts`.
    """

    slug = models.CharField("Seite", max_length=20, choices=PageKind, unique=True)
    title = models.CharField("Überschrift", max_length=120)
    text = models.TextField("Einleitung", blank=True)
    sections = models.JSONField("Abschnitte", default=list, blank=True)

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(slug__in=PageKind.values), name="a_site_page_is_a_known_one"),
            models.CheckConstraint(condition=~Q(title=""), name="a_site_page_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.get_slug_display()


class Conformity(models.TextChoices):
    """As the model statement of Commission Implementing Decision (EU) 2018/1523 grades it."""

    FULL = "full", "vollständig vereinbar"
    PARTIAL = "partial", "teilweise vereinbar"
    NONE = "none", "nicht vereinbar"


class GapReason(models.TextChoices):
    NOT_CONFORMING = "not_conforming", "Die Anforderungen sind noch nicht erfüllt"
    BURDEN = "burden", "Unverhältnismäßige Belastung"
    OUT_OF_SCOPE = "out_of_scope", "Die Vorschriften gelten dafür nicht"


class Method(models.TextChoices):
    SELF = "self", "Selbstbewertung"
    THIRD = "third", "Prüfung durch Dritte"


class AccessibilityStatement(SavedInTurn):
    """The one accessibility statement of the site, with what § 10b BGG NRW and § 4 BITVNRW ask for.

    gaps: each `{what, reason, why, alternative}`. reviewed_on: the last of the yearly reviews.
    """

    number = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    scope = models.TextField("Geltungsbereich")
    conformity = models.CharField("Stand der Vereinbarkeit", max_length=10, choices=Conformity)
    gaps = models.JSONField("Nicht barrierefreie Inhalte", default=list, blank=True)
    written_on = models.DateField("Erklärung erstellt am")
    method = models.CharField("Grundlage der Bewertung", max_length=10, choices=Method)
    assessment = models.TextField("Was geprüft wurde, von wem und wie", blank=True)
    reviewed_on = models.DateField("Zuletzt überprüft am")
    contact = models.TextField("Kontakt für Rückmeldungen")
    enforcement = models.TextField("Ombudsstelle")

    class Meta:
        verbose_name = "Erklärung zur Barrierefreiheit"
        verbose_name_plural = "Erklärung zur Barrierefreiheit"
        constraints = [
            models.CheckConstraint(condition=Q(number=1), name="there_is_one_accessibility_statement"),
            models.CheckConstraint(
                condition=Q(conformity__in=Conformity.values), name="a_statement_has_a_known_conformity"
            ),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="a_statement_has_a_known_method"),
            models.CheckConstraint(
                condition=Q(reviewed_on__gte=models.F("written_on")),
                name="a_statement_is_reviewed_after_it_was_written",
                violation_error_message="Die Überprüfung liegt vor der Erstellung.",
            ),
        ]

    def __str__(self) -> str:
        return "Erklärung zur Barrierefreiheit"


class SignVideoQuerySet(models.QuerySet["SignVideo"]):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class SignVideo(models.Model):
    """A video in German Sign Language in the video store, never without the same in writing.

    sha256, kind, size: of the file, whose ending is the kind. captions: a WebVTT file's text. poster: SHA-256 of a
    picture in the picture store.
    """

    title = models.CharField("Titel", max_length=120)
    transcript = models.TextField("Text des Videos")
    captions = models.TextField("Untertitel", blank=True, editable=False)
    poster = models.CharField("Standbild", max_length=64, blank=True, editable=False)
    sha256 = models.CharField("Datei", max_length=64, editable=False)
    kind = models.CharField("Format", max_length=4, editable=False)
    size = models.PositiveBigIntegerField("Größe", editable=False)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    objects = SignVideoQuerySet.as_manager()

    class Meta:
        verbose_name = "Gebärdenvideo"
        verbose_name_plural = "Gebärdenvideos"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(transcript=""), name="a_sign_video_has_its_text"),
            models.CheckConstraint(condition=Q(kind__in=["mp4", "webm"]), name="a_sign_video_is_mp4_or_webm"),
        ]

    def __str__(self) -> str:
        return self.title
