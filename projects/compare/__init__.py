"""What differs: `compare` for two sheets, `compare_chapters` for frame chapters, `text_blocks` for two texts alone,
`corrections_between` for two editions."""

from projects.compare.chapters import compare_chapters
from projects.compare.editions import corrections_between
from projects.compare.sheets import Comparison, Difference, compare
from projects.compare.texts import text_blocks

__all__ = ["Comparison", "Difference", "compare", "compare_chapters", "corrections_between", "text_blocks"]
