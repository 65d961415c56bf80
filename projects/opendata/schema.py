"""JSON Schema of documents and answers: made from their types, so that it follows them, with German meanings."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from projects.opendata.meanings import MEANINGS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def components(types: Sequence[type[Struct]], ref_template: str) -> dict[str, dict[str, Any]]:
    """The schemas of these types and of all that they hold, by name."""
    _references, found = msgspec.json.schema_components(types, ref_template=ref_template)
    return {name: _in_german(name, schema) for name, schema in sorted(found.items())}


def document_schema(kind: type[Struct], address: str, title: str) -> dict[str, Any]:
    """A schema that stands alone. address: where it is, with the host."""
    parts = components([kind], "#/$defs/{name}")
    return {"$schema": DIALECT, "$id": address, "title": title, "$ref": f"#/$defs/{kind.__name__}", "$defs": parts}


def _in_german(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with our meanings in place of the code's own comments."""
    meanings = MEANINGS.get(name, {})
    properties = {
        field: _described(of_field, meanings.get(field, "")) for field, of_field in schema["properties"].items()
    }
    return {**{key: value for key, value in schema.items() if key != "description"}, "properties": properties}


def _described(schema: dict[str, Any], meaning: str) -> dict[str, Any]:
    return {**schema, "description": meaning} if meaning else schema
