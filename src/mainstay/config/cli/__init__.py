"""The command `mainstay`: each subcommand is loaded when it is asked for, with just what it needs."""

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import click
import django

from mainstay.config.attached import running_database
from mainstay.config.bus_server import resolve
from mainstay.config.cluster import ClusterError
from mainstay.config.databases import Databases
from mainstay.config.env import BadSetting, environment
from mainstay.config.roles import RoleMissing
from mainstay.config.speech import language
from mainstay.config.state import state
from mainstay.kernel.errors import MainstayError
from mainstay.kernel.fence import serve

BAD_INPUT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A subcommand: its line of help, and what is made ready before its module is imported.

    `reads` where the command itself reads the database; a worker's loops and jobs say so each for itself.
    """

    help: str
    django: bool = False
    database: bool = False
    reads: bool = True


COMMANDS = {
    "up": Entry("Start everything and keep it running until Ctrl-C."),
    "web": Entry("Serve the web port only."),
    "gateway": Entry("Hold the long connections of open pages."),
    "worker": Entry("Work in the background: jobs, timers, messages.", django=True, reads=False),
    "migrate": Entry("Bring the database to the present schema, as its owner."),
    "reset": Entry("Remove the embedded database and the demonstration."),
    "seed": Entry("Write the example contracts and a demonstration year.", django=True, database=True),
    "user": Entry("People and their passwords.", django=True, database=True),
    "secrets": Entry("The two secrets that guard stored personal data."),
    "contract": Entry("Draft, check, load and export contract files."),
    "provider": Entry("Keys of the OpenID provider.", django=True, database=True),
    "clocks": Entry("Evaluate one case offline."),
    "whatif": Entry("Judge cases under other terms, or simulate a year, offline."),
    "statement": Entry("Compute the statement of a period.", django=True, database=True),
    "sign": Entry("Sign heads of the ledger now.", django=True, database=True),
    "export": Entry("Write the ledger of a case or of a contract as one file.", django=True, database=True),
    "verify": Entry("Check an exported ledger offline, or the one in the database."),
    "refresh": Entry("Compute the cases anew after a change of holiday tables.", django=True, database=True),
    "bench": Entry("Measure the budgets of the design."),
}


class Commands(click.Group):
    """Finds a subcommand's module by its name; a module offers it as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The subcommands that are installed."""
        return [name for name in COMMANDS if find_spec(f"{__name__}.{name}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make ready what the subcommand needs, then import it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        entry = COMMANDS[cmd_name]
        if entry.database and not {"--help", "-h"} & set(sys.argv):
            use_as_runtime(ctx.with_resource(running_database()))
        if entry.django:
            set_up(cmd_name) if entry.reads else start_django()
        found: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table's lines of help, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


def start_django() -> None:
    """Django, which reads for nobody so far."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
    django.setup()


def set_up(command: str) -> None:
    """Django for a command, which reads as the part of the system that it is."""
    start_django()
    serve(f"command {command}")


def use_as_runtime(databases: Databases) -> None:
    """Point this process, and what it starts, at the application's role only."""
    os.environ.pop("DATABASE_URL", None)
    os.environ["RUNTIME_DATABASE_URL"] = databases.runtime
    if bus := resolve(environment(), state()):
        os.environ.setdefault("MAINSTAY_NATS_URL", bus.announce)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mainstay")
def mainstay() -> None:
    """Mainstay (砥柱) runs service contracts: clauses become clocks, duties and money."""


def main() -> None:
    """Run a command; people see a sentence, not a traceback, for what they can put right."""
    try:
        mainstay()
    except MainstayError as error:
        click.echo(error.detail(language()), err=True)
        sys.exit(BAD_INPUT)
    except (BadSetting, ClusterError, RoleMissing) as error:
        click.echo(f"mainstay: {error}", err=True)
        sys.exit(BAD_INPUT)
