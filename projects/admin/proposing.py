"""The form of a proposal: reason and time, a reason for each warning, a public one for each sheet that is missing."""

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from projects import publishing
from projects.admin.fields import CleanedText
from projects.models import PublicationProposal, PublishedSheet, Report
from projects.publishing import SheetWarning

REST = "uebrige"
LONGEST = 2000


class ProposalForm(forms.Form):
    """What a person of the project group says to a proposal. warnings, missing: as the report has them now."""

    reason = CleanedText(
        label="Anlass dieser Ausgabe",
        required=False,
        max_length=publishing.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nötig und öffentlich: Er steht bei der Ausgabe.",
    )
    day = forms.DateField(
        label="Tag", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    hour = forms.TimeField(
        label="Uhrzeit", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )

    def __init__(self, data: Any, *, number: int, warnings: Iterable[SheetWarning], missing: dict[str, str]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.by_name = {f"hinweis-{_key(warning)}": warning for warning in warnings}
        self.codes = {f"fehlt-{code}": code for code in missing}
        if number == 1:
            del self.fields["reason"]
        for name, warning in self.by_name.items():
            self.fields[name] = _why(f"{warning.code} {warning.title}: {warning.message}")
        if len(self.by_name) > 1:
            self.fields[REST] = _why("Grund für alle übrigen Hinweise, zu denen oben nichts steht")
        for name, code in self.codes.items():
            self.fields[name] = _why(f"{code} {missing[code]}")

    @property
    def publish_at(self) -> datetime.datetime | None:
        return self.cleaned_data.get("publish_at")

    @property
    def overruled(self) -> dict[SheetWarning, str]:
        rest = self.cleaned_data.get(REST, "")
        return {warning: self.cleaned_data[name] or rest for name, warning in self.by_name.items()}

    @property
    def left_out(self) -> dict[str, str]:
        """The sheets for which a reason was written: without one they are still waited for."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items() if self.cleaned_data[name]}

    @property
    def said_left_out(self) -> dict[str, str]:
        """The sheets that stand in the way, with the reasons that were given before."""
        return {code: self.initial.get(name, "") for name, code in self.codes.items()}

    def warning_fields(self) -> list[forms.BoundField]:
        rest = [self[REST]] if REST in self.fields else []
        return [self[name] for name in self.by_name] + rest

    def missing_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.codes]

    def clean(self) -> dict[str, Any]:
        """A day and an hour that the clocks in Berlin show once."""
        data = super().clean() or self.cleaned_data
        day, hour = data.get("day"), data.get("hour")
        if {"day", "hour"} & set(self.errors):
            return data
        if bool(day) != bool(hour is not None):
            self.add_error("hour" if day else "day", "Bitte nennen Sie Tag und Uhrzeit, oder keines von beiden.")
        elif day:
            data["publish_at"] = self._moment(day, hour)
        return data

    def _moment(self, day: datetime.date, hour: datetime.time) -> datetime.datetime | None:
        try:
            return from_current_timezone(datetime.datetime.combine(day, hour))
        except (ValidationError, OverflowError):
            self.add_error("hour", "Diese Uhrzeit gibt es an dem Tag nicht oder zweimal: Die Uhren werden umgestellt.")
        return None


def _why(label: str) -> CleanedText:
    return CleanedText(label=label, required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))


def _key(warning: SheetWarning) -> str:
    """The name of a warning in the form: the same as long as its words are."""
    return hashlib.sha256("\0".join((warning.code, warning.place, warning.message)).encode()).hexdigest()[:16]


def proposal_form(report: Report, data: Any = None) -> ProposalForm | None:
    """The form, filled in as the last proposal was; None where the report cannot be published whatever it says."""
    missing = _leavable(report)
    if publishing.obstacles(report, missing):
        return None
    document = publishing.next_document(report, left_out=missing)
    warnings = publishing.warnings_of(document, report.wished_pages)
    form = ProposalForm(data, number=document.edition, warnings=warnings, missing=missing)
    form.initial = _said_before(report, form)
    return form


def _leavable(report: Report) -> dict[str, str]:
    """The sheets that stand in the way and in no edition of this report yet, with their titles."""
    known = PublishedSheet.objects.filter(edition__report=report).values("code")
    rows = report.updates.in_report_order().exclude(project__code__in=known)
    titles = dict(rows.values_list("project__code", "title"))
    hindering = {sentence.split(" ", 1)[0] for sentence in publishing.obstacles(report)}
    return {code: title for code, title in titles.items() if code in hindering}


def _said_before(report: Report, form: ProposalForm) -> dict[str, str]:
    last = PublicationProposal.objects.filter(report=report).first()
    if last is None:
        return {}
    reasons = {(each["code"], each["place"], each["message"]): each["reason"] for each in last.overruled}
    missing = {each["code"]: each["reason"] for each in last.left_out}
    return {
        "reason": last.reason if last.withdrawn_at else "",
        **{name: reasons.get((it.code, it.place, it.message), "") for name, it in form.by_name.items()},
        **{name: missing.get(code, "") for name, code in form.codes.items()},
    }
