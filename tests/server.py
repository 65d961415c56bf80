"""Starts and kills the portal in its real server, in a process of its own, for tests that speak to it over HTTP."""

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

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(port: int, data_dir: Path, database_url: str = "") -> Iterator[subprocess.Popen[str]]:
    """The running server; it is killed at the end, whatever it is doing."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(data_dir, database_url),
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


def environment(data_dir: Path, database_url: str = "") -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "RUHRPORTAL_DATA_DIR": str(data_dir), "DATABASE_URL": database_url}


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
