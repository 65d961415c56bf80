"""What a disk refused, in German words that end without a full stop."""

import errno
import os
import re

_WORDS = {
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr",
    errno.EDQUOT: "Der Platz, der dem Portal auf dem Datenträger zusteht, ist aufgebraucht",
    errno.EFBIG: "Die Datei würde größer, als das System es erlaubt",
    errno.EACCES: "Das Portal darf dort nicht schreiben oder lesen",
    errno.EPERM: "Das Portal darf dort nicht schreiben oder lesen",
    errno.EROFS: "Der Datenträger ist schreibgeschützt",
    errno.EIO: "Der Datenträger meldet einen Fehler",
    errno.ENOENT: "Den Ordner oder die Datei gibt es nicht",
    errno.ENOTDIR: "An der Stelle des Ordners liegt eine Datei",
    errno.EISDIR: "An der Stelle der Datei liegt ein Ordner",
    errno.EMFILE: "Zu viele Dateien sind gleichzeitig geöffnet",
    errno.ENFILE: "Zu viele Dateien sind gleichzeitig geöffnet",
}


def in_words(error: OSError) -> str:
    """What went wrong; in the system's own words where we have none."""
    told = re.search(r"\(os error (\d+)\)", str(error))  # the typesetter's errors carry their number in words only
    number = error.errno or (int(told[1]) if told else 0)
    return _WORDS.get(number) or error.strerror or str(error) or os.strerror(number)
