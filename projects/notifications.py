"""Texts and recipients of the portal's mails: whoever has the next step learns of it, and never whoever just acted.

All functions are called inside the transaction of what they tell, so that a mail leaves only if that was kept.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Membership, Ministry, Role, User
from accounts.outbox import absolute, post
from projects.addresses import report_address
from projects.models import ChangeRequest, Edition, MinistryRequest, Plea, ProjectUpdate, PublicationProposal, Report

LONGEST_SUBJECT = 150


def step_taken(
    update: ProjectUpdate, name: str, *, by: User, comment: str = "", sent: Sequence[ChangeRequest] = ()
) -> None:
    """Tell those whose turn it is after a step of `workflow.STEPS`; steps that leave nobody a task tell nobody."""
    match name:
        case "hand_over":
            people = _members(update.ministry, Role.COORDINATOR)
            _tell(people, by, update, "Bitte prüfen und einreichen", f"{by} hat die Meldung an Sie gegeben.")
        case "give_back":
            _tell(
                _whose_work_it_is(update),
                by,
                update,
                "Zurück zum Überarbeiten",
                f"{by} hat die Meldung zurückgegeben.",
                comment,
            )
        case "submit" | "submit_on_behalf":
            _submitted(update, by, comment)
        case "take_back":
            _tell(_project_group(), by, update, "Zurückgeholt", f"{by} hat die Meldung noch einmal zurückgeholt.")
        case "request_changes" | "reopen":
            words = f"Die Projektgruppe hat Rückfragen:\n\n{_questions(sent)}"
            _tell(_writers(update), by, update, "Rückfragen der Projektgruppe", words)
        case "approve":
            words = "Die Meldung ist freigegeben. Sie müssen nichts mehr tun."
            _tell(_writers(update), by, update, "Freigegeben", words)


def _submitted(update: ProjectUpdate, by: User, comment: str) -> None:
    answered = [request for request in update.change_requests.unsettled() if request.answer]
    words = f"{by} hat die Meldung eingereicht. Sie wartet auf die Prüfung."
    if answered:
        words += f"\n\nAntworten auf die Rückfragen:\n\n{_questions(answered)}"
    subject = "Rückfragen beantwortet" if answered else "Eingereicht"
    _tell(_project_group(), by, update, subject, words, comment)
    if not _is_of_ministry(by, update):
        words = f"{by} hat die Meldung im Namen Ihres Ministeriums eingereicht."
        _tell(_writers(update), by, update, "In Ihrem Namen eingereicht", words, comment)


def _whose_work_it_is(update: ProjectUpdate) -> list[User]:
    """The one who works on it, if they still write for the ministry; else all who do."""
    assignee = [person for person in _writers(update) if person == update.assignee]
    return assignee or _members(update.ministry, Role.EDITOR)


def _is_of_ministry(person: User, update: ProjectUpdate) -> bool:
    return any(person == colleague for colleague in _writers(update))


def round_opened(report: Report, updates: Iterable[ProjectUpdate], *, by: User) -> None:
    """One mail a person about all updates that their ministries write this year."""
    lists: dict[User, list[ProjectUpdate]] = defaultdict(list)
    for update in updates:
        for person in _members(update.ministry, Role.EDITOR, Role.COORDINATOR):
            lists[person].append(update)
    until = f" bis {date_format(report.deadline, 'l, j. F Y')}" if report.deadline else ""
    for person, theirs in lists.items():
        if person == by:
            continue
        titles = "\n".join(f"- {update.project.code} {update.title}" for update in theirs)
        words = (
            f"die Runde für den {report} ist eröffnet. Diese Meldungen Ihres Ministeriums sind{until} fällig:\n\n"
            f"{titles}\n\n"
            "Die Texte des letzten Berichts sind schon eingetragen. Was noch stimmt, bestätigen Sie mit einem Klick."
        )
        post([person], f"{report}: Ihre Meldungen{until}", _letter(words, absolute(reverse("admin:index"))))


def written_on_behalf(update: ProjectUpdate, *, by: User, reason: str) -> None:
    words = f"{by} hat in der Meldung im Namen Ihres Ministeriums geschrieben."
    _tell(_writers(update), by, update, "In Ihrem Namen geändert", words, reason)


def handed_to(update: ProjectUpdate, colleague: User, *, by: User) -> None:
    _tell([colleague], by, update, "An Sie übergeben", f"{by} hat Ihnen die Meldung übergeben.")


def given_away(update: ProjectUpdate, *, by: User, reason: str) -> None:
    words = f"{by} hat die Meldung an Ihr Ministerium abgegeben."
    _tell(_writers(update), by, update, "An Ihr Ministerium abgegeben", words, reason)
    words = f"{by} hat die Meldung an {update.ministry} abgegeben."
    _tell(_project_group(), by, update, "An ein anderes Ministerium abgegeben", words, reason)


def placed(update: ProjectUpdate, ministry: Ministry | None, *, by: User) -> None:
    """Tell the ministry that gets an update and the one that had it. Call before the update changes hands."""
    words = f"{by} hat die Meldung neu zugeordnet: {ministry}." if ministry else f"{by} hat die Zuordnung aufgehoben."
    if update.ministry:
        _tell(_writers(update), by, update, "Neu zugeordnet", words)
    _tell(_members(ministry, Role.EDITOR, Role.COORDINATOR), by, update, "Ihrem Ministerium zugeordnet", words)


def commented(update: ProjectUpdate, *, by: User, text: str) -> None:
    _tell(_writers(update), by, update, "Neuer Kommentar", f"{by} hat die Meldung kommentiert.", text)


def asked(plea: MinistryRequest, *, by: User) -> None:
    """Tell the project group what a ministry asks for."""
    if plea.kind == Plea.MORE_TIME:
        subject, words = "Bitte um mehr Zeit", f"{by} bittet um Zeit bis {_day(plea)}."
    else:
        subject, words = "Bitte um Korrektur", f"{by} bittet um eine Korrektur des veröffentlichten Blatts."
    _tell(_project_group(), by, plea.update, subject, words, plea.text)


def decided(plea: MinistryRequest, *, by: User) -> None:
    """Tell whoever asked what was decided; the ministry, if they do not write for it any more."""
    what = f"Mehr Zeit bis {_day(plea)}" if plea.kind == Plea.MORE_TIME else "Die Korrektur"
    decision = plea.get_decision_display()
    subject, words = f"{plea.get_kind_display()}: {decision}", f"{what} ist {decision}."
    writers = _writers(plea.update)
    asker = [person for person in writers if person == plea.asked_by]
    _tell(asker or writers, by, plea.update, subject, words, plea.reply)


def published(edition: Edition, updates: Iterable[ProjectUpdate], *, by: User) -> None:
    """Tell the ministries that their updates can be read by everyone."""
    people = {person for update in updates for person in _writers(update)}
    words = f"der {edition.report} ist veröffentlicht, mit Ihren Meldungen."
    if edition.number > 1:
        words = f"der {edition.report} ist in Ausgabe {edition.number} veröffentlicht. Anlass: {edition.reason}"
    address = absolute(report_address(edition.report.year))
    post([person for person in people if person != by], f"{edition.report}: veröffentlicht", _letter(words, address))


def left_out(update: ProjectUpdate, *, by: User, number: int, reason: str) -> None:
    """Tell the ministry that an edition does without its update."""
    words = f"Ausgabe {number} ist ohne diese Meldung erschienen. Sie kann mit der nächsten Ausgabe kommen."
    _tell(_writers(update), by, update, "Ohne Ihre Meldung veröffentlicht", words, reason)


def publication_proposed(proposal: PublicationProposal, *, by: User) -> None:
    """Tell those who may confirm it."""
    when = f"am {moment(proposal.publish_at)}" if proposal.publish_at else "sofort nach der Bestätigung"
    words = f"{by} schlägt vor, Ausgabe {proposal.number} zu veröffentlichen, {when}. Eine zweite Person bestätigt das."
    _tell_group(proposal.report, by, "Bitte Veröffentlichung bestätigen", words)


def publication_scheduled(proposal: PublicationProposal, *, by: User) -> None:
    when = moment(proposal.publish_at) if proposal.publish_at else ""
    words = f"{by} hat die Veröffentlichung von Ausgabe {proposal.number} bestätigt. Sie erscheint am {when}."
    _tell_group(proposal.report, by, "Veröffentlichung bestätigt", words)


def publication_withdrawn(proposal: PublicationProposal, *, by: User) -> None:
    words = f"{by} hat den Vorschlag zurückgezogen, Ausgabe {proposal.number} zu veröffentlichen."
    words += f"\n\n„{proposal.withdrawn_because}“"
    _tell_group(proposal.report, by, "Vorschlag zurückgezogen", words)


def publication_failed(proposal: PublicationProposal, failure: str) -> None:
    """Tell the whole project group: nobody sat before the page when it failed."""
    words = f"Ausgabe {proposal.number} konnte nicht veröffentlicht werden. Der Zeitpunkt ist vorbei.\n\n{failure}"
    _tell_group(proposal.report, None, "Nicht veröffentlicht", words)


def publication_done(edition: Edition, *, by: User) -> None:
    _tell_group(edition.report, by, "Veröffentlicht", f"Ausgabe {edition.number} ist veröffentlicht.")


def withdrawal_asked(sha256: str, *, by: User) -> None:
    """Tell those who may confirm that a published picture is withdrawn."""
    words = f"{by} schlägt vor, ein veröffentlichtes Bild zurückzuziehen. Eine zweite Person bestätigt das."
    address = absolute(reverse("admin:projects_withdrawnpicture_picture", args=[sha256]))
    people = [person for person in _project_group() if person != by]
    post(people, "Bitte bestätigen: Bild zurückziehen", _letter(words, address))


def picture_withdrawn(update: ProjectUpdate, *, by: User, words: str) -> None:
    """Tell the ministry that its update lost a picture. words: which one, why, and what it may do."""
    _tell(_writers(update), by, update, "Bild zurückgezogen", words)


def moment(time: datetime.datetime) -> str:
    """A day and an hour in the portal's time zone: `Donnerstag, 5. November 2026, 10:00 Uhr`."""
    return f"{date_format(timezone.localtime(time), 'l, j. F Y, H:i')} Uhr"


def _tell_group(report: Report, by: User | None, subject: str, words: str) -> None:
    address = absolute(reverse("admin:projects_report_seal", args=[report.pk]))
    body = _letter(f"es geht um den {report}.\n\n{words}", address)
    post([person for person in _project_group() if person != by], f"{subject}: {report}"[:LONGEST_SUBJECT], body)


def _tell(
    people: Iterable[User | None], by: User, update: ProjectUpdate, subject: str, words: str, quoted: str = ""
) -> None:
    to = list(dict.fromkeys(person for person in people if person and person != by))
    address = absolute(reverse("admin:projects_projectupdate_change", args=[update.pk]))
    about = f"{update.project.code} {update.title} ({update.report})"
    body = f"es geht um {about}.\n\n{words}" + (f"\n\n„{quoted}“" if quoted else "")
    if to:
        # Operators read subjects in the outbox and no content: the title is the catalogue's.
        post(to, f"{subject}: {update.project.code} {update.project.title}"[:LONGEST_SUBJECT], _letter(body, address))


def _letter(words: str, address: str) -> str:
    return f"Guten Tag,\n\n{words}\n\n{address}\n\nMit freundlichen Grüßen\nIhr {settings.SITE_NAME}\n"


def _questions(requests: Iterable[ChangeRequest]) -> str:
    return "\n\n".join(request.in_words for request in requests)


def _day(plea: MinistryRequest) -> str:
    return date_format(plea.until, "j. F Y") if plea.until else ""


def _writers(update: ProjectUpdate) -> list[User]:
    """Who can go on with an update: its ministry's people; of one without a ministry the project group."""
    if update.ministry is None:
        return _project_group()
    return _members(update.ministry, Role.EDITOR, Role.COORDINATOR)


def _members(ministry: Ministry | None, *roles: Role) -> list[User]:
    held = Membership.objects.filter(ministry=ministry, ministry__isnull=False, role__in=roles)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def _project_group() -> list[User]:
    held = Membership.objects.filter(role=Role.PROJECT_GROUP)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))
