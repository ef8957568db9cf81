"""A job is enqueued by name; the name exists."""

import ast
from pathlib import Path

from .tree import called_name, calls, functions, keyword, python_files


def _declared(root: Path) -> set[str]:
    """Names given to the tasks of each module: @task(name="desk.fire_timers")."""
    return {
        str(name.value)
        for file in python_files(root)
        if file.room in {"tasks", "handlers", "jobs"}
        for node in functions(file)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        for name in [keyword(decorator, "name") or (decorator.args[0] if decorator.args else None)]
        if isinstance(name, ast.Constant)
    }


def unknown_jobs(root: Path) -> list[str]:
    """`enqueue("module.job", ...)` whose job no module declares, or whose name cannot be read here."""
    declared = _declared(root)
    return [
        file.at(call, f"no task is named {ast.unparse(call.args[0])}")
        for file in python_files(root)
        if file.module not in {"", "kernel"} and not file.is_test
        for call in calls(file.tree)
        if called_name(call) == "enqueue" and call.args
        if not isinstance(call.args[0], ast.Constant) or call.args[0].value not in declared
    ]
