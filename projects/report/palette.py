"""The colours of topic fields and pages in print: the web's hues, darkened where paper needs contrast."""

from collections.abc import Sequence
from dataclasses import dataclass

from projects.topics import tones_of

PETROL = "#0a6472"
DEEP = "#0b2c35"
DEEP_ACCENT = "#7fd6d3"
INK = "#12242c"
MUTED = "#4a5b63"
LINE = "#d3dad8"
LINE_STRONG = "#74848a"
SUNKEN = "#f1f3f1"


@dataclass(frozen=True)
class Hue:
    """One topic field's colours, `#rrggbb`.

    base: text on white and on `tint`, ground for white text. bright: shapes on `base` and on the dark stage.
    tint: ground of panels, text on `base`.
    """

    base: str
    bright: str
    tint: str


NEUTRAL = Hue(PETROL, DEEP_ACCENT, "#e1eff0")

# By the names of `topics.TONES`.
HUES = {
    "wirtschaft": Hue("#1b559b", "#6db1f2", "#e8f0f9"),
    "vielfalt": Hue("#8c2a67", "#ee9fd0", "#f8ebf3"),
    "energie": Hue("#8c6100", "#f2c466", "#fbf2de"),
    "bildung": Hue("#0b5c43", "#6fcba6", "#e3f3ec"),
    "mobilitaet": Hue("#9f3a12", "#f79a70", "#fceee7"),
    "sechs": Hue("#5b3a86", "#c4a6ee", "#f0eaf8"),
    "sieben": Hue("#0a6472", "#7fd6d3", "#e1eff0"),
    "acht": Hue("#3f4f5a", "#b4cbd0", "#edf1f3"),
}


def hues_of(slugs: Sequence[str]) -> dict[str, Hue]:
    """A hue for every topic field of a report."""
    return {slug: HUES[tone] for slug, tone in tones_of(slugs).items()}
