"""A finding: a place in a sheet where a rule is broken."""

from dataclasses import dataclass

UNDECIDED, TOO_MANY_PAGES = "undecided", "too_many_pages"
ERROR, WARNING, HINT = "error", "warning", "hint"


@dataclass(frozen=True)
class Finding:
    """severity: errors stop submitting and sealing, warnings ask, hints inform.

    place: the field it is about, as in the form and the JSON (`current_state`, `milestones`, `photos`, …).
    message: a German sentence that says what is wrong and what to do.
    rule: its name where somebody asks for it, as `UNDECIDED`.
    """

    severity: str
    place: str
    message: str
    rule: str = ""
