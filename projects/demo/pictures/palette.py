"""The colours of the illustrations: the topic fields' hues of the portal, from light to dark, and shared neutrals."""

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """`#3c7fcc` → (60, 127, 204)."""
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour in the first, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)


class Ramp:
    """One hue from paper (0) through its tint and its full colour to the night (1)."""

    def __init__(self, *codes: str) -> None:
        self._stops = [colour(code) for code in codes]

    def __call__(self, depth: float) -> Colour:
        place = min(max(depth, 0.0), 1.0) * (len(self._stops) - 1)
        index = min(int(place), len(self._stops) - 2)
        return mix(self._stops[index], self._stops[index + 1], place - index)


WIRTSCHAFT = Ramp("#f4f8fc", "#dbe8f6", "#9cc1ea", "#3c7fcc", "#174a86", "#0b2848")
VIELFALT = Ramp("#fcf5f9", "#f2d9e8", "#d994bf", "#a5377c", "#6d1c4e", "#2c0c22")
ENERGIE = Ramp("#fffaf0", "#fbe9c3", "#f0c566", "#c98d12", "#744800", "#382300")
BILDUNG = Ramp("#f4fbf7", "#d5ede1", "#86c7a9", "#2f8a68", "#0b5c43", "#06291f")
MOBILITAET = Ramp("#fff7f2", "#fbdfd0", "#f2a580", "#cf5a20", "#8f3110", "#3f1506")
RIVER = Ramp("#f0f8f8", "#cfe6e8", "#7fbcc4", "#0a6472", "#084a56", "#0b2c35")

PAPER = colour("#fffdf8")
LIGHT = colour("#ffe9b0")
LAMP = colour("#ffd67a")
INK = colour("#12242c")
DEEP = colour("#0b2c35")
BRICK = Ramp("#f0c9b4", "#d98e6c", "#b5603f", "#8a412a", "#5a2719")
LEAF = Ramp("#cfe3b4", "#93bd76", "#5a9455", "#2f6b45", "#17452f")
STONE = Ramp("#f7f6f2", "#dfe0dc", "#b3bbbb", "#768489", "#3c4a51")
