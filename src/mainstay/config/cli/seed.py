"""`mainstay seed`: the example contracts and a demonstration year."""

import sys
import time
from pathlib import Path

import click

from mainstay.config.demonstration.people import SIGN_INS, demonstration_password
from mainstay.config.demonstration.writing import load_examples, write_year
from mainstay.config.env import environment
from mainstay.config.state import CHECKOUT, state
from mainstay.desk.public import count_cases
from mainstay.directory.public import ROLES
from mainstay.kernel.time import now

EXAMPLES = CHECKOUT / "examples" / "contracts"


@click.command()
@click.option("--contracts", type=click.Path(path_type=Path, exists=True, file_okay=False), default=EXAMPLES)
@click.option("--share", type=click.FloatRange(0.01, 10), default=1.0, show_default=True, help="A part of the year.")
def command(contracts: Path, share: float) -> None:
    """Load the example contracts and write a demonstration year of about 3,000 cases into an empty desk."""
    moment, began = now(), time.monotonic()
    click.echo(f"{load_examples(contracts, now=moment)} contracts from {contracts}")
    if count_cases():
        click.echo(f"The demonstration is there already: {count_cases()} cases.")
        return
    password = demonstration_password(state(), environment().text("MAINSTAY_DEMO_PASSWORD"))
    written = 0
    for progress in write_year(password=password, now=moment, share=share):
        show(progress.written, progress.total)
        written = progress.written
    click.echo(f"\n{written} cases in {time.monotonic() - began:.0f} s")
    click.echo(f"Sign in with the password  {password}  as:")
    for login, _, role in SIGN_INS:
        click.echo(f"  {login:<10}{ROLES[role].zh}  {ROLES[role].en}")


def show(done: int, total: int) -> None:
    """A bar that grows in place on a terminal, a line now and then elsewhere."""
    share = done / total
    bar = "#" * round(30 * share)
    end = "\r" if sys.stdout.isatty() else "\n"
    if sys.stdout.isatty() or done == total or done % 500 < 100:
        click.echo(f"[{bar:<30}] {done}/{total}{end}", nl=False)
