"""What differs between two sheets: `compare` for a whole sheet, `text_blocks` for two texts alone."""

from projects.compare.sheets import Comparison, Difference, compare
from projects.compare.texts import text_blocks

__all__ = ["Comparison", "Difference", "compare", "text_blocks"]
