"""The topic fields of a report and their looks: the same order, icon and colour on the web and in print."""

from collections.abc import Sequence

from projects.document import ReportDocument, TopicFieldRef

# Those that have an icon and a colour of their own.
KNOWN = ("wirtschaft", "vielfalt", "energie", "bildung", "mobilitaet")
# Names of colours; `tokens.css` gives each its hues on screens, `report/palette.py` on paper.
TONES = (*KNOWN, "sechs", "sieben", "acht")


def fields_of(report: ReportDocument) -> tuple[TopicFieldRef, ...]:
    """The chapters of a report in printed order, each once; a field that only a sheet names comes last."""
    named = {topic.slug: topic for sheet in reversed(report.projects) for topic in [sheet.topic_field]}
    listed = {topic.slug: topic for topic in report.topic_fields}
    missing = dict.fromkeys(sheet.topic_field.slug for sheet in report.projects if sheet.topic_field.slug not in listed)
    return tuple(topic for slug, topic in listed.items() if slug in named) + tuple(named[slug] for slug in missing)


def tones_of(slugs: Sequence[str]) -> dict[str, str]:
    """A tone for every topic field of a report: its own where it is known, else the next one that no other field has.

    With more fields than tones they repeat; the name always stands beside the colour.
    """
    free = [tone for tone in TONES if tone not in slugs] or list(TONES)
    unknown = [slug for slug in slugs if slug not in KNOWN]
    given = {slug: free[place % len(free)] for place, slug in enumerate(dict.fromkeys(unknown))}
    return {slug: given.get(slug, slug) for slug in slugs}


def icon_of(slug: str) -> str:
    """The name of a topic field's drawing in templates/icons/."""
    return slug if slug in KNOWN else "themenfeld"
