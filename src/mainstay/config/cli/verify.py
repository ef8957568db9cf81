"""`mainstay verify`: every chain whole, every case what its entries give."""

import sys

import click

from mainstay.config.env import environment
from mainstay.desk.public import check_cases


@click.command()
def command() -> None:
    """Check the ledger of every case: the chain of its entries, and that replaying them gives its row.

    Ends with 1 and names the first entry of each case that is not as it was written.
    """
    chinese = environment().text("LANG").startswith("zh")
    cases = entries = wrong = 0
    for batch in check_cases():
        cases, entries = cases + batch.cases, entries + batch.entries
        for finding in batch.findings:
            wrong += 1
            click.echo(finding.zh if chinese else finding.en)
        if sys.stderr.isatty():
            click.echo(f"{cases} cases, {entries} entries\r", nl=False, err=True)
    click.echo(f"{cases} cases, {entries} entries checked: " + (f"{wrong} not as written" if wrong else "all whole"))
    if wrong:
        sys.exit(1)
