"""Walks a contract part by part, with the dotted path of each."""

from collections.abc import Iterator

from mainstay.contracts.rules.terms.base import Part, Text
from mainstay.contracts.rules.terms.contract import Contract


def walk(contract: Contract) -> Iterator[tuple[str, Part]]:
    """Every part of the contract but its texts, the contract itself first, in the order of the file."""
    waiting: list[tuple[str, Part]] = [("", contract)]
    while waiting:
        path, part = waiting.pop()
        yield path, part
        waiting.extend(reversed(list(_inside(path, part))))


def _inside(path: str, part: Part) -> Iterator[tuple[str, Part]]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        key = f"{path}.{field.alias or name}" if path else field.alias or name
        if isinstance(value, Part) and not isinstance(value, Text):
            yield key, value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part) and not isinstance(item, Text):
                    yield f"{key}.{index}", item
