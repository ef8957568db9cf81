"""Tests name the requirement rows that they prove, and only rows that exist."""

import ast
from pathlib import Path

from .tree import calls, python_files

KNOWN = Path(__file__).parents[1] / "requirement_ids.txt"


def known_ids() -> frozenset[str]:
    """The ids of the requirement rows, one a line."""
    return frozenset(KNOWN.read_text(encoding="utf-8").split())


def unknown_requirements(root: Path) -> list[str]:
    """`pytest.mark.req(...)` with an id that no row has, or with something else than an id."""
    return [
        file.at(call, f"no requirement row {ast.unparse(argument)}")
        for file in python_files(root)
        for call in calls(file.tree)
        if ast.unparse(call.func).endswith("mark.req")
        for argument in call.args
        if not isinstance(argument, ast.Constant) or argument.value not in known_ids()
    ]
