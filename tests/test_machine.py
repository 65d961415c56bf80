"""The tests' own ground: a cluster that leaves nothing behind, and loud words about what is missing."""

from pathlib import Path

import psycopg
import pytest
from _pytest.outcomes import Failed, Skipped

from tests import machine
from tests.database import ClusterError, throwaway_cluster


def test_the_cluster_answers_and_leaves_nothing_behind() -> None:
    binaries = machine.postgresql() or machine.lacking("no PostgreSQL was found.")
    with throwaway_cluster(binaries) as url:
        with psycopg.connect(url) as connection:
            folder, encoding = connection.execute(
                "SELECT current_setting('unix_socket_directories'), current_setting('server_encoding')"
            ).fetchone()
        assert encoding == "UTF8"
        assert Path(folder).is_dir()
    assert not Path(folder).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_cluster_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "initdb").write_text("#!/bin/sh\necho 'no room left' >&2\nexit 1\n")
    (tmp_path / "initdb").chmod(0o755)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == tmp_path.owner() and folder.stat().st_mode & 0o777 == 0o700:
            folder.chmod(0o711)  # the cluster's owner is another user than root and must get through
    with pytest.raises(ClusterError, match="no room left"), throwaway_cluster(tmp_path):
        pass


def test_what_is_missing_is_left_out_loudly_or_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUHRPORTAL_TEST_ALL", raising=False)
    with pytest.raises(Skipped, match="NOT RUN: no Chromium was found"):
        machine.lacking("no Chromium was found.")
    monkeypatch.setenv("RUHRPORTAL_TEST_ALL", "1")
    with pytest.raises(Failed, match="RUHRPORTAL_TEST_ALL=1, but no Chromium was found"):
        machine.lacking("no Chromium was found.")


def test_a_report_that_is_not_there_counts_as_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RUHRPORTAL_REAL_REPORT", str(tmp_path / "gone.txt"))
    assert machine.real_report() is None
    assert "RUHRPORTAL_REAL_REPORT names no file (tests on the real report's text)" in machine.missing()
    (tmp_path / "here.txt").write_text("Bericht")
    monkeypatch.setenv("RUHRPORTAL_REAL_REPORT", str(tmp_path / "here.txt"))
    assert machine.real_report() == tmp_path / "here.txt"
