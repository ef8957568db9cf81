"""Writes the OpenAPI snapshot and the TypeScript client made from it, or checks that both are in step."""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import django
from django.core.serializers.json import DjangoJSONEncoder

ROOT = Path(__file__).resolve().parents[1]
SNAPSHOT = ROOT / "tests" / "snapshots" / "openapi.json"
CLIENT = ROOT / "web" / "src" / "api" / "schema.ts"
GENERATOR = ROOT / "web" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
django.setup()

from mainstay.config.api import api  # noqa: E402  models can only be imported after setup


def current() -> str:
    """The schema of the API as it is now, in a stable form."""
    schema = api.get_openapi_schema(path_prefix="/api/")
    return json.dumps(schema, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def client(snapshot: Path) -> str:
    """The TypeScript types that the generator makes of a snapshot, with the options that `npm run api` gives it."""
    if not GENERATOR.exists():
        sys.exit("web/node_modules is missing: run `make up` once, or `npm --prefix web ci`")
    node = Path(sys.executable).with_name("node")
    scripts = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))["scripts"]
    options = [word for word in shlex.split(scripts["api"])[2:] if word != "-o" and not word.endswith(".ts")]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "schema.ts"
        command = [str(node), str(GENERATOR), str(snapshot), *options, "-o", str(target)]
        done = subprocess.run(command, cwd=ROOT / "web", capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        return target.read_text(encoding="utf-8")


def stale() -> list[str]:
    """The files that differ from what the code says."""
    found = []
    if not SNAPSHOT.exists() or SNAPSHOT.read_text(encoding="utf-8") != current():
        found.append(SNAPSHOT)
    elif not CLIENT.exists() or CLIENT.read_text(encoding="utf-8") != client(SNAPSHOT):
        found.append(CLIENT)
    return [str(path.relative_to(ROOT)) for path in found]


def write() -> None:
    """Rewrite both files."""
    SNAPSHOT.write_text(current(), encoding="utf-8")
    CLIENT.parent.mkdir(parents=True, exist_ok=True)
    CLIENT.write_text(client(SNAPSHOT), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when in step or written, 1 when a file is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a file is stale")
    if not parser.parse_args(arguments).check:
        write()
        print(f"wrote {SNAPSHOT.relative_to(ROOT)} and {CLIENT.relative_to(ROOT)}")
        return 0
    found = stale()
    for name in found:
        print(f"{name} is out of step with the code: run `make schema` and read the difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
