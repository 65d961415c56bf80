"""Name, logo and colours of the house: set by the environment, shown on every page."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.ruhrportal.test_settings import manage, shown

pytestmark = pytest.mark.django_db


def test_name_and_publisher_stand_on_every_page(settings, client: Client) -> None:
    settings.SITE_NAME, settings.SITE_PUBLISHER = "Fortschritt & Ruhr", "Ein Ministerium"
    for address in ("/", "/kontakt/", "/gone/"):
        html = client.get(address).content.decode()
        assert " – Fortschritt &amp; Ruhr</title>" in html
        assert "Ruhrportal" not in html.replace("ruhrportal/", "").replace("Software Ruhrportal", "")
    assert "Herausgegeben von Ein Ministerium." in client.get("/").content.decode()
    assert "<title>Anmelden – Redaktion Fortschritt &amp; Ruhr</title>" in client.get("/konto/login/").content.decode()


def test_a_house_without_files_of_its_own_gets_ours(client: Client) -> None:
    for html in (client.get("/").content.decode(), render_to_string("500.html")):
        assert "/brand/" not in html


def test_logo_and_colours_of_the_house_are_collected_and_linked(tmp_path: Path) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "tokens.css").write_text(":root { --rp-river: #063 }")
    data, variables = tmp_path / "data", {"RUHRPORTAL_BRAND_FOLDER": str(folder), "RUHRPORTAL_NAME": "Haus"}
    assert manage("collectstatic", "--noinput", "-v0", data_dir=data, **variables).returncode == 0
    assert (data / "static/ruhrportal/brand/tokens.css").read_text() == ":root { --rp-river: #063 }"
    templates = ("public/_logo.html", "_brand_styles.html", "_icon.html", "404.html")
    code = f"from django.template.loader import render_to_string as r; print(*map(r, {templates}))"
    page = manage("shell", "--no-imports", "-c", code, data_dir=data, **variables).stdout
    assert '<img class="rp-brand__logo" src="/static/ruhrportal/brand/logo.' in page
    assert '<link rel="stylesheet" href="/static/ruhrportal/brand/tokens.css">' in page  # the error page's
    assert page.count('rel="stylesheet" href="/static/ruhrportal/brand/tokens.') == 2
    assert "/static/ruhrportal/img/zeichen." in page


def test_the_name_stands_in_mails(tmp_path: Path) -> None:
    names = "s.ACCOUNT_EMAIL_SUBJECT_PREFIX, s.DEFAULT_FROM_EMAIL"
    assert shown(names, data_dir=tmp_path, RUHRPORTAL_NAME="Haus") == "[Haus]  Haus <noreply@localhost>"
