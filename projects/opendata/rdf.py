"""Statements about resources, and how they are written as Turtle and as JSON-LD: whatever a text holds stays a text.

A library for all of RDF would weigh more than this: the portal writes one kind of graph without blank nodes and never
reads one; the tests read it with such a library.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True)
class Iri:
    """The address or name of a resource; what no IRI may hold is written with percent signs."""

    address: str

    @property
    def safe(self) -> str:
        return _NOT_IN_AN_IRI.sub(lambda match: f"%{ord(match[0]):02X}", self.address)


@dataclass(frozen=True)
class Literal:
    """language: `de`, or datatype: `xsd:date`; neither is a plain text."""

    text: str
    language: str = ""
    datatype: str = ""


Node = Iri | Literal


@dataclass
class Resource:
    """types and names of properties with their prefix: `dcat:Dataset`."""

    iri: Iri
    types: tuple[str, ...]
    properties: list[tuple[str, Node]] = field(default_factory=list)

    def say(self, name: str, *nodes: Node) -> None:
        self.properties += [(name, node) for node in nodes]

    def tell(self, name: str, *texts: str) -> None:
        """German texts; empty ones say nothing."""
        self.say(name, *(Literal(text, language="de") for text in texts if text))


def turtle(resources: Iterable[Resource]) -> str:
    prefixes = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    return "\n".join([*prefixes, "", *map(_turtle_of, resources)])


def _turtle_of(resource: Resource) -> str:
    said = [f"a {', '.join(resource.types)}", *(f"{name} {_in_turtle(node)}" for name, node in resource.properties)]
    return f"<{resource.iri.safe}>\n    " + " ;\n    ".join(said) + " .\n"


def _in_turtle(node: Node) -> str:
    match node:
        case Iri():
            return f"<{node.safe}>"
        case Literal(language=language) if language:
            return f'"{_escaped(node.text)}"@{language}'
        case Literal(datatype=datatype) if datatype:
            return f'"{_escaped(node.text)}"^^{datatype}'
    return f'"{_escaped(node.text)}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(char) or (char if char >= " " else f"\\u{ord(char):04X}") for char in text)


def json_ld(resources: Iterable[Resource]) -> dict[str, Any]:
    return {"@context": PREFIXES, "@graph": [_json_of(resource) for resource in resources]}


def _json_of(resource: Resource) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": resource.iri.safe, "@type": [*resource.types]}
    for name, node in resource.properties:
        found.setdefault(name, []).append(_in_json(node))
    return found


def _in_json(node: Node) -> dict[str, str]:
    if isinstance(node, Iri):
        return {"@id": node.safe}
    about = {"@language": node.language, "@type": node.datatype}
    return {"@value": node.text, **{key: value for key, value in about.items() if value}}
