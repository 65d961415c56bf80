"""One at a time: whoever has something long to make waits for the others, in whatever thread or process they are."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from projects.refusals import Refused

PATIENCE = 20.0  # seconds that one request waits for others; a whole report takes two or three


class Busy(Refused):
    """So many wait that this one's turn did not come."""


@contextmanager
def turn(folder: Path, sentence: str, patience: float | None = None) -> Iterator[None]:
    """Be the only one at work in a folder, which is made if need be; the lock file in it stays.

    Raises `Busy` with the sentence where the turn did not come within so many seconds, `PATIENCE` unless said.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as lock:
        until = time.monotonic() + (PATIENCE if patience is None else patience)
        while not _taken(lock.fileno()):
            if time.monotonic() > until:
                raise Busy(sentence)
            time.sleep(0.05)
        yield


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
