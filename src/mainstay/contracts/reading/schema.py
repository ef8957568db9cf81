"""The published JSON Schema of contract files, and which keys it allows where."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.document import Path

Schema = dict[str, Any]


@cache
def contract_schema() -> Schema:
    """The JSON Schema of a contract file; a dictionary that callers must not change."""
    schema = Contract.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mainstay contract file",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def known_keys(path: Path, data: object) -> list[str]:
    """Keys allowed in the mapping at this path; for a penalty those of its own form."""
    found: dict[str, None] = {}
    for schema in _at(path, data):
        found.update(dict.fromkeys(schema.get("properties", {})))
    return list(found)


def _at(path: Path, data: object) -> list[Schema]:
    here = list(_choices(contract_schema(), data))
    for step in path:
        data = _inside(data, step)
        here = [inner for schema in here for inner in _step(schema, step, data)]
    return here


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(str(step))
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _step(schema: Schema, step: str | int, data: object) -> Iterator[Schema]:
    inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
    if isinstance(inner, dict):
        yield from _choices(inner, data)


def _choices(schema: Schema, data: object) -> Iterator[Schema]:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        yield from _choices(contract_schema()["$defs"][reference.rsplit("/", 1)[-1]], data)
        return
    mapping = schema.get("discriminator", {}).get("mapping", {})
    form = data.get(schema["discriminator"]["propertyName"]) if mapping and isinstance(data, dict) else None
    if isinstance(form, str) and form in mapping:
        yield from _choices({"$ref": mapping[form]}, data)
        return
    branches = schema.get("anyOf", ()) or schema.get("oneOf", ())
    for branch in branches:
        yield from _choices(branch, data)
    if not branches:
        yield schema
