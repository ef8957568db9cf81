"""The files of a tree, parsed once."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCE = "src/mainstay"
_FOLDERS = ("src", "tests", "tools", "bench")
_SKIPPED = {"node_modules", "__pycache__", "dist", "_build"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class PythonFile:
    """One parsed file; `name` is its path from the root, `parts` its path below src/mainstay (empty outside)."""

    name: str
    text: str
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        inside = self.name.removeprefix(f"{SOURCE}/")
        return tuple(inside.split("/")) if inside != self.name else ()

    @property
    def module(self) -> str:
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def room(self) -> str:
        """The room of the module that the file belongs to: `rules` for rules.py and for rules/levels.py."""
        return self.parts[1].removesuffix(".py") if len(self.parts) > 1 else ""

    @property
    def is_test(self) -> bool:
        return "tests" in self.name.split("/")

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.parts

    def at(self, node: ast.AST | int, message: str) -> str:
        line = node if isinstance(node, int) else getattr(node, "lineno", 0)
        return f"{self.name}:{line}: {message}"


@lru_cache(maxsize=4)
def python_files(root: Path) -> tuple[PythonFile, ...]:
    """Every Python file of the tree but those that tools write."""
    return tuple(_parse(root, path) for path in sorted(_paths(root)))


def _paths(root: Path) -> Iterator[Path]:
    yield from root.glob("*.py")
    for folder in _FOLDERS:
        for path in (root / folder).rglob("*.py"):
            if not _SKIPPED.intersection(path.relative_to(root).parts):
                yield path


def _parse(root: Path, path: Path) -> PythonFile:
    text = path.read_text(encoding="utf-8")
    return PythonFile(path.relative_to(root).as_posix(), text, ast.parse(text))


def front_end_files(root: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file of the front end that people write."""
    for path in sorted((root / "web" / "src").rglob("*")):
        name = path.relative_to(root).as_posix()
        written = path.suffix in {".ts", ".tsx", ".css"} and name != "web/src/api/schema.ts"
        if written and path.is_file():
            yield name, path.read_text(encoding="utf-8")


def functions(file: PythonFile) -> Iterator[Function]:
    """Every function and method of the file, nested ones too."""
    for node in ast.walk(file.tree):
        if isinstance(node, Function):
            yield node


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Every call below the node."""
    for child in ast.walk(node):
        if isinstance(child, ast.Call):
            yield child


def called_name(call: ast.Call) -> str:
    """The last word of what is called: `get_model` for `apps.get_model(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """The value given for a keyword argument."""
    return next((item.value for item in call.keywords if item.arg == name), None)


def imported_modules(node: ast.AST) -> list[str]:
    """The modules that an import statement names; `from a import b` names a and a.b."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


@lru_cache(maxsize=1)
def layers() -> tuple[tuple[str, ...], ...]:
    """The modules from top to bottom as pyproject.toml orders them; modules of one line stand together."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    order = next(contract["layers"] for contract in contracts if contract["id"] == "module-order")
    return tuple(tuple(name.strip() for name in line.split("|")) for line in order)


def depth(module: str) -> int:
    """How far down the module stands; 0 is the top."""
    return next(index for index, line in enumerate(layers()) if module in line)
