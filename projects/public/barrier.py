"""„Barriere melden“: the form, without a cookie, and the page that says it arrived."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from projects import barriers
from projects.models import BarrierReport
from projects.public import form_token
from projects.public.barrier_form import TRAP, BarrierForm, page_asked_from
from projects.public.limits import is_within
from projects.public.rendering import answer
from projects.site_pages import statement, statement_view

MOST_FROM_ONE, PER_SECONDS = 5, 60 * 60
_TRAPPED = (
    "Ein Feld war ausgefüllt, das frei bleiben muss; vielleicht hat das ein Programm getan. "
    "Bitte senden Sie noch einmal."
)
_TOO_MANY = (
    "Gerade sind sehr viele Meldungen gekommen. Ihre ist noch nicht gesendet; der Text steht unten. "
    "Bitte versuchen Sie es in einer Stunde noch einmal, oder schreiben Sie uns eine E-Mail."
)
_SALT = "barrier receipt"


@csrf_exempt  # the form has a signed token of its own, so that nothing is stored on the reader's device
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, BarrierForm(initial={"page": page_asked_from(request)}))
    form, token = BarrierForm(request.POST), form_token.read(request.POST.get("token", ""))
    if token.nonce and (known := barriers.taken_in(token.nonce)):
        return _thanks(known)
    valid = form.is_valid()
    if wrong := token.wrong or (_TRAPPED if form.trapped else ""):
        return _form(request, form, wrong=wrong, status=422)
    if not valid:
        return _form(request, form, status=422)
    if barriers.too_many_just_now() or not is_within(request, "barrier", most=MOST_FROM_ONE, seconds=PER_SECONDS):
        response = _form(request, form, wrong=_TOO_MANY, status=429)
        response.headers["Retry-After"] = str(PER_SECONDS)
        return response
    sent: BarrierReport = form.save(commit=False)
    sent.nonce = token.nonce
    return _thanks(barriers.take_in(sent))


def _form(request: HttpRequest, form: BarrierForm, *, wrong: str = "", status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "wrong": wrong,
        "token": form_token.new_token(),
        "trap": TRAP,
        "statement": statement_view(statement()),
    }
    response = answer(
        request,
        "public/barrier.html",
        context,
        address=reverse("public:barrier"),
        title="Barriere melden",
        description="Etwas lässt sich nicht lesen, bedienen oder verstehen? Hier melden Sie es, auch ohne Ihren Namen.",
        part="barrier",
    )
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"  # each form has a token of its own
    return response


def _thanks(sent: BarrierReport) -> HttpResponse:
    receipt = signing.dumps({"reference": sent.reference, "due": sent.due_on.isoformat()}, salt=_SALT)
    return HttpResponseRedirect(reverse("public:barrier-received", args=[receipt]))


@require_safe
def received(request: HttpRequest, receipt: str) -> HttpResponse:
    """The address itself says which number and day; nobody can make one up, and nothing is looked up."""
    try:
        told = signing.loads(receipt, salt=_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    due = parse_date(told["due"]) or timezone.localdate()
    response = answer(
        request,
        "public/barrier_received.html",
        {"reference": told["reference"], "due": due},
        address=reverse("public:barrier"),
        title="Ihre Meldung ist eingegangen",
        description="Ihre Meldung einer Barriere ist eingegangen.",
        part="barrier",
    )
    response.headers["Cache-Control"] = "no-store"
    return response
