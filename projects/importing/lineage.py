"""Names for the parts of a sheet that come out equal wherever an equal part is read."""

import hashlib
from dataclasses import dataclass, field

from projects.text import fold

_DIGITS = 10


@dataclass
class Lineages:
    """The lineages of one sheet; repeats of an equal part are numbered."""

    given: dict[str, int] = field(default_factory=dict)

    def new(self, kind: str, *words: str) -> str:
        """`m-` + 10 hexadecimal digits of the SHA-256 over kind and folded words; `-2`, `-3` for equal ones."""
        text = "\n".join([kind, *(fold(word) for word in words)])
        lineage = f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"
        self.given[lineage] = self.given.get(lineage, 0) + 1
        count = self.given[lineage]
        return lineage if count == 1 else f"{lineage}-{count}"
