"""The linters and type checkers are on: each catches a violation that is put before it."""

import subprocess
import sys
from pathlib import Path

import pytest

from .checks.tree import ROOT

PROGRAMS = Path(sys.executable).parent
ESLINT = ROOT / "web" / "node_modules" / "eslint" / "bin" / "eslint.js"
PYTHON = {
    "F401": "import os\n",
    "E501": f'WORDS = "{"a" * 130}"\n',
    "ANN001": "def answer(fault) -> None: ...\n",
    "DTZ005": "from datetime import datetime\n\nNOW = datetime.now()\n",
    "S608": 'SQL = "SELECT * FROM t WHERE a = {}".format(1)\n',
    "BLE001": "try:\n    A = 1\nexcept Exception:\n    A = 2\n",
    "T201": 'print("a")\n',
    "RUF100": "A = 1  # noqa: E501  a reason\n",
}
FRONT_END = {
    "no-explicit-any": ("src/shared/ui/Seed.tsx", "export const a: any = 1;\n"),
    "boundaries/": ("src/shared/ui/Seed.tsx", 'import { routes } from "@/modules/desk";\nexport const a = routes;\n'),
    "max-lines": ("src/app/Seed.tsx", "export const a = 1;\n" * 251),
    "jsx-a11y/alt-text": ("src/app/Seed.tsx", 'export const A = () => <img src="/a.png" />;\n'),
}


def run(*command: str, given: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("rule", PYTHON)
def test_ruff_catches(rule: str) -> None:
    answer = run(
        str(PROGRAMS / "ruff"), "check", "--stdin-filename", "src/mainstay/desk/seed.py", "-", given=PYTHON[rule]
    )
    assert answer.returncode == 1
    assert rule in answer.stdout


def test_ruff_catches_what_is_not_formatted() -> None:
    answer = run(str(PROGRAMS / "ruff"), "format", "--check", "--stdin-filename", "seed.py", "-", given="A=1\n")
    assert answer.returncode == 1


def test_mypy_catches_what_has_no_type_and_what_a_model_lacks(tmp_path: Path) -> None:
    seed = tmp_path / "seed.py"
    seed.write_text(
        "from mainstay.directory.models import Person\n\n\ndef name(x):\n    ...\n\n\nPerson.objects.get().nothing\n",
        encoding="utf-8",
    )
    cache = str(tmp_path / "cache")
    answer = run(str(PROGRAMS / "mypy"), "--config-file", "pyproject.toml", "--cache-dir", cache, str(seed))
    assert answer.returncode == 1
    assert "[no-untyped-def]" in answer.stdout
    assert '"Person" has no attribute "nothing"' in answer.stdout


@pytest.mark.skipif(not ESLINT.exists(), reason="the front end is not installed")
@pytest.mark.parametrize("rule", FRONT_END)
def test_eslint_catches(rule: str) -> None:
    name, text = FRONT_END[rule]
    command = (str(PROGRAMS / "node"), str(ESLINT), "--stdin", "--stdin-filename", name)
    answer = run(*command, given=text, folder=ROOT / "web")
    assert answer.returncode == 1
    assert rule in answer.stdout
