"""Runs the portal in granian, from this process until Ctrl-C or SIGTERM."""

import multiprocessing
import os
import socket

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

WORKERS = 1  # SQLite has one writer at a time; on PostgreSQL one for each core is better
THREADS = 4
LAST_REQUESTS_SECONDS = 10


class AddressTakenError(Exception):
    """Somebody listens there already, or this user may not."""


def serve(port: int, *, host: str = "127.0.0.1", workers: int = WORKERS, threads: int = THREADS) -> None:
    """Serve until the process is told to stop; static files must have been collected before.

    Without a PUBLIC_URL the portal's address becomes http://localhost:<port>. Raises AddressTakenError.
    """
    require_free(host, port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ruhrportal.settings")
    if not os.environ.get("PUBLIC_URL"):
        os.environ["PUBLIC_URL"] = f"http://localhost:{port}"
    multiprocessing.set_start_method("spawn", force=True)  # workers read settings anew, and share no connection with us
    Granian(
        "ruhrportal.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_REQUESTS_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


def require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise AddressTakenError(str(error)) from None
