"""What of the board is shown: the filters in its address, what they take, and how each of them is removed."""

from dataclasses import dataclass, fields, replace

from django.http import QueryDict

from accounts.models import User
from projects.board import Standing

WITHOUT_MINISTRY = "ohne"
LIST = "liste"


@dataclass(frozen=True)
class Filter:
    """A filter that is on. query: of the address without it."""

    label: str
    query: str
    selection: "Selection"


@dataclass(frozen=True)
class Selection:
    """The names are those in the address. bericht: a year; ministerium: its abbreviation or `ohne`; stand: a column;
    meine, spaet: on if there is anything; ansicht: `liste` or the board. What is unknown takes nothing."""

    bericht: str = ""
    ministerium: str = ""
    stand: str = ""
    meine: str = ""
    spaet: str = ""
    ansicht: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Selection":
        return cls(**{field.name: query.get(field.name, "") for field in fields(cls)})

    @property
    def as_list(self) -> bool:
        return self.ansicht == LIST

    @property
    def query(self) -> str:
        """For an address, with its question mark."""
        query = QueryDict(mutable=True)
        query.update({field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)})
        return f"?{query.urlencode()}"

    @property
    def filters(self) -> list[Filter]:
        """Those that are on, in the order of the form."""
        ministry = "ohne Ministerium" if self.ministerium == WITHOUT_MINISTRY else f"Ministerium {self.ministerium}"
        labels = {"ministerium": ministry, "stand": self.stand, "meine": "nur meine", "spaet": "nur überfällige"}
        without = {name: replace(self, **{name: ""}) for name in labels if getattr(self, name)}
        return [Filter(labels[name], rest.query, rest) for name, rest in without.items()]

    @property
    def without_filters(self) -> "Selection":
        return Selection(bericht=self.bericht, ansicht=self.ansicht)

    @property
    def to_board(self) -> "Selection":
        return replace(self, ansicht="")

    @property
    def to_list(self) -> "Selection":
        return replace(self, ansicht=LIST)

    def takes(self, standing: Standing, person: User) -> bool:
        ministry = standing.update.ministry
        return (
            self.ministerium in ("", ministry.abbreviation if ministry else WITHOUT_MINISTRY)
            and self.stand in ("", standing.column)
            and (not self.meine or standing.update.reviewer_id == person.pk)
            and (not self.spaet or standing.late)
        )
