"""Every route asks who is there and whether they may."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .tree import Function, PythonFile, called_name, calls, functions, keyword, python_files

VERBS = {"get", "post", "put", "patch", "delete", "api_operation"}
# Open to everyone: who am I, sign in, and whether the service is up.
PUBLIC = {("directory", "get", "/session"), ("directory", "post", "/session"), ("config", "get", "/health")}
# Whoever is signed in may leave and choose a language: the person in the session is all that these touch.
OWN = {("directory", "delete", "/session"), ("directory", "patch", "/session")}


def routes(root: Path) -> Iterator[tuple[PythonFile, Function, ast.Call, tuple[str, str, str]]]:
    """Each operation: its file, its function, the decorator, and (module, verb, path)."""
    for file in _api_files(root):
        for node in functions(file):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and _is_verb(decorator):
                    yield file, node, decorator, (file.module, called_name(decorator), _path(decorator))


def _api_files(root: Path) -> Iterator[PythonFile]:
    return (file for file in python_files(root) if file.room == "api" and not file.is_test)


def _is_verb(decorator: ast.Call) -> bool:
    return isinstance(decorator.func, ast.Attribute) and decorator.func.attr in VERBS


def _path(decorator: ast.Call) -> str:
    first = decorator.args[0] if decorator.args else keyword(decorator, "path")
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def unauthenticated(root: Path) -> list[str]:
    """Routes without sign-in outside the public ones, routers that switch it off, an API that never asks."""
    found = [
        file.at(node, f"{verb} {path}: only {len(PUBLIC)} operations are open to everyone, this is none of them")
        for file, node, decorator, (module, verb, path) in routes(root)
        if _is_none(keyword(decorator, "auth")) and (module, verb, path) not in PUBLIC
    ]
    for file in _api_files(root):
        for call in calls(file.tree):
            name, auth = called_name(call), keyword(call, "auth")
            if name in {"Router", "add_router"} and _is_none(auth):
                found.append(file.at(call, f"{name}(auth=None) opens every route in it"))
            if name == "NinjaAPI" and (auth is None or _is_none(auth)):
                found.append(file.at(call, "NinjaAPI needs auth=: a route without its own must ask who is there"))
    return found


def unauthorised(root: Path) -> list[str]:
    """Routes that nowhere say who may use them."""
    return [
        file.at(node, f"{node.name}: call access_* or require_*, or hand on who asks (actor=, viewer=)")
        for file, node, _, operation in routes(root)
        if operation not in PUBLIC | OWN and not any(_authorises(call) for call in calls(node))
    ]


def _authorises(call: ast.Call) -> bool:
    named = called_name(call).startswith(("access_", "require_"))
    return named or keyword(call, "actor") is not None or keyword(call, "viewer") is not None


def stray_routes(root: Path) -> list[str]:
    """Addresses outside the API: config/urls.py mounts the API and nothing else is routed."""
    return [
        file.at(node, f"{name}: addresses are routes of the API; config/urls.py mounts it")
        for file in python_files(root)
        if file.parts and file.name != "src/mainstay/config/urls.py"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.urls"
        for name in (alias.name for alias in node.names)
        if name in {"path", "re_path", "include"}
    ]
