"""A throw-away PostgreSQL cluster for one run of the tests; it leaves nothing behind."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "log_min_messages": "fatal",
    "max_connections": "200",
    "synchronous_commit": "off",
}
DURABLE = {**SETTINGS, "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
START_SECONDS = 30
STOP_SECONDS = 20


class ClusterError(Exception):
    """The cluster could not be made or started; the text holds what PostgreSQL said."""


@contextmanager
def throwaway_cluster(binaries: Path, settings: Mapping[str, str] = SETTINGS) -> Iterator[str]:
    """Start a cluster from the binaries in a folder of its own, yield its database URL, stop and remove it after.

    settings: those of the tests are quick and would not outlive a power cut; `DURABLE` are as in use.
    The socket lies in that folder, which only its owner can enter; so no port is taken and no password is needed.
    """
    folder = Path(tempfile.mkdtemp(prefix="rp-pg-"))
    try:
        identity = hand_over(folder)
        make(binaries, folder, identity)
        server = start(binaries, folder, identity, settings)
        try:
            url = f"postgresql://tests@/postgres?host={quote(str(folder), safe='')}"
            wait_until_ready(server, url, folder)
            yield url
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def hand_over(folder: Path) -> dict[str, Any]:
    """Whom the cluster runs as: PostgreSQL refuses root, so that postgres or nobody gets the folder."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam("nobody")
    with suppress(KeyError):
        owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def make(binaries: Path, folder: Path, identity: dict[str, Any]) -> None:
    command = [binaries / "initdb", "--pgdata", folder / "data", "--username", "tests", "--auth", "trust"]
    command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, **identity)
    if made.returncode:
        raise ClusterError(f"PostgreSQL's initdb failed: {made.stderr.strip()}")


def start(
    binaries: Path, folder: Path, identity: dict[str, Any], settings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    settings = {**settings, "unix_socket_directories": str(folder)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches the tests only; the server stops once they have let go of it
            **identity,
        )


def wait_until_ready(server: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            psycopg.connect(url).close()
            return
        time.sleep(0.1)
    raise ClusterError(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace').strip()}")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" way: roll back what is open, then end
    try:
        server.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
