"""Reads a page as a browser would: the fields of its forms with the values that would be sent, and its text."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    """Collects the fields of every form, by the form's action."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, list[str]]] = {}
        self.current: dict[str, list[str]] | None = None
        self.area: tuple[str, list[str]] | None = None
        self.select: list[tuple[str, bool]] | None = None
        self.selected_name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.current = self.forms.setdefault(given.get("action", ""), {})
        elif self.current is None:
            return
        elif tag == "input":
            self._input(given, dict(attrs))
        elif tag == "textarea" and "name" in given:
            self.area = (given["name"], [])
        elif tag == "select":
            self.selected_name, self.select = given.get("name", ""), []
        elif tag == "option" and self.select is not None:
            self.select.append((given.get("value", ""), "selected" in given))

    def _input(self, given: dict[str, str], attrs: dict[str, str | None]) -> None:
        kind = given.get("type", "text")
        if "name" not in given or kind in ("file", "submit"):
            return
        if kind in ("checkbox", "radio") and "checked" not in attrs:
            return
        self._add(given["name"], given.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name: str, value: str) -> None:
        if self.current is not None:
            self.current.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.current = None
        elif tag == "textarea" and self.area:
            self._add(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None
        elif tag == "select" and self.select is not None:
            chosen = next(
                (value for value, selected in self.select if selected), self.select[0][0] if self.select else ""
            )
            self._add(self.selected_name, chosen)
            self.select = None


def form_fields(html: str, action: str) -> dict[str, str | list[str]]:
    """What a browser would send from the form with this action, untouched."""
    reader = _Forms()
    reader.feed(html)
    return {name: values if len(values) > 1 else values[0] for name, values in reader.forms[action].items()}


INLINE = frozenset({"a", "b", "span", "small", "code", "em", "strong", "svg", "path", "mark", "time"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def text_of(html: str) -> str:
    """The words of a page, separated by single blanks."""
    reader = _Text()
    reader.feed(html)
    return " ".join("".join(reader.pieces).split())
