"""What is painted on the pages of a PDF: whether it belongs to the structure, and how text stands out from its ground.

Grounds are taken as the rectangles around filled shapes, which is exact for all that our templates write on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, ...]
Box = tuple[float, float, float, float]

LARGE = 18.0  # points from which text needs less contrast (WCAG 2.2, 1.4.3)
LEAST, LEAST_OF_LARGE = 4.5, 3.0


def painting_faults(pdf: Pdf) -> Iterator[str]:
    tree = _parents(pdf.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary()))
    for number, page in enumerate(pdf.pages, 1):
        painted = Painted(page.obj)
        if painted.untagged:
            yield f"Page {number} paints something that is neither in the structure nor an artifact."
        if painted.numbers - _numbers_in(tree.get(int(page.obj.get("/StructParents", -1)))):
            yield f"Page {number} marks content that no element of the structure holds."
        if painted.notdef:
            yield f"Page {number} shows a sign that the typeface does not have."
        yield from (f"Page {number} shows {text}" for text in sorted({t.pale for t in painted.texts if t.pale}))


def _parents(node: Object) -> dict[int, Object]:
    """The parent tree as a dictionary (ISO 32000-1, 7.9.7)."""
    pairs = list(node.get("/Nums", Array()))
    found = {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
    for kid in node.get("/Kids", Array()):
        found |= _parents(kid)
    return found


def _numbers_in(parents: Object | None) -> set[int]:
    return {number for number, parent in enumerate(parents or []) if isinstance(parent, Dictionary)}


@dataclass(frozen=True)
class Text:
    """A run of text: its colour and what lies under it, red, green, blue or grey from 0 to 1; its size in points."""

    colour: Colour
    ground: Colour
    size: float

    @property
    def pale(self) -> str:
        """What is wrong with its contrast, or nothing."""
        lighter, darker = sorted([_luminance(self.colour), _luminance(self.ground)], reverse=True)
        contrast = (lighter + 0.05) / (darker + 0.05)
        if contrast >= (LEAST_OF_LARGE if self.size >= LARGE else LEAST) - 0.005:
            return ""
        return (
            f"text of {self.size:.1f} pt with a contrast of {contrast:.1f}: {_hex(self.colour)} on {_hex(self.ground)}."
        )


def _luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _rgb(colour: Colour) -> Colour:
    return colour * 3 if len(colour) == 1 else colour


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in _rgb(colour))


@dataclass(frozen=True)
class State:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    fill: Colour = (0.0,)
    size: float = 0.0


@dataclass
class Painted:
    """Reads the content of one page, which must not hide content in forms."""

    page: Object
    untagged: bool = False
    notdef: bool = False
    numbers: set[int] = field(default_factory=set)
    texts: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state, self.kept, self.marks, self.path = State(), [], [], []
        self.text_matrix = State().matrix
        self.grounds: list[tuple[Box, Colour]] = [((-1e9, -1e9, 1e9, 1e9), (1.0,))]
        for instruction in pikepdf.parse_content_stream(self.page):
            name = str(instruction.operator)
            if name in ("BDC", "BMC"):
                self._open(*instruction.operands)
            elif handler := HANDLERS.get(name):
                handler(self, *instruction.operands)

    def _open(self, tag: Object, properties: Object | None = None) -> None:
        number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
        self.numbers |= set() if number is None else {int(number)}
        self.marks.append(number is not None or tag == Name.Artifact)

    def _close(self) -> None:
        self.marks.pop()

    def _keep(self) -> None:
        self.kept.append(self.state)

    def _restore(self) -> None:
        self.state = self.kept.pop()

    def _transform(self, *numbers: float) -> None:
        self.state = replace(self.state, matrix=_times(_matrix(numbers), self.state.matrix))

    def _colour(self, *parts: float) -> None:
        self.state = replace(self.state, fill=tuple(map(float, parts)))

    def _typeface(self, _font: Object, size: float) -> None:
        self.state = replace(self.state, size=float(size))

    def _place(self, *numbers: float) -> None:
        self.text_matrix = _matrix(numbers)

    def _line(self, *numbers: float) -> None:
        points = list(map(float, numbers))
        self.path += [_moved(points[at : at + 2], self.state.matrix) for at in range(0, len(points), 2)]

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        self._line(x, y, x + width, y + height)

    def _fill(self) -> None:
        self._paint()
        across, down = zip(*self.path, strict=True)
        self.grounds.append(((min(across), min(down), max(across), max(down)), self.state.fill))
        self.path = []

    def _stroke(self) -> None:
        self._paint()
        self.path = []

    def _forget(self) -> None:
        self.path = []

    def _paint(self, *_operands: Object) -> None:
        self.untagged = self.untagged or not any(self.marks)

    def _show(self, shown: Object) -> None:
        self._paint()
        parts = [bytes(part) for part in (shown if isinstance(shown, Array) else [shown]) if not _is_number(part)]
        self.notdef = self.notdef or any(b"\0\0" in _pairs(part) for part in parts)
        matrix = _times(self.text_matrix, self.state.matrix)
        x, y = _moved((self.state.size * 0.1, self.state.size * 0.3), matrix)
        ground = next(colour for box, colour in reversed(self.grounds) if _holds(box, x, y))
        self.texts.append(Text(self.state.fill, ground, self.state.size * abs(matrix[3] or matrix[1])))


HANDLERS = {
    "EMC": Painted._close,
    "q": Painted._keep,
    "Q": Painted._restore,
    "cm": Painted._transform,
    "Tf": Painted._typeface,
    "Tm": Painted._place,
    "n": Painted._forget,
    "re": Painted._rectangle,
    "S": Painted._stroke,
    "s": Painted._stroke,
    **dict.fromkeys(("scn", "sc", "rg", "g"), Painted._colour),
    **dict.fromkeys(("m", "l", "c", "v", "y"), Painted._line),
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), Painted._fill),
    **dict.fromkeys(("Do", "sh", "INLINE IMAGE"), Painted._paint),
    **dict.fromkeys(("Tj", "TJ"), Painted._show),
}


def _is_number(part: object) -> bool:
    return not isinstance(part, pikepdf.String)


def _pairs(text: bytes) -> set[bytes]:
    return {text[at : at + 2] for at in range(0, len(text) - 1, 2)}


def _matrix(numbers: tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    ka, kb, kc, kd, ke, kf = other
    return (
        a * ka + b * kc,
        a * kb + b * kd,
        c * ka + d * kc,
        c * kb + d * kd,
        e * ka + f * kc + ke,
        e * kb + f * kd + kf,
    )


def _moved(point: tuple[float, ...] | list[float], matrix: Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
