"""Publishing a report: what still stands in the way, what is proposed, and who may do what next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.models import Membership, Role, User
from projects import proposals, publishing, rules
from projects.addresses import report_address
from projects.admin.chapter_page import address_of
from projects.admin.correcting import corrections_context
from projects.admin.proposing import ProposalForm, proposal_form
from projects.disk import in_words
from projects.models import PublicationProposal, Report
from projects.notifications import moment
from projects.report.contents import figures_of
from projects.report.typeset import TypesetError


@dataclass(frozen=True)
class Obstacle:
    """What is in the way, and where it is mended."""

    sentence: str
    url: str


def sealing_page(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The page; sent, it proposes the next edition."""
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    report = get_object_or_404(Report, pk=pk)
    if request.method != "POST":
        return _page(admin, request, report)
    form = proposal_form(report, request.POST)
    told = _told_of(lambda: _propose(request, report, form))
    return _page(admin, request, report, form=form, **told) if told else _back_to_page(report)


def act(admin: ModelAdmin, request: HttpRequest, pk: int, proposal: int, name: str) -> HttpResponse:
    """Confirm a proposal, or withdraw it."""
    if name not in ACTS or not rules.may_manage_reports(request.user):
        raise Http404
    found = get_object_or_404(PublicationProposal.objects.select_related("report"), pk=proposal, report=pk)
    told = _told_of(lambda: ACTS[name](request, found))
    return _page(admin, request, found.report, **told) if told else _back_to_page(found.report)


def _back_to_page(report: Report) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:projects_report_seal", args=[report.pk]))


def _told_of(act: Callable[[], object]) -> dict[str, Any]:
    """Do it; what to tell if it was refused, else nothing."""
    try:
        act()
    except publishing.SealingRefused as refusal:
        return {"refusal": str(refusal), "reasons": refusal.reasons}
    except TypesetError as error:
        return {"refusal": f"Der Satz ist nicht gelungen, es wurde nichts veröffentlicht. {error}"}
    except OSError as error:
        return {
            "refusal": f"Die Ausgabe lässt sich nicht speichern, es wurde nichts veröffentlicht. {in_words(error)}."
        }
    return {}


def _propose(request: HttpRequest, report: Report, form: ProposalForm | None) -> None:
    if form is None:
        raise proposals.ProposalRefused(
            "Der Bericht kann noch nicht veröffentlicht werden.", publishing.obstacles(report)
        )
    if not form.is_valid():
        raise proposals.ProposalRefused("Bitte sehen Sie die Angaben unten an.")
    proposals.propose(
        report,
        by=request.user,
        publish_at=form.publish_at,
        reason=form.cleaned_data.get("reason", ""),
        overruled=form.overruled,
        left_out=form.left_out,
    )
    messages.success(request, "Vorgeschlagen. Eine zweite Person der Projektgruppe bestätigt die Veröffentlichung.")


def _confirm(request: HttpRequest, proposal: PublicationProposal) -> None:
    if request.POST.get("sure") != "yes":
        raise proposals.ProposalRefused("Bitte bestätigen Sie, dass der Bericht öffentlich werden soll.")
    proposal = proposals.confirm(proposal, by=request.user)
    if proposal.edition:
        messages.success(request, f"Veröffentlicht: {proposal.edition}, {proposal.edition.pdf_pages} Seiten.")
    elif proposal.publish_at:
        messages.success(request, f"Bestätigt. Die Ausgabe erscheint am {moment(proposal.publish_at)}.")


def _withdraw(request: HttpRequest, proposal: PublicationProposal) -> None:
    proposals.withdraw(proposal, request.POST.get("why", ""), by=request.user)
    messages.success(request, "Der Vorschlag ist zurückgezogen.")


ACTS: dict[str, Callable[[HttpRequest, PublicationProposal], None]] = {
    "bestaetigen": _confirm,
    "zurueckziehen": _withdraw,
}


def _page(
    admin: ModelAdmin, request: HttpRequest, report: Report, *, form: ProposalForm | None = None, **told: Any
) -> HttpResponse:
    editions = list(report.editions.newest_first().without_document().select_related("sealed_by"))
    proposal = PublicationProposal.objects.open().filter(report=report).with_people().first()
    form = form or (None if proposal else proposal_form(report))
    left_out = proposal.reasons_left_out if proposal else form.said_left_out if form else {}
    obstacles = publishing.obstacles(report, proposal.reasons_left_out if proposal else {})
    if editions:  # that nothing is corrected yet is no fault, and said beside the corrections
        obstacles = tuple(each for each in obstacles if each != publishing.NOTHING_CORRECTED)
    reasons = told.pop("reasons", None) or ()
    context = {
        **admin.admin_site.each_context(request),
        "report": report,
        "editions": [(edition, report_address(report.year, edition.number)) for edition in editions],
        "public_address": report_address(report.year),
        "obstacles": _with_links(report, obstacles),
        "reasons": _with_links(report, tuple(reason for reason in reasons if reason not in obstacles)),
        "figures": _figures(report, left_out),
        "number": editions[0].number + 1 if editions else 1,
        "proposal": proposal,
        "opts": admin.opts,
        "title": f"Bericht {report.year} veröffentlichen",
        "why": request.POST.get("why", ""),
        **(_standing(request.user, proposal, obstacles) if proposal else {"form": form}),
        **(corrections_context(report, left_out) if editions else {}),
        **told,
    }
    return TemplateResponse(request, "admin/projects/report/sealing.html", context, status=409 if told else 200)


def _standing(user: User, proposal: PublicationProposal, obstacles: tuple[str, ...]) -> dict[str, Any]:
    """How a proposal stands, and what this person may do with it."""
    stale = not obstacles and proposals.is_stale(proposal)
    return {
        "when": moment(proposal.publish_at) if proposal.publish_at else "",
        "is_own": not rules.may_confirm_publication(user, proposal),
        "can_confirm": not (stale or obstacles or proposal.confirmed_at)
        and rules.may_confirm_publication(user, proposal),
        "is_stale": stale,
        "others": _who_else(proposal),
    }


def _who_else(proposal: PublicationProposal) -> list[User]:
    """Who of the project group may confirm it."""
    held = Membership.objects.filter(role=Role.PROJECT_GROUP)
    people = User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("name")
    return list(people.exclude(pk=proposal.proposed_by_id))


def _figures(report: Report, left_out: Mapping[str, str]) -> list[tuple[str, int]]:
    """What the start page will count, to be read before it is public."""
    figures = figures_of(report, left_out=left_out)
    return [
        ("Projekte insgesamt", figures.total),
        ("abgeschlossen", figures.completed),
        ("davon neu", figures.newly_completed),
        ("laufend", figures.running),
        ("nicht weiterverfolgt", figures.not_pursued),
    ]


def _with_links(report: Report, sentences: tuple[str, ...]) -> list[Obstacle]:
    """Each obstacle begins with the code of its project, names its chapter, or concerns the report."""
    rows = report.updates.values_list("project__code", "pk")
    addresses = {code: reverse("admin:projects_projectupdate_change", args=[pk]) for code, pk in rows}
    chapters = [
        ((f"Das Programmkapitel „{each.title}“", f"Im Kapitel „{each.title}“"), address_of(each))
        for each in report.chapters.all()
    ]
    opening = reverse("admin:projects_projectupdate_add") + f"?report={report.pk}"

    agreeing = reverse("admin:projects_report_proofs", args=[report.pk]) + "#h-consultation"

    def mended_at(sentence: str) -> str:
        if sentence.startswith("Die Ressortabstimmung"):
            return agreeing
        if sentence == publishing.NOTHING_CORRECTED:
            return "#h-corrections"
        of_chapter = next((address for words, address in chapters if sentence.startswith(words)), opening)
        return addresses.get(sentence.split(" ", 1)[0], of_chapter)

    return [Obstacle(sentence, mended_at(sentence)) for sentence in sentences]
