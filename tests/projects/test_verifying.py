import datetime
import io
import json
import shutil
from pathlib import Path

import msgspec
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pikepdf import Dictionary, Name

from projects import editions as edition_folders
from projects.document import to_json
from projects.importing.store import store_report
from projects.models import Edition, PublishedPicture, PublishedSheet
from projects.pictures import picture_path
from projects.verifying import verified
from tests.make import make_report_document, make_sheet_document
from tests.projects.public.publish import make_photo
from tests.projects.report.pdf_reader import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    sheet = make_sheet_document(photos=(make_photo(caption="Das Haus von vorn", credit="Foto: Stadt"),))
    document = make_report_document(sheet, make_sheet_document("01-02", "Garten"))
    return store_report(document, source="test", publish=True).edition


def folder_of(edition, settings):
    return Path(settings.EDITIONS_ROOT) / edition.folder


def flip(path, place=-20):
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def breaks():
    return verified(Edition.objects.get()).breaks


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("verify_editions", *args, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), err.getvalue()


def sealed_by_another_renderer(edition):
    Edition.objects.filter(pk=edition.pk).update(renderer="0" * 64)


def replace_pdf(edition, settings, pdf):
    """Another PDF with a row that fits: what only typesetting anew can find."""
    (folder_of(edition, settings) / "report.pdf").write_bytes(pdf)
    sha256 = edition_folders.hashlib.sha256(pdf).hexdigest()
    Edition.objects.filter(pk=edition.pk).update(pdf_sha256=sha256, pdf_bytes=len(pdf))


def typeset_with(edition, **changes):
    return edition_folders.typeset_draft(msgspec.structs.replace(edition.read(), **changes)).pdf


class TestWhatHolds:
    def test_an_untouched_edition_holds_in_every_point(self, edition):
        found = verified(edition)
        assert found.breaks == []
        assert found.holds == [
            "Das Dokument hat seine Prüfsumme.",
            "Die veröffentlichten Blätter (2) sagen, was im Dokument steht.",
            "Die veröffentlichten Bilder (1) haben ihre Prüfsummen.",
            "Die Datei report.json ist das Dokument.",
            "Das PDF hat seine Prüfsumme und Länge.",
            "Die Druckfassungen der Bilder haben ihre Prüfsummen.",
            "Neu gesetzt entsteht das PDF Byte für Byte wieder.",
        ]

    def test_each_edition_is_told_of_with_progress(self, edition):
        said, progress = run()
        assert said.splitlines()[0] == "Bericht 2024, Ausgabe 1: stimmt. Das Dokument hat seine Prüfsumme."
        assert said.splitlines()[-1] == "Geprüft: 1 Ausgabe. Alles stimmt."
        assert progress == "Bericht 2024, Ausgabe 1 wird geprüft …\n"

    def test_a_year_or_an_edition_can_be_chosen(self, edition):
        store_report(make_report_document(year=2022), source="alt", publish=True)
        assert run()[0].splitlines()[-1] == "Geprüft: 2 Ausgaben. Alles stimmt."
        assert {line.partition(":")[0] for line in run("2022", "1")[0].splitlines()[:-1]} == {"Bericht 2022, Ausgabe 1"}

    def test_what_does_not_exist_is_refused(self, edition):
        assert run("2019")[1] == "Vom Bericht 2019 ist keine Ausgabe veröffentlicht."
        assert run("2024", "2")[1] == "Eine Ausgabe 2 des Berichts 2024 gibt es nicht."

    def test_a_portal_without_editions_has_nothing_to_prove(self):
        assert run() == ("Geprüft: 0 Ausgaben. Alles stimmt.\n", "")

    def test_a_script_reads_json(self, edition):
        read = json.loads(run("--json")[0])["editions"]
        assert [(each["year"], each["edition"], each["pdf_sha256"], each["breaks"]) for each in read] == [
            (2024, 1, edition.pdf_sha256, [])
        ]
        assert len(read[0]["holds"]) == 7


class TestWhatWasChanged:
    def test_a_byte_of_the_pdf(self, edition, settings):
        flip(folder_of(edition, settings) / "report.pdf")
        assert breaks() == ["Das PDF wurde verändert: Seine Prüfsumme stimmt nicht."]

    def test_a_byte_of_a_picture(self, edition):
        sha256 = PublishedPicture.objects.get().sha256
        flip(picture_path(sha256, "original"))
        assert breaks() == [f"Das Bild {sha256} wurde verändert: Seine Prüfsumme stimmt nicht."]

    def test_a_byte_of_a_print_rendition(self, edition, settings):
        sha256 = PublishedPicture.objects.get().sha256
        flip(folder_of(edition, settings) / "pictures" / f"{sha256}.jpg")
        assert breaks() == [
            f"Die Druckfassung des Bildes {sha256} wurde verändert: Ihre Prüfsumme stimmt nicht.",
            "Neu gesetzt entsteht ein anderes PDF, obwohl der Satz derselbe ist wie bei der Versiegelung.",
        ]

    def test_a_print_rendition_that_was_changed_in_store_and_folder_alike(self, edition, settings):
        sha256 = PublishedPicture.objects.get().sha256
        flip(folder_of(edition, settings) / "pictures" / f"{sha256}.jpg")
        flip(picture_path(sha256, "print"))
        assert breaks()[0] == f"Die Druckfassung des Bildes {sha256} wurde verändert: Ihre Prüfsumme stimmt nicht."

    def test_a_byte_of_the_data_file(self, edition, settings):
        flip(folder_of(edition, settings) / "report.json")
        assert breaks() == ["Die Datei report.json wurde verändert: Ihre Prüfsumme ist nicht die des Dokuments."]

    def test_a_byte_of_the_cover(self, edition, settings):
        flip(folder_of(edition, settings) / "cover.png")
        assert breaks() == ["Das Bild der Titelseite (cover.png) wurde verändert."]

    def test_a_word_of_the_document_in_the_database(self, edition):
        Edition.objects.update(document=edition.document.replace('"title":"Garten"', '"title":"Gärten"'))
        assert breaks() == [
            "Das Dokument in der Datenbank wurde verändert: Seine Prüfsumme stimmt nicht.",
            "Das Blatt 01-02 in der Datenbank sagt anderes als das Dokument.",
            "Neu gesetzt entsteht ein anderes PDF, obwohl der Satz derselbe ist wie bei der Versiegelung.",
        ]

    def test_a_document_that_is_none_any_more(self, edition):
        Edition.objects.update(document="{")
        found = breaks()
        assert found[0] == "Das Dokument in der Datenbank wurde verändert: Seine Prüfsumme stimmt nicht."
        assert found[1].startswith("Das Dokument in der Datenbank ist nicht lesbar. Die Datei ist kein gültiges JSON")
        assert len(found) == 2

    @pytest.mark.parametrize(
        "change",
        [
            {"title": "Größer"},
            {"ministry_name": "Ein anderes"},
            {"document": to_json(make_sheet_document("01-02", "Größer"))},
            {"document": "{"},
        ],
        ids=["title", "ministry", "document", "damaged"],
    )
    def test_a_published_sheet(self, edition, change):
        PublishedSheet.objects.filter(code="01-02").update(**change)
        assert breaks() == ["Das Blatt 01-02 in der Datenbank sagt anderes als das Dokument."]

    def test_a_sheet_that_is_gone(self, edition):
        PublishedSheet.objects.filter(code="01-02").delete()
        assert breaks() == ["Das Blatt 01-02 fehlt in der Datenbank."]

    def test_the_row_of_an_edition(self, edition):
        Edition.objects.update(published_on=datetime.date(2020, 1, 1))
        assert breaks() == ["Jahr, Nummer, Tag oder Anlass der Ausgabe sind andere als in ihrem Dokument."]

    def test_a_picture_that_was_slipped_in(self, edition):
        photo = make_photo("gray")
        PublishedPicture.objects.create(edition=edition, sha256=photo.sha256)
        assert breaks()[0] == f"Das Bild {photo.sha256} steht nicht im Dokument."

    def test_a_pdf_that_was_replaced_with_its_checksum(self, edition, settings):
        replace_pdf(edition, settings, typeset_with(edition, tagline="Andere Worte"))
        assert breaks() == [
            "Neu gesetzt entsteht ein anderes PDF, obwohl der Satz derselbe ist wie bei der Versiegelung."
        ]

    def test_the_command_ends_with_an_error_and_says_where(self, edition, settings):
        flip(folder_of(edition, settings) / "report.pdf")
        said, errors = run()
        assert errors.splitlines()[1:] == [
            "Bericht 2024, Ausgabe 1: stimmt nicht. Das PDF wurde verändert: Seine Prüfsumme stimmt nicht.",
            "Nicht alles stimmt: Bericht 2024, Ausgabe 1.",
        ]
        assert "Alles stimmt" not in said


class TestWhatIsMissing:
    def test_the_folder(self, edition, settings):
        shutil.rmtree(folder_of(edition, settings))
        assert breaks() == [f"Der Ordner {folder_of(edition, settings)} fehlt."]

    @pytest.mark.parametrize(("name", "called"), [("report.pdf", "Das PDF"), ("report.json", "Die Datei report.json")])
    def test_a_file_of_the_folder(self, edition, settings, name, called):
        path = folder_of(edition, settings) / name
        path.unlink()
        assert breaks() == [f"{called} fehlt ({path})."]

    def test_a_folder_in_the_place_of_a_file(self, edition, settings):
        path = folder_of(edition, settings) / "report.pdf"
        path.unlink()
        path.mkdir()
        assert breaks() == [f"Das PDF ist nicht lesbar ({path}): An der Stelle der Datei liegt ein Ordner."]

    def test_a_picture_with_all_its_files(self, edition):
        path = picture_path(PublishedPicture.objects.get().sha256, "original")
        shutil.rmtree(path.parent)
        found = breaks()
        assert found[0] == f"Das Bild {path.parent.name} fehlt ({path})."
        assert len(found) == 4  # and the three widths of the web

    def test_a_print_rendition(self, edition, settings):
        path = next((folder_of(edition, settings) / "pictures").iterdir())
        path.unlink()
        assert breaks()[0] == f"Die Druckfassung des Bildes {path.stem} fehlt ({path})."

    def test_a_print_rendition_that_is_no_picture(self, edition, settings):
        path = next((folder_of(edition, settings) / "pictures").iterdir())
        path.write_bytes(b"kaputt")
        assert breaks()[-1] == (
            "Das PDF lässt sich nicht neu setzen. "
            "Projekt 01-01: Die Druckfassung von Bild „Das Haus von vorn“ ist nicht lesbar."
        )


class TestAnotherRenderer:
    def test_equal_bytes_hold(self, edition):
        sealed_by_another_renderer(edition)
        found = verified(Edition.objects.get())
        assert found.breaks == []
        assert found.holds[-1] == "Neu gesetzt entsteht das PDF Byte für Byte wieder, mit inzwischen anderem Satz."

    def test_other_bytes_that_say_the_same_hold(self, edition, settings):
        sealed_by_another_renderer(edition)
        with opened((folder_of(edition, settings) / "report.pdf").read_bytes()) as pdf:
            target = io.BytesIO()
            pdf.save(target)
        replace_pdf(edition, settings, target.getvalue())
        found = verified(Edition.objects.get())
        assert found.breaks == []
        assert found.holds[-1] == (
            "Der Satz ist seit der Versiegelung ein anderer; Text und Gliederung des PDFs sind gleich."
        )

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            (
                {"tagline": "Wir bauen ab"},
                "Der Text weicht ab: „richt 2024Wir bauen ab",
            ),
            ({"chapters": ()}, "Die Gliederung weicht ab: „Überblick“ (H1) statt „Editorial“ (H1)."),
        ],
        ids=["words", "chapters"],
    )
    def test_other_words_or_chapters_do_not(self, edition, settings, changes, said):
        sealed_by_another_renderer(edition)
        replace_pdf(edition, settings, typeset_with(edition, **changes))
        (found,) = breaks()
        assert found.startswith(f"Versiegelt und neu gesetzt sagt das PDF nicht dasselbe. {said}")

    def test_another_description_of_a_picture_does_not(self, edition, settings):
        sealed_by_another_renderer(edition)
        with opened((folder_of(edition, settings) / "report.pdf").read_bytes()) as pdf:
            figures = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.Figure]
            figures[0].Alt = "Ein anderes Bild"
            target = io.BytesIO()
            pdf.save(target)
        replace_pdf(edition, settings, target.getvalue())
        (found,) = breaks()
        assert found.endswith("Die Bilder oder ihre Beschreibungen weichen ab.")

    def test_a_file_that_is_no_pdf_is_a_sentence(self, edition, settings):
        sealed_by_another_renderer(edition)
        replace_pdf(edition, settings, b"kein PDF")
        assert breaks() == ["Das PDF ist nicht lesbar und lässt sich nicht mit dem neu gesetzten vergleichen."]
