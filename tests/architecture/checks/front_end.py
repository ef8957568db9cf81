"""Modules of the front end reach each other through their index only, as those of the back end do by their door."""

import posixpath
import re
from pathlib import Path

from .tree import front_end_files

_IMPORT = re.compile(r"""(?:from|import|import\()\s*["']([^"']+)["']""")
MODULES = "web/src/modules/"


def front_end_back_doors(root: Path) -> list[str]:
    """Imports of the inside of another module, and imports of a module from shared or api."""
    return [
        f"{name}:{text[: match.start()].count(chr(10)) + 1}: {match.group(1)} goes past the index of {_module(target)}"
        for name, text in front_end_files(root)
        for match in _IMPORT.finditer(text)
        if _is_back_door(name, target := _resolve(name, match.group(1)))
    ]


def _is_back_door(name: str, target: str) -> bool:
    there = _module(target)
    if not there or there == _module(name):
        return False
    composes = name.startswith(("web/src/app/", MODULES))
    return not (composes and target == f"{MODULES}{there}")


def _resolve(name: str, imported: str) -> str:
    """The path from the root that an import names, without a trailing index."""
    if imported.startswith("@/"):
        path = f"web/src/{imported[2:]}"
    elif imported.startswith("."):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), imported))
    else:
        return ""
    return path.removesuffix(".ts").removesuffix("/index")


def _module(path: str) -> str:
    return path.removeprefix(MODULES).split("/")[0] if path.startswith(MODULES) else ""
