"""`mainstay migrate`: the schema, as the owner."""

import click

from mainstay.config.databases import embedded, external
from mainstay.config.env import environment
from mainstay.config.migrating import migrate
from mainstay.config.state import state


@click.command()
@click.option("--verbosity", type=click.IntRange(0, 3), default=1, show_default=True)
def command(verbosity: int) -> None:
    """Bring the database that DATABASE_URL names, or the running embedded one, to the present schema."""
    databases = external(environment(), state()) or embedded(state())
    if databases is None:
        raise click.UsageError("no database: set DATABASE_URL, or run `mainstay up`, which migrates by itself")
    migrate(databases, verbosity=verbosity)
