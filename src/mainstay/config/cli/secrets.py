"""`mainstay secrets`: the two secrets that guard personal data; those that need a database find it when they run."""

from importlib import import_module

import click

from mainstay.config.attached import running_database
from mainstay.config.cli import set_up, use_as_runtime
from mainstay.config.env import environment
from mainstay.config.speech import say
from mainstay.config.state import holding, state
from mainstay.kernel.holding import Which


@click.group()
def command() -> None:
    """The two secrets that guard stored personal data."""


@command.command("init")
def init() -> None:
    """Make the secrets that are missing, each in a file of its own, before the first start.

    `mainstay up` and `mainstay migrate` do so too; this is for putting them apart first.
    """
    made = holding(environment(), state()).make_missing()
    for path in made:
        say(f"已生成 {path}，请另行备份。", f"Made {path}. Keep a copy of it apart.")
    if not made:
        say("两个密钥均已就绪。", "Both secrets are there already.")


@command.command("status")
@click.pass_context
def status(ctx: click.Context) -> None:
    """Say which data keys there are and whether the secrets in place open them; ends with 1 when they do not."""
    ctx.invoke(_with_database(ctx, "status"))


@command.command("rotate")
@click.argument("which", type=click.Choice([which.value for which in Which]))
@click.pass_context
def rotate(ctx: click.Context, which: str) -> None:
    """Replace one of the two secrets. No row is written anew, and whatever runs goes on running.

    A data secret from the environment is printed once, for its holder to put there; then comes `retire`.
    """
    ctx.invoke(_with_database(ctx, "rotate"), which=which)


@command.command("retire")
@click.pass_context
def retire(ctx: click.Context) -> None:
    """End a rotation: only the secrets in place open the data keys from now on."""
    ctx.invoke(_with_database(ctx, "retire"))


@command.command("add-key")
@click.pass_context
def add_key(ctx: click.Context) -> None:
    """Make a further data key for what is sealed from now on; processes take it up when they start."""
    ctx.invoke(_with_database(ctx, "add_key"))


def _with_database(ctx: click.Context, name: str) -> click.Command:
    use_as_runtime(ctx.with_resource(running_database()))
    set_up("secrets")
    found: click.Command = getattr(import_module("mainstay.config.cli.secrets_store"), name)
    return found
