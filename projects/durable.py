"""Folders and files that survive a power cut: written beside, brought to the disk, then renamed into place."""

import os
from pathlib import Path


def put_in_place(beside: Path, target: Path) -> None:
    """Rename a finished folder or file to its name, with all its content on the disk before, and its name after.

    A file takes the place of an older one. Raises `OSError` where a folder exists already or the disk refuses.
    """
    for path in (*beside.rglob("*"), beside):
        _sync(path)
    os.rename(beside, target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
