"""Every route asks who is there and whether they may."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mainstay.config.permissions import TABLE
from mainstay.kernel.permissions import Reach

from .tree import Function, PythonFile, called_name, calls, functions, keyword, python_files

VERBS = {"get", "post", "put", "patch", "delete", "api_operation"}
Operation = tuple[str, str, str]


def _listed(reach: Reach) -> set[Operation]:
    """(module, verb, path) of the operations that the table of permissions lists with this reach."""
    listed = (operation for row in TABLE if row.reach is reach for operation in row.operations)
    split = (re.fullmatch(r"(\w+) /api/(\w+)(/.*)?", operation) for operation in listed)
    return {(found[2], found[1].lower(), found[3] or "") for found in split if found}


OPEN = _listed(Reach.ANYBODY)
# About oneself, or what stores and shows nothing of others: the sign-in alone is asked.
SIGNED_IN = _listed(Reach.PERSON)


def routes(root: Path) -> Iterator[tuple[PythonFile, Function, ast.Call, tuple[str, str, str]]]:
    """Each operation: its file, its function, the decorator, and (module, verb, path)."""
    for file in _api_files(root):
        for node in functions(file):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and _is_verb(decorator):
                    yield file, node, decorator, (file.module, _verb(decorator), _path(decorator))


def _api_files(root: Path) -> Iterator[PythonFile]:
    return (file for file in python_files(root) if file.room == "api" and not file.is_test)


def _is_verb(decorator: ast.Call) -> bool:
    return isinstance(decorator.func, ast.Attribute) and decorator.func.attr in VERBS


def _verb(decorator: ast.Call) -> str:
    """The verb; of `api_operation` the first of those that it lists."""
    named = called_name(decorator)
    listed = decorator.args[0] if named == "api_operation" and decorator.args else None
    return str(ast.literal_eval(listed)[0]).lower() if listed is not None else named


def _path(decorator: ast.Call) -> str:
    place = 1 if called_name(decorator) == "api_operation" else 0
    first = decorator.args[place] if len(decorator.args) > place else keyword(decorator, "path")
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _asks(auth: ast.expr | None) -> bool:
    """Whether the value of auth= asks who is there; left out, the one of the API does."""
    return auth is None or (isinstance(auth, ast.Call) and called_name(auth) == "SignedIn")


def unauthenticated(root: Path) -> list[str]:
    """Routes without sign-in that are not on the short list, routers that switch it off, an API that never asks."""
    found = [
        file.at(node, f"{verb} {path} is open to strangers and not listed so in the table of permissions")
        for file, node, decorator, (module, verb, path) in routes(root)
        if not _asks(keyword(decorator, "auth")) and (module, verb, path) not in OPEN
    ]
    for file in _api_files(root):
        for call in calls(file.tree):
            name, auth = called_name(call), keyword(call, "auth")
            if name in {"Router", "add_router"} and not _asks(auth):
                found.append(file.at(call, f"{name} changes the sign-in of every route in it"))
            if name == "NinjaAPI" and (auth is None or not _asks(auth)):
                found.append(file.at(call, "NinjaAPI needs auth=SignedIn(TABLE): a route without its own must ask"))
    return found


def unauthorised(root: Path) -> list[str]:
    """Routes that nowhere say who may use them: they call access_* or require_*, or hand the actor on."""
    return [
        file.at(node, f"{node.name}: call access_* or require_*, or hand the actor to what is called")
        for file, node, _, operation in routes(root)
        if operation not in OPEN | SIGNED_IN and not any(_authorises(call) for call in calls(node))
    ]


def _authorises(call: ast.Call) -> bool:
    if called_name(call).startswith(("access_", "require_")):
        return True
    return keyword(call, "actor") is not None or any(_is_actor(value) for value in call.args)


def _is_actor(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return called_name(value) == "actor_on"
    return isinstance(value, ast.Name) and value.id in {"actor", "viewer"}


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
