"""What every response carries, whatever made it: a page, a static file, a redirect, an error."""

import logging
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from accounts.models import User
from ruhrportal import urls
from tests.markup import html_errors

POLICY = {
    "base-uri 'self'",
    "default-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
}


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def misread(request: HttpRequest) -> HttpResponse:
    raise BadRequest("Kein Wort davon steht auf der Seite.")


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Kein Wort davon steht auf der Seite.")


urlpatterns = [path("refuse/", refuse), path("misread/", misread), path("fail/", fail), *urls.urlpatterns]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def reader(caplog: pytest.LogCaptureFixture) -> Client:
    caplog.set_level(logging.CRITICAL)
    return Client(raise_request_exception=False)


def hashed_file(reader: Client) -> HttpResponseBase:
    return static_file(reader, staticfiles_storage.url("ruhrportal/error.css"))


def static_file(reader: Client, address: str = "/static/ruhrportal/error.css") -> HttpResponseBase:
    response = reader.get(address)
    assert b"".join(response.streaming_content).startswith(b"/*")  # type: ignore[attr-defined]
    return response


KINDS: dict[str, tuple[int, Callable[[Client], HttpResponseBase]]] = {
    "a static file": (200, hashed_file),
    "a static file under its plain name": (200, static_file),
    "a missing static file": (404, lambda reader: reader.get("/static/gone.css")),
    "the sign-in": (200, lambda reader: reader.get("/konto/login/")),
    "a redirect": (302, lambda reader: reader.get("/redaktion/")),
    "an unreadable request": (400, lambda reader: reader.get("/misread/")),
    "a foreign host": (400, lambda reader: reader.get("/", headers={"host": "evil.example.org"})),
    "a refusal": (403, lambda reader: reader.get("/refuse/")),
    "a form without its token": (403, lambda reader: Client(enforce_csrf_checks=True).post("/konto/login/")),
    "a missing page": (404, lambda reader: reader.get("/gone/")),
    "an unknown method": (405, lambda reader: reader.trace("/konto/login/")),
    "a failure": (500, lambda reader: reader.get("/fail/")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_every_response_carries_the_headers(reader: Client, kind: str) -> None:
    status, ask = KINDS[kind]
    response = ask(reader)
    assert response.status_code == status
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize("kind", [kind for kind, (status, _) in KINDS.items() if status in (400, 403, 404, 500)])
def test_an_error_is_a_german_page_that_leads_on(reader: Client, kind: str) -> None:
    status, ask = KINDS[kind]
    text = ask(reader).content.decode()
    assert text.count("<h1>") == 1
    assert '<html lang="de">' in text
    assert f"Fehler {status}" in text
    assert "Kein Wort davon" not in text
    for way in ("/", "/projekte/", "/berichte/", "/impressum/"):
        assert f'<a href="{way}">' in text


def test_the_error_pages_are_valid_html() -> None:
    names = (
        "400.html",
        "403.html",
        "403_csrf.html",
        "404.html",
        "410.html",
        "413.html",
        "429.html",
        "500.html",
        "503.html",
    )
    assert html_errors({name: render_to_string(name) for name in names}) == []


def test_a_refusal_says_the_reason_that_it_was_given(reader: Client) -> None:
    assert "Diese Seite steht nur bestimmten Personen offen." in reader.get("/refuse/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["/", "/projekte/?q=Wasser", "/berichte/", "/impressum/", "/robots.txt"])
def test_public_pages_neither_set_nor_depend_on_cookies(reader: Client, where: str) -> None:
    response = reader.get(where)
    assert response.status_code == 200
    assert response.cookies.output() == ""
    assert "Cookie" not in response.get("Vary", "")
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("kind", ["a static file", "a missing page", "a failure", "an unreadable request"])
def test_a_reader_gets_no_cookie(reader: Client, kind: str) -> None:
    response = KINDS[kind][1](reader)
    assert response.cookies.output() == ""
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("where", ["/redaktion/login/", "/konto/login/", "/gone/", "/static/ruhrportal/error.css"])
def test_unknown_methods_are_refused_everywhere(reader: Client, method: str, where: str) -> None:
    response = reader.generic(method, where)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_static_files_are_kept_for_good_under_their_hashed_name(reader: Client) -> None:
    response = hashed_file(reader)
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Type"] == 'text/css; charset="utf-8"'


def test_http_leads_to_https_in_public_and_the_proxy_is_believed(settings: Settings, reader: Client) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    plain = Client().get("/gone/")
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/gone/")
    secure = Client().get("/gone/", headers={"x-forwarded-proto": "https"})
    assert (secure.status_code, secure["Strict-Transport-Security"]) == (404, "max-age=60")


@pytest.mark.django_db
def test_the_desk_has_one_door(client: Client) -> None:
    to_desk = client.get("/redaktion/")
    assert to_desk["Location"] == "/redaktion/login/?next=/redaktion/"
    assert client.get(to_desk["Location"])["Location"] == "/konto/login/?next=/redaktion/"
    assert client.post("/redaktion/login/", {"username": "a", "password": "b"}).status_code == 405
    assert client.get("/redaktion/password_change/")["Location"] == "/konto/password/change/"


@pytest.mark.django_db
def test_a_person_signs_in_by_address_and_out_at_the_desk(client: Client) -> None:
    User.objects.create_user("redaktion@example.de", "eine-lange-losung", name="Erika Beispiel")
    form = {"login": "Redaktion@example.de", "password": "eine-lange-losung"}
    assert client.post("/konto/login/?next=/redaktion/", form)["Location"] == "/redaktion/"
    assert client.session["_auth_user_backend"] == settings.AUTHENTICATION_BACKENDS[0]
    assert client.post("/redaktion/logout/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_next_address_on_another_host_is_not_followed(client: Client) -> None:
    User.objects.create_user("redaktion@example.de", "eine-lange-losung", name="Erika Beispiel")
    form = {"login": "redaktion@example.de", "password": "eine-lange-losung"}
    response = client.post("/konto/login/?next=https://evil.example.org/", form)
    assert response["Location"] == "/redaktion/"


@pytest.mark.django_db
def test_who_is_signed_in_but_not_let_in_is_told_so_and_not_sent_in_circles(client: Client) -> None:
    client.force_login(User.objects.create_user("leser@example.de", None, name="Leser"))
    response = client.get("/redaktion/login/?next=/redaktion/")
    assert response.status_code == 403
    assert "Ihr Zugang ist nicht für die Redaktion freigeschaltet." in response.content.decode()


@pytest.mark.django_db
def test_nobody_makes_an_account_by_signing_up(client: Client) -> None:
    client.post("/konto/signup/", {"email": "neu@example.de", "password1": "eine-lange-losung"})
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_guessing_passwords_is_stopped_after_a_few_tries(client: Client) -> None:
    User.objects.create_user("redaktion@example.de", "eine-lange-losung", name="Erika Beispiel")
    for _ in range(5):
        client.post("/konto/login/", {"login": "redaktion@example.de", "password": "falsch"})
    form = {"login": "redaktion@example.de", "password": "eine-lange-losung"}
    assert client.post("/konto/login/", form).status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", "no-cache"),
        ("/projekte/", "no-cache"),
        ("/impressum/", "no-cache"),
        ("/gibtesnicht/", "no-cache"),
        ("/konto/password/reset/", "private, no-store"),
        ("/konto/inactive/", "private, no-store"),
    ],
)
def test_a_cache_keeps_no_page_that_depends_on_who_asks(reader: Client, address: str, kept: str) -> None:
    assert reader.get(address).headers["Cache-Control"] == kept


@pytest.mark.parametrize("length", ["167772161", "9" * 40])
def test_a_request_larger_than_any_form_is_not_read(reader: Client, length: str) -> None:
    response = reader.post("/konto/login/", {"login": "x"}, headers={"content-length": length})
    assert response.status_code == 413
    assert "Die Anfrage ist zu groß: möglich sind 160 MB." in response.content.decode()
    assert '<a href="/">Zur Startseite</a>' in response.content.decode()
