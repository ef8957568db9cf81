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
    """Tests that name a row and assert nothing, neither themselves nor by a function of the tests that does."""
    files = [file for file in python_files(root) if file.is_test or file.name.startswith("tests/")]
    functions = [(file, node) for file in files for node in ast.walk(file.tree) if isinstance(node, Function)]
    asserting = {
        node.name for _, node in functions if not node.name.startswith("test_") and _asserts_within(node, set())
    }
    return [
        file.at(node, f"{node.name} names a requirement row and asserts nothing")
        for file, node in functions
        if _names_row(node) and not _asserts_within(node, asserting)
    ]


def _names_row(function: Function) -> bool:
    return any(ast.unparse(mark).startswith("pytest.mark.req(") for mark in function.decorator_list)


def _asserts_within(function: Function, asserting: set[str]) -> bool:
    return any(_asserts(node, asserting) for node in ast.walk(function))


def _asserts(node: ast.AST, asserting: set[str]) -> bool:
    if isinstance(node, ast.Assert):
        return not isinstance(node.test, ast.Constant)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        last = name.split(".")[-1]
        return name in {"pytest.raises", "expect"} or last.startswith("assert_") or last in asserting
    return False
