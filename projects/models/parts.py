"""The parts of an update: milestones, funding lines, links and photos, each with a lineage that outlives the report."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from projects import photos
from projects.funding import BASIS_LABELS, KIND_LABELS, QUALIFIER_LABELS
from projects.models.update import ProjectUpdate

EARLIEST, LATEST = 1990, 2100


def new_lineage() -> str:
    return uuid4().hex[:12]


def a_year(label: str, *, optional: bool = False) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=optional, blank=optional, validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
    )


class Part(models.Model):
    """What all parts share: an order and a lineage that is unique within the update."""

    lineage = models.CharField(max_length=40, default=new_lineage, editable=False)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Milestone(Part):
    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="milestones")
    year_from = a_year("Jahr")
    year_to = a_year("bis Jahr", optional=True)
    date = models.DateField("genaues Datum", null=True, blank=True)
    strand = models.CharField("Teilprojekt", max_length=200, blank=True)
    text = models.TextField("Meilenstein")

    class Meta(Part.Meta):
        verbose_name = "Meilenstein"
        verbose_name_plural = "Meilensteine"
        constraints = [
            models.UniqueConstraint(fields=["update", "lineage"], name="a_milestone_once_per_update"),
            models.CheckConstraint(
                condition=Q(year_from__gte=EARLIEST, year_from__lte=LATEST),
                name="a_milestone_has_a_plausible_year",
                violation_error_message=f"Ein Meilenstein liegt zwischen {EARLIEST} und {LATEST}.",
            ),
            models.CheckConstraint(
                condition=Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="a_milestone_ends_after_it_began",
                violation_error_message="Das Ende des Zeitraums liegt vor seinem Beginn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year_from}: {self.text[:60]}"


class FundingLine(Part):
    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="funding_lines")
    kind = models.CharField("Art", max_length=10, choices=list(KIND_LABELS.items()), default="total")
    amount = models.DecimalField("Betrag in Euro", max_digits=14, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField("Genauigkeit", max_length=10, choices=list(QUALIFIER_LABELS.items()), default="exact")
    basis = models.CharField("Was der Betrag zählt", max_length=20, choices=list(BASIS_LABELS.items()), blank=True)
    source = models.CharField("Wer zahlt", max_length=200, blank=True)
    note = models.CharField("Wofür", max_length=300, blank=True)
    percent = models.DecimalField("Anteil in Prozent", max_digits=5, decimal_places=2, null=True, blank=True)
    as_of = models.DateField("Stand", null=True, blank=True)
    period_from = a_year("von Jahr", optional=True)
    period_to = a_year("bis Jahr", optional=True)
    recurring_from = a_year("jährlich ab", optional=True)

    class Meta(Part.Meta):
        verbose_name = "Betrag"
        verbose_name_plural = "Beträge"
        constraints = [
            models.UniqueConstraint(fields=["update", "lineage"], name="a_funding_line_once_per_update"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(percent__isnull=False),
                name="a_funding_line_states_an_amount_or_a_share",
                violation_error_message="Bitte einen Betrag oder einen Anteil in Prozent angeben.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="an_amount_is_not_negative",
                violation_error_message="Ein Betrag kann nicht negativ sein.",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100),
                name="a_share_lies_between_0_and_100",
                violation_error_message="Ein Anteil liegt zwischen 0 und 100 Prozent.",
            ),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True) | Q(period_to__isnull=True) | Q(period_to__gte=F("period_from")),
                name="a_funding_period_ends_after_it_began",
                violation_error_message="Das Ende des Zeitraums liegt vor seinem Beginn.",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(KIND_LABELS)), name="a_funding_line_has_a_known_kind"),
            models.CheckConstraint(condition=Q(basis__in=list(BASIS_LABELS)), name="a_funding_line_has_a_known_basis"),
            models.CheckConstraint(
                condition=Q(qualifier__in=list(QUALIFIER_LABELS)), name="a_funding_line_has_a_known_qualifier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount if self.amount is not None else f'{self.percent} %'}"


class Link(Part):
    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="links")
    label = models.CharField("Text", max_length=300)
    url = models.URLField("Adresse", max_length=500)

    class Meta(Part.Meta):
        verbose_name = "Link"
        verbose_name_plural = "Links"
        constraints = [
            models.UniqueConstraint(fields=["update", "lineage"], name="a_link_once_per_update"),
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="a_link_leads_to_the_web",
                violation_error_message="Eine Adresse beginnt mit https:// oder http://.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Photo(Part):
    """A picture of an update; the file lives in the picture store under its SHA-256, empty while it is missing."""

    update = models.ForeignKey(ProjectUpdate, on_delete=models.CASCADE, related_name="photos")
    kind = models.CharField("Art", max_length=15, choices=list(photos.KINDS.items()), default="photo")
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    alt = models.CharField("Alternativtext", max_length=500, blank=True)
    caption = models.TextField("Bildunterschrift", blank=True)
    credit = models.CharField("Bildnachweis", max_length=300, blank=True)
    focus_x = models.PositiveSmallIntegerField("Bildmitte von links (%)", default=50)
    focus_y = models.PositiveSmallIntegerField("Bildmitte von oben (%)", default=50)
    rights_confirmed = models.BooleanField("Nutzungsrechte liegen vor", default=False)

    class Meta(Part.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"
        constraints = [
            models.UniqueConstraint(fields=["update", "lineage"], name="a_photo_once_per_update"),
            models.CheckConstraint(condition=Q(kind__in=list(photos.KINDS)), name="a_photo_has_a_known_kind"),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100),
                name="a_focus_lies_in_the_picture",
                violation_error_message="Die Bildmitte liegt zwischen 0 und 100 Prozent.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.credit or self.get_kind_display()
