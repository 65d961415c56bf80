import datetime
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.models import Role
from projects.document import to_json
from projects.importing.store import store_report
from projects.models import Edition, Project, ProjectUpdate, PublicationProposal, Report
from projects.proposals import confirm, propose
from tests.make import make_report_document, make_sheet_document
from tests.make_rows import make_ministry, make_person, make_update

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def run(*args):
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "bericht.json"
    document = make_report_document(make_sheet_document(), make_sheet_document("01-02", "Garten"))
    path.write_text(to_json(document), encoding="utf-8")
    return path


@pytest.mark.django_db
class TestImportReport:
    def test_json_is_published_and_summed_up(self, export):
        said = run("import_report", export, "--publish")
        assert said.startswith("Fortschrittsbericht 2024: 2 Projekte in 1 Themenfeldern (2 laufend, 0 abgeschlossen)")
        assert said.rstrip().endswith("Veröffentlicht als Ausgabe 1.")
        assert Edition.objects.count() == 1

    def test_a_dry_run_says_so_and_keeps_nothing(self, export):
        assert "nichts gespeichert" in run("import_report", export, "--dry-run", "--publish")
        assert (Report.objects.count(), Project.objects.count()) == (0, 0)

    def test_a_script_reads_json(self, export):
        summary = json.loads(run("import_report", export, "--json"))
        assert (summary["year"], summary["projects"], summary["published"], summary["gates"]) == (2024, 2, False, [])

    def test_an_unpublished_import_is_taken_back(self, export):
        run("import_report", export)
        assert run("undo_import", "--year", "2024") == "Bericht 2024 mit 2 Meldungen zurückgenommen.\n"
        assert Project.objects.count() == 0

    @pytest.mark.parametrize(
        ("content", "arguments", "sentence"),
        [
            (b"", [], "leer"),
            (b"\xff\xfe\x00", ["--year", "2024"], "UTF-8"),
            (b"{}", [], "kein Bericht"),
            ("Nur ein Satz über das Wetter.\n".encode(), ["--year", "2024"], "kein"),
        ],
        ids=["empty", "not UTF-8", "foreign JSON", "no report"],
    )
    def test_what_is_no_report_is_refused_with_one_sentence(self, tmp_path, content, arguments, sentence):
        path = tmp_path / ("datei.txt" if arguments else "datei.json")
        path.write_bytes(content)
        with pytest.raises(CommandError, match=sentence) as caught:
            run("import_report", path, *arguments)
        assert "\n" not in str(caught.value)
        assert Report.objects.count() == 0

    def test_a_missing_file_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match=r"fehlt\.json"):
            run("import_report", tmp_path / "fehlt.json")

    def test_a_huge_file_is_refused_without_reading_it(self, tmp_path):
        path = tmp_path / "riesig.txt"
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        with pytest.raises(CommandError, match="groß"):
            run("import_report", path, "--year", "2024")

    def test_a_name_that_no_file_can_have_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match=r"^Die Datei x{100}… kann nicht gelesen werden: [^\n]+\.$"):
            run("import_report", tmp_path / ("x" * 300), "--year", "2024")

    def test_a_file_whose_name_is_no_text_is_imported(self, export, tmp_path):
        named = tmp_path / os.fsdecode(b"bericht-\xff.json")
        named.write_bytes(export.read_bytes())
        run("import_report", named)
        assert Report.objects.get().imported_from == "bericht-?.json"

    def test_a_day_that_is_none_is_refused(self, tmp_path):
        path = tmp_path / "bericht.txt"
        path.write_text("Fortschrittsbericht", encoding="utf-8")
        with pytest.raises(CommandError, match="„gestern“ ist kein Tag der Form 2024-12-31"):
            run("import_report", path, "--year", "2024", "--published-on", "gestern")

    def test_a_text_needs_its_year(self, tmp_path):
        path = tmp_path / "bericht.txt"
        path.write_text("Fortschrittsbericht", encoding="utf-8")
        with pytest.raises(CommandError, match="--year 2024"):
            run("import_report", path)

    def test_a_year_that_contradicts_the_file_is_refused(self, export):
        with pytest.raises(CommandError, match="enthält den Bericht 2024, nicht 2023"):
            run("import_report", export, "--year", "2023")

    def test_a_year_that_exists_is_refused(self, export):
        run("import_report", export)
        with pytest.raises(CommandError, match="gibt es schon"):
            run("import_report", export)


@pytest.mark.django_db
class TestBuildReport:
    def test_an_edition_is_built_with_the_bytes_it_was_sealed_with(self, tmp_path, settings):
        edition = store_report(make_report_document(), source="test", publish=True).edition
        run("build_report", "2024", "--output", tmp_path / "bericht.pdf")
        sealed = Path(settings.EDITIONS_ROOT) / edition.folder / "report.pdf"
        assert (tmp_path / "bericht.pdf").read_bytes() == sealed.read_bytes()

    def test_a_report_in_work_is_built_as_it_stands(self, tmp_path):
        store_report(make_report_document(), source="test")
        ProjectUpdate.objects.update(title="Ideenhaus 🚀")
        said = run("build_report", "2024", "--output", tmp_path / "entwurf.pdf")
        assert "Ersetzt in 01-01.title: ROCKET" in said
        assert (tmp_path / "entwurf.pdf").read_bytes().startswith(b"%PDF-")

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["2019"], "2019 gibt es nicht"),
            (["2024", "--edition", "3"], "Ausgabe 3 des Berichts 2024 gibt es nicht"),
            (["2024", "--edition", "0"], "Ausgabe 0 des Berichts 2024 gibt es nicht"),
        ],
    )
    def test_what_does_not_exist_is_refused(self, tmp_path, arguments, sentence):
        store_report(make_report_document(), source="test", publish=True)
        with pytest.raises(CommandError, match=sentence):
            run("build_report", *arguments, "--output", tmp_path / "x.pdf")

    def test_a_file_that_cannot_be_written_is_named(self, tmp_path):
        store_report(make_report_document(), source="test", publish=True)
        with pytest.raises(CommandError, match="kann nicht geschrieben werden"):
            run("build_report", "2024", "--output", tmp_path / "fehlt" / "x.pdf")


@pytest.mark.django_db
class TestPublishDue:
    @pytest.fixture
    def due(self):
        """A publication that two people agreed on, and whose time has come."""
        update = make_update(make_ministry(), status="approved")
        pia, paul = (make_person(name, (Role.PROJECT_GROUP, None)) for name in ("Pia", "Paul"))
        confirm(propose(update.report, by=pia, publish_at=timezone.now() + datetime.timedelta(hours=1)), by=paul)
        PublicationProposal.objects.update(publish_at=timezone.now())
        return update

    def test_what_is_due_is_published_once(self, due):
        assert run("publish_due").startswith("Veröffentlicht: Fortschrittsbericht 2030, Ausgabe 1, ")
        assert run("publish_due") == "Zurzeit ist nichts zu veröffentlichen.\n"
        assert Edition.objects.count() == 1

    def test_a_script_reads_json(self, due):
        expected = [{"year": 2030, "edition": 1, "published": True, "failure": ""}]
        assert json.loads(run("publish_due", "--json")) == expected

    def test_what_cannot_be_published_is_named(self, due):
        ProjectUpdate.objects.update(status="changes_requested")
        with pytest.raises(CommandError) as caught:
            run("publish_due")
        assert str(caught.value) == (
            "Nicht veröffentlicht: Fortschrittsbericht 2030, Ausgabe 1. Der Bericht kann noch nicht veröffentlicht "
            "werden.\n- 01-01 „Stellwerk 01-01“ ist noch nicht freigegeben."
        )


class TestDemo:
    def command(self, folder, **variables):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, MANAGE, "demo", "--no-serve"],
            env={**kept, "RUHRPORTAL_DATA_DIR": str(folder), **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    def test_it_sets_up_prints_its_accounts_and_changes_nothing_the_second_time(self, tmp_path):
        first = self.command(tmp_path / "demo")
        assert first.returncode == 0, first.stderr
        for account in ("redaktion.mwike", "koordination.mwike", "projektgruppe", "projektgruppe2", "betrieb"):
            assert f"{account}@demo.example" in first.stdout
        password = next(line for line in first.stdout.splitlines() if line.startswith("Passwort: "))
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "demo" / "editions").rglob("*")}
        second = self.command(tmp_path / "demo")
        assert second.returncode == 0, second.stderr
        assert password in second.stdout
        assert {path: path.stat().st_mtime_ns for path in (tmp_path / "demo" / "editions").rglob("*")} == before

    def test_it_leaves_a_folder_with_other_data_alone(self, tmp_path):
        (tmp_path / "ruhrportal.sqlite3").write_bytes(b"echte Daten")
        refused = self.command(tmp_path)
        assert refused.returncode == 1
        assert "enthält schon andere Daten" in refused.stderr
        assert (tmp_path / "ruhrportal.sqlite3").read_bytes() == b"echte Daten"
        assert not (tmp_path / "demo").exists()

    def test_it_leaves_another_database_alone(self, tmp_path):
        refused = self.command(tmp_path / "neu", DATABASE_URL=f"sqlite:///{tmp_path}/fremd.sqlite3")
        assert refused.returncode == 1
        assert "DATABASE_URL" in refused.stderr
