"""The desk's pages for operators: one file for each thing looked after."""

from accounts.admin import ministries, outgoing, people

__all__ = ["ministries", "outgoing", "people"]
