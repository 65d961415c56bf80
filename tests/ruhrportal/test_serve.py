"""The portal in its real server, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(port: int, data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {"PATH": os.environ["PATH"], "RUHRPORTAL_DATA_DIR": str(data_dir)}
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield server
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # with its workers
        server.communicate()


def answer(url: str) -> tuple[int, str]:
    """Status and policy of an address, as soon as the server is there."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.status, response.headers["Content-Security-Policy"]
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["Content-Security-Policy"]
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_cleanly_when_told(tmp_path: Path, told: signal.Signals) -> None:
    port = free_port()
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "hello.css").write_text("/* hello */")
    with served(port, tmp_path) as server:
        status, policy = answer(f"http://127.0.0.1:{port}/gone/")
        assert (status, "default-src 'self'" in policy) == (404, True)
        status, policy = answer(f"http://127.0.0.1:{port}/static/hello.css")
        assert (status, "default-src 'self'" in policy) == (200, True)
        server.send_signal(told)
        output, _ = server.communicate(timeout=20)
    assert server.returncode == 0
    assert "Traceback" not in output
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_taken_port_is_named_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(port, tmp_path) as server:
            output, _ = server.communicate(timeout=30)
    assert server.returncode == 1
    assert output.startswith(f"CommandError: Auf 127.0.0.1, Port {port}, kann nicht gelauscht werden")
    assert output.count("\n") == 1
