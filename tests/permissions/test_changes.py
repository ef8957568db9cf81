"""Every change that goes into the record of accesses has its words in the table of permissions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mainstay
from mainstay.config.permissions import TABLE

WRITERS = {"changed", "record_change", "_record"}


def names_in(node: ast.AST) -> Iterator[str]:
    """The texts that look like the id of a change, also where a condition chooses between two."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.count(".") == 1:
            yield part.value


def written_changes(source: Path) -> Iterator[str]:
    """The ids that services hand to what writes the record, at once or by the name `what`."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS:
            yield from (name for argument in node.args for name in names_in(argument))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "what":
            yield from names_in(node.value)


@pytest.mark.req("B-18")
def test_every_change_that_is_written_has_its_words() -> None:
    root = Path(mainstay.__file__).parent
    written = {name for source in root.glob("*/services/**/*.py") for name in written_changes(source)}
    assert {"role.granted", "service.closed", "source.linked"} <= written
    assert written - TABLE.changes == set(), "name them under their permission in rules/permissions.py of their module"
    assert TABLE.changes - written == set(), "the table names changes that nobody writes"
