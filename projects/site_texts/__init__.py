"""The texts that a new portal begins with: templates whose open places the operator fills in.

An open place reads `[ergänzen: was hier stehen soll]`. One JSON file for each page, named by its address, and
`barrierefreiheit.json` for the accessibility statement.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_OPEN_PLACE = re.compile(r"\[ergänzen: ([^\]]+)\]")


@lru_cache
def template(name: str) -> dict[str, Any]:
    """What a page says before anybody has written it: `{title, text, sections}`, or the fields of the statement."""
    found: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {key: "\n".join(value) if _is_lines(value) else _rows(value) for key, value in found.items()}


def open_places(*texts: str) -> list[str]:
    """What is still to be filled in, each once: `Name der Behörde`."""
    return list(dict.fromkeys(name for text in texts for name in _OPEN_PLACE.findall(text)))


def filled(text: str, words: dict[str, str]) -> str:
    """The text with the open places that `words` knows filled in."""
    return _OPEN_PLACE.sub(lambda place: words.get(place.group(1), place.group()), text)


def _is_lines(value: Any) -> bool:
    """Texts stand line by line in the files, so that changes can be read."""
    return isinstance(value, list) and bool(value) and all(isinstance(line, str) for line in value)


def _rows(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{key: "\n".join(text) if _is_lines(text) else text for key, text in row.items()} for row in value]
