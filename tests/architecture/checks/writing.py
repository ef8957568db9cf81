"""Names, docstrings and exceptions to the linters say what they are."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from .tree import Function, PythonFile, front_end_files, functions, python_files

EMPTY_NAMES = {
    "common", "handle_data", "helper", "helpers", "manager", "managers", "misc", "process", "util", "utils",
}  # fmt: skip
_EXPLAINED_IGNORE = re.compile(r"#\s*type:\s*ignore\[[\w, -]+\]\s+#?\s*\S.{7,}")
_EXPLAINED_NOQA = re.compile(r"#\s*noqa:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*\s+(?!#\s*noqa)[^\w]*\w.{7,}")


def empty_names(root: Path) -> list[str]:
    """Files, folders and functions whose name says nothing of what they do."""
    found = [
        file.at(1, f"{word} says nothing of what is inside; name the noun or the verb")
        for file in python_files(root)
        for word in file.name.removesuffix(".py").split("/")
        if word in EMPTY_NAMES
    ]
    found += [
        file.at(node, f"{node.name} says nothing of what it does; use a domain verb")
        for file in python_files(root)
        for node in functions(file)
        if node.name in EMPTY_NAMES
    ]
    found += [
        f"{name}:1: name the noun, not {word}"
        for name, _ in front_end_files(root)
        for word in re.split(r"[/.]", name)
        if word in EMPTY_NAMES
    ]
    return found


def module_docstrings(root: Path) -> list[str]:
    """Each module of the product says in one line what it is."""
    found = []
    for file in python_files(root):
        if file.is_migration or not file.parts or not file.tree.body:
            continue
        words = ast.get_docstring(file.tree)
        if words is None or "\n" in words:
            found.append(file.at(1, "the module docstring is one line"))
    return found


def _speaking(file: PythonFile) -> Iterator[Function | ast.ClassDef]:
    """The definitions that others read about: of front doors and rules, and the routes."""
    for node in file.tree.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if file.room in {"public", "rules"} or (file.room == "api" and node.decorator_list):
            yield node


def missing_docstrings(root: Path) -> list[str]:
    """Public functions, rules and routes without a docstring."""
    return [
        file.at(node, f"{node.name} needs a docstring: shapes, units, errors, the clause it comes from")
        for file in python_files(root)
        if file.parts and not file.is_test
        for node in _speaking(file)
        if ast.get_docstring(node) is None
    ]


def unexplained_ignores(root: Path) -> list[str]:
    """A `type: ignore` or `noqa` without its code and a reason after it."""
    return [
        file.at(line, f"give the code and the reason: {comment}")
        for file in python_files(root)
        for line, comment in _comments(file)
        if _silences(comment) and not (_EXPLAINED_IGNORE.search(comment) or _EXPLAINED_NOQA.search(comment))
    ]


def _comments(file: PythonFile) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(file.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _silences(comment: str) -> bool:
    return bool(re.match(r"#\s*(type:\s*ignore|noqa)\b", comment))


def missing_readmes(root: Path) -> list[str]:
    """Modules without a README that says their words, rooms, doors, facts, and where to change what."""
    parts = ("Words.", "Rooms.", "Doors.", "Where to change what.")
    found = []
    for package in sorted((root / "src" / "mainstay").glob("*/__init__.py")):
        readme = package.with_name("README.md")
        text = readme.read_text(encoding="utf-8") if readme.exists() else ""
        if lacking := [part for part in parts if f"**{part}**" not in text]:
            found.append(f"{readme.relative_to(root).as_posix()}:1: says nothing of {', '.join(lacking)}")
    return found
