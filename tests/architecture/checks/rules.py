"""Rules read no clock and touch no file; what they may import is import-linter's business."""

import ast
from pathlib import Path

from .tree import called_name, calls, python_files

_CLOCKS = {"now", "utcnow", "today", "localtime", "monotonic", "perf_counter", "time_ns"}
_TOUCHES = {"open", "print", "input", "exec", "eval", "breakpoint"}


def impure_rules(root: Path) -> list[str]:
    """Calls in rules whose answer depends on when or where they run."""
    return [
        file.at(call, f"{ast.unparse(call.func)}(): rules are given `now` and their data, they fetch nothing")
        for file in python_files(root)
        if file.room == "rules"
        for call in calls(file.tree)
        if _reads_clock(call) or (isinstance(call.func, ast.Name) and call.func.id in _TOUCHES)
    ]


def _reads_clock(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        owner = ast.unparse(call.func.value).rpartition(".")[2]
        return called_name(call) in _CLOCKS or (owner == "time" and called_name(call) == "time")
    return called_name(call) in _CLOCKS
