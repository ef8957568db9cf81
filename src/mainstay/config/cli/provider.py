"""`mainstay provider`: the keys that identity tokens are signed with."""

import click

from mainstay.config.speech import say
from mainstay.kernel.time import now, written
from mainstay.provider.public import rotate


@click.group()
def command() -> None:
    """The OpenID provider."""


@command.command("rotate")
@click.option("--at-once", is_flag=True, help="For a key that has leaked: what it has signed counts no longer.")
def rotate_key(at_once: bool) -> None:
    """Make a new signing key; it is published now and signs two hours later, when other systems know it."""
    kid, begins = rotate(now=now(), at_once=at_once)
    say(f"新签名密钥 {kid}，自 {written(begins)} 起使用。", f"New key {kid}; it signs from {written(begins)}.")
