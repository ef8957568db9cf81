"""The API is what its snapshot says; a change of it is a change that a reader of the snapshot sees."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ninja import Schema
from pydantic import BaseModel

from mainstay.config.api import api
from tools import schema


def models() -> Iterator[type[BaseModel]]:
    """What every operation takes and gives."""
    for _, router in api._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                found = [*operation.models, *operation.response_models.values()]
                yield from (model for model in found if isinstance(model, type) and issubclass(model, BaseModel))


def definitions(model: type[BaseModel]) -> dict[str, Any]:
    """The named parts of a model's schema without the words that describe them."""

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: bare(value) for key, value in part.items() if key not in {"description", "title"}}
        return [bare(value) for value in part] if isinstance(part, list) else part

    return {name: bare(part) for name, part in model.model_json_schema(by_alias=True).get("$defs", {}).items()}


def clashes(given: Iterable[type[BaseModel]]) -> set[str]:
    """Names that stand for two different things; in the API's schema the last one would win silently."""
    seen: dict[str, Any] = {}
    return {name for model in given for name, part in definitions(model).items() if seen.setdefault(name, part) != part}


def test_snapshot_equals_the_api() -> None:
    assert schema.SNAPSHOT.read_text(encoding="utf-8") == schema.current(), "run `make schema` and read the difference"


def test_changed_snapshot_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = json.loads(schema.current()) | {"paths": {}}
    (tmp_path / "openapi.json").write_text(json.dumps(changed), encoding="utf-8")
    monkeypatch.setattr(schema, "ROOT", tmp_path)
    monkeypatch.setattr(schema, "SNAPSHOT", tmp_path / "openapi.json")
    assert schema.stale() == ["openapi.json"]


def test_one_name_one_schema() -> None:
    assert clashes(models()) == set()


def test_two_schemas_of_one_name_are_caught() -> None:
    first = type("Choice", (Schema,), {"__annotations__": {"value": str}})
    second = type("Choice", (Schema,), {"__annotations__": {"id": int}})
    one = type("One", (Schema,), {"__annotations__": {"choice": first}})
    two = type("Two", (Schema,), {"__annotations__": {"choice": second}})
    assert clashes([one, one]) == set()
    assert clashes([one, two]) == {"Choice"}
