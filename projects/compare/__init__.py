"""What differs: `compare` for two sheets, `compare_chapters` for frame chapters, `text_blocks` for two texts alone."""

from projects.compare.chapters import compare_chapters
from projects.compare.sheets import Comparison, Difference, compare
from projects.compare.texts import text_blocks

__all__ = ["Comparison", "Difference", "compare", "compare_chapters", "text_blocks"]
