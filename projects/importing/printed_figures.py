"""The programme's figures as the overview's prose prints them, and what they count beyond the sheets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.document import FiguresDocument, SheetDocument
from projects.importing.ledger import Ledger
from projects.importing.number_words import number_of
from projects.text import fold

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ„\"\d])|\n+")
_TOKEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d[\d.,]*\d|\d|[^\W\d_][\w-]*|[,:%€()–=]")
_PROJECTS = r"(?:\w*projekt\w*|vorhaben|\w*vorschlaeg\w*|\w*abschlues\w*|massnahmen|initiativen)"
_NOT_PROJECTS = re.compile(
    r"(?:prozent|euro|million\w*|mio|milliarden|jahr\w*|monat\w*|seiten|uhr|kommunen|staedte\w*|themen\w*|foren|partner\w*"
    r"|ministeri\w*|ressorts?|menschen|jugendliche\w*|personen|themenfelder\w*)\b"
)
_ENDED = (
    r"(?:abschlues\w*|abgeschlossen\w*|beendet\w*|fertiggestellt\w*|zum abschluss|(?:erfolgreich|bereits) umgesetzt\w*)"
)
_MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "not_pursued",
        re.compile(
            r"nicht (?:\w+ ){0,2}?(?:weiter ?verfolg\w*|verfolgt|weitergefuehrt|fortgefuehrt|umgesetzt|realisiert)"
            r"|eingestellt|verworfen|zurueckgezogen|nicht weiter|ausgeschieden"
        ),
    ),
    ("completed", re.compile(_ENDED)),
    (
        "running",
        re.compile(
            r"in (?:der |die )?umsetzung|laufend\w*|laufen\b|noch nicht abgeschlossen|fortgefuehrt|weitergefuehrt"
            r"|in arbeit|in bearbeitung|umgesetzt|realisiert|fortgesetzt"
        ),
    ),
)
_SUM_BEHIND = re.compile(rf"(?:\w+ ){{0,2}}{_PROJECTS}\b")
_SUM_BEFORE = re.compile(r"(?:insgesamt|summe|gesamt|von(?: den| ursprue\w+| insgesamt| allen)*|der)$")
_OF = re.compile(r"(?:der|von|aus)(?: (?:den|insgesamt|ursprue\w+))*$")
_NEW = re.compile(r"\b(?:weitere\w*|neu\w*|zusaetzlich\w*|hinzu\w*)\b")
_SINCE = re.compile(r"seit (?:dem|der) (?:letzten|vorigen|vergangenen)|im berichts(?:zeitraum|jahr)|neu\b|hinzu\w*")
_NOW = re.compile(r"mittlerweile|inzwischen|nun|damit|aktuell|somit|heute|jetzt|derzeit|sodass")
_THEN = re.compile(r"bereits|letzten (?:fortschritts)?bericht|vorjahr|vorherigen|damals|ende 20\d\d|zuvor")
_RELATIVE = {"die", "der", "das", "deren", "dessen", "denen", "welche", "sodass", "so", "wobei", "während"}
_ONE = {"ein", "eine", "eines", "einem", "einen"}
_ONE_BEFORE = re.compile(
    rf"(?:nicht weiter|abgeschlossen|laufend|weiteres {_PROJECTS}|{_PROJECTS} (?:wurde|ist|befindet|wird))"
)


@dataclass(frozen=True)
class _Mention:
    """A number of projects in the prose. weight: how sure its meaning is."""

    figure: str
    value: int
    weight: int
    line: int


def _mentions(text: str, line: int) -> list[_Mention]:
    return [mention for sentence in _SENTENCE.split(text[:50_000]) for mention in _in_sentence(sentence[:1000], line)]


def _in_sentence(sentence: str, line: int) -> list[_Mention]:
    words = _TOKEN.findall(sentence)
    places = [at for at in range(len(words)) if _counts_projects(words, at)]
    found: list[_Mention] = []
    for number, at in enumerate(places):
        until = places[number + 1] if number + 1 < len(places) else len(words)
        since = places[number - 1] + 1 if number else 0
        before, after = _clause_before(words[since:at]), _clause_after(words[at + 1 : until])
        if _OF.fullmatch(after) and number + 1 < len(places):
            end = places[number + 2] if number + 2 < len(places) else len(words)
            after = _clause_after(words[until + 1 : end])
        elif _OF.search(before) and number and since == places[number - 1] + 1 and _OF.fullmatch(before):
            found.append(_Mention("total", _value(words[at]), 4, line))
            continue
        context = fold(" ".join(words[:at])) if number == 0 else before
        found += _meaning(_value(words[at]), before, after, context, line)
    return found


def _clause_before(words: Sequence[str]) -> str:
    """The words since the last comma."""
    start = max((at + 1 for at, word in enumerate(words) if word in ",:("), default=0)
    return fold(" ".join(words[start:] or words))


def _clause_after(words: Sequence[str]) -> str:
    """The words up to a relative clause."""
    for at, word in enumerate(words[:-1]):
        if word == "," and words[at + 1] in _RELATIVE:
            return fold(" ".join(words[:at]))
    return fold(" ".join(words))


def _value(word: str) -> int:
    return 1 if word.casefold() in _ONE else number_of(word) or 0


def _counts_projects(words: Sequence[str], at: int) -> bool:
    after = fold(" ".join(words[at + 1 : at + 5]))
    if words[at].casefold() in _ONE:
        return _ONE_BEFORE.match(after) is not None
    value = number_of(words[at])
    if value is None or value > 999 or words[at + 1 : at + 2] in (["%"], ["€"]):
        return False
    dated = at > 0 and words[at - 1].casefold() in ("jahr", "seite", "ende", "anfang", "nr")
    return not dated and not _NOT_PROJECTS.match(after)


def _meaning(value: int, before: str, after: str, context: str, line: int) -> list[_Mention]:
    """What a number counts, by the first telling words behind it and, if there are none, by those before it."""
    for words, weight in ((after, 3), (before, 1)):
        hits = [(match.start(), figure) for figure, pattern in _MEANINGS if (match := pattern.search(words))]
        if hits and not (words is before and _SUM_BEFORE.search(before)):
            return [_told(min(hits)[1], value, before, after, context, weight, line)]
    if _NEW.search(before) or (_SINCE.search(after) and "davon" in before):
        return [_Mention("newly_completed", value, 2, line)]
    if _SUM_BEHIND.match(after) or _SUM_BEFORE.search(before):
        return [_Mention("total", value, 2 + bool(_SUM_BEFORE.search(before)), line)]
    return []


def _told(figure: str, value: int, before: str, after: str, context: str, weight: int, line: int) -> _Mention:
    """A number of ended projects counts all of them, those since the last report, or those of an earlier one."""
    if figure != "completed":
        return _Mention(figure, value, weight, line)
    now = bool(_NOW.search(before))
    fresh = (
        _NEW.search(before[-25:])
        or re.search(r"hinzu|\bneu\b", after)
        or (_SINCE.search(f"{context} {after}") and not now)
    )
    if fresh:
        return _Mention("newly_completed", value, weight + 1, line)
    return _Mention("completed", value, weight + 2 * now - 2 * (bool(_THEN.search(context)) and not now), line)


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
