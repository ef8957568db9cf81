"""`mainstay contract`: draft, check, load and export contract files; draft, check and schema need no database."""

import json
import sys
from importlib import import_module
from typing import IO

import click

from mainstay.config.attached import running_database
from mainstay.config.cli import contract_score, set_up, use_as_runtime
from mainstay.config.cli.contract_drafting import draft_document
from mainstay.config.cli.contract_words import finding_lines, json_report, name_of, problem_lines, read_limited
from mainstay.config.speech import language
from mainstay.contracts.reading.schema import contract_schema
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.finding import Severity
from mainstay.kernel.errors import Malformed, Problem, TooLarge

FOUND, BAD_INPUT = 1, 2
STORED = {"export": "Print a contract's file as it was loaded.", "load": "Store a contract FILE as a version."}


class Files(click.Group):
    """Checks without a database; loading and exporting make one ready first, then import what needs it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Those that need no database, and the two that do."""
        return sorted([*super().list_commands(ctx), *STORED])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand; for the stored ones with Django and the application's role at hand."""
        if cmd_name not in STORED:
            return super().get_command(ctx, cmd_name)
        if not {"--help", "-h"} & set(sys.argv):
            use_as_runtime(ctx.with_resource(running_database()))
        set_up("contract")
        found: click.Command = getattr(import_module("mainstay.config.cli.contract_store"), f"{cmd_name}_command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lines of help, without making a database ready."""
        own = {name: self.commands[name].get_short_help_str(80) for name in super().list_commands(ctx)}
        with formatter.section("Commands"):
            formatter.write_dl(sorted({**own, **STORED}.items()))


@click.group(cls=Files)
def command() -> None:
    """Draft, check, load and export contract files."""


command.add_command(draft_document)


@command.command("check")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the findings; that of LANG unless told.")
def check_file(file: IO[bytes], as_json: bool, lang: str | None) -> None:
    """Print what is wrong, doubtful or chosen in a contract FILE.

    Exit 0 when there is no more than readings, 1 for errors or warnings, 2 when the file cannot be read.
    """
    words = language(lang)
    try:
        read = read_contract(read_limited(file))
    except (Malformed, TooLarge) as refused:
        problems = refused.problems or [Problem(refused.code, refused.detail("zh"), refused.detail("en"))]
        click.echo(
            json_report(name_of(file), problems, ()) if as_json else problem_lines(name_of(file), problems, words)
        )
        sys.exit(BAD_INPUT)
    findings = check(read.contract, read.lines)
    click.echo(json_report(name_of(file), (), findings) if as_json else finding_lines(name_of(file), findings, words))
    sys.exit(FOUND if any(one.severity is not Severity.READING for one in findings) else 0)


@command.command("schema")
@click.option("-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="Where to write it.")
def print_schema(output: IO[str]) -> None:
    """Print the JSON Schema of contract files."""
    output.write(json.dumps(contract_schema(), ensure_ascii=False, indent=2) + "\n")


command.add_command(contract_score.command)
