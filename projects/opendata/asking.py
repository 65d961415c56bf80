"""Reads what the query of an address asks the data for, and refuses it in a German sentence where it makes no sense."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from projects.opendata.answering import NotAnswered
from projects.opendata.answers import ParameterProblem
from projects.opendata.operations import Operation, Parameter
from projects.selecting.filters import FACETS, Facts, choices_of, current_facts
from projects.selecting.selection import SORTS, Selection, read_selection
from projects.text import clean

_SHOWN_CHARACTERS = 40
_WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def check_query(request: HttpRequest, operation: Operation) -> None:
    """Raises `NotAnswered` if the query holds anything that the operation does not declare."""
    known = {parameter.name: parameter for parameter in operation.of_query}
    _refuse(_problems_of_query(request.GET, known))


def whole_number(request: HttpRequest, parameter: Parameter, default: int) -> int:
    """A checked parameter's number."""
    return int(request.GET.get(parameter.name, default))


def asked_selection(request: HttpRequest) -> tuple[list[Facts], Selection]:
    """All projects, and which of them are asked for. A list can do without an unknown value and say so; data that
    silently mean something else would be wrong, so here it is refused."""
    facts = current_facts()
    choices = {facet: choices_of(facts, facet) for facet in FACETS}
    selection = read_selection(request.GET, choices)
    known = {**choices, "sortierung": SORTS}
    _refuse(_problem(name, _unknown(value, known[name])) for name, value in selection.unknown)
    return facts, selection


def _refuse(problems: Iterator[ParameterProblem]) -> None:
    found = tuple(problems)
    if found:
        more = f" Insgesamt sind {len(found)} Angaben falsch." if len(found) > 1 else ""
        raise NotAnswered(400, f"Der Parameter „{found[0].parameter}“ ist falsch: {found[0].detail}{more}", found)


def _problems_of_query(query: QueryDict, known: Mapping[str, Parameter]) -> Iterator[ParameterProblem]:
    for name, values in query.lists():
        if name not in known:
            possible = f"Bekannt sind {', '.join(known)}." if known else "Diese Adresse kennt keine."
            yield _problem(name, f"Diesen Parameter gibt es hier nicht. {possible}")
        elif len(values) > 1 and not known[name].facet:
            yield _problem(name, "Er darf nur einmal vorkommen.")
        else:
            yield from (_problem(name, wrong) for value in values if (wrong := _wrong(str(value), known[name])))


def _wrong(value: str, parameter: Parameter) -> str:
    """What is wrong with a value, "" if nothing is."""
    schema: Mapping[str, Any] = parameter.schema
    if parameter.facet or "enum" in schema:
        return "" if value.strip() else "Der Wert fehlt."
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        good = _WHOLE_NUMBER.fullmatch(value) and least <= int(value) <= most
        return "" if good else f"Nötig ist eine ganze Zahl von {least} bis {most}."
    most = schema["maxLength"]
    return "" if len(value) <= most else f"Möglich sind höchstens {most} Zeichen."


def _unknown(value: str, choices: Mapping[str, str]) -> str:
    possible = f"Möglich sind {', '.join(choices)}." if choices else "Noch ist nichts veröffentlicht."
    return f"Den Wert „{_shown(value)}“ gibt es nicht. {possible}"


def _problem(name: str, detail: str) -> ParameterProblem:
    return ParameterProblem(parameter=_shown(name), detail=detail)


def _shown(typed: str) -> str:
    return " ".join(clean(typed).split())[:_SHOWN_CHARACTERS]
