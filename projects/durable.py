"""Folders and files that survive a power cut: written beside, brought to the disk, then renamed into place.

What somebody wrote beside who was ended before renaming it is cleared away a day later by whoever writes next.
"""

import os
import shutil
import time
from pathlib import Path

BESIDE = ".new-"  # how the names of files and folders begin that are being written
_ABANDONED = 24 * 60 * 60  # seconds; nobody writes for so long


def put_in_place(beside: Path, target: Path) -> None:
    """Rename a finished folder or file to its name, with all its content on the disk before, and its name after.

    A file takes the place of an older one. Raises `OSError` where a folder exists already or the disk refuses.
    """
    for path in (*beside.rglob("*"), beside):
        _sync(path)
    os.rename(beside, target)
    _sync(target.parent)


def clear_abandoned(folder: Path) -> None:
    """Take away what was written beside in this folder more than a day ago, and never renamed."""
    for path in folder.glob(f"{BESIDE}*"):
        if is_abandoned(path):
            shutil.rmtree(path, ignore_errors=True)
            if not path.is_dir():
                path.unlink(missing_ok=True)


def is_abandoned(path: Path) -> bool:
    """Whether nobody can be writing here any more."""
    try:
        return time.time() - path.stat().st_mtime > _ABANDONED
    except OSError:  # somebody else has cleared it away
        return False


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
