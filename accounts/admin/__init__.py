"""The desk's pages about people, ministries and mails: one file for each thing looked after."""

from accounts.admin import log, ministries, outgoing, people

__all__ = ["log", "ministries", "outgoing", "people"]
