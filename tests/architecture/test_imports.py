"""The import contracts of pyproject.toml hold, cover every module, and catch what they are there for."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from .checks.tree import ROOT, SOURCE, layers

SEEDS = {
    "module-order": ("contracts/services.py", "import mainstay.desk.public"),
    "module-order, by a chain": ("kernel/time.py", "import mainstay.directory.public"),
    "module-order, an unlisted module": ("billing/public.py", ""),
    "room-order": ("desk/models.py", "import mainstay.desk.services"),
    "room-order, an unlisted room": ("desk/workflow.py", ""),
    "front-door": ("desk/services.py", "import mainstay.contracts.services"),
    "front-door, models": ("desk/services.py", "from mainstay.contracts import models"),
    "front-door, rules": ("desk/services.py", "from mainstay.contracts.rules import levels"),
    "front-door, the package": ("desk/services.py", "import mainstay.contracts"),
    "front-door, models of the kernel": ("desk/services.py", "import mainstay.kernel.models"),
    "front-door, composition": ("config/api.py", "import mainstay.desk.services"),
    "front-door, the entry": ("__main__.py", "import mainstay.desk.services"),
    "front-door, rules from above the rules": ("settlement/services.py", "import mainstay.contracts.rules.levels"),
    "front-door, rules that are no library": ("settlement/rules/lines.py", "import mainstay.desk.rules.flow"),
    "front-door, tests": ("desk/services.py", "import mainstay.desk.tests.make"),
    "pure-rules": ("desk/rules/flow.py", "from django.db import models"),
    "pure-rules, a clock": ("desk/rules/flow.py", "import time"),
    "pure-rules, files": ("desk/rules/flow.py", "from pathlib import Path"),
    "pure-rules, the net": ("contracts/rules/levels.py", "import socket"),
    "pure-rules, by a chain": ("desk/rules/flow.py", "import mainstay.contracts.public"),
}
CLEAN = {
    "__main__.py": "import mainstay.config.api",
    "config/api.py": "import mainstay.desk.api, mainstay.contracts.rules.levels, mainstay.kernel.time",
    "desk/api.py": "import mainstay.desk.public, mainstay.directory.public",
    "desk/public.py": "import mainstay.desk.services",
    "desk/services.py": "import mainstay.desk.models, mainstay.contracts.public, mainstay.kernel.errors",
    "desk/models.py": "import mainstay.desk.rules.flow",
    "desk/rules/__init__.py": "",
    "desk/rules/flow.py": "from datetime import datetime\nimport mainstay.kernel.errors",
    "desk/tests/__init__.py": "",
    "desk/tests/make.py": "import mainstay.desk.models, mainstay.contracts.tests.make",
    "settlement/rules/__init__.py": "",
    "settlement/rules/lines.py": "import mainstay.contracts.rules.levels",
    "offers/__init__.py": "",
    "whatif/__init__.py": "",
    "intake/__init__.py": "",
    "duties/__init__.py": "",
    "acceptance/__init__.py": "",
    "notices/__init__.py": "",
    "knowledge/__init__.py": "",
    "drafting/__init__.py": "",
    "people/__init__.py": "",
    "notify/__init__.py": "",
    "agenda/__init__.py": "",
    "account/__init__.py": "",
    "provider/__init__.py": "",
    "gateway/__init__.py": "",
    "contracts/public.py": "import mainstay.contracts.services",
    "contracts/services.py": "import mainstay.contracts.models",
    "contracts/models.py": "import django.db.models",
    "contracts/rules/__init__.py": "",
    "contracts/rules/levels.py": "import pydantic",
    "contracts/tests/__init__.py": "",
    "contracts/tests/make.py": "import mainstay.contracts.models",
    "directory/public.py": "import mainstay.kernel.errors",
    "kernel/errors.py": "",
    "kernel/models.py": "",
    "kernel/time.py": "import zoneinfo",
}


def settings() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)["tool"]["importlinter"]
    return tables


def write(source: Path, name: str, text: str) -> None:
    path = source / name
    for folder in (path.parent, *path.parent.parents):
        if not folder.is_relative_to(source):
            break
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    path.write_text(f"{text}\n", encoding="utf-8")


def lint(tree: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the project's own settings on the tree."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache", "--contract", contract]
    env = os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def clean_tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in CLEAN.items():
        write(tmp_path / SOURCE, name, text)
    return tmp_path


@pytest.mark.parametrize("contract", [contract["id"] for contract in settings()["contracts"]])
def test_tree_keeps_contract(contract: str) -> None:
    answer = lint(ROOT, contract)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("contract", [contract["id"] for contract in settings()["contracts"]])
def test_clean_tree_keeps_contract(clean_tree: Path, contract: str) -> None:
    answer = lint(clean_tree, contract)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("seed", SEEDS)
def test_wrong_import_is_caught(clean_tree: Path, seed: str) -> None:
    file, statement = SEEDS[seed]
    write(clean_tree / SOURCE, file, statement)
    answer = lint(clean_tree, seed.partition(",")[0])
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "0 kept, 1 broken" in answer.stdout, answer.stdout
    assert file.removesuffix(".py").replace("/", ".").removesuffix(".public") in answer.stdout


def test_every_module_is_listed() -> None:
    modules = {path.parent.name for path in (ROOT / SOURCE).glob("*/__init__.py")}
    assert {name for line in layers() for name in line} == modules | {"__main__"}


def test_every_module_keeps_the_room_order() -> None:
    rooms = next(contract for contract in settings()["contracts"] if contract["id"] == "room-order")
    modules = {f"mainstay.{name}" for line in layers() for name in line}
    assert set(rooms["containers"]) == modules - {"mainstay.__main__", "mainstay.config", "mainstay.kernel"}


def test_no_contract_has_exceptions() -> None:
    for contract in settings()["contracts"]:
        assert "ignore_imports" not in contract
        assert set(contract.get("exhaustive_ignores", [])) <= {"migrations", "tests"}
