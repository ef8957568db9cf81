"""Tests name the requirement rows that they prove, and only rows that exist."""

import ast
from pathlib import Path

from .tree import Function, calls, python_files

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


def unasserted_requirements(root: Path) -> list[str]:
    """Tests that name a row and assert nothing: `assert` of something that can be false, `raises`, or `expect`."""
    return [
        file.at(node, f"{node.name} names a requirement row and asserts nothing")
        for file in python_files(root)
        for node in ast.walk(file.tree)
        if isinstance(node, Function) and _names_row(node) and not any(map(_asserts, ast.walk(node)))
    ]


def _names_row(function: Function) -> bool:
    return any(ast.unparse(mark).startswith("pytest.mark.req(") for mark in function.decorator_list)


def _asserts(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return not isinstance(node.test, ast.Constant)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name in {"pytest.raises", "expect"} or name.split(".")[-1].startswith("assert_")
    return False
