"""A project's volume as printed: free text becomes typed amounts, or the reason why none is stated."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from projects.document import FundingBasis, FundingKind, FundingLineDocument, Qualifier
from projects.importing.joining import ends_sentence
from projects.importing.ledger import Ledger, Line
from projects.importing.lineage import Lineages
from projects.importing.number_words import number_of

_SCALES = {"mrd": 1_000_000_000, "milliard": 1_000_000_000, "mio": 1_000_000, "million": 1_000_000, "t": 1_000}
_QUALIFIERS: dict[str, Qualifier] = {
    "ca.": "about", "ca": "about", "circa": "about", "rund": "about", "etwa": "about", "knapp": "about",
    "annähernd": "about", "fast": "about", "gut": "more_than", "über": "more_than", "mehr als": "more_than",
    "mindestens": "more_than", "bis zu": "up_to", "maximal": "up_to", "höchstens": "up_to",
}  # fmt: skip
_NUMBER_WORDS = "eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_NUMBER = r"\d{1,3}(?:[. ']\d{3})+(?:,\d{1,2})?|\d{1,12}(?:[,.]\d{1,3})?"
_SCALE = r"(?P<scale>Milliarden?|Mrd\.?|Millionen?|Mio\.?|Tausend|Tsd\.?|T(?=EUR|€))?"
_AMOUNT = re.compile(
    rf"(?:(?P<qualifier>{'|'.join(map(re.escape, sorted(_QUALIFIERS, key=len, reverse=True)))})\s)?"
    rf"(?:(?P<currency>EUR|€)\s?)?(?<![\d.,])(?P<number>{_NUMBER}|\b(?:{_NUMBER_WORDS})(?=\sMi))(?:,-+)?\s?{_SCALE}\s?(?(currency)|(?:Euro|EUR|€))",
    re.I,
)  # fmt: skip
_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d{1,2})?)\s?(?:%|Prozent\b|v\.\s?H\.)")
_DATE = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{2,5})(?!\d)")
_PERIOD = re.compile(r"\b(20\d\d)\s?(?:bis|–|-|/|und)\s?(20\d\d)\b")
_FIRST_YEAR = re.compile(r"\b(?:ab|seit)\s+(?:dem\s+Jahr\s+)?(20\d\d)\b", re.I)
_ANNUAL = re.compile(r"\bjährlich\w*|\bpro Jahr|\bje Jahr|\bp\.\s?a\.|\bim Jahr\b|\bjedes Jahr|\bjeweils\b", re.I)
_PART = re.compile(r"\bdavon\b|\bdarunter\b|\bdarin\b|\bhiervon\b", re.I)
_BASES: tuple[tuple[str, FundingBasis], ...] = (
    (r"ausgezahlt|auszahlung", "paid_out"),
    (r"verausgabt|ausgegeben|aufgewandt|aufgewendet|abgeflossen|verwendet", "spent"),
    (r"als zuwendung|bewilligt|zugewendet", "granted"),
    (r"zuwendungsfähig|förderfähig", "eligible_costs"),
    (r"sachausgaben|sachkosten|sachmittel", "material_costs"),
    (r"landesmittel|mittel(?:n)? des landes|aus dem landeshaushalt", "state_funds"),
)
_SOURCE = re.compile(
    r"\b(?:Mittel\s+)?(?:aus|durch)\s+(?:dem\s+|der\s+|den\s+|das\s+)?((?!Landesmittel)[\w-]+(?:mittel\w*|[Hh]aushalt\w*|fonds|programm\w*))",
    re.I,
)
_NOTE = re.compile(r"\b((?:für|als|an|zur|zum)\s+(?!\d|Zuwendung)[^,;:.()]{3,120})")
_FUNDING_WORDS = re.compile(
    r"euro|€|\bEUR\b|prozent|%|mittel|förder|kosten|finanz|zuwendung|eigenanteil|haushalt|volumen|ausgaben|budget|jährlich",
    re.I,
)
_NAMED = re.compile(r"\b(?:[Dd]avon\s|[Dd]arunter\s)?([A-ZÄÖÜ][\w .-]{1,60}):\s*$")
_ONLY_OPENS = re.compile(r"[^()]{0,60}\(\s*(?:rund |ca\. |also |d\.h\. |das sind )?")
_RANGE_BEFORE = re.compile(r"\d\s*(?:bis|–|-)\s*$")
_CLOSED = re.compile(r"^\s*\([^()]*\)")
_SENTENCE_END = re.compile(r"\.\s+(?=[A-ZÄÖÜ])")
_LIMIT = 200
# Behind a parenthesis with shares, a date still belongs to the amount before it.
_DATE_FOLLOWS = re.compile(r"^[,;]\s+(?=(?:mit\s)?Stand\b|bis\s(?:zum\s)?\d)")
_WHOLE, _TOO_MUCH = Decimal(100), Decimal(10**12)
_CENT = Decimal("0.01")  # the database keeps no smaller parts
_LONGEST_TEXT = 20_000


def extent(lines: Sequence[Line], *, credit_follows: bool) -> int:
    """How many lines below the label speak of money; what follows is a caption or the next project's lead."""
    at = next((end for end in range(1, len(lines)) if lines[end].gap), len(lines))
    if at == len(lines) and credit_follows:
        at = _first_sentences(lines)
    while at < len(lines) and lines[at].gap <= 1 and _speaks_of_money(lines[at:]):
        at = next((end for end in range(at + 1, len(lines)) if lines[end].gap), len(lines))
    return at


def _first_sentences(lines: Sequence[Line]) -> int:
    """In a block that runs into a caption: the lines up to the last sentence about money."""
    end = len(lines)
    for at in range(1, len(lines)):
        if ends_sentence(lines[at - 1].text) and not _FUNDING_WORDS.search(lines[at].text):
            end = at
            break
    return end


def _speaks_of_money(lines: Sequence[Line]) -> bool:
    return bool(_FUNDING_WORDS.search(lines[0].text)) and (
        len(lines[0].text) > 60 or bool(_AMOUNT.search(lines[0].text))
    )


@dataclass(frozen=True)
class _Found:
    """An amount or a share; between: what separates it from the one before; before, after: its own words."""

    match: re.Match[str]
    between: str
    before: str
    after: str

    @property
    def clause(self) -> str:
        return f"{self.before} {self.after}"


def read_amounts(
    text: str, line: Line, year: int, lineages: Lineages, ledger: Ledger
) -> tuple[FundingLineDocument, ...]:
    """The typed lines of a volume's wording. line: where it stands; year: of the report, to repair misprinted dates."""
    if len(text) > _LONGEST_TEXT:
        ledger.guess(line, "Der Text zum Projektvolumen ist zu lang, um Beträge darin zu suchen.", text[:100])
        return ()
    lines: list[dict[str, object]] = []
    parts = False
    for item in _found(text):
        parts = bool(_PART.search(item.between)) or (parts and not _SENTENCE_END.search(item.between))
        is_share = item.match.re is _PERCENT
        fields = _share(item) if is_share else _amount(item, first=not lines, part=parts)
        if lines and _ONLY_OPENS.fullmatch(item.between) and _merged(lines[-1], fields, is_share):
            continue
        lines.append(fields | _times(item, line, year, ledger) | _range(item, line, ledger))
    return tuple(_line(fields, lineages) for fields in lines)


def _merged(above: dict[str, object], fields: dict[str, object], is_share: bool) -> bool:
    """An amount in parentheses behind its percentage, or the other way round, is one line. Whether they were two."""
    key = "percent" if is_share else "amount"
    if above.get(key) is not None or (not is_share and above["kind"] != "share"):
        return False
    above[key] = fields[key]
    return True


def _range(item: _Found, line: Line, ledger: Ledger) -> dict[str, object]:
    if not _RANGE_BEFORE.search(item.before):
        return {}
    ledger.guess(line, "Von einer Spanne wurde der obere Betrag als Höchstbetrag übernommen.")
    return {"qualifier": "up_to"}


def _line(fields: dict[str, object], lineages: Lineages) -> FundingLineDocument:
    told = [str(fields.get(name) or "") for name in ("kind", "amount", "percent", "source")]
    return FundingLineDocument(lineage=lineages.new("f", *told), **fields)  # type: ignore[arg-type]


def _found(text: str) -> list[_Found]:
    shares = [match for match in _PERCENT.finditer(text) if _decimal(match["number"]) <= _WHOLE]
    amounts = [match for match in _AMOUNT.finditer(text) if _euros(match) < _TOO_MUCH]
    matches = sorted([*amounts, *shares], key=lambda match: match.start())
    found = []
    for at, match in enumerate(matches):
        start = matches[at - 1].end() if at else 0
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        between = text[start : match.start()]
        found.append(_Found(match, between, _own_before(between, at == 0), _own_after(text, match, end)))
    return found


def _own_before(words: str, first: bool) -> str:
    """The words between two amounts that lead to the second: after the last comma, sentence or parenthesis."""
    if first:
        return words
    words = _CLOSED.sub("", words)
    cuts = [match.end() for match in re.finditer(r"[,;(]\s*|\.\s+(?=[A-ZÄÖÜ])|\bund\s|\bsowie\s", words)]
    return words[cuts[0] :] if cuts else ""


def _own_after(text: str, match: re.Match[str], end: int) -> str:
    """The words behind an amount up to the next one's; where a parenthesis opens, those behind it too."""
    words = text[match.end() : end]
    cut = re.search(r"[,;)]|\.(?:\s+(?=[A-ZÄÖÜ])|$)|\s\(|\s(?:und|sowie)\s(?=$|rund|ca|etwa|über|weitere|\d)", words)
    own = words[: cut.start()] if cut else words
    if cut and cut.group() == " (":
        closing = text.find(")", match.end())
        rest = _DATE_FOLLOWS.sub("", text[closing + 1 :]) if closing >= 0 else ""
        inside = text[match.end() + cut.end() : closing] if 0 <= closing < end else ""
        own += f" {inside} " + re.split(r"\.(?:\s|$)|\)|,\s", rest)[0]
    return own.strip()


def _decimal(number: str) -> Decimal:
    if not number[0].isdigit():
        return Decimal(number_of(number) or 0)
    bare = re.sub(r"[ ']", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    return Decimal(bare.replace(",", "."))


def _euros(match: re.Match[str]) -> Decimal:
    scale = (match["scale"] or "").casefold()
    factor = next((value for word, value in _SCALES.items() if scale.startswith(word)), 1)
    return (_decimal(match["number"]) * factor).quantize(_CENT)


def _amount(item: _Found, *, first: bool, part: bool) -> dict[str, object]:
    words = item.match["qualifier"]
    named = _first(_NAMED, item.before)
    qualifier = _QUALIFIERS[words.casefold()] if words else "rounded" if item.match["scale"] else "exact"
    return {
        "kind": _kind(item, part=part and not first),
        "amount": _euros(item.match),
        "qualifier": qualifier,
        "basis": next((basis for pattern, basis in _BASES if re.search(pattern, item.clause, re.I)), ""),
        "source": _first(_SOURCE, item.clause) or (named if part else ""),
        "note": _note(item) or ("" if part else named),
    }


def _kind(item: _Found, *, part: bool) -> FundingKind:
    if _ANNUAL.search(item.clause):
        return "annual"
    return "part" if part else "total"


def _first(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.search(words)
    return match[1].strip()[:_LIMIT] if match else ""


def _note(item: _Found) -> str:
    words = _DATE.sub("", _PERIOD.sub("", item.after))
    for pattern, _basis in _BASES:
        words = re.sub(rf"\b\w*(?:{pattern})\w*", "", words, flags=re.I)
    note = re.sub(
        r"(?:\s(?:von|bis|zum|vom|in|aus|an|für|der|den|als|wurden|werden))+$", "", _first(_NOTE, words).strip()
    )
    return note if len(note.split()) > 1 and note not in ("für die Jahre", "für die Jahre von") else ""


def _share(item: _Found) -> dict[str, object]:
    words = re.sub(r"^(?:davon|der|des)\s", "", item.after).strip(" .")
    return {"kind": "share", "percent": _decimal(item.match["number"]).quantize(_CENT), "source": words[:_LIMIT]}


def _times(item: _Found, line: Line, year: int, ledger: Ledger) -> dict[str, object]:
    fields: dict[str, object] = {}
    if period := _PERIOD.search(item.clause):
        fields["period_from"], fields["period_to"] = int(period[1]), max(int(period[1]), int(period[2]))
    date = _DATE.search(item.after) or _last(_DATE, item.before)
    if date:
        fields["as_of"] = as_of(date, line, year, ledger)
    first = _FIRST_YEAR.search(item.clause)
    if first and _ANNUAL.search(item.clause):
        fields["recurring_from"] = int(first[1])
    return fields


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(words):  # noqa: B007 - the last one is wanted
        pass
    return found


def as_of(match: re.Match[str], line: Line, year: int, ledger: Ledger) -> datetime.date | None:
    """The date of a match; a misprinted year becomes the nearest one to the year after the report's, and a guess."""
    printed = match["year"]
    wanted = int(printed)
    if len(printed) == 2:
        wanted += 2000
    elif len(printed) != 4 or not 1990 <= wanted <= 2100:
        wanted = _repaired(printed, year)
    try:
        date = datetime.date(wanted, int(match["month"]), int(match["day"]))
    except ValueError:
        ledger.guess(line, f"„{match.group()}“ ist kein Datum; der Betrag blieb ohne Stand.")
        return None
    if len(printed) != 2 and wanted != int(printed):
        ledger.guess(line, f"„{match.group()}“ als {date:%d.%m.%Y} gelesen.")
    return date


def _repaired(printed: str, year: int) -> int:
    """The year near the report's whose digits come closest to the printed ones."""
    near = sorted(range(year - 5, year + 4), key=lambda candidate: abs(candidate - (year + 1)))
    for candidate in near:
        digits = str(candidate)
        if any(
            digits[:at] + digits[at + 1 :] == printed or printed[:at] + printed[at + 1 :] == digits for at in range(5)
        ):
            return candidate
    return year + 1
