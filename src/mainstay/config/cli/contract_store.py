"""`mainstay contract load` and `export`: imported when a database is at hand."""

import sys
from typing import IO

import click

from mainstay.config.cli.contract_words import finding_lines, name_of, problem_lines, read_limited
from mainstay.config.speech import language
from mainstay.contracts.public import export_contract, load_contract
from mainstay.kernel.errors import Malformed
from mainstay.kernel.time import now

BAD_INPUT = 2
SAID = {
    "zh": {
        "new": "已导入合同 {code} 第 {version} 版。",
        "old": "合同 {code} 第 {version} 版已在库中，未作改动。",
        "draft": "合同 {code} 第 {version} 版有错误，已存为草稿，不产生计时。",
    },
    "en": {
        "new": "Loaded version {version} of contract {code}.",
        "old": "Version {version} of contract {code} is there already; nothing changed.",
        "draft": "Version {version} of contract {code} has errors: kept as a draft, it sets no clocks.",
    },
}


@click.command("load")
@click.argument("file", type=click.File("rb"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the findings; that of LANG unless told.")
def load_command(file: IO[bytes], lang: str | None) -> None:
    """Store a contract FILE as a version; exit 1 when errors keep it a draft, 2 when it cannot be read."""
    words = language(lang)
    try:
        loaded = load_contract(read_limited(file), actor=None, now=now())
    except Malformed as refused:
        click.echo(problem_lines(name_of(file), refused.problems, words))
        sys.exit(BAD_INPUT)
    if loaded.findings:
        click.echo(finding_lines(name_of(file), loaded.findings, words))
    which = "draft" if loaded.is_draft else "new" if loaded.is_new else "old"
    click.echo(SAID[words][which].format(code=loaded.code, version=loaded.version))
    sys.exit(1 if loaded.is_draft else 0)


@click.command("export")
@click.argument("code")
@click.option("--version", "version", type=click.IntRange(min=1), help="The version in force unless told.")
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="Where to write it."
)
def export_command(code: str, version: int | None, output: IO[str]) -> None:
    """Print the file of contract CODE as it was loaded."""
    output.write(export_contract(code, version, now=now()))
