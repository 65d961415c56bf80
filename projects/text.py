"""Light markup: what people type becomes blocks and spans, and those become HTML, plain text or typesetting data.

Paragraphs are separated by blank lines, a single line break is kept, `- ` starts a bullet, `_kursiv_`, `__fett__`,
`[Wort](https://…)`; bare addresses become links. Asterisks are letters (Bürger*innen), `1.` at the start of a line is
text, blanks at the start of a line mean nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import emphasis as _commonmark_emphasis
from markdown_it.token import Token


@dataclass(frozen=True)
class Span:
    """A run of text in one style; `\\n` inside it is a line break."""

    text: str
    em: bool = False
    strong: bool = False
    url: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True)
class Bullets:
    items: tuple[Spans, ...]


Block = Paragraph | Bullets

LONGEST_ADDRESS = 2000  # bytes; the typesetter refuses a report for an address of 8,000
_SCHEMES = ("http://", "https://", "mailto:")
_ADDRESS = re.compile(r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"„“]+[^\s<>\"„“.,;:!?)\]…]")


def _emphasis_by_underscore(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "_" and _commonmark_emphasis.tokenize(state, silent)


def _fits(url: str) -> bool:
    return len(url.encode(errors="replace")) <= LONGEST_ADDRESS


def _leads_somewhere(url: str) -> bool:
    return _fits(url) and url.casefold().startswith(_SCHEMES)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.inline.ruler.at("emphasis", _emphasis_by_underscore)
    parser.validateLink = _leads_somewhere  # type: ignore[method-assign]
    return parser


_MARKDOWN = _parser()


def _lines_to_blocks(text: str) -> list[tuple[bool, str]]:
    """(is a bullet, source) for every paragraph and every bullet, in order."""
    blocks: list[tuple[bool, list[str]]] = []
    open_block = False
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            open_block = False
        elif line.startswith("- "):
            blocks.append((True, [line[2:].lstrip()]))
            open_block = True
        elif open_block:
            blocks[-1][1].append(line)
        else:
            blocks.append((False, [line]))
            open_block = True
    return [(bullet, "\n".join(lines)) for bullet, lines in blocks]


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text in light markup. Neighbouring bullets form one list."""
    found: list[Block] = []
    for bullet, source in _lines_to_blocks(text):
        spans = parse_inline(source)
        if not bullet:
            found.append(Paragraph(spans))
        elif found and isinstance(found[-1], Bullets):
            found[-1] = Bullets((*found[-1].items, spans))
        else:
            found.append(Bullets((spans,)))
    return tuple(found)


def parse_inline(source: str) -> Spans:
    """The spans of one line or paragraph."""
    spans: list[Span] = []
    span = Span("")
    for token in _MARKDOWN.parseInline(source)[0].children or []:
        span = _after(span, token)
        if span.text:
            spans.extend(_with_addresses(span))
    return _joined(spans)


def _after(span: Span, token: Token) -> Span:
    """What a token says, in the style that it opens, closes or goes on with."""
    match token.type:
        case "em_open" | "em_close":
            return replace(span, text="", em=token.type == "em_open")
        case "strong_open" | "strong_close":
            return replace(span, text="", strong=token.type == "strong_open")
        case "link_open" | "link_close":
            return replace(span, text="", url=str(token.attrs.get("href", "")))
        case "softbreak" | "hardbreak":
            return replace(span, text="\n")
    return replace(span, text=token.content)


def _with_addresses(span: Span) -> list[Span]:
    """Bare addresses inside a span that is no link yet become links."""
    if span.url:
        return [span]
    parts, at = [], 0
    for match in _ADDRESS.finditer(span.text):
        if not _fits(match.group()):
            continue
        parts.append(Span(span.text[at : match.start()], span.em, span.strong))
        parts.append(Span(match.group(), span.em, span.strong, absolute(match.group())))
        at = match.end()
    parts.append(Span(span.text[at:], span.em, span.strong))
    return [part for part in parts if part.text]


def _joined(spans: list[Span]) -> Spans:
    """Neighbours of the same style become one span."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.em, last.strong, last.url) == (span.em, span.strong, span.url):
            joined[-1] = Span(last.text + span.text, span.em, span.strong, span.url)
        else:
            joined.append(span)
    return tuple(joined)


def listed(words: Sequence[str]) -> str:
    """`Hagen`, `Hagen und Herne`, `Hagen, Herne und Unna`."""
    *first, last = words
    return f"{', '.join(first)} und {last}" if first else last


def absolute(address: str) -> str:
    """An address as a browser needs it: `www.spin.ruhr:8080` → `https://www.spin.ruhr:8080`."""
    return address if re.match(r"[a-z][a-z0-9+-]*:", address, re.I) else f"https://{address}"


def spans_to_html(spans: Spans) -> SafeString:
    return format_html_join("", "{}", ((_span_to_html(span),) for span in spans))


def _span_to_html(span: Span) -> SafeString:
    lines = [format_html("{}", line) for line in span.text.split("\n")]
    html = mark_safe("<br>".join(lines))  # noqa: S308 - every line was escaped above
    if span.em:
        html = format_html("<em>{}</em>", html)
    if span.strong:
        html = format_html("<strong>{}</strong>", html)
    return format_html('<a href="{}">{}</a>', span.url, html) if span.url else html


def to_html(text: str) -> SafeString:
    """A text in light markup as escaped HTML: `<p>`, `<ul>`, `<em>`, `<strong>`, `<a>`, `<br>` and nothing else."""
    return format_html_join("\n", "{}", ((_block_to_html(block),) for block in parse(text)))


def _block_to_html(block: Block) -> SafeString:
    if isinstance(block, Paragraph):
        return format_html("<p>{}</p>", spans_to_html(block.spans))
    items = format_html_join("", "<li>{}</li>", ((spans_to_html(item),) for item in block.items))
    return format_html("<ul>{}</ul>", items)


def spans_to_plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def to_plain(text: str) -> str:
    """The words without their marks; blocks separated by a blank line, bullets by `- `."""
    return "\n\n".join(_block_to_plain(block) for block in parse(text))


def _block_to_plain(block: Block) -> str:
    if isinstance(block, Paragraph):
        return spans_to_plain(block.spans)
    return "\n".join(f"- {spans_to_plain(item)}" for item in block.items)


_MARKS = re.compile(r"([\\_\[\]])")


def escape(plain: str) -> str:
    """Light markup that reads exactly like this plain line: nothing in it becomes emphasis, link or bullet."""
    escaped = plain if spans_to_plain(parse_inline(plain)) == plain else _MARKS.sub(r"\\\1", plain)
    return re.sub(r"^- ", r"\\- ", escaped, flags=re.M)


# What no text of ours holds: control characters except line break and tab, surrogates, unassigned and private code
# points, and invisible marks that change how the rest is read (direction, joiners, byte order).
_DROPPED = {"Cc", "Cs", "Cn", "Co", "Cf"}
_KEPT = {"\n", "\t"}


def is_invisible(char: str) -> bool:
    """Whether a character is one that no text of ours holds."""
    return char not in _KEPT and unicodedata.category(char) in _DROPPED


def clean(text: str) -> str:
    """A text as it is stored: NFC, line breaks as `\\n`, no invisible characters, no blanks at line ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(char for char in text if not is_invisible(char))
    lines = [line.rstrip() for line in text.replace("\t", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def fold(text: str) -> str:
    """A text as search compares it: lower case, umlauts written out (`Straße` → `strasse`, `Förderung` → `foerderung`),
    other accents dropped, everything but letters and digits a single blank."""
    spelled_out = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    return _letters_only(spelled_out)


def _letters_only(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    stripped = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", stripped))


SLUG_LENGTH = 60


def slug_of(title: str) -> str:
    """The readable part of an address: `Mobilität & Straße` → `mobilitaet-strasse`; 60 characters at most."""
    slug = "-".join(fold(title).encode("ascii", "ignore").decode().split())
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rsplit("-", 1)[0][:SLUG_LENGTH]
    return slug or "projekt"
