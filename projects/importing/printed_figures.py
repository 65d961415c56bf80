"""The programme's figures as the overview's prose prints them, and what they count beyond the sheets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.document import FiguresDocument, SheetDocument
from projects.importing.ledger import Ledger
from projects.text import fold

_UNITS = ["null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"]
_TEENS = ["zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 10 + at for at, word in enumerate(_TEENS)}
_WORDS |= {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_WORDS |= {f"{unit}und{ten}": 20 + 10 * at + value for at, ten in enumerate(_TENS) for value, unit in enumerate(_UNITS)}
_WORDS |= dict.fromkeys(("eins", "eine", "einen", "einem", "einer"), 1)
del _WORDS["ein"], _WORDS["null"]
_ARTICLES = {"eine", "einen", "einem", "einer"}
_HUNDRED = re.compile(r"(?P<unit>ein|zwei|drei|vier)?hundert(?:und)?(?P<rest>[a-z]*)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ„\"\d])|\n+")
_TOKEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d[\d.,]*|[^\W\d_][\w-]*|[,:%€()–=]")
_NOT_PROJECTS = {
    "prozent",
    "%",
    "euro",
    "€",
    "millionen",
    "mio",
    "milliarden",
    "jahre",
    "jahren",
    "seiten",
    "uhr",
    "kommunen",
}
_PROJECTS = re.compile(r"projekt|vorhaben|vorschlaeg|abschlues|massnahm|initiativ")
_ENDED = r"(?:abschlues|abgeschlossen|beendet|fertiggestellt)"
_NEW = r"(?:weitere\w*|neu\w*|zusaetzlich\w*|hinzugekommen\w*|hinzu)"
_NOT = r"nicht (?:\w+ ){0,2}(?:weiter ?verfolg\w*|verfolgt|weitergefuehrt|fortgefuehrt|umgesetzt|realisiert)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("not_pursued", re.compile(rf"{_NOT}|eingestellt|verworfen|zurueckgezogen|nicht weiter|ausgeschieden")),
    (
        "newly_completed",
        re.compile(rf"{_NEW} .*{_ENDED}|{_ENDED}.*(?:hinzu|neu\b|weitere)|neuabschlues|im berichtszeitraum .*{_ENDED}"),
    ),
    ("completed", re.compile(rf"{_ENDED}|zum abschluss")),
    (
        "running",
        re.compile(
            r"in (?:der )?umsetzung|laufend|laufen\b|noch nicht abgeschlossen|fortgefuehrt|in arbeit|befinden sich"
            r"|umgesetzt werden|in bearbeitung"
        ),
    ),
    (
        "total",
        re.compile(
            r"insgesamt|entstanden|vorschlaeg|gestartet|hervorgegangen|umfasst|ausgewaehlt|beschlossen|entwickelt"
            r"|projektideen|summe|gesamt"
        ),
    ),
)
_NOW = re.compile(r"mittlerweile|inzwischen|nun|damit|aktuell|somit|heute|jetzt|derzeit")
_THEN = re.compile(r"bereits|letzten (?:fortschritts)?bericht|vorjahr|vorherigen|damals|ende 20\d\d|zuvor")


@dataclass(frozen=True)
class _Mention:
    """A number of projects in the prose. weight: how sure its meaning is."""

    figure: str
    value: int
    weight: int
    line: int


def number_of(word: str) -> int | None:
    """The value of digits or of a German number word up to 499: `zweiundvierzig` → 42."""
    if word.isdigit():
        return int(word) if len(word) <= 4 else None
    letters = fold(word).replace(" ", "")
    if letters in _WORDS:
        return _WORDS[letters]
    match = _HUNDRED.fullmatch(letters)
    if not match or (match["rest"] and match["rest"] not in _WORDS):
        return None
    return 100 * (_UNITS.index(match["unit"]) if match["unit"] else 1) + (_WORDS[match["rest"]] if match["rest"] else 0)


def _mentions(text: str, line: int) -> list[_Mention]:
    return [mention for sentence in _SENTENCE.split(text[:50_000]) for mention in _in_sentence(sentence[:1000], line)]


def _in_sentence(sentence: str, line: int) -> list[_Mention]:
    words = _TOKEN.findall(sentence)
    places = [at for at, word in enumerate(words) if _counts_projects(words, at)]
    found = []
    for number, at in enumerate(places):
        until = places[number + 1] if number + 1 < len(places) else len(words)
        since = places[number - 1] + 1 if number else 0
        after, before = fold(" ".join(words[at + 1 : until])), fold(" ".join(words[max(since, at - 8) : at]))
        found += _meaning(number_of(words[at]) or 0, before, after, bool(_THEN.search(fold(sentence))), line)
    return found


def _counts_projects(words: Sequence[str], at: int) -> bool:
    value = number_of(words[at])
    if value is None or value > 999 or words[at].casefold() in _ARTICLES:
        return False
    following = [word.casefold() for word in words[at + 1 : at + 3]]
    dated = at > 0 and words[at - 1].casefold() in ("jahr", "seite", "ende", "anfang", "und:", "nr")
    return not dated and not set(following) & _NOT_PROJECTS


def _meaning(value: int, before: str, after: str, earlier: bool, line: int) -> list[_Mention]:
    """What a number counts, by the words behind it and, if they are silent, those before it."""
    for words, weight in ((f"{before[-30:]} {after}", 2), (before, 1)):
        for figure, pattern in _PATTERNS:
            if pattern.search(words):
                named = bool(_PROJECTS.search(after[:60]))
                now = bool(_NOW.search(before)) and figure == "completed"
                past = earlier and figure == "completed" and not now
                return [_Mention(figure, value, weight + named + 2 * now - 2 * past, line)]
    return [_Mention("total", value, 1, line)] if _PROJECTS.match(after) else []


def read_figures(paragraphs: Iterable[tuple[int, str]], ledger: Ledger) -> dict[str, int]:
    """The figures that paragraphs (line, text) print: keys of `FiguresDocument`, only those that were found.

    Where the text gives several numbers for one figure, those are chosen that add up.
    """
    mentions = [mention for line, text in paragraphs for mention in _mentions(text, line)]
    choices: dict[str, list[_Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: -mention.weight):
        choices.setdefault(mention.figure, []).append(mention)
    chosen = {figure: found[0] for figure, found in choices.items()}
    if summed := _adding_up(choices):
        chosen |= summed
    for figure, found in choices.items():
        if len({mention.value for mention in found}) > 1 and not summed:
            ledger.guess(
                chosen[figure].line, f"Mehrere Zahlen für „{NAMES[figure]}“; gewählt wurde {chosen[figure].value}."
            )
    return {figure: mention.value for figure, mention in chosen.items()}


NAMES = {
    "total": "Projekte insgesamt",
    "completed": "abgeschlossen",
    "running": "laufend",
    "not_pursued": "nicht weiterverfolgt",
    "newly_completed": "neu abgeschlossen",
}


def _adding_up(choices: dict[str, list[_Mention]]) -> dict[str, _Mention]:
    """Total, completed, running and not pursued of which the first is the sum of the others; the surest first."""
    parts = [choices.get(figure, [])[:6] for figure in ("total", "completed", "running", "not_pursued")]
    if not all(parts):
        return {}
    fitting = [
        (total, completed, running, left)
        for total in parts[0]
        for completed in parts[1]
        for running in parts[2]
        for left in parts[3]
        if total.value == completed.value + running.value + left.value
    ]
    if not fitting:
        return {}
    best = max(fitting, key=lambda group: sum(mention.weight for mention in group))
    return dict(zip(("total", "completed", "running", "not_pursued"), best, strict=True))


def counted(sheets: Sequence[SheetDocument]) -> FiguresDocument:
    """What the sheets of a report count themselves; completed ones in it are the newly completed."""
    by_status = {
        status: sum(sheet.status == status for sheet in sheets) for status in ("completed", "running", "not_pursued")
    }
    return FiguresDocument(total=len(sheets), newly_completed=by_status["completed"], **by_status)


def with_baseline(
    printed: dict[str, int], sheets: Sequence[SheetDocument], line: int, ledger: Ledger
) -> tuple[FiguresDocument, FiguresDocument]:
    """(figures, baseline): what is printed, and how much of it the sheets do not count. What is missing is counted."""
    own = counted(sheets)
    missing = [name for figure, name in NAMES.items() if figure not in printed and figure != "total"]
    if missing:
        ledger.guess(line, f"Nicht im Überblick gefunden, daher nach den Blättern gezählt: {', '.join(missing)}.", " ")
    values = {figure: printed.get(figure, getattr(own, figure)) for figure in NAMES if figure != "total"}
    summed = values["completed"] + values["running"] + values["not_pursued"]
    values["total"] = printed.get("total", summed)
    if values["total"] != summed:
        ledger.guess(line, f"Gedruckt sind {values['total']} Projekte; die Teile ergeben {summed}.", " ")
    baseline = {}
    for figure, value in values.items():
        beyond = value - getattr(own, figure)
        if beyond < 0:
            ledger.guess(line, f"„{NAMES[figure]}“: gedruckt {value}, gezählt {getattr(own, figure)}.", " ")
        baseline[figure] = max(beyond, 0)
    return FiguresDocument(**values), FiguresDocument(**baseline)
