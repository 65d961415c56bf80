"""An update as a card on the start page: why it stands there for this person, and the one next step."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from projects import rules
from projects.admin.badges import Badge, badge_of
from projects.models import ProjectUpdate, UpdateStatus
from projects.proofreading import ERROR, WARNING, findings_of
from projects.sections import sections_of

Status = UpdateStatus


@dataclass(frozen=True)
class NextStep:
    """why: a sentence. icon: name of a drawing. page: the address behind the button. waits: the person has to act."""

    why: str
    icon: str
    button: str = "Ansehen"
    waits: bool = False
    page: str = "change"


@dataclass(frozen=True)
class Task:
    """The card. filled, sections: how many of the sections that its status asks for hold a text."""

    update: ProjectUpdate
    badge: Badge
    step: NextStep
    filled: int
    sections: int
    errors: int
    warnings: int
    overdue: bool

    @property
    def url(self) -> str:
        return reverse(f"admin:projects_projectupdate_{self.step.page}", args=[self.update.pk])

    @property
    def icon(self) -> str:
        return f"icons/{self.step.icon}.svg"

    @property
    def bricks(self) -> list[bool]:
        return [number < self.filled for number in range(self.sections)]


def task_of(update: ProjectUpdate, user: User) -> Task:
    """Needs the update loaded `with_parts()`, with its writers, reviewer and assignee."""
    findings = findings_of(update)
    errors = sum(finding.severity == ERROR for finding in findings)
    sections = sections_of(update.project_status)
    return Task(
        update=update,
        badge=badge_of(update),
        step=next_step(update, user, errors),
        filled=sum(bool(getattr(update, section.key).strip()) for section in sections),
        sections=len(sections),
        errors=errors,
        warnings=sum(finding.severity == WARNING for finding in findings),
        overdue=rules.is_with_ministry(update) and update.is_overdue,
    )


def next_step(update: ProjectUpdate, user: User, errors: int) -> NextStep:
    if rules.may_edit(user, update):
        return _writing(update, user, errors)
    if update.status == Status.SUBMITTED:
        return _submitted(update, user)
    if update.status == Status.APPROVED:
        return NextStep("Freigegeben und fertig für den Bericht.", "haken")
    if update.ministry is None:
        return NextStep("Ein Ministerium ist noch nicht zugeordnet.", "uhr")
    if not rules.is_with_ministry(update) and update.status != Status.PUBLISHED:
        return NextStep("Die Runde ist geschlossen, die Meldung wurde nicht eingereicht.", "schloss")
    return NextStep(who_writes(update), "uhr")


def who_writes(update: ProjectUpdate) -> str:
    """Who in the ministry has the update; without an article, the State Chancellery being no „Das“."""
    if update.status == UpdateStatus.MINISTRY_REVIEW:
        return f"Die Ressortkoordination ({update.ministry}) liest und reicht ein."
    return f"{update.ministry} schreibt."


def _writing(update: ProjectUpdate, user: User, errors: int) -> NextStep:
    if update.assignee_id not in (None, user.pk) and not rules.may_submit(user, update):
        return NextStep(f"{update.assignee} bearbeitet die Meldung.", "zielgruppe")
    if update.status == Status.MINISTRY_REVIEW and not rules.may_submit(user, update):
        return NextStep("Die Ressortkoordination liest und reicht ein.", "uhr")
    if update.status == Status.MINISTRY_REVIEW:
        return NextStep("Die Redaktion ist fertig. Bitte lesen und einreichen.", "stift", "Lesen und einreichen", True)
    open_questions = [request for request in update.change_requests.all() if request.waits_for_answer]
    if open_questions:
        return NextStep(_questions(len(open_questions)), "rueckfrage", "Rückfrage beantworten", True)
    return _drafting(update, user, errors)


def _questions(number: int) -> str:
    return "Die Projektgruppe hat eine Rückfrage." if number == 1 else f"Die Projektgruppe hat {number} Rückfragen."


def _drafting(update: ProjectUpdate, user: User, errors: int) -> NextStep:
    missing = "Eine Angabe fehlt noch." if errors == 1 else f"{errors} Angaben fehlen noch."
    done = "einreichen" if rules.may_submit(user, update) else "weitergeben"
    if not errors and update.version == 0:
        why = f"Die Texte vom letzten Bericht sind übernommen. Bitte durchsehen, ändern, {done}."
        return NextStep(why, "stift", f"Durchlesen und {done}", True)
    if not errors:
        why = f"Alles Nötige steht da. Jetzt noch durchlesen und {done}."
        return NextStep(why, "haken", f"Durchlesen und {done}", True)
    if update.version == 0:
        return NextStep(f"Noch nicht begonnen. {missing}", "stift", "Meldung schreiben", True)
    return NextStep(missing, "stift", "Weiterschreiben", True)


def _submitted(update: ProjectUpdate, user: User) -> NextStep:
    if rules.may_approve(user, update):
        return _reviewing(update, user)
    if rules.may_review(user, update):
        return NextStep("Sie haben mitgeschrieben; jemand anderes aus der Projektgruppe prüft.", "uhr", page="review")
    if rules.may_take_back(user, update):
        return NextStep("Noch prüft niemand. Für Änderungen können Sie die Meldung zurückholen.", "uhr")
    return NextStep(f"{update.reviewer} prüft." if update.reviewer else "Die Projektgruppe prüft.", "uhr")


def _reviewing(update: ProjectUpdate, user: User) -> NextStep:
    if update.reviewer_id not in (None, user.pk):
        return NextStep(f"{update.reviewer} prüft.", "uhr", page="review")
    answered = any(request.is_unsettled and request.answer for request in update.change_requests.all())
    why = "Das Ministerium hat geantwortet." if answered else "Wartet auf Ihre Prüfung."
    return NextStep(why, "rueckfrage", "Weiter prüfen" if update.reviewer else "Prüfen", True, "review")
