"""`mainstay bench`: measure the budgets of the design; needs the source tree, where `bench/` lies."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[4]
SLOW, BAD_INPUT = 1, 2


@click.command()
@click.argument("names", nargs=-1)
@click.option("--list", "only_list", is_flag=True, help="Name the rows and measure nothing.")
def command(names: tuple[str, ...], only_list: bool) -> None:
    """Measure the rows NAMES of the budget table, all of them unless told, and print JSON.

    A name may be the first part of several: `desk` stands for all rows whose names begin with `desk, `.

    Exit 0 when every budget is met, 1 when one is not, 2 for a row that does not exist.
    """
    rows = _rows()
    meant = [row for name in names for row in _meant(name, rows)]
    unknown = [name for name in names if not _meant(name, rows)]
    if unknown:
        click.echo(f"mainstay bench: no row {unknown[0]!r}; there are: {', '.join(sorted(rows))}", err=True)
        sys.exit(BAD_INPUT)
    if only_list:
        click.echo("\n".join(rows))
        return
    told = {name: rows[name].measured() for name in meant or rows}
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    sys.exit(0 if all(one["met"] for one in told.values()) else SLOW)


def _meant(name: str, rows: dict[str, Any]) -> list[str]:
    return [name] if name in rows else [row for row in rows if row.startswith(f"{name}, ")]


def _rows() -> dict[str, Any]:
    """Import every file of `bench/`; each enters its rows into the registry."""
    folder = ROOT / "bench"
    if not folder.is_dir():
        click.echo("mainstay bench: bench/ is part of the source tree; run it from there", err=True)
        sys.exit(BAD_INPUT)
    sys.path.insert(0, str(ROOT))
    for path in sorted(folder.glob("[!_]*.py")):
        import_module(f"bench.{path.stem}")
    rows: dict[str, Any] = import_module("bench.registry").ROWS
    return rows
