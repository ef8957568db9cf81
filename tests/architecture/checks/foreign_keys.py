"""Foreign keys point down, by label, without a way back, and protect what they point at."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .tree import PythonFile, called_name, calls, depth, keyword, python_files

_KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def foreign_keys(root: Path) -> list[str]:
    """Every fault of every foreign key in the models of the tree."""
    return [
        file.at(call, fault)
        for file in python_files(root)
        if file.module and not file.is_migration and not file.is_test
        for call in calls(file.tree)
        if called_name(call) in _KEYS
        for fault in _faults(file, call)
    ]


def _faults(file: PythonFile, call: ast.Call) -> Iterator[str]:
    target = call.args[0] if call.args else keyword(call, "to")
    if isinstance(target, ast.Name):
        return  # a class of the same file: imports between modules are the front door's business
    if not isinstance(target, ast.Constant) or not isinstance(target.value, str):
        yield 'name the target by a string label: "directory.Person"'
        return
    app = target.value.rpartition(".")[0]
    if app in {"", file.module}:
        return
    if depth(app) <= depth(file.module):
        yield f"{file.module} points up or sideways at {target.value}; keys point down"
    reverse = keyword(call, "related_name")
    if not isinstance(reverse, ast.Constant) or reverse.value != "+":
        yield f'no way back from {target.value}: related_name="+"'
    if called_name(call) != "ManyToManyField" and not _protects(call):
        yield f"{target.value} belongs to another module: on_delete=PROTECT"


def _protects(call: ast.Call) -> bool:
    rule = keyword(call, "on_delete") or (call.args[1] if len(call.args) > 1 else None)
    return isinstance(rule, ast.Attribute | ast.Name) and ast.unparse(rule).rpartition(".")[2] == "PROTECT"
