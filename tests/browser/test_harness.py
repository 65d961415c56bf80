"""The harness itself must see what it is there to see, or every other browser test would prove nothing."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from ruhrportal import urls
from tests.browser.conftest import listen
from tests.browser.pages import axe_violations, sideways_scroll

BAD = """<!doctype html><html><head><title>x</title><link rel="stylesheet" href="/gone.css"></head>
<body style="width: 2000px"><img src="/gone.png"><img src="https://foreign.invalid/pixel.png">
<script>document.title = "run"</script>
<p style="color: #eee">kaum zu lesen</p></body></html>"""


def bad_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BAD)


urlpatterns = [path("bad/", bad_page), *urls.urlpatterns]


@pytest.mark.urls(__name__)
def test_a_bad_page_is_seen_to_be_bad(browser: object, page_at: Callable[..., Page], live_server: LiveServer) -> None:
    complaints: list[str] = []
    page = page_at().context.browser.new_page(base_url=live_server.url)
    listen(page, live_server.url, complaints)
    page.goto("/bad/")
    axe_found = axe_violations(page)
    page.close()
    said = "\n".join(complaints)
    assert "request to another host: https://foreign.invalid/pixel.png" in said
    assert f"404 for {live_server.url}/gone.png" in said
    assert f"{live_server.url}/gone.css' because its MIME type" in said
    assert "Content Security Policy" in said
    rules = {line.partition(":")[0] for line in axe_found}
    assert {"html-has-lang", "image-alt", "landmark-one-main", "page-has-heading-one"} <= rules


@pytest.mark.urls(__name__)
def test_a_page_that_is_too_wide_is_measured(browser: object, page_at: Callable[..., Page]) -> None:
    page = page_at(320)
    page.set_content("<div style='width: 400px'>breit</div>")
    assert sideways_scroll(page) > 0
