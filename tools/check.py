"""Runs every check, cheapest first, and says what ran and how long it took: `python -m tools.check [NAME ...]`."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
# An address that nothing listens on: a rules test that reaches for the database fails.
NO_DATABASE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
# What a check ends with when it could not be made: it is neither passed nor failed, and the summary says so.
PASSED, NOT_MADE = 0, 75


@dataclass(frozen=True)
class Step:
    """One check: its name, the command, what it proves, and extra environment."""

    name: str
    command: Sequence[str]
    proves: str
    environment: tuple[tuple[str, str], ...] = ()


def _python(*words: str) -> list[str]:
    return [sys.executable, *words]


def _program(name: str, *words: str) -> list[str]:
    return [str(PROGRAMS / name), *words]


def _npm(script: str) -> list[str]:
    return _program("npm", "--prefix", "web", "run", "--silent", script)


def _rules_tests() -> list[str]:
    """The folders and files that hold the tests of rules."""
    source = ROOT / "src" / "mainstay"
    found = [*source.glob("*/tests/rules"), *source.glob("*/tests/test_rules*.py")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def steps() -> list[Step]:
    """The checks in the order in which they run."""
    pytest = ("-m", "pytest", "-q")
    rules = _rules_tests()
    seen = [f"--ignore={path}" for path in ("tests/architecture", *rules)]
    return [
        Step("format", _program("ruff", "format", "--check", "."), "Python is formatted"),
        Step("lint", _program("ruff", "check", "."), "no lint in Python"),
        Step(
            "imports",
            _program("lint-imports", "--no-logo", "--no-cache"),
            "module order, room order, front doors, pure rules",
        ),
        Step("shape", _python(*pytest, "tests/architecture"), "the shape of the tree, each check seen to catch"),
        Step("rules", _python(*pytest, *rules), "rules, without a database", tuple(NO_DATABASE.items())),
        Step("audit", _python("-m", "tools.audit"), "no package in the locks is known to be weak"),
        Step("types", _program("mypy"), "mypy strict with django-stubs"),
        Step("migrations", _python(*pytest, "-n0", "tests/architecture/test_migrations.py"), "no migration is missing"),
        Step("schema", _python("-m", "tools.schema", "--check"), "OpenAPI snapshot and TypeScript client in step"),
        Step("tests", _python(*pytest, *seen), "all other tests"),
        Step("web-lint", _npm("lint"), "ESLint: module boundaries, no any, 250 lines"),
        Step("web-types", _npm("typecheck"), "TypeScript"),
        Step("web-tests", _npm("test"), "Vitest"),
        Step("running", _python(*pytest, "-n0", "-m", "running"), "`mainstay up` starts, survives and cleans up"),
        Step(
            "hostile",
            _python(*pytest, "-n2", "-m", "hostile", "tests/hostile"),
            "no request of any role breaks the server, leaves a trace when refused, or reads another contract",
        ),
        Step(
            "durability",
            _python(*pytest, "-n0", "-m", "durability", "tests/running"),
            "what was answered is kept, whatever is killed",
        ),
        Step("journeys", _python(*pytest, "-n0", "-m", "journey"), "the built product in a browser, with axe"),
        Step("docs", _python("-m", "tools.docs"), "documentation builds, its links lead somewhere"),
    ]


def run(step: Step) -> tuple[int, float]:
    """Run one check and stream what it prints; what it ended with, and the seconds it took."""
    print(f"\n== {step.name}: {step.proves}\n   {' '.join(step.command)}", flush=True)
    path = f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"PATH": path} | dict(step.environment)
    started = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, env=environment, check=False)
    return done.returncode, time.monotonic() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when no check failed, 1 when one failed, 2 for an unknown name."""
    every = steps()
    parser = argparse.ArgumentParser(description="Run the checks, cheapest first.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(step.name for step in every))
    parser.add_argument("--stop", action="store_true", help="stop at the first check that fails")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="leave a check out")
    options = parser.parse_args(arguments)
    if unknown := {*options.names, *options.without} - {step.name for step in every}:
        parser.error(f"no check is called {', '.join(sorted(unknown))}")
    chosen = [
        step for step in every if step.name not in options.without and (not options.names or step.name in options.names)
    ]
    results: list[tuple[Step, int, float]] = []
    for step in chosen:
        ended, seconds = run(step)
        results.append((step, ended, seconds))
        if options.stop and ended not in (PASSED, NOT_MADE):
            break
    print("\n== summary")
    for step, ended, seconds in results:
        word = {PASSED: "ok", NOT_MADE: "not made"}.get(ended, "FAILED")
        print(f"{word:8} {seconds:7.1f} s  {step.name}: {step.proves}")
    return 0 if all(ended in (PASSED, NOT_MADE) for _, ended, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
