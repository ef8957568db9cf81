"""Ways around the import graph: imports inside functions, signals, look-ups by string."""

import ast
from pathlib import Path

from .tree import called_name, calls, functions, imported_modules, python_files

_MODELS = {"get_model", "get_models"}
_CODE = {"import_string", "import_module", "__import__"}


def nested_imports(root: Path) -> list[str]:
    """Imports inside a function."""
    return sorted(
        {
            file.at(node, "an import inside a function hides a direction; move it to the top")
            for file in python_files(root)
            for function in functions(file)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
    )


def signals(root: Path) -> list[str]:
    """Django signals: what happens next must be readable where it happens."""
    return sorted(
        {
            file.at(node, f"{name}: publish a fact or call the front door instead of a signal")
            for file in python_files(root)
            for node in ast.walk(file.tree)
            for name in imported_modules(node)
            if name == "django.dispatch" or (name.startswith("django.") and name.endswith(".signals"))
        }
    )


def lookups_by_string(root: Path) -> list[str]:
    """Models fetched by a string, outside migrations, and code so fetched, outside the module that composes."""
    return [
        file.at(call, f"{called_name(call)}: import the front door instead of looking it up by a string")
        for file in python_files(root)
        if file.parts and not file.is_migration
        for call in calls(file.tree)
        if called_name(call) in _MODELS or (called_name(call) in _CODE and file.module != "config")
    ]
