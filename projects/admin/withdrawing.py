"""Withdrawing a published picture at the desk: choosing it, proposing with a reason, confirming what will happen."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.desk import DeskAdmin
from accounts.models import User
from projects import addresses, rules, withdrawal
from projects.admin.fields import CleanedText
from projects.clearing import try_to_clear
from projects.models import Photo, PublishedPicture, Report, WithdrawnPicture
from projects.picture_places import ShownPicture, pictures_in, shown_picture
from projects.pictures import WEB_WIDTHS
from projects.report.typeset import TypesetError
from projects.tombstones import REASONS
from projects.withdrawal import LONGEST_SENTENCE, WithdrawalRefused

NOTHING_DONE = "Es wurde nichts zurückgezogen."
_CHECK = "Bitte sehen Sie die Angaben unten an."


class WithdrawalForm(forms.Form):
    """What a person of the project group says when they propose it."""

    reason = forms.ChoiceField(
        label="Grund",
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie einen Grund."},
        help_text="Öffentlich: Er steht an der Stelle des Bildes und bei der neuen Ausgabe.",
    )
    sentence = CleanedText(
        label="Öffentlicher Satz dazu",
        lines=False,
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text="Nötig bei „anderer Grund“. Nennen Sie keine Namen.",
    )
    hides_words = forms.BooleanField(
        label="Auch Bildunterschrift, Alternativtext und Bildnachweis verbergen",
        required=False,
        help_text="Nur auf Wunsch einer abgebildeten Person: auf Webseiten, im PDF und in den Daten aller Ausgaben.",
    )
    note = CleanedText(
        label="Notiz für die Projektgruppe",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zum Beispiel, wer das wann verlangt hat. Sie wird nicht veröffentlicht.",
    )


def withdrawable(user: User, photos: Iterable[Photo]) -> frozenset[str]:
    """The SHA-256 of those photos that this person may propose to withdraw: they are published."""
    if not rules.may_withdraw_pictures(user):
        return frozenset()
    shown = PublishedPicture.objects.filter(sha256__in=[photo.sha256 for photo in photos if photo.sha256])
    return frozenset(shown.values_list("sha256", flat=True))


def address_of(sha256: str) -> str:
    return reverse("admin:projects_withdrawnpicture_picture", args=[sha256])


@admin.register(WithdrawnPicture)
class WithdrawnPictureAdmin(DeskAdmin):
    """Pages of our own; rows are written by `projects.withdrawal` only."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.list_page), name="projects_withdrawnpicture_choose"),
            path("<sha256:sha256>/", view(self.picture_page), name="projects_withdrawnpicture_picture"),
            path("<sha256:sha256>/<slug:name>/", view(self.act), name="projects_withdrawnpicture_act"),
        ]

    @method_decorator(require_safe)
    def list_page(self, request: HttpRequest) -> HttpResponse:
        _require_right(request)
        reports = list(Report.objects.filter(editions__isnull=False).distinct().order_by("-year"))
        chosen = next((each for each in reports if str(each.year) == request.GET.get("bericht")), None)
        report = chosen or (reports[0] if reports else None)
        known = list(WithdrawnPicture.objects.with_people())
        context = {
            **self.admin_site.each_context(request),
            "reports": reports,
            "chosen": report,
            "waiting": [(each, address_of(each.sha256)) for each in known if each.withdrawn_at is None],
            "withdrawn": [(each, address_of(each.sha256)) for each in known if each.withdrawn_at],
            "pictures": [_card(each) for each in pictures_in(report)] if report else [],
            "title": "Bild zurückziehen",
        }
        return TemplateResponse(request, "admin/projects/withdrawnpicture/list.html", context)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def picture_page(self, request: HttpRequest, sha256: str) -> HttpResponse:
        """The page of one picture; sent, it proposes to withdraw it."""
        _require_right(request)
        shown = _shown_or_404(sha256)
        if request.method != "POST":
            return self._page(request, shown)
        form = WithdrawalForm(request.POST, use_required_attribute=False)
        told = _told_of(lambda: _ask(request, shown, form))
        return self._page(request, shown, form=form, **told) if told else HttpResponseRedirect(address_of(sha256))

    @method_decorator(require_POST)
    def act(self, request: HttpRequest, sha256: str, name: str) -> HttpResponse:
        """Confirm a proposal, take it back, or delete files that are left."""
        _require_right(request)
        shown = _shown_or_404(sha256)
        picture = WithdrawnPicture.objects.filter(sha256=sha256).first()
        if name not in ACTS:
            raise Http404
        if picture is None:
            told = {"refusal": "Der Vorschlag wurde inzwischen zurückgenommen."}
        else:
            told = _told_of(lambda: ACTS[name](request, picture))
        return self._page(request, shown, **told) if told else HttpResponseRedirect(address_of(sha256))

    def _page(
        self, request: HttpRequest, shown: ShownPicture, *, form: WithdrawalForm | None = None, **told: Any
    ) -> HttpResponse:
        picture = WithdrawnPicture.objects.with_people().filter(sha256=shown.sha256).first()
        context = {
            **self.admin_site.each_context(request),
            "shown": shown,
            "card": _card(shown),
            "places": [_place(each) for each in shown.places],
            "picture": picture,
            "can_confirm": picture is not None and rules.may_confirm_withdrawal(request.user, picture),
            "plan": None if picture and picture.withdrawn_at else withdrawal.plan_of(shown.sha256),
            "form": form or WithdrawalForm(use_required_attribute=False),
            "title": f"{_what(picture)}: {shown.newest.sheet.title}",
            **told,
        }
        status = 409 if told else 200
        return TemplateResponse(request, "admin/projects/withdrawnpicture/picture.html", context, status=status)


def _require_right(request: HttpRequest) -> None:
    if not rules.may_withdraw_pictures(request.user):
        raise Http404


def _shown_or_404(sha256: str) -> ShownPicture:
    shown = shown_picture(sha256)
    if shown is None:
        raise Http404
    return shown


def _card(shown: ShownPicture) -> dict[str, Any]:
    """A picture as the desk lists it."""
    newest = shown.newest
    return {
        "photo": newest.photo,
        "sheet": newest.sheet,
        "src": addresses.picture_address(shown.sha256, WEB_WIDTHS[0]),
        "editions": ", ".join(f"{each.report.year}/{each.number}" for each in shown.editions),
        "address": address_of(shown.sha256),
    }


def _what(picture: WithdrawnPicture | None) -> str:
    return "Zurückgezogenes Bild" if picture and picture.withdrawn_at else "Bild zurückziehen"


def _place(place: Any) -> dict[str, Any]:
    year, number = place.edition.report.year, place.edition.number
    return {
        "edition": place.edition,
        "sheet": place.sheet,
        "address": addresses.project_address(place.sheet.code, place.sheet.slug, year, number),
    }


def _told_of(act: Callable[[], object]) -> dict[str, Any]:
    """Do it; what to tell if it was refused, else nothing."""
    try:
        act()
    except WithdrawalRefused as refusal:
        return {"refusal": str(refusal)}
    except TypesetError as error:
        return {"refusal": f"Der Satz ist nicht gelungen. {NOTHING_DONE} {error}"}
    except OSError as error:
        return {"refusal": f"Die neuen Ausgaben lassen sich nicht speichern. {NOTHING_DONE} {error.strerror}"}
    return {}


def _ask(request: HttpRequest, shown: ShownPicture, form: WithdrawalForm) -> None:
    if not form.is_valid():
        raise WithdrawalRefused(_CHECK)
    withdrawal.ask(shown.sha256, by=request.user, **form.cleaned_data)
    messages.success(request, "Vorgeschlagen. Eine zweite Person der Projektgruppe bestätigt.")


def _confirm(request: HttpRequest, picture: WithdrawnPicture) -> None:
    if request.POST.get("sure") != "yes":
        raise WithdrawalRefused("Bitte bestätigen Sie, dass das Bild zurückgezogen werden soll.")
    done = withdrawal.confirm(picture, by=request.user)
    messages.success(request, "Das Bild ist zurückgezogen.")
    _warn_of_files(request, done)


def _take_back(request: HttpRequest, picture: WithdrawnPicture) -> None:
    withdrawal.take_back(picture, by=request.user)
    messages.success(request, "Der Vorschlag ist zurückgenommen. Das Bild bleibt.")


def _clear(request: HttpRequest, picture: WithdrawnPicture) -> None:
    if picture.withdrawn_at is None:
        raise WithdrawalRefused("Das Bild ist noch nicht zurückgezogen.")
    if try_to_clear(picture):
        messages.success(request, "Alle Dateien des Bildes sind gelöscht.")
    picture.refresh_from_db()
    _warn_of_files(request, picture)


def _warn_of_files(request: HttpRequest, picture: WithdrawnPicture) -> None:
    if picture.cleared_at is None:
        messages.warning(
            request,
            "Einzelne Dateien ließen sich noch nicht löschen; niemand bekommt sie mehr. Der Betrieb löscht sie mit "
            "„manage.py clear_withdrawn“, oder Sie versuchen es hier noch einmal.",
        )


ACTS: dict[str, Callable[[HttpRequest, WithdrawnPicture], None]] = {
    "bestaetigen": _confirm,
    "zuruecknehmen": _take_back,
    "dateien": _clear,
}
